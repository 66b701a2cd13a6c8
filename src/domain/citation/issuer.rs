//! The body that issued a document (cơ quan ban hành) as it stands near a number.
//!
//! Names of bodies mix capital and small letters ("Sở Khoa học và Công nghệ tỉnh Cao Bằng"), and a
//! verb may follow at once, so a name is put together from known parts: heads, fields, levels
//! with a place name. A body that begins with none of them is taken by its capitals alone.

use super::words::{lower, starts_with, without_space};

/// The most parts of one name.
const MAX_PARTS: usize = 8;
/// The most words of a place name, and of a name that is taken by its capitals.
const MAX_NAME: usize = 4;

/// What begins the names of bodies, or stands for one. This and the next two tables are ordered by
/// first letter (code point), for [`longest`].
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "ban", "ban bí thư", "ban cán sự đảng", "ban chấp hành", "ban chấp hành trung ương",
    "ban chấp hành trung ương đảng", "ban chỉ đạo", "ban chỉ huy", "ban dân vận", "ban kinh tế",
    "ban nội chính", "ban quản lý", "ban thường vụ", "ban tổ chức", "ban tuyên giáo",
    "bảo hiểm xã hội", "bí thư", "bộ", "bộ chính trị", "bộ trưởng", "chi cục", "chi cục trưởng",
    "chính phủ", "chánh văn phòng", "chủ nhiệm", "chủ tịch", "chủ tịch nước", "công an", "cục",
    "cục trưởng", "giám đốc", "hội đồng", "hội đồng nhân dân", "huyện ủy", "huyện uỷ",
    "kho bạc nhà nước", "kiểm toán nhà nước", "liên đoàn lao động", "mặt trận tổ quốc",
    "mặt trận tổ quốc việt nam", "ngân hàng nhà nước", "phòng", "phó bí thư", "phó chánh văn phòng",
    "phó chủ nhiệm", "phó chủ tịch", "phó chủ tịch thường trực", "phó cục trưởng", "phó giám đốc",
    "phó thủ tướng", "phó thủ tướng chính phủ", "quận ủy", "quận uỷ", "quốc hội", "sở", "thanh tra",
    "thành ủy", "thành uỷ", "thị ủy", "thị uỷ", "thứ trưởng", "thủ tướng", "thủ tướng chính phủ",
    "thường trực", "tỉnh đoàn", "tỉnh ủy", "tỉnh uỷ", "tòa án nhân dân", "toà án nhân dân",
    "tổng cục", "tổng thanh tra", "tổng thanh tra chính phủ", "trung tâm",
    "trung tâm phục vụ hành chính công", "trung ương", "trung ương đảng", "trường chính trị",
    "trưởng ban", "uỷ ban", "uỷ ban dân tộc", "uỷ ban kiểm tra", "uỷ ban mặt trận tổ quốc",
    "uỷ ban mặt trận tổ quốc việt nam", "uỷ ban nhân dân", "uỷ ban thường vụ quốc hội", "văn phòng",
    "văn phòng chính phủ", "văn phòng quốc hội", "văn phòng trung ương", "viện",
    "viện kiểm sát nhân dân", "vụ", "đài phát thanh", "đài phát thanh và truyền hình", "đảng bộ",
    "đảng ủy", "đảng uỷ", "đoàn đại biểu", "ủy ban", "ủy ban bầu cử", "ủy ban dân tộc",
    "ủy ban kiểm tra", "ủy ban mặt trận tổ quốc", "ủy ban mặt trận tổ quốc việt nam",
    "ủy ban nhân dân", "ủy ban thường vụ quốc hội",
];

