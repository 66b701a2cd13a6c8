//! The Vietnamese words that the plan itself puts on pages; all other words are in templates.

pub(super) const HOME: &str = "Trang chủ";
pub(super) const ALL_ARTICLES: &str = "Tất cả tin, bài";
pub(super) const CATEGORIES: &str = "Chuyên mục";
pub(super) const TAGS: &str = "Từ khóa";
pub(super) const AUTHORS: &str = "Tác giả";
pub(super) const UNITS: &str = "Đơn vị";
pub(super) const ARCHIVE: &str = "Lưu trữ";
pub(super) const DOCUMENTS: &str = "Văn bản";
pub(super) const LATEST: &str = "Tin mới";
pub(super) const SEARCH: &str = "Tìm kiếm";
pub(super) const PLAN: &str = "Kế hoạch tuyên truyền";
pub(super) const BULLETIN: &str = "Bản tin tháng";
pub(super) const BY_FORM: &str = "Theo hình thức";
pub(super) const BY_FIELD: &str = "Theo lĩnh vực";
pub(super) const BY_UNIT: &str = "Theo đơn vị";
pub(super) const OTHERS: &str = "Tin khác";
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

/// `Tháng 10`.
pub(super) fn month_name(month: i8) -> String {
    format!("Tháng {month}")
}

/// `T10`.
pub(super) fn short_month(month: u32) -> String {
    format!("T{month}")
}

/// `Kế hoạch tuyên truyền năm 2026`.
pub(super) fn plan(year: i16) -> String {
    format!("{PLAN} năm {year}")
}

/// What the page of a plan is about, for search engines.
pub(super) fn about_plan(year: i16, site: &str) -> String {
    format!("Chỉ tiêu, nội dung và tiến độ tuyên truyền năm {year}, kèm tin, bài đã đăng. {site}")
}

/// `Bản tin tháng 10 năm 2026`.
pub(super) fn bulletin(year: i16, month: i8) -> String {
    format!("Bản tin tháng {month} năm {year}")
}

/// `Bản tin Cải cách hành chính: Tháng 10 năm 2026`.
pub(super) fn bulletin_of(column: &str, period: &str) -> String {
    format!("Bản tin {column}: {period}")
}

/// `Năm 2026`.
pub(super) fn year(year: i16) -> String {
    format!("Năm {year}")
}

/// `Tên danh sách – trang 2`.
pub(super) fn numbered(title: &str, page: usize) -> String {
    if page == 1 { title.to_owned() } else { format!("{title} – trang {page}") }
}

/// What a list page is about, for search engines.
pub(super) fn about_list(title: &str, site: &str) -> String {
    format!("Tin, bài: {title}. {site}")
}

/// What the search page is for, for search engines.
pub(super) fn about_search(site: &str) -> String {
    format!("Tìm tin, bài và văn bản theo từ hoặc số, ký hiệu. {site}")
}
