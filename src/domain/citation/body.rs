//! Names of bodies that issue documents (cơ quan ban hành), and which of them mean the same body.

use std::sync::LazyLock;

use crate::base::viet::same_word_key;

/// Whether two keys mean the same body, as far as they go: "UBND tỉnh" and "Ủy ban nhân dân tỉnh
/// Cao Bằng", but not "UBND huyện". One is the other, its beginning, or a level ("tỉnh") that the other names.
pub(super) fn same_key(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.is_empty() {
        return false;
    }
    let begins = long.strip_prefix(short).is_some_and(|rest| {
        rest.is_empty() || rest.starts_with([' ', ',']) && !is_inside_name(short, rest)
    });
    let is_level = || LEVELS.iter().any(|level| level == short);
    begins || is_level() && first_level(long) == Some(short)
}

/// Whether a key ends inside the name of a place that goes on behind it: "xã An" in "xã An Bình".
fn is_inside_name(key: &str, rest: &str) -> bool {
    let Some(next) = rest.strip_prefix(' ').filter(|it| it.starts_with(char::is_alphabetic)) else {
        return false;
    };
    let name_behind = |level: &'static String| {
        let at = words_at(key, level).last()?;
        let name = key.get(at + level.len()..)?.strip_prefix(' ').unwrap_or_default();
        Some((at + level.len(), name))
    };
    let last = LEVELS.iter().filter_map(name_behind).max_by_key(|(end, _)| *end);
    let is_name = |name: &str| !name.is_empty() && !is_no_place(name);
    last.is_some_and(|(_, name)| is_name(name)) && territory(next).is_none()
}

/// Whether what stands behind a level makes it another word or the name of a body: "xã hội", "tỉnh
/// ủy".
fn is_no_place(name: &str) -> bool {
    NO_PLACES.iter().any(|word| name.split([' ', ',']).next() == Some(word))
}

/// The first level that a key names: of "UBND xã Đồi Sương, tỉnh Lam Giang" it is the commune.
fn first_level(key: &str) -> Option<&'static str> {
    let place = |level: &'static String| Some((words_at(key, level).next()?, level.as_str()));
    LEVELS.iter().filter_map(place).min().map(|(_, level)| level)
}

/// The places in a key where these words stand by themselves.
fn words_at<'k>(key: &'k str, words: &'k str) -> impl Iterator<Item = usize> {
    let is_whole = move |at: &usize| {
        let after = key.get(at + words.len()..).unwrap_or_default();
        (*at == 0 || key.get(..*at).is_some_and(|before| before.ends_with(' ')))
            && (after.is_empty() || after.starts_with([' ', ',']))
    };
    key.match_indices(words).map(|(at, _)| at).filter(is_whole)
}

/// The province (tỉnh, thành phố trực thuộc trung ương) that a key names, with its level: the last
/// one, "tỉnh Lam Giang" in "UBND thành phố Bến Trăng, tỉnh Lam Giang".
fn province_in(key: &str) -> Option<Province<'_>> {
    let named = |level: &'static String| {
        let at = words_at(key, level).last()?;
        let name = key.get(at + level.len()..)?.strip_prefix(' ')?;
        (!is_no_place(name)).then_some(Province { at, level, name })
    };
    PROVINCES.iter().filter_map(named).max_by_key(|province| province.at)
}

/// A province that a key names.
struct Province<'k> {
    at: usize,
    level: &'static str,
    name: &'k str,
}

/// The key of the province that the name of a body tells: of "Sở Nội vụ tỉnh Lam Giang" that of
/// "tỉnh Lam Giang".
#[must_use]
pub fn province_of(name: &str) -> Option<String> {
    let key = issuer_key(name);
    province_in(&key).and_then(|province| key.get(province.at..)).map(str::to_owned)
}

/// Whether a key names a province that is another than this one. Towns were called "thành phố" as
/// well, and lay in provinces: only departments tell that such a one is meant as a province.
pub(super) fn is_of_other_province(cited: &str, home: &str) -> bool {
    let Some((cited_in, home)) = province_in(cited).zip(province_in(home)) else { return false };
    let is_department = || cited.split(' ').next() == Some(&*DEPARTMENT);
    if cited_in.level == home.level {
        let (one, other) = (cited_in.name, home.name);
        !one.starts_with(other) && !other.starts_with(one)
    } else {
        is_department()
    }
}

