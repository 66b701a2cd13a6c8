//! What was made, in a line for people and in a value for programs.

use serde_json::{Value, json};

use super::catalogue::{Texts, fill};
use crate::base::date::{self, Moment};
use crate::base::viet;
use crate::build::Summary;
use crate::diag::Language;
use crate::diag::show::Counts;

/// A pass that is over, as it is told.
pub(super) struct Told<'a> {
    /// What was made.
    pub(super) summary: &'a Summary,
    /// How long it took, in seconds.
    pub(super) seconds: f64,
    /// The language.
    pub(super) language: Language,
    /// The texts in that language.
    pub(super) texts: &'a Texts,
}

impl Told<'_> {
    /// What was built and where it is, what was left out, and when it will change by itself.
    pub(super) fn built(&self, output: &str) -> String {
        let Summary { files, bytes, .. } = self.summary;
        let words = &self.texts.work;
        let built = fill(
            words.built,
            &[
                ("items", &self.items()),
                ("files", &self.counted(*files, words.units.files)),
                ("size", &self.localized(viet::format_bytes(*bytes))),
                ("seconds", &self.seconds()),
                ("output", output),
            ],
        );
        self.with_rest(built)
    }

    /// That nothing had to be built.
    pub(super) fn current(&self, output: &str) -> String {
        let words = &self.texts.work;
        let files = self.counted(self.summary.files, words.units.files);
        let filled = [
            ("items", &*self.items()),
            ("files", &*files),
            ("seconds", &*self.seconds()),
            ("output", output),
        ];
        self.with_rest(fill(words.current, &filled))
    }

    /// What was checked.
    pub(super) fn checked(&self, counts: Counts) -> String {
        let words = &self.texts.work;
        let filled = [("items", &*self.items()), ("seconds", &*self.seconds())];
        let mut checked = fill(words.checked, &filled);
        if counts == Counts::default() {
            checked.push(' ');
            checked.push_str(words.no_problems);
        }
        self.with_rest(checked)
    }

    /// What is not published, and why; empty when everything is.
    pub(super) fn withheld(&self) -> String {
        let Summary { drafts, scheduled, expired, .. } = *self.summary;
        let words = &self.texts.work;
        let items = self.list(&[
            (drafts, words.units.drafts),
            (scheduled, words.units.scheduled),
            (expired, words.units.expired),
        ]);
        if items.is_empty() { items } else { fill(words.withheld, &[("items", &items)]) }
    }

    /// The summary for programs.
    pub(super) fn value(&self, counts: Counts, published_to: Option<&str>) -> Value {
        let summary = self.summary;
        json!({
            "published": published_to.is_some(),
            "output": published_to,
            "seconds": (self.seconds * 1000.0).round() / 1000.0,
            "errors": counts.errors,
            "warnings": counts.warnings,
            "title": summary.title,
            "articles": summary.articles,
            "documents": summary.documents,
            "pages": summary.pages,
            "files": summary.files,
            "bytes": summary.bytes,
            "drafts": summary.drafts,
            "scheduled": summary.scheduled,
            "expired": summary.expired,
            "left_out": summary.left_out,
            "next_due": summary.next_due.map(|moment| moment.rfc3339()),
        })
    }

    fn with_rest(&self, mut line: String) -> String {
        let words = &self.texts.work;
        if self.summary.left_out > 0 {
            let count = self.number(self.summary.left_out);
            line.push(' ');
            line.push_str(&fill(words.left_out, &[("count", &count)]));
        }
        if let Some(moment) = self.summary.next_due {
            line.push(' ');
            line.push_str(&fill(words.next_due, &[("time", &self.time(moment))]));
        }
        line
    }

    fn items(&self) -> String {
        let Summary { articles, documents, pages, .. } = *self.summary;
        let units = &self.texts.work.units;
        let made = [(articles, units.articles), (documents, units.documents), (pages, units.pages)];
        let listed = self.list(&made);
        if listed.is_empty() { self.counted(0, units.pages) } else { listed }
    }

    /// Those of which there are any.
    fn list(&self, items: &[(usize, (&str, &str))]) -> String {
        let present = items.iter().filter(|(count, _)| *count > 0);
        let counted = present.map(|(count, unit)| self.counted(*count, *unit));
        counted.collect::<Vec<_>>().join(", ")
    }

    pub(super) fn counted(&self, count: usize, (one, many): (&str, &str)) -> String {
        format!("{} {}", self.number(count), if count == 1 { one } else { many })
    }

    fn number(&self, count: usize) -> String {
        self.localized(viet::format_integer(i64::try_from(count).unwrap_or(i64::MAX)))
    }

    fn seconds(&self) -> String {
        self.localized(viet::format_number(self.seconds, 2))
    }

    fn time(&self, moment: Moment) -> String {
        let date = match self.language {
            Language::Vietnamese => date::short(moment.date()),
            Language::English => moment.date().to_string(),
        };
        if moment.has_time() { format!("{date} {}", moment.clock()) } else { date }
    }

    /// A number as Vietnam writes it; English takes points for commas and commas for points.
    fn localized(&self, number: String) -> String {
        match self.language {
            Language::Vietnamese => number,
            Language::English => number
                .chars()
                .map(|c| match c {
                    '.' => ',',
                    ',' => '.',
                    other => other,
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Zone;
    use crate::cli::catalogue::texts;

    fn told(summary: &Summary, language: Language) -> Told<'_> {
        Told { summary, seconds: 0.1234, language, texts: texts(language) }
    }

    #[test]
    fn the_last_line_says_what_where_how_long_and_what_comes() {
        let summary = Summary {
            articles: 1046,
            documents: 9,
            pages: 1,
            files: 1130,
            bytes: 3_240_000,
            left_out: 2,
            next_due: date::parse("2026-11-15 07:00", Zone::vietnam()).ok(),
            ..Summary::default()
        };
        let check = |language, expect: &str| {
            let line = told(&summary, language).built("output/");
            assert_eq!(line.replace('\u{a0}', " "), expect);
        };
        check(
            Language::Vietnamese,
            "Đã tạo 1.046 bài, 9 văn bản, 1 trang (1.130 tệp, 3,2 MB) trong 0,12 giây → output/. \
             Bỏ lại 2 bài có lỗi. Thay đổi theo lịch tiếp theo: 15/11/2026 07:00.",
        );
        check(
            Language::English,
            "Built 1,046 articles, 9 documents, 1 page (1,130 files, 3.2 MB) in 0.12 seconds → output/. \
             Items left out because of errors: 2. Next scheduled change: 2026-11-15 07:00.",
        );
    }

    #[test]
    fn a_clean_check_says_so() {
        let summary = Summary { pages: 3, drafts: 1, ..Summary::default() };
        let told = told(&summary, Language::Vietnamese);
        assert_eq!(
            told.checked(Counts::default()),
            "Đã kiểm tra 3 trang trong 0,12 giây. Không có vấn đề nào."
        );
        let counts = Counts { errors: 1, ..Counts::default() };
        assert_eq!(told.checked(counts), "Đã kiểm tra 3 trang trong 0,12 giây.");
        assert_eq!(told.withheld(), "Không đăng: 1 bản nháp.");
        assert_eq!(told.value(counts, None)["errors"], 1);
    }
}
