//! The Vietnamese words that the plan itself puts on pages; all other words are in templates.

pub(super) const HOME: &str = "Trang chủ";
pub(super) const ALL_ARTICLES: &str = "Tất cả tin, bài";
pub(super) const CATEGORIES: &str = "Chuyên mục";
pub(super) const TAGS: &str = "Từ khóa";
pub(super) const AUTHORS: &str = "Tác giả";
pub(super) const UNITS: &str = "Đơn vị";
pub(super) const ARCHIVE: &str = "Lưu trữ";
pub(super) const DOCUMENTS: &str = "Văn bản";
pub(super) const BROADCASTS: &str = "Phát sóng";
pub(super) const GLOSSARY: &str = "Thuật ngữ";
pub(super) const LATEST: &str = "Tin mới";
pub(super) const NOT_FOUND: &str = "Không tìm thấy trang";
pub(super) const ABOUT_NOT_FOUND: &str =
    "Địa chỉ này không có trên chuyên mục. Hãy thử từ trang chủ hoặc các tin, bài mới nhất.";

/// `Tháng 10 năm 2026`.
pub(super) fn month(year: i16, month: i8) -> String {
    format!("Tháng {month} năm {year}")
}

/// `Năm 2026`.
pub(super) fn year(year: i16) -> String {
    format!("Năm {year}")
}

/// `Tên danh sách – trang 2`.
pub(super) fn numbered(title: &str, page: usize) -> String {
    if page == 1 { title.to_owned() } else { format!("{title} – trang {page}") }
}

/// What the glossary is about, for search engines.
pub(super) fn about_glossary(site: &str) -> String {
    format!("Từ viết tắt, thuật ngữ thường dùng và nghĩa của chúng. {site}")
}

/// What a list page is about, for search engines.
pub(super) fn about_list(title: &str, site: &str) -> String {
    format!("Tin, bài: {title}. {site}")
}