/// Whether both keys are bodies of a territory and the territories differ, so that one cannot
/// loosely stand for the other as "Chính phủ" does for "Thủ tướng Chính phủ".
pub(super) fn is_rival(one: &str, other: &str) -> bool {
    match (territory_of(one), territory_of(other)) {
        (Some(one), Some(other)) => !same_key(one, other),
        _ => false,
    }
}

/// The territory whose people's committee or council a key is, or that it names by itself:
/// "tỉnh Lam Giang" for "UBND tỉnh Lam Giang".
#[must_use]
pub fn territory_of(key: &str) -> Option<&str> {
    let organ = ORGANS.iter().find_map(|organ| key.strip_prefix(organ.as_str())?.strip_prefix(' '));
    territory(organ.unwrap_or(key))
}

/// The territory whose people's committee (ủy ban nhân dân) a key is.
#[must_use]
pub fn territory_of_committee(key: &str) -> Option<&str> {
    territory_under(key, &ORGANS[Organ::Committee as usize])
}

/// The key of the people's committee of the territory that a key names by itself.
#[must_use]
pub fn committee_of(key: &str) -> Option<String> {
    territory(key).map(|place| format!("{} {place}", ORGANS[Organ::Committee as usize]))
}

/// The other name under which a text may call the issuer of this key, by the sign of a document:
/// its territory for the people's council in `05/NQ-HĐND`, for the people's committee in all others,
/// and the other way round. The Party's committees are no such bodies.
pub(super) fn counterpart(key: &str, organ: Organ) -> Option<String> {
    let organ = &ORGANS[organ as usize];
    // A level by itself is known as one already, of whatever body.
    let place = territory_under(key, organ).filter(|place| !LEVELS.iter().any(|it| it == place));
    place.map(str::to_owned).or_else(|| territory(key).map(|place| format!("{organ} {place}")))
}

fn territory_under<'k>(key: &'k str, organ: &str) -> Option<&'k str> {
    key.strip_prefix(organ)?.strip_prefix(' ').and_then(territory)
}

/// The key itself, where it begins with a level.
fn territory(key: &str) -> Option<&str> {
    let begins = |level: &String| {
        let rest = key.strip_prefix(level.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    LEVELS.iter().any(begins).then_some(key)
}

/// Whether a key is "UBND" or "HĐND" without a territory, which tells no bodies apart.
pub(super) fn is_organ(key: &str) -> bool {
    key.is_empty() || ORGANS.iter().any(|organ| organ == key)
}

/// The organ of a territory that a sign names, and its place in [`ORGANS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Organ {
    /// The people's committee (ủy ban nhân dân), also where the sign names neither.
    Committee,
    /// The people's council (hội đồng nhân dân).
    Council,
}

impl Organ {
    /// The organ by number and sign.
    pub(super) fn of(number: &str) -> Self {
        if number.contains("HĐND") { Self::Council } else { Self::Committee }
    }
}

/// The keys of people's committees and people's councils.
static ORGANS: LazyLock<[String; 2]> =
    LazyLock::new(|| ["ủy ban nhân dân", "hội đồng nhân dân"].map(same_word_key));

/// The keys of [`LEVEL_WORDS`].
static LEVELS: LazyLock<[String; 7]> = LazyLock::new(|| LEVEL_WORDS.map(same_word_key));

/// The keys of the levels of provinces.
static PROVINCES: LazyLock<[String; 2]> =
    LazyLock::new(|| ["tỉnh", "thành phố"].map(same_word_key));

/// The keys of words behind a level that make it another word or the name of a body.
static NO_PLACES: LazyLock<[String; 3]> =
    LazyLock::new(|| ["ủy", "đoàn", "hội"].map(same_word_key));

/// The key of the word for a department of a province.
static DEPARTMENT: LazyLock<String> = LazyLock::new(|| same_word_key("sở"));

/// Levels by which a text may call a body: "Kế hoạch 3612 của tỉnh".
const LEVEL_WORDS: [&str; 7] = ["tỉnh", "huyện", "xã", "phường", "thành phố", "thị xã", "đặc khu"];

/// Abbreviations of bodies and what they stand for, both in lower case.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("ubmttq", "ủy ban mặt trận tổ quốc"),
    ("ubtvqh", "ủy ban thường vụ quốc hội"),
    ("mttq", "mặt trận tổ quốc"),
    ("ttg", "thủ tướng chính phủ"),
    ("vpcp", "văn phòng chính phủ"),
    ("bcđ", "ban chỉ đạo"),
    ("cchc", "cải cách hành chính"),
    ("btv", "ban thường vụ"),
    ("bch", "ban chấp hành"),
    ("tw", "trung ương"),
    ("tp", "thành phố"),
    ("tp.", "thành phố"),
    ("tx", "thị xã"),
    ("bnv", "bộ nội vụ"),
    ("snv", "sở nội vụ"),
    ("kh&cn", "khoa học và công nghệ"),
    ("tt&tt", "thông tin và truyền thông"),
    ("gd&đt", "giáo dục và đào tạo"),
    ("kh&đt", "kế hoạch và đầu tư"),
    ("tn&mt", "tài nguyên và môi trường"),
    ("nn&mt", "nông nghiệp và môi trường"),
];