/// What a body is in charge of; in a text they begin with a capital.
#[rustfmt::skip]
const FIELDS: &[&str] = &[
    "an toàn giao thông", "cải cách hành chính", "cảnh sát biển", "chính phủ", "chính trị",
    "chuyển đổi số", "công an", "công nghiệp và thương mại", "công thương", "cơ yếu", "dân tộc",
    "dân tộc và tôn giáo", "giáo dục và đào tạo", "giao thông vận tải", "hải quan",
    "kế hoạch và đầu tư", "khoa học công nghệ", "khoa học và công nghệ", "khu kinh tế",
    "khu công nghiệp", "kiểm lâm", "kiểm soát thủ tục hành chính", "kinh tế", "kinh tế - hạ tầng",
    "lao động", "lao động - thương binh và xã hội", "lao động, thương binh và xã hội", "môi trường",
    "nhà nước", "ngoại giao", "ngoại vụ", "nội vụ", "nông nghiệp", "nông nghiệp và môi trường",
    "nông nghiệp và phát triển nông thôn", "phát thanh và truyền hình", "quản lý thị trường",
    "quốc hội", "quốc phòng", "quy hoạch - kiến trúc", "tài chính", "tài chính - kế hoạch",
    "tài nguyên và môi trường", "thanh tra", "thể thao", "thông tin và truyền thông", "thống kê",
    "thuế", "tôn giáo", "tổ chức cán bộ", "trung ương", "truyền hình", "tư pháp", "văn hóa",
    "văn hoá", "văn hóa - xã hội", "văn hóa và thông tin", "văn hóa, thể thao và du lịch",
    "văn hoá, thể thao và du lịch", "văn thư và lưu trữ nhà nước", "xây dựng", "y tế", "đảng",
    "đầu tư", "đô thị",
];

/// Levels of government; each may have a place name behind it.
#[rustfmt::skip]
const LEVELS: &[&str] = &[
    "huyện", "nước", "phường", "quận", "tỉnh", "thành phố", "tp", "thị xã", "tx", "thị trấn",
    "tối cao", "xã", "đặc khu",
];

/// The kind of a part of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    Field,
    Level,
    Place,
}

/// The bytes of the name of a body that a text begins with.
pub(super) fn read_issuer(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut last = None;
    let mut level = None;
    for _ in 0..MAX_PARTS {
        let Some(rest) = text.get(end..).map(behind_abbreviation).and_then(without_space) else {
            break;
        };
        let above = || level.filter(|_| last == Some(Part::Place)).and_then(|it| above(rest, it));
        let Some((part, length)) = read_part(rest, last).or_else(above) else { break };
        end = text.len() - rest.len() + length;
        if part == Part::Level {
            level = rest.get(..length);
        }
        last = Some(part);
    }
    if last.is_none() {
        return capitals(text, MAX_NAME).filter(|(words, _)| *words > 1).map(|(_, end)| end);
    }
    Some(end)
}

/// The text behind an abbreviation in parentheses, which tells no more than the words before it:
/// "Ủy ban nhân dân (UBND) tỉnh".
fn behind_abbreviation(text: &str) -> &str {
    let inside = without_space(text).and_then(|rest| rest.strip_prefix('('));
    let behind = inside.and_then(|inside| inside.get(abbreviation(inside)?..)?.strip_prefix(')'));
    behind.unwrap_or(text)
}

/// The next part of a name, and the bytes it takes.
fn read_part(rest: &str, last: Option<Part>) -> Option<(Part, usize)> {
    let first = rest.chars().next()?;
    // Behind the first part a small letter is a verb: "của UBND tỉnh ban hành".
    let may_name = last.is_none() || first.is_uppercase();
    let head = longest(HEADS, rest).filter(|_| may_name).map(|length| (Part::Head, length));
    let field = longest(FIELDS, rest).filter(|_| may_name && last.is_some());
    let level = longest(LEVELS, rest).map(|length| {
        // "TP." is an abbreviation whose point ends no sentence.
        let stops = length == 2 && rest.get(2..).is_some_and(|rest| rest.starts_with('.'));
        (Part::Level, length + usize::from(stops))
    });
    let field = field.map(|length| (Part::Field, length));
    let known = [head, field, level].into_iter().flatten().max_by_key(|(_, length)| *length);
    if known.is_some() {
        return known;
    }
    if let Some(length) = abbreviation(rest) {
        return Some((Part::Head, length));
    }
    match last? {
        Part::Level => place(rest).map(|length| (Part::Place, length)),
        // A single capital may begin a sentence or a title: "của Bộ Nội vụ Hướng dẫn …".
        Part::Head | Part::Field => capitals(rest, MAX_NAME)
            .filter(|(words, _)| *words > 1)
            .map(|(_, length)| (Part::Place, length)),
        Part::Place => None,
    }
}

