//! The Vietnamese words that stand in the HTML of bodies, and lists of words that it is judged by.

use pulldown_cmark::BlockQuoteKind;

/// The name of the notes at the end of an article (chú thích).
pub(crate) const FOOTNOTES: &str = "Chú thích";

/// The id of a footnote, before its number.
pub(crate) const FOOTNOTE_ID: &str = "chu-thich-";

/// The id of the place where a footnote is referred to, before its number.
pub(crate) const REFERENCE_ID: &str = "ve-chu-thich-";

/// What a link back from a footnote is called, before its number.
pub(crate) const FOOTNOTE_BACK: &str = "Về chỗ nhắc chú thích";

/// What a scrolling table is called, before its number.
pub(crate) const TABLE: &str = "Bảng";

/// What the box of a finished task is called.
pub(crate) const TASK_DONE: &str = "Đã xong";

/// What the box of an open task is called.
pub(crate) const TASK_OPEN: &str = "Chưa xong";

/// The class and the title of an alert.
pub(crate) fn alert(kind: BlockQuoteKind) -> (&'static str, &'static str) {
    match kind {
        BlockQuoteKind::Note => ("note", "Lưu ý"),
        BlockQuoteKind::Tip => ("tip", "Mẹo"),
        BlockQuoteKind::Important => ("important", "Quan trọng"),
        BlockQuoteKind::Warning => ("warning", "Cảnh báo"),
        BlockQuoteKind::Caution => ("caution", "Thận trọng"),
    }
}

/// Whole link texts, folded, that do not say what a link opens.
pub(crate) const VAGUE_LINK_TEXTS: &[&str] = &[
    "tai day",
    "o day",
    "day",
    "tai lien ket",
    "tai lien ket nay",
    "lien ket",
    "lien ket nay",
    "duong dan",
    "link",
    "link nay",
    "xem",
    "xem o day",
    "xem tai day",
    "xem them",
    "xem them tai day",
    "xem chi tiet",
    "xem chi tiet tai day",
    "chi tiet",
    "chi tiet tai day",
    "doc tiep",
    "doc them",
    "bam vao day",
    "nhan vao day",
    "nhap vao day",
    "click",
    "click here",
    "click vao day",
    "here",
    "read more",
    "more",
];

/// The longest of [`VAGUE_LINK_TEXTS`] with all its marks, in bytes; longer texts are not looked at.
pub(crate) const LONGEST_VAGUE_TEXT: usize = 40;

/// The word before the number of a repeated mention.
pub(crate) const TIME: &str = "lần";

/// Why the end of a directive cannot be used, in Vietnamese and in English.
pub(crate) const MISPLACED_ENDING: (&str, &str) = (
    "dòng mở và dòng đóng phải thụt vào như nhau, cùng trong hoặc cùng ngoài một danh sách",
    "beginning and end must be indented alike, both inside or both outside of a list",
);