/// Heads who sign for their body, in lower case: the body is meant.
const SIGNERS: &[&str] = &[
    "phó",
    "bí thư",
    "chánh",
    "chủ tịch",
    "chủ nhiệm",
    "bộ trưởng",
    "thứ trưởng",
    "giám đốc",
    "thường trực",
];

/// Standing committees and assemblies of the Party, in lower case: what they issue is numbered and
/// cited as that of their committee ("Tỉnh ủy").
const PARTY_ORGANS: &[&str] = &["ban thường vụ", "ban chấp hành"];

/// How the Party's committees of provinces are called in full, and their short name.
const PARTY_COMMITTEES: &[(&str, &str)] =
    &[("đảng bộ tỉnh", "tỉnh ủy"), ("đảng bộ thành phố", "thành ủy")];

/// The key under which spellings of a body's name are equal; empty for a signer ("Bộ trưởng")
/// without the body. "Xã Đồi Sương, tỉnh Lam Giang" may go without its comma.
pub(super) fn issuer_key(name: &str) -> String {
    let mut key = same_word_key(&party_committee(full_issuer(name)));
    for level in LEVELS.iter().filter(|_| name.contains(',')) {
        key = key.replace(&format!(", {level} "), &format!(" {level} "));
    }
    key
}

/// The committee of the Party that a name means: "tỉnh ủy lam giang" for its standing committee; any
/// other name as it is.
fn party_committee(full: String) -> String {
    let organ = PARTY_ORGANS.iter().find_map(|organ| full.strip_prefix(organ)?.strip_prefix(' '));
    let Some(of) = organ else { return full };
    for (long, short) in PARTY_COMMITTEES {
        if let Some(place) = of.strip_prefix(long) {
            return format!("{short}{place}");
        }
    }
    let second = of.split(' ').nth(1).unwrap_or_default();
    if matches!(second, "ủy" | "uỷ") { of.to_owned() } else { full }
}

/// The name of a body in full and in small letters, whichever of its usual abbreviations was
/// written: "ủy ban nhân dân tỉnh" for "UBND tỉnh", also in parentheses behind the words. A signer
/// stands for the body; empty for one ("Bộ trưởng") without the body.
#[must_use]
pub fn full_issuer(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut body = lower.trim();
    for signer in SIGNERS {
        // The head of state is no signer for another body.
        if let Some(rest) = body.strip_prefix(signer).filter(|rest| *rest != " nước") {
            body = rest.trim_start();
        }
    }
    // "Ủy ban nhân dân (UBND) xã Đồi Sương (tỉnh Lam Giang)": words in parentheses are a place.
    let says_more =
        |word: &&str| *word != "thuộc" && !(word.starts_with('(') && word.ends_with(')'));
    let words = body.split_whitespace().filter(says_more).map(|word| {
        let word = word.trim_matches(['(', ')']);
        let full = ABBREVIATIONS.iter().find(|(short, _)| *short == word);
        full.map_or(word, |(_, full)| full)
    });
    words.collect::<Vec<_>>().join(" ")
}
