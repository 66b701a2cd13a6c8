//! The words of reports, in both languages.

use super::Dimension;
use crate::base::date::{self, Date};
use crate::base::viet;
use crate::diag::Language;
use crate::domain::Form;

/// The words of reports.
pub(super) struct Words {
    language: Language,
    pub(super) title: &'static str,
    pub(super) column: &'static str,
    pub(super) agency: &'static str,
    pub(super) summary: &'static str,
    pub(super) total: &'static str,
    pub(super) own: &'static str,
    pub(super) reprints: &'static str,
    pub(super) list: &'static str,
    pub(super) writers: &'static str,
    pub(super) writers_by_form: &'static str,
    pub(super) writers_note: &'static str,
    pub(super) field_note: &'static str,
    pub(super) category_note: &'static str,
    pub(super) expired_note: &'static str,
    pub(super) number: &'static str,
    pub(super) date: &'static str,
    pub(super) headline: &'static str,
    pub(super) address: &'static str,
    pub(super) source: &'static str,
    pub(super) by: &'static str,
    pub(super) as_of: &'static str,
    pub(super) not_begun: &'static str,
    pub(super) only_fields: &'static str,
    pub(super) only_units: &'static str,
    pub(super) no_field: &'static str,
    pub(super) no_category: &'static str,
    pub(super) no_unit: &'static str,
    pub(super) no_writer: &'static str,
    pub(super) nothing: &'static str,
    dimensions: [&'static str; 6],
}

impl Words {
    /// The name of a form.
    pub(super) fn form(&self, form: Form) -> &'static str {
        let english = match form {
            Form::Tin => "News",
            Form::Bai => "Article",
            Form::Anh => "Photographs",
            Form::Video => "Video",
            Form::PhongSu => "Report",
            Form::BanTin => "Bulletin",
            Form::AnPham => "Printed matter",
            Form::PhatThanh => "Broadcast",
            Form::Infographic => "Infographic",
        };
        self.language.pick(form.label(), english)
    }

    /// A number as readers of the language write it.
    pub(super) fn count(&self, count: usize) -> String {
        let vietnamese = viet::format_integer(i64::try_from(count).unwrap_or(i64::MAX));
        let english = || vietnamese.replace('.', ",");
        match self.language {
            Language::Vietnamese => vietnamese,
            Language::English => english(),
        }
    }

    /// A date as readers of the language write it.
    pub(super) fn day(&self, day: Date) -> String {
        self.language.pick(date::short(day), day.to_string())
    }

    /// The name of a dimension.
    pub(super) fn dimension(&self, dimension: Dimension) -> &'static str {
        let place = Dimension::ALL.iter().position(|known| *known == dimension);
        place.and_then(|place| self.dimensions.get(place)).copied().unwrap_or_default()
    }

    /// The heading of a table: `Theo tháng và hình thức`.
    pub(super) fn heading(&self, dimensions: &[Dimension]) -> String {
        let names: Vec<String> =
            dimensions.iter().map(|one| self.dimension(*one).to_lowercase()).collect();
        format!("{} {}", self.by, names.join(", "))
    }
}

/// The words in a language.
pub(super) fn words(language: Language) -> &'static Words {
    language.pick(&VIETNAMESE, &ENGLISH)
}

static VIETNAMESE: Words = Words {
    language: Language::Vietnamese,
    title: "Báo cáo tin, bài đã đăng",
    column: "Chuyên mục",
    agency: "Cơ quan",
    summary: "Tổng hợp",
    total: "Cộng",
    own: "Tự viết",
    reprints: "Dẫn lại",
    list: "Danh sách minh chứng",
    writers: "Người viết",
    writers_by_form: "Người viết theo hình thức",
    writers_note: "Tính theo hình thức, để chấm nhuận bút. Bài nhiều người viết được tính cho từng người; tin dẫn lại ghi riêng.",
    field_note: "Bài ghi nhiều lĩnh vực chỉ được tính một lần, vào lĩnh vực ghi đầu tiên. Trang của một lĩnh vực có cả bài ghi lĩnh vực ấy ở sau, nên có thể nhiều hơn.",
    category_note: "Bài ghi nhiều chuyên mục chỉ được tính một lần, vào chuyên mục ghi đầu tiên. Trang của một chuyên mục có cả bài ghi chuyên mục ấy ở sau và bài của chuyên mục con, nên có thể nhiều hơn.",
    expired_note: "Có bài đã hết hiệu lực: vẫn được tính ở đây nhưng không còn trên trang của chuyên mục, lĩnh vực, đơn vị, tác giả, nên trang ấy có thể ít hơn.",
    number: "STT",
    date: "Ngày đăng",
    headline: "Tiêu đề",
    address: "Địa chỉ",
    source: "Nguồn dẫn lại",
    by: "Theo",
    as_of: "tính đến",
    not_begun: "chưa bắt đầu",
    only_fields: "Lĩnh vực",
    only_units: "Đơn vị",
    no_field: "Chưa xếp lĩnh vực",
    no_category: "Chưa xếp chuyên mục",
    no_unit: "Không ghi đơn vị",
    no_writer: "Không ghi người viết",
    nothing: "Không có tin, bài nào trong thời gian này.",
    dimensions: ["Tháng", "Hình thức", "Lĩnh vực", "Chuyên mục", "Đơn vị", "Người viết"],
};

static ENGLISH: Words = Words {
    language: Language::English,
    title: "Published items",
    column: "Column",
    agency: "Agency",
    summary: "Summary",
    total: "Total",
    own: "Own",
    reprints: "Republished",
    list: "Evidence",
    writers: "Writers",
    writers_by_form: "Writers by form",
    writers_note: "By form, for royalties. An item of several writers counts for each; republished items are told apart.",
    field_note: "An item with several fields counts once, under the first that it names. A field's page also lists items that name it later, so it may list more.",
    category_note: "An item with several categories counts once, under the first that it names. A category's page also lists items that name it later and those of categories below it, so it may list more.",
    expired_note: "Some items have expired: they still count here, but pages of categories, fields, units and authors no longer list them, so these may list fewer.",
    number: "No.",
    date: "Date",
    headline: "Title",
    address: "Address",
    source: "Republished from",
    by: "By",
    as_of: "as of",
    not_begun: "not begun",
    only_fields: "Field",
    only_units: "Unit",
    no_field: "No field",
    no_category: "No category",
    no_unit: "No unit",
    no_writer: "No writer",
    nothing: "Nothing was published in this period.",
    dimensions: ["Month", "Form", "Field", "Category", "Unit", "Writer"],
};
