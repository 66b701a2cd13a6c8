//! The register of documents as CSV and JSON.

use crate::plan::{RegisterFile, RegisterView};

/// The mark by which spreadsheets know UTF-8.
const MARK: &str = "\u{FEFF}";
/// What begins a formula; a cell that begins so would be computed, not shown.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// What stands between several things in one cell.
const BETWEEN: &str = "; ";

/// The names of the columns.
const COLUMNS: [&str; 15] = [
    "Số, ký hiệu",
    "Loại văn bản",
    "Cơ quan ban hành",
    "Ngày ban hành",
    "Ngày có hiệu lực",
    "Ngày hết hiệu lực",
    "Tình trạng",
    "Trích yếu",
    "Người ký",
    "Chuyên mục",
    "Thực hiện, căn cứ",
    "Thay thế",
    "Sửa đổi, bổ sung",
    "Địa chỉ",
    "Tệp (SHA-256)",
];

/// The register as CSV (RFC 4180) that spreadsheets open as it is: with a byte order mark, ISO
/// dates, and no cell that would be taken for a formula.
pub(super) fn csv(view: &RegisterView) -> Vec<u8> {
    let mut text = MARK.to_owned();
    row(&mut text, COLUMNS);
    for document in &view.documents {
        let optional = |text: &'_ Option<String>| text.clone().unwrap_or_default();
        let files: Vec<String> = document.files.iter().map(file).collect();
        row(
            &mut text,
            [
                &*document.number,
                &optional(&document.kind),
                &document.issuer,
                &document.issued,
                &optional(&document.effective),
                &optional(&document.ended),
                document.force_label,
                &document.subject,
                &optional(&document.signer),
                &document.categories.join(BETWEEN),
                &document.implements.join(BETWEEN),
                &document.replaces.join(BETWEEN),
                &document.amends.join(BETWEEN),
                &document.url,
                &files.join(BETWEEN),
            ],
        );
    }
    text.into_bytes()
}

/// The register as JSON.
pub(super) fn json(view: &RegisterView) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(view).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn file(file: &RegisterFile) -> String {
    match &file.sha256 {
        Some(sum) => format!("{} ({sum})", file.url),
        None => file.url.clone(),
    }
}

fn row<const N: usize>(out: &mut String, cells: [&str; N]) {
    for (place, text) in cells.into_iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        cell(out, text);
    }
    out.push_str("\r\n");
}

/// Writes a cell, in quotes where it needs them; what would be a formula is made text.
fn cell(out: &mut String, text: &str) {
    let is_formula = text.trim_start_matches(' ').starts_with(FORMULA);
    let quoted = is_formula || text.contains([',', '"', '\n', '\r', ';']);
    if !quoted {
        return out.push_str(text);
    }
    out.push('"');
    if is_formula {
        out.push('\'');
    }
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_text_whatever_they_hold() {
        let check = |text: &str, expect: &str| {
            let mut out = String::new();
            cell(&mut out, text);
            assert_eq!(out, expect);
        };
        check("", "");
        check("36/KH-UBND", "36/KH-UBND");
        check("Sở Nội vụ, tỉnh", "\"Sở Nội vụ, tỉnh\"");
        check("gọi là \"một cửa\"", "\"gọi là \"\"một cửa\"\"\"");
        check("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"");
        for start in ["+", "-", "@", "\t", "\r", " ="] {
            check(&format!("{start}1"), &format!("\"'{start}1\""));
        }
        check("hai\ndòng", "\"hai\ndòng\"");
    }
}
