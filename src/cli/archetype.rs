//! Archetypes: what a new article or document looks like before its writer begins.
//!
//! The hints in them are Vietnamese, like the content they stand in. Whatever the title holds,
//! the head reads back as it was given: a property test proves it against the YAML parser.

use super::catalogue::fill;
use crate::base::Route;
use crate::base::date::Moment;
use crate::base::viet;

const ARTICLE: &str = include_str!("archetypes/article.md");
const DOCUMENT: &str = include_str!("archetypes/document.md");

/// The longest slug of a file name, in bytes.
const LONGEST_SLUG: usize = 80;

/// A file to be written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NewFile {
    /// Its path in the site.
    pub(super) path: String,
    /// Its text.
    pub(super) text: String,
}

/// A new article. Its file begins with the date, which is no part of its address, so that files
/// stand in order and the address stays when the date is changed.
pub(super) fn article(title: &str, now: Moment) -> NewFile {
    let date = now.date();
    let slug = file_slug(title, "bai-moi");
    let filled = [("title", &*quoted(title)), ("date", &*now.rfc3339())];
    NewFile {
        path: format!("content/bai-viet/{:04}/{date}-{slug}.md", date.year()),
        text: fill(ARTICLE, &filled),
    }
}

/// A new document. Numbers begin again every year, so its file is named after both, unless the
/// number tells the year itself.
pub(super) fn document(number: &str, subject: Option<&str>, now: Moment) -> NewFile {
    let year = format!("{:04}", now.date().year());
    let mut slug = file_slug(number, "van-ban");
    if !number.split('/').any(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit())) {
        slug = format!("{slug}-{year}");
    }
    let subject = subject.unwrap_or("Trích yếu nội dung văn bản");
    let date = now.date().to_string();
    let filled = [("number", &*quoted(number)), ("subject", &*quoted(subject)), ("date", &*date)];
    NewFile { path: format!("content/van-ban/{slug}.md"), text: fill(DOCUMENT, &filled) }
}

/// A slug that can be a file name and an address on every system.
fn file_slug(text: &str, otherwise: &str) -> String {
    let slug = viet::slug_limited(text, LONGEST_SLUG);
    if slug.is_empty() {
        otherwise.to_owned()
    } else if Route::new(&format!("{slug}/")).is_err() {
        // Such as "con", which Windows keeps for itself.
        format!("{slug}-{otherwise}")
    } else {
        slug
    }
}

/// A YAML string in double quotes on one line (YAML 1.2, section 7.3.1), whatever it holds.
/// Characters that cannot be seen are escaped, so that cleaning the file leaves them alone.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if is_unseen(c) => match u32::from(c) {
                code @ ..=0xff => quoted.push_str(&format!("\\x{code:02x}")),
                code @ ..=0xffff => quoted.push_str(&format!("\\u{code:04x}")),
                code => quoted.push_str(&format!("\\U{code:08x}")),
            },
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether a character is not printable in YAML, ends a line in it, or is removed or replaced
/// when a file is read.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{A0}' | '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}')
        || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::{self, Zone};
    use proptest::prelude::*;
    use serde_yaml::Value;

    fn now() -> Moment {
        date::parse("2026-10-31 07:30", Zone::vietnam()).unwrap()
    }

    fn head(file: &NewFile) -> Value {
        let text = file.text.strip_prefix("---\n").unwrap();
        let (head, body) = text.split_once("\n---\n").unwrap();
        assert_eq!(body, "\n");
        serde_yaml::from_str(head).unwrap()
    }

    #[test]
    fn an_article_is_a_dated_draft() {
        let check = |title: &str, path: &str| {
            let file = article(title, now());
            assert_eq!(file.path, path);
            let head = head(&file);
            assert_eq!(head["title"], title);
            assert_eq!(head["date"], "2026-10-31T07:30:00+07:00");
            assert_eq!(head["draft"], true);
            assert_eq!(head["form"], "tin");
        };
        let path = |slug: &str| format!("content/bai-viet/2026/2026-10-31-{slug}.md");
        check("Kế hoạch số 36: tuyên truyền", &path("ke-hoach-so-36-tuyen-truyen"));
        check("---", &path("bai-moi"));
        check("😀", &path("bai-moi"));
        check("\"C:\\con\" # {title}\n---\n\u{1b}\u{202E}", &path("c-con-title"));
        check("Con", &path("con-bai-moi"));
        check(&"dài ".repeat(60), &path(&["dai"; 20].join("-")));
    }

    #[test]
    fn a_document_is_named_after_number_and_year() {
        let check = |number: &str, path: &str| {
            let file = document(number, None, now());
            assert_eq!(file.path, path);
            assert_eq!(head(&file)["number"], number);
            assert_eq!(head(&file)["draft"], true);
        };
        check("36/KH-UBND", "content/van-ban/36-kh-ubnd-2026.md");
        check("30/2020/NĐ-CP", "content/van-ban/30-2020-nd-cp.md");
        let file = document("36/KH-UBND", Some("Tuyên truyền: năm 2026"), now());
        assert_eq!(head(&file)["subject"], "Tuyên truyền: năm 2026");
    }

    proptest! {
        #[test]
        fn any_title_reads_back_as_it_was_given(
            title in "(\\PC|[\\x00-\\x1f\\x7f-\\xa0]|[\"'\\\\#:{}\\-\u{2028}\u{FEFF}\u{202E}😀\u{301}]){0,40}"
        ) {
            prop_assert_eq!(&head(&article(&title, now()))["title"], &*title);
            prop_assert_eq!(&head(&document(&title, Some(&title), now()))["subject"], &*title);
        }

        #[test]
        fn cleaning_the_file_leaves_the_title_alone(title in "(\\PC|[\\x00-\\x1f]|[ -~]){0,40}") {
            let title = viet::clean(&title).text.replace('Ð', "D");
            let file = article(&title, now());
            prop_assert_eq!(viet::clean(&file.text).text, &*file.text);
        }
    }
}
