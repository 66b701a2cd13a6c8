//! `docs/rules.md`: the table of rules, as `cchc explain` tells it.

use std::fmt::Write as _;

use cchc::diag::Language::Vietnamese;
use cchc::diag::{Note, Rule, rules};

use crate::harness::{SiteTest, check_file, contains};

const OPENING: &str = "\
# Quy tắc kiểm tra

Mọi điều chương trình kiểm tra, mỗi quy tắc một mục: vì sao có, báo thế nào, sửa ra sao. Xem trên máy:
`cchc explain TÊN` (tiếng Anh: thêm `--lang en`). Đổi mức của một quy tắc: mục `rules` trong `site.yaml`
([settings.md](settings.md#rules)). *Lỗi* phải sửa thì trang mới được đăng; *cảnh báo* nên sửa. Bản nháp chưa
đăng thì mọi lỗi chỉ là cảnh báo.

*The rules in Vietnamese; titles in English beside them. This page is written by a test from the table in
`src/diag/rules/`: `UPDATE_EXPECTED=1 cargo test --test suite rules`.*

| Quy tắc | Mức | Tiêu đề | Title |
|---|---|---|---|
";

#[test]
fn the_page_of_rules_is_the_table() {
    let mut page = OPENING.to_owned();
    for rule in rules::all() {
        page.push_str(&row(rule));
    }
    for rule in rules::all() {
        page.push_str(&section(rule));
    }
    check_file("docs/rules.md", &page);
}

fn row(rule: &Rule) -> String {
    let (id, weight) = (rule.id, rule.severity.label(Vietnamese));
    let [vi, en] = [rule.vi.title, rule.en.title].map(escaped);
    format!("| [`{id}`](#{id}) | {weight} | {vi} | {en} |\n")
}

fn section(rule: &'static Rule) -> String {
    let (note, weight) = (Note::new(rule), rule.severity.label(Vietnamese));
    let [title, about] = [rule.vi.title, rule.vi.about].map(escaped);
    let mut text = format!("\n## {}\n\n**{title}** ({weight})\n\n{about}\n", rule.id);
    let _ = write!(text, "\n- Thông báo: {}\n", escaped(&note.message(Vietnamese)));
    let hint = note.hint(Vietnamese);
    if hint.chars().any(|c| c != '…') {
        let _ = writeln!(text, "- Cách sửa: {}", escaped(&hint));
    }
    if !rule.example.is_empty() {
        let _ = write!(text, "\n```text\n{}\n```\n", rule.example.trim_end());
    }
    text
}

/// A text in which Markdown sees no marks outside of backticks.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for (number, part) in text.split('`').enumerate() {
        if number > 0 {
            escaped.push('`');
        }
        for c in part.chars() {
            if number % 2 == 0 && "<[*_".contains(c) {
                escaped.push('\\');
            }
            escaped.push(c);
        }
    }
    escaped
}

#[test]
fn the_page_shows_what_explain_prints() {
    let site = SiteTest::bare("");
    for rule in [&rules::BROKEN_LINK, &rules::MISSING_TITLE, &rules::EMPTY_BODY] {
        let said = site.run(&["explain", rule.id, "--lang", "vi"]).ends_with(0);
        let said = said.replace("\n    ", "\n");
        for part in
            [rule.vi.title, rule.vi.about, &Note::new(rule).message(Vietnamese), rule.example]
        {
            contains(&said, part);
        }
    }
}
