//! What each kind of page is called, and what it shows, in both languages.

use crate::diag::Language;
use crate::plan::PageKind;

/// What a kind of page is called, and what it shows.
#[must_use]
pub fn page_words(kind: PageKind, language: Language) -> (&'static str, &'static str) {
    let words = words(kind);
    language.pick(words.vi, words.en)
}

/// What a kind of page is called, and what it shows, in both languages.
struct Words {
    vi: (&'static str, &'static str),
    en: (&'static str, &'static str),
}

#[expect(clippy::too_many_lines, reason = "a table of words")]
const fn words(kind: PageKind) -> Words {
    match kind {
        PageKind::Home => Words {
            vi: (
                "trang chủ",
                "các khối ghi ở `home` trong site.yaml, rồi bài mới nhất trước; không có bài hết hiệu lực",
            ),
            en: (
                "the home page",
                "the blocks under `home` in site.yaml, then articles, newest first; none that expired",
            ),
        },
        PageKind::Article => Words {
            vi: ("bài viết", "thân bài, phần đầu bài, tệp kèm theo, bài liên quan"),
            en: ("an article", "its body, its head, its files, related articles"),
        },
        PageKind::Document => Words {
            vi: (
                "văn bản",
                "số, ký hiệu, cơ quan ban hành, hiệu lực, tệp, văn bản liên quan, bài viết dẫn văn bản",
            ),
            en: (
                "a document",
                "number and sign, issuer, validity, files, related documents, articles that cite it",
            ),
        },
        PageKind::Standalone => Words {
            vi: ("trang riêng", "nội dung của tệp"),
            en: ("a standalone page", "what the file says"),
        },
        PageKind::Latest => Words {
            vi: (
                "danh sách mọi bài, trang 2 trở đi",
                "bài mới nhất trước, không có bài hết hiệu lực",
            ),
            en: (
                "the list of all articles from page 2 on",
                "articles, newest first; none that expired",
            ),
        },
        PageKind::Category => Words {
            vi: (
                "trang chuyên mục",
                "bài của chuyên mục và các chuyên mục con, mới nhất trước; không có bài hết hiệu lực",
            ),
            en: (
                "the page of a category",
                "articles of the category and those below it, newest first; none that expired",
            ),
        },
        PageKind::Tag => Words {
            vi: ("trang thẻ", "bài có thẻ này, mới nhất trước; không có bài hết hiệu lực"),
            en: ("the page of a tag", "articles with this tag, newest first; none that expired"),
        },
        PageKind::Author => Words {
            vi: ("trang tác giả", "bài của tác giả, mới nhất trước; không có bài hết hiệu lực"),
            en: (
                "the page of an author",
                "articles of the author, newest first; none that expired",
            ),
        },
        PageKind::Unit => Words {
            vi: (
                "trang đơn vị",
                "thông tin ở don-vi.yaml, phần việc trong kế hoạch, văn bản đã ban hành, bài về đơn vị (không có bài hết hiệu lực)",
            ),
            en: (
                "the page of a unit",
                "what don-vi.yaml says, its part of the plan, documents that it issued, articles about it (none that expired)",
            ),
        },
        PageKind::Series => Words {
            vi: ("trang loạt bài", "bài của loạt bài (`series`), mới nhất trước"),
            en: ("the page of a series", "articles of the `series`, newest first"),
        },
        PageKind::Archive => Words {
            vi: (
                "trang lưu trữ",
                "bài của năm hoặc tháng, mới nhất trước; không có bài hết hiệu lực",
            ),
            en: (
                "a page of the archive",
                "articles of a year or month, newest first; none that expired",
            ),
        },
        PageKind::Overview => Words {
            vi: ("trang mục lục", "tên các chuyên mục, thẻ, tác giả, đơn vị hoặc năm, kèm số bài"),
            en: (
                "an overview",
                "the names of categories, tags, authors, units or years, with counts",
            ),
        },
        PageKind::Documents => Words {
            vi: (
                "sổ văn bản",
                "văn bản trong thư mục van-ban, mới ban hành trước, lọc theo năm, loại, cơ quan, lĩnh vực",
            ),
            en: (
                "the register of documents",
                "documents of the folder van-ban, newest first, by year, type, issuer and field",
            ),
        },
        PageKind::Search => Words {
            vi: ("trang tìm kiếm", "ô tìm kiếm; chỉ mục nằm trong các tệp bên cạnh"),
            en: ("the search page", "a field to search with; the index lies in files beside it"),
        },
        PageKind::Plan => Words {
            vi: (
                "trang kế hoạch năm",
                "tin, bài đã đăng so với chỉ tiêu từng tháng, hình thức, lĩnh vực, đơn vị; nội dung phải tuyên truyền; thời hạn của đơn vị",
            ),
            en: (
                "the page of a yearly plan",
                "published items against the targets of months, forms, fields and units; subjects; deadlines of units",
            ),
        },
        PageKind::Programme => Words {
            vi: (
                "trang phát sóng",
                "kỳ phát sóng tới theo chuong-trinh.yaml, kỳ mới nhất, và mọi kỳ theo năm: các bài có `broadcast`",
            ),
            en: (
                "the page of broadcasts",
                "the next one by chuong-trinh.yaml, the latest, and all by year: articles with `broadcast`",
            ),
        },
        PageKind::Glossary => Words {
            vi: ("trang thuật ngữ", "mọi thuật ngữ trong thuat-ngu.yaml, theo vần"),
            en: ("the glossary", "every term of thuat-ngu.yaml, in alphabetical order"),
        },
        PageKind::Indicators => Words {
            vi: ("danh sách chỉ số", "số liệu mới nhất của từng chỉ số"),
            en: ("the list of indices", "the newest figures of each index"),
        },
        PageKind::Indicator => Words {
            vi: (
                "trang chỉ số",
                "điểm, hạng từng năm của đơn vị mình, bảng xếp hạng, chỉ số thành phần, biểu đồ",
            ),
            en: (
                "the page of an index",
                "scores and ranks of our own unit over the years, rankings, components, charts",
            ),
        },
        PageKind::Surveys => Words {
            vi: ("danh sách khảo sát", "các khảo sát, mới nhất trước"),
            en: ("the list of surveys", "surveys, newest first"),
        },
        PageKind::Survey => Words {
            vi: ("trang khảo sát", "câu hỏi, số người, tỷ lệ, biểu đồ"),
            en: ("the page of a survey", "questions, counts, shares, charts"),
        },
        PageKind::NotFound => Words {
            vi: ("trang báo không tìm thấy", "lời báo cho địa chỉ không có trên trang"),
            en: ("the page for what does not exist", "a word to those who come by a wrong address"),
        },
        PageKind::Feed => Words {
            vi: ("nguồn tin cho máy đọc tin", "các bài mới nhất, nhiều nhất là `feed.items` bài"),
            en: ("a feed for news readers", "the newest articles, at most `feed.items` of them"),
        },
        PageKind::Bulletin => Words {
            vi: ("bản tin tháng", "tin, bài của tháng, theo chuyên mục; không có bài hết hiệu lực"),
            en: ("a monthly bulletin", "items of the month by category; none that expired"),
        },
        PageKind::Calendar => Words {
            vi: (
                "lịch phát sóng",
                "lịch hằng tuần và các kỳ đã báo trước, cho lịch của điện thoại, máy tính",
            ),
            en: (
                "the calendar of broadcasts",
                "the weekly schedule and announced broadcasts, for calendar programs",
            ),
        },
        PageKind::Podcast => Words {
            vi: ("podcast", "các kỳ phát sóng có tệp ghi âm, ghi hình trong trang"),
            en: ("the podcast", "broadcasts whose recordings lie in the site"),
        },
        PageKind::Dataset => Words {
            vi: ("tệp số liệu để tải về", "số liệu của trang bên cạnh, dạng CSV hoặc JSON"),
            en: ("data to download", "the figures of the page beside it, as CSV or JSON"),
        },
        PageKind::Register => Words {
            vi: ("sổ văn bản để tải về", "mọi văn bản, dạng CSV hoặc JSON"),
            en: ("the register of documents to download", "every document, as CSV or JSON"),
        },
        PageKind::Sitemap => Words {
            vi: (
                "sơ đồ trang cho máy tìm kiếm",
                "địa chỉ và ngày sửa của mọi trang được lập chỉ mục",
            ),
            en: (
                "a sitemap for search engines",
                "addresses and days of change of all pages that may be indexed",
            ),
        },
        PageKind::Api => Words {
            vi: (
                "tệp cho chương trình khác",
                "bài viết, chỉ số hoặc khảo sát, dạng JSON (docs/api.md)",
            ),
            en: ("a file for other programs", "articles, indices or surveys as JSON (docs/api.md)"),
        },
        PageKind::Robots => Words {
            vi: ("chỉ dẫn cho máy tìm kiếm", "máy tìm kiếm được đọc gì, và sơ đồ trang ở đâu"),
            en: ("directions for search engines", "what they may read, and where the sitemap is"),
        },
        PageKind::Redirect => Words {
            vi: ("địa chỉ cũ", "dẫn sang địa chỉ mới"),
            en: ("an old address", "a way to the new one"),
        },
        PageKind::Redirects => Words {
            vi: ("bảng chuyển hướng cho máy chủ", "mọi địa chỉ cũ và địa chỉ mới của chúng"),
            en: ("redirects for a web server", "all old addresses with their new ones"),
        },
        PageKind::Media => Words {
            vi: (
                "ảnh hoặc tệp trong content",
                "chép nguyên, hoặc ảnh đã thu nhỏ và bỏ thông tin riêng",
            ),
            en: (
                "a picture or file of content",
                "the file as it is, or a smaller picture without its metadata",
            ),
        },
        PageKind::ThemeFile => Words {
            vi: (
                "tệp của giao diện",
                "chép nguyên từ thư mục `static` của giao diện hoặc của trang",
            ),
            en: ("a file of the theme", "a copy from the folder `static` of the theme or the site"),
        },
        PageKind::SearchIndex => Words {
            vi: ("chỉ mục tìm kiếm", "từ ngữ của mọi bài, trang, văn bản, chia nhỏ"),
            en: ("the index of search", "words of all articles, pages and documents, in pieces"),
        },
    }
}
