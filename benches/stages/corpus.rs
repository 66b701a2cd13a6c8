//! A site made of chance words that are the same every time: articles of about 4 kB of Vietnamese
//! Markdown, with what real ones have.

use std::fmt::Write;
use std::path::Path;

use cchc::base::{Digest, SitePath};
use cchc::source::{Contents, File, Snapshot};

/// How many articles there are.
pub(crate) const ARTICLES: usize = 1000;

/// Chance that is the same every time (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % end as u64).unwrap_or(0)
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// The files of a site, each with its path.
pub(crate) fn files(look: Look) -> Vec<(String, String)> {
    let mut files: Vec<_> = (0..ARTICLES).map(|number| (path(number), article(number))).collect();
    match look {
        Look::Full => files.push(("site.yaml".to_owned(), FULL_SETTINGS.to_owned())),
        Look::Plain => plain_files(&mut files),
    }
    files
}

/// What a site looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// The plain theme of `benches/plain`, and no optional outputs.
    Plain,
    /// The default theme, and all outputs.
    Full,
}

/// A site in memory.
pub(crate) fn snapshot(files: &[(String, String)]) -> Snapshot {
    let file = |(path, text): &(String, String)| {
        let contents = Contents::Memory(text.clone().into_bytes().into());
        File::new(SitePath::new(path), contents, Digest::of_bytes(text.as_bytes()))
    };
    Snapshot::new(Path::new(""), files.iter().map(file))
}

/// The path of an article; the last one is the newest.
pub(crate) fn path(number: usize) -> String {
    format!("content/2026/tin-so-{number}.md")
}

/// The text of an article.
pub(crate) fn article(number: usize) -> String {
    let mut chance = Chance(number as u64);
    let mut text = head(&mut chance, number);
    paragraph(&mut chance, &mut text);
    for _ in 0..4 {
        heading(&mut chance, &mut text);
        paragraph(&mut chance, &mut text);
        if chance.below(5) < 3 {
            list(&mut chance, &mut text);
        }
    }
    if number.is_multiple_of(5) {
        table(&mut chance, &mut text);
    }
    let other = chance.below(ARTICLES);
    let _ = writeln!(text, "Xem thêm [bài số {other}](tin-so-{other}.md).");
    text
}

fn head(chance: &mut Chance, number: usize) -> String {
    let (day, hour) = (1 + number * 28 / ARTICLES, number % 24);
    let (subject, verb, object) = (chance.pick(SUBJECTS), chance.pick(VERBS), chance.pick(OBJECTS));
    let (category, author) = (chance.pick(CATEGORIES), chance.pick(AUTHORS));
    let first = chance.below(TAGS.len());
    let [one, two, three] = [0, 5, 11].map(|step| TAGS[(first + step) % TAGS.len()]);
    let mut summary = String::new();
    sentence(chance, &mut summary);
    format!(
        "---\n\
         title: \"{subject} {verb} {object}, đợt {number}\"\n\
         date: 2026-10-{day:02} {hour:02}:30\n\
         summary: \"{summary}\"\n\
         author: {author}\n\
         categories: [{category}]\n\
         tags: [{one}, {two}, {three}]\n\
         ---\n\n"
    )
}

fn heading(chance: &mut Chance, text: &mut String) {
    let (verb, object) = (chance.pick(VERBS), chance.pick(OBJECTS));
    let _ = writeln!(text, "## Việc {verb} {object}\n");
}

fn paragraph(chance: &mut Chance, text: &mut String) {
    for _ in 0..3 + chance.below(3) {
        sentence(chance, text);
        match chance.below(12) {
            0 => text.push_str(" Đây là **việc phải làm ngay**."),
            1 => {
                let number = 1 + chance.below(999);
                let _ = write!(text, " Theo [văn bản số {number}](https://example.vn/{number}).");
            }
            _ => {}
        }
        text.push(' ');
    }
    text.truncate(text.trim_end().len());
    text.push_str("\n\n");
}

fn list(chance: &mut Chance, text: &mut String) {
    for _ in 0..2 + chance.below(3) {
        text.push_str("- ");
        sentence(chance, text);
        text.push('\n');
    }
    text.push('\n');
}

fn table(chance: &mut Chance, text: &mut String) {
    text.push_str("| Đơn vị | Điểm | Hạng |\n| --- | ---: | ---: |\n");
    for rank in 1..=6 {
        let (subject, points) = (chance.pick(SUBJECTS), 60 + chance.below(40));
        let _ = writeln!(text, "| {subject} | {points},{:02} | {rank} |", chance.below(100));
    }
    text.push('\n');
}

fn sentence(chance: &mut Chance, text: &mut String) {
    let (subject, verb, object) = (chance.pick(SUBJECTS), chance.pick(VERBS), chance.pick(OBJECTS));
    let _ = write!(text, "{subject} {verb} {object} {}", chance.pick(TAILS));
    if chance.below(2) == 0 {
        text.push(',');
        for _ in 0..6 + chance.below(12) {
            let _ = write!(text, " {}", chance.pick(WORDS));
        }
    }
    text.push('.');
}

