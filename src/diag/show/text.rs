//! For people: what is wrong, how to put it right, and the line with a caret.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Counts, Listing, Shown, one_line};
use crate::base::Span;
use crate::base::text::SourceText;
use crate::diag::{Language, Severity};

/// Each note with the fix first, then its place and the line on disk with a caret; the last line
/// counts errors and warnings. `color` adds the colours of a terminal. Empty without notes.
#[must_use]
pub fn text(listing: &Listing, color: bool) -> String {
    if listing.notes.is_empty() {
        return String::new();
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for shown in listing.shown() {
        out.push_str(&renderer.render(&[group(listing, &shown)]));
        out.push_str("\n\n");
    }
    out.push_str(&Counts::of(listing.notes).words(listing.language));
    out.push_str(".\n");
    out
}

fn group<'a>(listing: &Listing, shown: &Shown<'a>) -> Group<'a> {
    let note = shown.note;
    let language = listing.language;
    let level = match note.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::INFO,
    };
    let title = level
        .with_name(note.severity.label(language))
        .primary_title(one_line(&note.message(language)))
        .id(note.rule.id);
    let mut group = Group::with_title(title);
    let hint = one_line(&note.hint(language));
    if !hint.is_empty() {
        group = group.element(Level::HELP.with_name(fix_label(language)).message(hint));
    }
    let Some(place) = &note.place else { return group };
    let path = listing.path(place);
    let span = place.span.as_ref();
    match (shown.text, shown.range, span) {
        (Some(text), Some((start, _)), Some(span)) => {
            let (line, range) = first_line(text, span);
            group.element(
                Snippet::source(line)
                    .line_start(start.line)
                    .path(path)
                    .annotation(AnnotationKind::Primary.span(range)),
            )
        }
        _ => group.element(Origin::path(path)),
    }
}

fn fix_label(language: Language) -> &'static str {
    language.pick("cách sửa", "fix")
}

/// The line on disk where a span begins, and what of the span stands on that line.
fn first_line<'a>(text: &'a SourceText, span: &Span) -> (&'a str, Span) {
    let disk = text.on_disk();
    let at = text.span_on_disk(span);
    let ends = |c| matches!(c, '\n' | '\r');
    let (before, after) = disk.split_at_checked(at.start).unwrap_or((disk, ""));
    let line_start = before.rfind(ends).map_or(0, |end| end + 1);
    let line_end = at.start + after.find(ends).unwrap_or(after.len());
    let line = disk.get(line_start..line_end).unwrap_or("");
    let unmarked = line.trim_start_matches('\u{feff}');
    let start = (at.start - line_start).saturating_sub(line.len() - unmarked.len());
    let length = at.end.min(line_end).saturating_sub(at.start);
    (unmarked, start..(start + length).min(unmarked.len()))
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn people_see_the_fix_and_the_place() {
        let shown = fixture::show(Language::Vietnamese, |listing| text(listing, false));
        let expect = "\
lỗi[missing-date]: Bài chưa có ngày đăng.
 |
 = cách sửa: Thêm dòng `date: 2026-10-31`, hoặc đặt tên tệp bắt đầu bằng ngày: `2026-10-31-ten-bai.md`.
--> demo/content/bai-viet/tin.md

lỗi[unknown-category]: Không có chuyên mục “cai-cach”.
  |
  = cách sửa: Các chuyên mục khai báo trong site.yaml: `chi-so`, `hoi-dap`.
 --> demo/content/bai-viet/tin.md:3:14
  |
3 | categories: [cai-cach, tie\u{302}\u{301}n-do]
  |              ^^^^^^^^

lỗi[unknown-category]: Không có chuyên mục “tiến-do”.
  |
  = cách sửa: Có phải ý bạn là `tien-do`? Các chuyên mục khai báo trong site.yaml: `chi-so`, `hoi-dap`.
 --> demo/content/bai-viet/tin.md:3:24
  |
3 | categories: [cai-cach, tie\u{302}\u{301}n-do]
  |                        ^^^^^^^

cảnh báo[empty-link]: Liên kết “ở đây” không có địa chỉ.
  |
  = cách sửa: Điền địa chỉ trong ngoặc tròn, hoặc bỏ liên kết.
 --> demo/content/bai-viet/tin.md:6:5
  |
6 | Xem [ở đây]().
  |     ^^^^^^^^^

cảnh báo[no-settings]: Trang chưa có tệp site.yaml.
 |
 = cách sửa: Tạo site.yaml với ít nhất `title` và `base_url`; thiếu `base_url` thì không có RSS, sơ đồ trang và liên kết chuẩn.

3 lỗi, 2 cảnh báo.
";
        assert_eq!(shown, expect, "\n{shown}");
    }

    #[test]
    fn colour_changes_no_words() {
        let plain = fixture::show(Language::English, |listing| text(listing, false));
        let styled = fixture::show(Language::English, |listing| text(listing, true));
        assert!(styled.contains('\u{1b}'));
        assert_eq!(anstream::adapter::strip_str(&styled).to_string(), plain);
    }
}
