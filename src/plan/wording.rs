//! The Vietnamese words that the plan itself puts on pages; all other words are in templates.

use super::view::{IndicatorCard, SurveyView};
use crate::base::date::{self, Date, Moment};
use crate::domain::Index;

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
pub(super) const INDICATORS: &str = "Bảng chỉ số";
pub(super) const SURVEYS: &str = "Khảo sát";
pub(super) const NOT_PUBLISHED: &str = "không công bố";
pub(super) const NO_FIGURES: &str = "không có số liệu";
pub(super) const YES: &str = "có";
pub(super) const NO: &str = "không";
pub(super) const LATEST: &str = "Tin mới";
pub(super) const API: &str = "tệp cho chương trình khác (`outputs.api`)";
pub(super) const SEARCH: &str = "Tìm kiếm";
pub(super) const PLAN: &str = "Kế hoạch tuyên truyền";
pub(super) const BULLETIN: &str = "Bản tin tháng";
pub(super) const ITEMS: &str = "Tin, bài";
pub(super) const BY_FORM: &str = "Theo hình thức";
pub(super) const BY_FIELD: &str = "Theo lĩnh vực";
pub(super) const BY_UNIT: &str = "Theo đơn vị";
pub(super) const OTHERS: &str = "Tin khác";
/// What a standalone page is among other results of a search.
pub(super) const PAGE: &str = "Trang";
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
/// The columns of an index to download: names for programs, headings for people.
pub(super) const INDEX_COLUMNS: [(&str, &str); 9] = [
    ("year", "Năm"),
    ("unit", "Đơn vị"),
    ("unit_id", "Mã đơn vị"),
    ("score", "Điểm"),
    ("rank", "Hạng"),
    ("out_of", "Trong tổng số"),
    ("group", "Nhóm"),
    ("published", "Ngày công bố"),
    ("source", "Nguồn"),
];
/// The columns of a survey to download.
pub(super) const SURVEY_COLUMNS: [(&str, &str); 6] = [
    ("number", "Câu số"),
    ("question", "Câu hỏi"),
    ("multiple", "Được chọn nhiều câu trả lời"),
    ("answer", "Câu trả lời"),
    ("count", "Số người"),
    ("percent", "Tỷ lệ (%)"),
];

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

/// `Thứ Bảy, 31/10/2026, 07:30`; without a time of day where there is none.
pub(super) fn day_and_time(moment: &Moment) -> String {
    let day = moment.date();
    let mut text = format!("{}, ", date::weekday(day));
    date::write_short(&mut text, day);
    if moment.has_time() {
        text.push_str(", ");
        moment.write_clock(&mut text);
    }
    text
}

/// `Tên danh sách – trang 2`.
pub(super) fn numbered(title: &str, page: usize) -> String {
    if page == 1 { title.to_owned() } else { format!("{title} – trang {page}") }
}

/// What the glossary is about, for search engines.
pub(super) fn about_glossary(site: &str) -> String {
    format!("Từ viết tắt, thuật ngữ thường dùng và nghĩa của chúng. {site}")
}

/// The title of the page of an index.
pub(super) fn indicator(code: &str, name: &str) -> String {
    if code == name { code.to_owned() } else { format!("{code} – {name}") }
}

/// The title of a chart of courses; all units' where none is named.
pub(super) fn course_chart(code: &str, unit: Option<&str>, first: i16, last: i16) -> String {
    match unit {
        Some(unit) => format!("{code}: điểm của {unit}, {first} – {last}"),
        None => format!("{code}: điểm các đơn vị, {first} – {last}"),
    }
}

/// The title of a chart of a ranking, or of a part of one.
pub(super) fn ranking_chart(code: &str, year: i16, is_part: bool) -> String {
    let part = if is_part { " (các hạng đầu)" } else { "" };
    format!("{code} năm {year}: điểm các đơn vị{part}")
}

/// The title of a chart of components.
pub(super) fn component_chart(code: &str, year: i16, unit: &str) -> String {
    format!("{code} năm {year}: điểm thành phần của {unit}")
}

/// What marks the beginning of a series in a chart.
pub(super) fn new_series(year: i16) -> String {
    format!("Chuỗi mới từ {year}")
}