/// A territory above one of this level, behind a comma or "thuộc" or in parentheses: ", tỉnh Lam
/// Giang" behind a commune. What is of the same level or below begins a list.
fn above(rest: &str, level: &str) -> Option<(Part, usize)> {
    let inside = rest.strip_prefix('(');
    let behind = inside.or_else(|| rest.strip_prefix(','));
    let behind = behind.or_else(|| rest.get(starts_with(rest, "thuộc")?..))?;
    let behind = without_space(behind)?;
    let length = longest(LEVELS, behind)?;
    let is_above = rank(behind.get(..length)?)? > rank(level)?;
    let name = without_space(behind.get(length..)?.trim_start_matches('.'))?;
    let length = rest.len() - name.len() + place(name)?;
    let is_closed = inside.is_none() || rest.get(length..)?.starts_with(')');
    let length = length + usize::from(inside.is_some());
    (is_above && is_closed).then_some((Part::Place, length))
}

/// How high a level is: communes, districts, towns and provinces.
fn rank(level: &str) -> Option<usize> {
    let ranks: [&[&str]; 4] = [
        &["xã", "phường", "thị trấn", "đặc khu"],
        &["huyện", "quận", "thị xã", "tx"],
        &["thành phố", "tp"],
        &["tỉnh"],
    ];
    ranks.iter().position(|levels| levels.iter().any(|it| starts_with(level, it).is_some()))
}

/// The bytes of the longest phrase of a table that a text begins with.
fn longest(phrases: &[&str], text: &str) -> Option<usize> {
    let first = text.chars().next().map(lower);
    let start = phrases.partition_point(|phrase| phrase.chars().next() < first);
    let group = phrases.iter().skip(start).take_while(|phrase| phrase.chars().next() == first);
    group.filter_map(|phrase| starts_with(text, phrase)).max()
}

/// The bytes of an abbreviation: `UBND`, `KH&CN`, `LĐ-TB&XH`.
fn abbreviation(text: &str) -> Option<usize> {
    let is_part = |c: char| c.is_uppercase() || matches!(c, '&' | '-');
    let word: usize = text.chars().take(16).take_while(|c| is_part(*c)).map(char::len_utf8).sum();
    let (word, rest) = text.split_at_checked(word)?;
    let whole = !rest.starts_with(char::is_alphanumeric) && word.ends_with(char::is_uppercase);
    (whole && word.chars().nth(1).is_some_and(char::is_uppercase)).then_some(word.len())
}

/// The bytes of a place name: capitals, two such names with a dash between, or a short number.
fn place(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let ends = !text
            .get(digits..)?
            .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | ',' | '%'));
        return (digits <= 2 && ends).then_some(digits);
    }
    let (_, first) = capitals(text, MAX_NAME)?;
    let rest = text.get(first..)?;
    let second = ["-", "–"].into_iter().find_map(|dash| {
        let after = without_space(without_space(rest)?.strip_prefix(dash)?)?;
        let (words, length) = capitals(after, MAX_NAME)?;
        // "tỉnh Cao Bằng - Ảnh" is a caption; names have two syllables.
        (words > 1).then(|| text.len() - after.len() + length)
    });
    Some(second.unwrap_or(first))
}

