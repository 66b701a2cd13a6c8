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
pub(super) const SEARCH: &str = "Tìm kiếm";
pub(super) const NOT_FOUND: &str = "Không tìm thấy trang";
pub(super) const ABOUT_NOT_FOUND: &str =
    "Địa chỉ này không có trên chuyên mục. Hãy thử từ trang chủ hoặc các tin, bài mới nhất.";

pub(super) const FACET_YEAR: &str = "Năm ban hành";
pub(super) const FACET_TYPE: &str = "Loại văn bản";
pub(super) const FACET_ISSUER: &str = "Cơ quan ban hành";
pub(super) const FACET_FIELD: &str = "Lĩnh vực";
pub(super) const PENDING: &str = "Chưa có hiệu lực";
pub(super) const IN_FORCE: &str = "Còn hiệu lực";
pub(super) const ENDED: &str = "Hết hiệu lực";

/// `Văn bản – Năm ban hành: 2026`.
pub(super) fn documents_of(facet: &str, value: &str) -> String {
    format!("Văn bản – {facet}: {value}")
}

/// What a page of the register is about, for search engines.
pub(super) fn about_documents(title: &str, site: &str) -> String {
    format!("{title}: số, ký hiệu, ngày ban hành, trích yếu và toàn văn. {site}")
}

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

/// What the search page is for, for search engines.
pub(super) fn about_search(site: &str) -> String {
    format!("Tìm tin, bài và văn bản theo từ hoặc số, ký hiệu. {site}")
}