/// The same for those who cannot see the chart.
pub(super) fn about_new_series(year: i16) -> String {
    format!("Từ năm {year} là chuỗi số liệu mới, không so sánh với các năm trước.")
}

/// What the list of indices is about, for search engines.
pub(super) fn about_indicators(site: &str) -> String {
    format!("Điểm, hạng và diễn biến qua các năm của các chỉ số. {site}")
}

/// What the page of an index is about, for search engines.
pub(super) fn about_indicator(card: &IndicatorCard) -> String {
    let mut about = format!("{} ({})", card.name, card.code);
    if let Some(year) = card.year {
        about.push_str(&format!(" năm {year}"));
    }
    if let Some(standing) = &card.standing {
        about.push_str(&format!(": {}", standing.unit));
        if let Some(score) = &standing.score {
            about.push_str(&format!(" đạt {}", score.text));
        }
        if let Some(rank) = standing.rank {
            about.push_str(&format!(", hạng {rank}"));
        }
        if let (Some(_), Some(of)) = (standing.rank, standing.out_of) {
            about.push_str(&format!("/{of}"));
        }
    }
    format!("{about}. Điểm, hạng và diễn biến qua các năm.")
}

/// What the list of surveys is about, for search engines.
pub(super) fn about_surveys(site: &str) -> String {
    format!("Kết quả các cuộc khảo sát: câu hỏi, câu trả lời, số người trả lời. {site}")
}

/// What the page of a survey is about, for search engines.
pub(super) fn about_survey(survey: &SurveyView) -> String {
    let people = survey.card.respondents.as_ref();
    let people = people.map_or(String::new(), |count| format!(", {} người trả lời", count.text));
    format!("{}: {} câu hỏi{people}.", survey.card.title, survey.card.questions)
}

/// What the figures of an index are, for those who look for data; search engines ask for at least 50
/// characters.
pub(super) fn about_index_data(card: &IndicatorCard, index: &Index, units: &[String]) -> String {
    let mut about = format!("Số liệu {} ({}): ", card.name, card.code);
    match units {
        [] => about.push_str("chưa có đơn vị nào"),
        [unit] => about.push_str(&format!("điểm và hạng của {unit}")),
        units => about.push_str(&format!("điểm và hạng của {} đơn vị", units.len())),
    }
    let years = index.years_with_figures();
    match years.as_slice() {
        [] => {}
        [year] => about.push_str(&format!(", năm {year}")),
        [first, .., last] => about.push_str(&format!(", {first} – {last}")),
    }
    if let Some(publisher) = &card.publisher {
        about.push_str(&format!("; nguồn: {publisher}"));
    }
    if let Some(scale) = &card.scale {
        about.push_str(&format!("; thang điểm: {scale}"));
    }
    let parts: Vec<&str> = index.components.iter().map(|part| part.name.as_str()).collect();
    if !parts.is_empty() {
        about.push_str(&format!("; thành phần: {}", parts.join("; ")));
    }
    about + DOWNLOADS
}

/// What the figures of a survey are, likewise.
pub(super) fn about_survey_data(survey: &SurveyView, day: Date, agency: Option<&str>) -> String {
    let about = about_survey(survey);
    let mut about = format!("Kết quả khảo sát năm {}: {}", day.year(), about.trim_end_matches('.'));
    if let Some(method) = &survey.method {
        about.push_str(&format!("; phương pháp: {}", method.trim_end_matches('.')));
    }
    if let Some(agency) = agency {
        about.push_str(&format!("; đăng bởi: {agency}"));
    }
    about + DOWNLOADS
}

/// How the figures can be had.
const DOWNLOADS: &str = ". Tải về được ở dạng CSV và JSON.";

/// What a list page is about, for search engines.
pub(super) fn about_list(title: &str, site: &str) -> String {
    format!("Tin, bài: {title}. {site}")
}

/// The title of the page of broadcasts for heads of pages: a series may have the programme's name.
pub(super) fn broadcasts_page(name: &str) -> String {
    if name == BROADCASTS { name.to_owned() } else { format!("{BROADCASTS}: {name}") }
}

/// What the search page is for, for search engines.
pub(super) fn about_search(site: &str) -> String {
    format!("Tìm tin, bài và văn bản theo từ hoặc số, ký hiệu. {site}")
}