/// How many words with a capital a text begins with, at most so many, and the bytes they take.
pub(super) fn capitals(text: &str, most: usize) -> Option<(usize, usize)> {
    let mut end = 0;
    let mut words = 0;
    while words < most {
        let Some(rest) = text.get(end..).and_then(without_space) else { break };
        let length: usize =
            rest.chars().take(16).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
        let Some((word, after)) = rest.split_at_checked(length) else { break };
        if !word.starts_with(char::is_uppercase) || after.starts_with(char::is_alphanumeric) {
            break;
        }
        if words > 0 && starts_with(word, "về").is_some() {
            break;
        }
        end = text.len() - rest.len() + length;
        words += 1;
    }
    (words > 0).then_some((words, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_ordered_by_first_letter() {
        for table in [HEADS, FIELDS, LEVELS] {
            assert!(table.is_sorted_by_key(|phrase| phrase.chars().next()), "{table:?}");
        }
    }

    #[test]
    fn names_end_where_the_sentence_goes_on() {
        let check = |text: &str, expect: &str| {
            let got = read_issuer(text).and_then(|length| text.get(..length));
            assert_eq!(got, (!expect.is_empty()).then_some(expect), "{text}");
        };
        check("UBND tỉnh về việc", "UBND tỉnh");
        check("UBND tỉnh Cao Bằng triển khai", "UBND tỉnh Cao Bằng");
        check(
            "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu quy định",
            "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu",
        );
        check("uỷ ban nhân dân xã, nay", "uỷ ban nhân dân xã");
        check("Thủ tướng Chính phủ phê duyệt", "Thủ tướng Chính phủ");
        check("Chính phủ nhấn mạnh", "Chính phủ");
        check("Bộ Nội vụ quy định", "Bộ Nội vụ");
        check("Bộ trưởng Bộ Khoa học và Công nghệ và", "Bộ trưởng Bộ Khoa học và Công nghệ");
        check("Sở Văn hóa, Thể thao và Du lịch, các", "Sở Văn hóa, Thể thao và Du lịch");
        check("Bộ KH&CN hướng dẫn", "Bộ KH&CN");
        check("Bộ LĐ-TB&XH.", "Bộ LĐ-TB&XH");
        check("Ban Thường vụ Tỉnh ủy Cao Bằng và", "Ban Thường vụ Tỉnh ủy Cao Bằng");
        check("Ban Chấp hành Trung ương Đảng khóa XIII", "Ban Chấp hành Trung ương Đảng");
        check("UBND TP. Hà Nội", "UBND TP. Hà Nội");
        check("UBND Thành phố Hồ Chí Minh Về", "UBND Thành phố Hồ Chí Minh");
        check("UBND phường 12 tổ chức", "UBND phường 12");
        check("UBND phường 1/2", "UBND phường");
        check("tỉnh và huyện", "tỉnh");
        check("UBND xã Đồi Sương, tỉnh Lam Giang, các", "UBND xã Đồi Sương, tỉnh Lam Giang");
        check(
            "UBND xã A, huyện Mây Ngàn, tỉnh Lam Giang",
            "UBND xã A, huyện Mây Ngàn, tỉnh Lam Giang",
        );
        check("UBND phường Bến Trăng, TP. Lam Sơn.", "UBND phường Bến Trăng, TP. Lam Sơn");
        check("UBND xã Đồi Sương, xã Suối Nhạc", "UBND xã Đồi Sương");
        check("UBND tỉnh Lam Giang, xã Đồi Sương", "UBND tỉnh Lam Giang");
        check("UBND xã Đồi Sương, tỉnh đã", "UBND xã Đồi Sương");
        check("UBND xã Đồi Sương (tỉnh Lam Giang) đã", "UBND xã Đồi Sương (tỉnh Lam Giang)");
        check("UBND xã Đồi Sương (tỉnh Lam Giang đã", "UBND xã Đồi Sương");
        check("UBND xã Đồi Sương (xã mới)", "UBND xã Đồi Sương");
        check("UBND xã Đồi Sương thuộc tỉnh Lam Giang.", "UBND xã Đồi Sương thuộc tỉnh Lam Giang");
        check("UBND xã Đồi Sương thuộc diện", "UBND xã Đồi Sương");
        check("Ủy ban nhân dân (UBND) xã Đồi Sương đã", "Ủy ban nhân dân (UBND) xã Đồi Sương");
        check("Ủy ban nhân dân tỉnh (UBND) ban hành", "Ủy ban nhân dân tỉnh");
        check("Sở Khoa học và Công nghệ (KH&CN) tỉnh", "Sở Khoa học và Công nghệ (KH&CN) tỉnh");
        check("Phó Chủ tịch UBND tỉnh ký", "Phó Chủ tịch UBND tỉnh");
        check("UBND xã, tỉnh Lam Giang", "UBND xã");
        check("Bộ Nội vụ Hướng dẫn", "Bộ Nội vụ");
        check("Sở Nội vụ Cao Bằng đã", "Sở Nội vụ Cao Bằng");
        check("Ủy ban Thường vụ Quốc hội.", "Ủy ban Thường vụ Quốc hội");
        check("Hội Nông Dân Việt Nam tổ chức", "Hội Nông Dân Việt");
        check("chúng tôi", "");
        check("Kế hoạch", "");
        check("", "");
    }
}
