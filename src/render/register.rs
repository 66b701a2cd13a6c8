//! The register of documents as CSV.

use crate::base::csv_text::{self, CsvText};
use crate::plan::{RegisterFile, RegisterView};

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

/// The register as CSV that spreadsheets open as it is, with ISO dates.
pub(super) fn csv(view: &RegisterView) -> Vec<u8> {
    let mut table = CsvText::new(csv_text::SEPARATOR);
    table.row(COLUMNS);
    for document in &view.documents {
        let optional = |text: &'_ Option<String>| text.clone().unwrap_or_default();
        let files: Vec<String> = document.files.iter().map(file).collect();
        table.row([
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
        ]);
    }
    table.finish().into_bytes()
}

fn file(file: &RegisterFile) -> String {
    match &file.sha256 {
        Some(sum) => format!("{} ({sum})", file.url),
        None => file.url.clone(),
    }
}
