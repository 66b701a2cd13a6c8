//! What is wrong with a YAML text, as notes with the fix for the slip that probably caused it.

use super::{Note, Notes, Place, rules};
use crate::base::SitePath;
use crate::base::viet;
use crate::base::yaml::{Guess, Problem, ProblemKind};

/// The notes for the problems of a file's YAML, in order.
#[must_use]
pub fn yaml_notes(file: &SitePath, text: &str, problems: &[Problem]) -> Notes {
    // A blank after `#` shows that a comment is meant.
    let is_meant =
        |problem: &&Problem| matches!(problem.kind, ProblemKind::CommentCutsValue { tight: false });
    problems
        .iter()
        .filter(|problem| !is_meant(problem))
        .map(|problem| note(file, text, problem))
        .collect()
}

fn note(file: &SitePath, text: &str, problem: &Problem) -> Note {
    let (note, guess, detail) = match &problem.kind {
        ProblemKind::DuplicateKey { key, .. } => {
            (Note::new(&rules::DUPLICATE_KEY).with("key", key), None, "")
        }
        ProblemKind::Syntax { detail, guess } => {
            (Note::new(&rules::YAML_SYNTAX), guess.as_ref(), detail.as_str())
        }
        ProblemKind::TooLarge { limit } => {
            let limit = viet::format_bytes(*limit as u64);
            (Note::new(&rules::HEAD_TOO_LARGE).with("limit", limit), None, "")
        }
        ProblemKind::TooDeep { limit } => {
            (Note::new(&rules::HEAD_TOO_DEEP).with("limit", limit.to_string()), None, "")
        }
        ProblemKind::TooManyAliases => (Note::new(&rules::YAML_SYNTAX), None, "too many aliases"),
        ProblemKind::NotAMap { guess } => {
            (Note::new(&rules::YAML_SYNTAX), guess.as_ref(), "not a list of `name: value`")
        }
        ProblemKind::CommentCutsValue { .. } => {
            let key = key_of_line(text, problem.span.start);
            (Note::new(&rules::COMMENT_IN_VALUE).with("key", key), None, "")
        }
    };
    let [detail_vi, detail_en, fix_vi, fix_en] = advice(guess, detail);
    note.at(Place::at(file, problem.span.clone()))
        .with("detail", detail_vi)
        .with("detail_en", detail_en)
        .with("fix", fix_vi)
        .with("fix_en", fix_en)
}

/// The key of the line that holds byte `at`, for messages.
fn key_of_line(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or("");
    let line = before.rsplit('\n').next().unwrap_or("");
    line.split(':').next().unwrap_or("").trim().trim_start_matches("- ").to_owned()
}

/// What happened and what to do, in Vietnamese and English.
fn advice(guess: Option<&Guess>, detail: &str) -> [String; 4] {
    let four = |a: &str, b: &str, c: String, d: String| [a.to_owned(), b.to_owned(), c, d];
    let Some(guess) = guess else {
        return four(
            &format!("cú pháp không đúng (bộ đọc YAML báo: {detail})"),
            detail,
            "Kiểm tra dấu hai chấm, dấu nháy và thụt dòng ở dòng này.".into(),
            "Check colons, quotes and indents on this line.".into(),
        );
    };
    match guess {
        Guess::ColonInValue { key, value } => {
            let quoted = value.replace('\\', "\\\\").replace('"', "\\\"");
            four(
                "giá trị có dấu hai chấm nhưng không nằm trong dấu nháy",
                "the value holds a colon but is not in quotes",
                format!("Đặt giá trị trong dấu nháy: `{key}: \"{quoted}\"`."),
                format!("Put the value in quotes: `{key}: \"{quoted}\"`."),
            )
        }
        Guess::TabIndent => four(
            "dòng thụt vào bằng phím Tab",
            "the line is indented with a tab",
            "Thay phím Tab bằng hai dấu cách.".into(),
            "Use two spaces instead of the tab.".into(),
        ),
        Guess::NoBreakSpace => four(
            "có dấu cách không ngắt (thường do chép từ Word)",
            "there is a no-break space (often pasted from Word)",
            "Xóa dấu cách đó và gõ lại dấu cách thường.".into(),
            "Delete that space and type an ordinary one.".into(),
        ),
        Guess::UnclosedQuote => four(
            "dấu nháy mở ra mà không đóng lại",
            "a quote is opened and never closed",
            "Thêm dấu nháy ở cuối giá trị.".into(),
            "Close the quote at the end of the value.".into(),
        ),
        other => rare_advice(other, detail),
    }
}

fn rare_advice(guess: &Guess, detail: &str) -> [String; 4] {
    let four = |a: String, b: String, c: &str, d: &str| [a, b, c.to_owned(), d.to_owned()];
    match guess {
        Guess::TextAfterQuote => four(
            "còn chữ sau dấu nháy đóng".into(),
            "text goes on after the closing quote".into(),
            "Đặt cả giá trị trong một cặp dấu nháy; dấu nháy bên trong viết là \\\".",
            "Put the whole value in one pair of quotes; write quotes inside as \\\".",
        ),
        Guess::UnclosedBracket(bracket) => four(
            format!("dấu `{bracket}` mở ra mà không đóng lại"),
            format!("`{bracket}` is opened and never closed"),
            "Đóng ngoặc, hoặc đặt cả giá trị trong dấu nháy.",
            "Close the bracket, or put the whole value in quotes.",
        ),
        Guess::StartsWithSpecial(sign) => four(
            format!("giá trị bắt đầu bằng dấu `{sign}`, có nghĩa riêng trong YAML"),
            format!("the value begins with `{sign}`, which means something to YAML"),
            "Đặt cả giá trị trong dấu nháy.",
            "Put the whole value in quotes.",
        ),
        Guess::MissingSpaceAfterColon { key } => four(
            format!("thiếu dấu cách sau `{key}:`"),
            format!("a space is missing after `{key}:`"),
            "Thêm một dấu cách sau dấu hai chấm.",
            "Add a space after the colon.",
        ),
        Guess::MissingDashSpace => four(
            "thiếu dấu cách sau dấu gạch đầu dòng".into(),
            "a space is missing after the dash".into(),
            "Viết `- giá trị`.",
            "Write `- value`.",
        ),
        _ => four(
            format!("thụt dòng không khớp với các dòng trên ({detail})"),
            format!("the indent fits none of the lines above ({detail})"),
            "Thụt các dòng cùng cấp vào bằng nhau.",
            "Indent lines of the same level alike.",
        ),
    }
}