/// The plain theme lies beside this program.
fn plain_files(files: &mut Vec<(String, String)>) {
    for name in PLAIN_FILES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/plain").join(name);
        let text = std::fs::read_to_string(&path);
        let text = text.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        files.push(((*name).to_owned(), text));
    }
}

const PLAIN_FILES: &[&str] = &[
    "site.yaml",
    "themes/plain/static/style.css",
    "themes/plain/templates/404.html",
    "themes/plain/templates/article.html",
    "themes/plain/templates/base.html",
    "themes/plain/templates/categories.html",
    "themes/plain/templates/category.html",
    "themes/plain/templates/home.html",
    "themes/plain/templates/plain-list.html",
    "themes/plain/templates/tag.html",
    "themes/plain/theme.yaml",
];

const FULL_SETTINGS: &str = "\
title: Chuyên mục Cải cách hành chính
description: Tin, bài về cải cách hành chính
base_url: https://cchc.example.vn/
agency: {name: Sở Nội vụ tỉnh Lam Giang, short: SNV}
categories:
  - {slug: chi-dao-dieu-hanh, title: Chỉ đạo điều hành}
  - {slug: cai-cach-the-che, title: Cải cách thể chế}
  - {slug: cai-cach-thu-tuc-hanh-chinh, title: Cải cách thủ tục hành chính}
  - {slug: cai-cach-to-chuc-bo-may, title: Cải cách tổ chức bộ máy}
  - {slug: cai-cach-che-do-cong-vu, title: Cải cách chế độ công vụ}
  - {slug: cai-cach-tai-chinh-cong, title: Cải cách tài chính công}
  - {slug: chinh-quyen-so, title: Chính quyền số}
  - {slug: thong-tin-tuyen-truyen, title: Thông tin tuyên truyền}
outputs:
  tags: true
  tag_feeds: true
  authors: true
  units: true
  archives: true
  api: true
  search: true
  atom: true
  json_feed: true
  related: true
feed: {items: 20, content: full}
";

const CATEGORIES: &[&str] = &[
    "Chỉ đạo điều hành",
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Chính quyền số",
    "Thông tin tuyên truyền",
];

const SUBJECTS: &[&str] = &[
    "Ủy ban nhân dân tỉnh",
    "Sở Nội vụ",
    "Bộ phận Một cửa xã Sao Khuê",
    "Tổ công tác cải cách hành chính",
    "Đoàn kiểm tra công vụ",
    "Ban Chỉ đạo chuyển đổi số",
    "Trung tâm Phục vụ hành chính công",
    "Hội đồng thẩm định",
    "Sở Tài chính",
];

const VERBS: &[&str] = &[
    "ban hành",
    "triển khai",
    "công bố",
    "rà soát",
    "đôn đốc",
    "tổ chức",
    "hoàn thành",
    "đánh giá",
    "đơn giản hóa",
    "số hóa",
    "niêm yết",
    "tiếp nhận",
    "giải quyết",
];

const OBJECTS: &[&str] = &[
    "kế hoạch tuyên truyền",
    "thủ tục đăng ký kinh doanh",
    "hồ sơ trực tuyến toàn trình",
    "bộ chỉ số theo dõi",
    "quy trình liên thông điện tử",
    "kết quả khảo sát mức độ hài lòng",
    "danh mục dịch vụ công",
    "báo cáo quý",
    "đề án vị trí việc làm",
    "kỷ luật, kỷ cương hành chính",
];

const TAILS: &[&str] = &[
    "trên địa bàn tỉnh",
    "trong quý tới",
    "đúng thời hạn quy định",
    "theo hướng công khai, minh bạch",
    "ở tất cả xã, phường",
    "gắn với trách nhiệm người đứng đầu",
    "qua cổng dịch vụ công",
];

const WORDS: &[&str] = &[
    "người", "dân", "doanh", "nghiệp", "chính", "quyền", "hồ", "sơ", "đúng", "hạn", "tỷ", "lệ",
    "chỉ", "số", "cán", "bộ", "công", "chức", "đạo", "đức", "kỷ", "cương", "trách", "nhiệm",
    "giám", "sát", "sáng", "kiến", "mô", "hình", "thông", "tin", "báo", "chí", "truyền", "90%",
];

const TAGS: &[&str] = &[
    "một cửa",
    "dịch vụ công trực tuyến",
    "chỉ số",
    "chuyển đổi số",
    "công vụ",
    "thủ tục",
    "kế hoạch",
    "khảo sát",
    "sáng kiến",
    "tuyên truyền",
    "chữ ký số",
    "dữ liệu mở",
    "phân cấp",
    "vị trí việc làm",
    "hai cấp",
    "một cửa liên thông",
    "hộ tịch",
    "đất đai",
    "thanh toán",
    "hài lòng",
    "kỷ luật",
    "thi đua",
    "tinh gọn",
    "giám sát",
    "tự chủ",
    "ngân sách",
    "hỏi đáp",
    "tập huấn",
    "kiểm tra",
    "niêm yết",
];

const AUTHORS: &[&str] =
    &["Nguyễn Thị Hòa", "Trần Văn Đức", "Lê Thúy Hằng", "Phạm Quốc Đạt", "Võ Minh Ánh", "Đỗ Yến"];
