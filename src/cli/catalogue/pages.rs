//! What each kind of page is called, and what it shows, in both languages.

use crate::diag::Language;
use crate::plan::PageKind;

/// What a kind of page is called, and what it shows.
#[must_use]
pub fn page_words(kind: PageKind, language: Language) -> (&'static str, &'static str) {
    let row = PAGES.iter().find(|row| row.kind == kind);
    row.map(|row| language.pick(row.vi, row.en)).unwrap_or_default()
}

/// A kind of page in both languages.
struct Row {
    kind: PageKind,
    vi: (&'static str, &'static str),
    en: (&'static str, &'static str),
}

static PAGES: &[Row] = &[
    Row {
        kind: PageKind::Home,
        vi: (
            "trang chủ",
            "các khối ghi ở `home` trong site.yaml, rồi bài mới nhất trước; không có bài hết hiệu lực",
        ),
        en: (
            "the home page",
            "the blocks under `home` in site.yaml, then articles, newest first; none that expired",
        ),
    },
    Row {
        kind: PageKind::Article,
        vi: ("bài viết", "thân bài, phần đầu bài, tệp kèm theo, bài liên quan"),
        en: ("an article", "its body, its head, its files, related articles"),
    },
    Row {
        kind: PageKind::Document,
        vi: (
            "văn bản",
            "số, ký hiệu, cơ quan ban hành, hiệu lực, tệp, văn bản liên quan, bài viết dẫn văn bản",
        ),
        en: (
            "a document",
            "number and sign, issuer, validity, files, related documents, articles that cite it",
        ),
    },
    Row {
        kind: PageKind::Standalone,
        vi: ("trang riêng", "nội dung của tệp"),
        en: ("a standalone page", "what the file says"),
    },
    Row {
        kind: PageKind::Latest,
        vi: ("danh sách mọi bài, trang 2 trở đi", "bài mới nhất trước, không có bài hết hiệu lực"),
        en: (
            "the list of all articles from page 2 on",
            "articles, newest first; none that expired",
        ),
    },
    Row {
        kind: PageKind::Category,
        vi: (
            "trang chuyên mục",
            "bài của chuyên mục và các chuyên mục con, mới nhất trước; không có bài hết hiệu lực",
        ),
        en: (
            "the page of a category",
            "articles of the category and those below it, newest first; none that expired",
        ),
    },
    Row {
        kind: PageKind::Tag,
        vi: ("trang thẻ", "bài có thẻ này, mới nhất trước; không có bài hết hiệu lực"),
        en: ("the page of a tag", "articles with this tag, newest first; none that expired"),
    },
    Row {
        kind: PageKind::Author,
        vi: ("trang tác giả", "bài của tác giả, mới nhất trước; không có bài hết hiệu lực"),
        en: ("the page of an author", "articles of the author, newest first; none that expired"),
    },
    Row {
        kind: PageKind::Unit,
        vi: (
            "trang đơn vị",
            "thông tin ở don-vi.yaml, phần việc trong kế hoạch, văn bản đã ban hành, bài về đơn vị (không có bài hết hiệu lực)",
        ),
        en: (
            "the page of a unit",
            "what don-vi.yaml says, its part of the plan, documents that it issued, articles about it (none that expired)",
        ),
    },
    Row {
        kind: PageKind::Series,
        vi: ("trang loạt bài", "bài của loạt bài (`series`), mới nhất trước"),
        en: ("the page of a series", "articles of the `series`, newest first"),
    },
    Row {
        kind: PageKind::Archive,
        vi: ("trang lưu trữ", "bài của năm hoặc tháng, mới nhất trước; không có bài hết hiệu lực"),
        en: (
            "a page of the archive",
            "articles of a year or month, newest first; none that expired",
        ),
    },
    Row {
        kind: PageKind::Overview,
        vi: ("trang mục lục", "tên các chuyên mục, thẻ, tác giả, đơn vị hoặc năm, kèm số bài"),
        en: ("an overview", "the names of categories, tags, authors, units or years, with counts"),
    },
    Row {
        kind: PageKind::Documents,
        vi: (
            "sổ văn bản",
            "văn bản trong thư mục van-ban, mới ban hành trước, lọc theo năm, loại, cơ quan, lĩnh vực",
        ),
        en: (
            "the register of documents",
            "documents of the folder van-ban, newest first, by year, type, issuer and field",
        ),
    },
    Row {
        kind: PageKind::Search,
        vi: ("trang tìm kiếm", "ô tìm kiếm; chỉ mục nằm trong các tệp bên cạnh"),
        en: ("the search page", "a field to search with; the index lies in files beside it"),
    },
    Row {
        kind: PageKind::Plan,
        vi: (
            "trang kế hoạch năm",
            "tin, bài đã đăng so với chỉ tiêu từng tháng, hình thức, lĩnh vực, đơn vị; nội dung phải tuyên truyền; thời hạn của đơn vị",
        ),
        en: (
            "the page of a yearly plan",
            "published items against the targets of months, forms, fields and units; subjects; deadlines of units",
        ),
    },
    Row {
        kind: PageKind::Programme,
        vi: (
            "trang phát sóng",
            "kỳ phát sóng tới theo chuong-trinh.yaml, kỳ mới nhất, và mọi kỳ theo năm: các bài có `broadcast`",
        ),
        en: (
            "the page of broadcasts",
            "the next one by chuong-trinh.yaml, the latest, and all by year: articles with `broadcast`",
        ),
    },
    Row {
        kind: PageKind::Glossary,
        vi: ("trang thuật ngữ", "mọi thuật ngữ trong thuat-ngu.yaml, theo vần"),
        en: ("the glossary", "every term of thuat-ngu.yaml, in alphabetical order"),
    },
    Row {
        kind: PageKind::Indicators,
        vi: ("danh sách chỉ số", "số liệu mới nhất của từng chỉ số"),
        en: ("the list of indices", "the newest figures of each index"),
    },
    Row {
        kind: PageKind::Indicator,
        vi: (
            "trang chỉ số",
            "điểm, hạng từng năm của đơn vị mình, bảng xếp hạng, chỉ số thành phần, biểu đồ",
        ),
        en: (
            "the page of an index",
            "scores and ranks of our own unit over the years, rankings, components, charts",
        ),
    },
    Row {
        kind: PageKind::Surveys,
        vi: ("danh sách khảo sát", "các khảo sát, mới nhất trước"),
        en: ("the list of surveys", "surveys, newest first"),
    },
    Row {
        kind: PageKind::Survey,
        vi: ("trang khảo sát", "câu hỏi, số người, tỷ lệ, biểu đồ"),
        en: ("the page of a survey", "questions, counts, shares, charts"),
    },
    Row {
        kind: PageKind::NotFound,
        vi: ("trang báo không tìm thấy", "lời báo cho địa chỉ không có trên trang"),
        en: ("the page for what does not exist", "a word to those who come by a wrong address"),
    },
    Row {
        kind: PageKind::Feed,
        vi: ("nguồn tin cho máy đọc tin", "các bài mới nhất, nhiều nhất là `feed.items` bài"),
        en: ("a feed for news readers", "the newest articles, at most `feed.items` of them"),
    },
    Row {
        kind: PageKind::Bulletin,
        vi: ("bản tin tháng", "tin, bài của tháng, theo chuyên mục; không có bài hết hiệu lực"),
        en: ("a monthly bulletin", "items of the month by category; none that expired"),
    },
    Row {
        kind: PageKind::Calendar,
        vi: (
            "lịch phát sóng",
            "lịch hằng tuần và các kỳ đã báo trước, cho lịch của điện thoại, máy tính",
        ),
        en: (
            "the calendar of broadcasts",
            "the weekly schedule and announced broadcasts, for calendar programs",
        ),
    },
    Row {
        kind: PageKind::Podcast,
        vi: ("podcast", "các kỳ phát sóng có tệp ghi âm, ghi hình trong trang"),
        en: ("the podcast", "broadcasts whose recordings lie in the site"),
    },
    Row {
        kind: PageKind::Dataset,
        vi: ("tệp số liệu để tải về", "số liệu của trang bên cạnh, dạng CSV hoặc JSON"),
        en: ("data to download", "the figures of the page beside it, as CSV or JSON"),
    },
    Row {
        kind: PageKind::Register,
        vi: ("sổ văn bản để tải về", "mọi văn bản, dạng CSV hoặc JSON"),
        en: ("the register of documents to download", "every document, as CSV or JSON"),
    },
    Row {
        kind: PageKind::Sitemap,
        vi: ("sơ đồ trang cho máy tìm kiếm", "địa chỉ và ngày sửa của mọi trang được lập chỉ mục"),
        en: (
            "a sitemap for search engines",
            "addresses and days of change of all pages that may be indexed",
        ),
    },
    Row {
        kind: PageKind::Api,
        vi: (
            "tệp cho chương trình khác",
            "bài viết, chỉ số hoặc khảo sát, dạng JSON (docs/api.md)",
        ),
        en: ("a file for other programs", "articles, indices or surveys as JSON (docs/api.md)"),
    },
    Row {
        kind: PageKind::Robots,
        vi: ("chỉ dẫn cho máy tìm kiếm", "máy tìm kiếm được đọc gì, và sơ đồ trang ở đâu"),
        en: ("directions for search engines", "what they may read, and where the sitemap is"),
    },
    Row {
        kind: PageKind::Redirect,
        vi: ("địa chỉ cũ", "dẫn sang địa chỉ mới"),
        en: ("an old address", "a way to the new one"),
    },
    Row {
        kind: PageKind::Redirects,
        vi: ("bảng chuyển hướng cho máy chủ", "mọi địa chỉ cũ và địa chỉ mới của chúng"),
        en: ("redirects for a web server", "all old addresses with their new ones"),
    },
    Row {
        kind: PageKind::Media,
        vi: (
            "ảnh hoặc tệp trong content",
            "chép nguyên, hoặc ảnh đã thu nhỏ và bỏ thông tin riêng",
        ),
        en: (
            "a picture or file of content",
            "the file as it is, or a smaller picture without its metadata",
        ),
    },
    Row {
        kind: PageKind::ThemeFile,
        vi: ("tệp của giao diện", "chép nguyên từ thư mục `static` của giao diện hoặc của trang"),
        en: ("a file of the theme", "a copy from the folder `static` of the theme or the site"),
    },
    Row {
        kind: PageKind::SearchIndex,
        vi: ("chỉ mục tìm kiếm", "từ ngữ của mọi bài, trang, văn bản, chia nhỏ"),
        en: ("the index of search", "words of all articles, pages and documents, in pieces"),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_words() {
        for kind in PageKind::ALL {
            assert_eq!(PAGES.iter().filter(|row| row.kind == kind).count(), 1, "{kind:?}");
        }
        assert_eq!(PAGES.len(), PageKind::ALL.len());
    }
}
