//! The sign (ký hiệu) that a document of a type and an issuer usually has, for showing what a
//! citation without one lacks.

use super::body::{full_issuer, issuer_key};
use super::kind::DocumentType;
use crate::base::viet::same_word_key;
use crate::domain::document::DocumentNumber;

/// What names of bodies begin with, and their letters in signs.
#[rustfmt::skip]
const BODIES: &[(&str, &str)] = &[
    ("ủy ban nhân dân", "UBND"), ("hội đồng nhân dân", "HĐND"), ("thủ tướng", "TTg"),
    ("chính phủ", "CP"), ("văn phòng chính phủ", "VPCP"), ("ủy ban thường vụ quốc hội", "UBTVQH"),
    ("tỉnh", "UBND"), ("thành phố", "UBND"), ("huyện", "UBND"), ("quận", "UBND"), ("xã", "UBND"),
    ("thị xã", "UBND"), ("phường", "UBND"), ("thị trấn", "UBND"), ("đặc khu", "UBND"),
];

/// What names of committees of the Party hold, and their letters in signs.
#[rustfmt::skip]
const PARTY_BODIES: &[(&str, &str)] = &[
    ("tỉnh ủy", "TU"), ("thành ủy", "TU"), ("huyện ủy", "HU"), ("quận ủy", "QU"),
    ("thị ủy", "ThU"), ("đảng ủy", "ĐU"), ("trung ương", "TW"), ("ban bí thư", "TW"),
    ("bộ chính trị", "TW"),
];

/// A body by its letters in a sign.
enum Body {
    State(String),
    Party(&'static str),
}

/// Number and sign as they usually are for a type, an issuer (if it is named) and a year, in Vietnamese and in
/// English: "100/QĐ-UBND". Where the year belongs to the number and is unknown, a word in
/// parentheses stands for it.
#[must_use]
pub fn usual_number(
    number: &DocumentNumber,
    kind: &DocumentType,
    issuer: &str,
    year: Option<i16>,
) -> (String, String) {
    let digits = || number.digits.chars().chain(number.letter).collect::<String>();
    let year = number.year.map(|year| year.to_string()).or(year.map(|year| year.to_string()));
    let write = |unknown_year: &str, term: &str| {
        let with_year = || format!("{}/{}", digits(), year.as_deref().unwrap_or(unknown_year));
        let code = kind.codes.first().copied().unwrap_or_default();
        let body = body(issuer).unwrap_or_else(|| usual_body(kind));
        match (kind.name, body) {
            ("Luật", _) => format!("{}/QH({term})", with_year()),
            ("Nghị định", _) => format!("{}/NĐ-CP", with_year()),
            ("Lệnh", _) => format!("{}/L-CTN", with_year()),
            ("Pháp lệnh", _) => format!("{}/PL-UBTVQH({term})", with_year()),
            ("Thông tư liên tịch" | "Nghị quyết liên tịch", _) => {
                format!("{}/{code}-BNV-BTC", with_year())
            }
            ("Thông tư", Body::State(body)) => format!("{}/TT-{body}", with_year()),
            ("Công văn" | "Văn bản", Body::State(body)) => format!("{}/{body}-VP", digits()),
            // Committees decide, councils resolve.
            ("Nghị quyết", Body::State(body)) if body == "UBND" => {
                format!("{}/NQ-HĐND", digits())
            }
            (_, Body::State(body)) => format!("{}/{code}-{body}", digits()),
            (_, Body::Party(body)) => format!("{}-{code}/{body}", digits()),
        }
    };
    (write("(năm)", "khóa"), write("(year)", "term"))
}

/// The body that documents of a type are of where none is named.
fn usual_body(kind: &DocumentType) -> Body {
    match kind.name {
        "Thông tư" => Body::State("BNV".to_owned()),
        "Kết luận" | "Thông tri" => Body::Party("TW"),
        _ => Body::State("UBND".to_owned()),
    }
}

/// The letters of a body in signs; ministries and departments have those of their words.
fn body(issuer: &str) -> Option<Body> {
    let key = issuer_key(issuer);
    let begins = |name: &str| {
        let rest = key.strip_prefix(&same_word_key(name));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',']))
    };
    let holds = |(name, _): &&(&str, &str)| key.contains(&same_word_key(name));
    if let Some((_, letters)) = PARTY_BODIES.iter().find(holds) {
        return Some(Body::Party(letters));
    }
    if let Some((_, letters)) = BODIES.iter().find(|(name, _)| begins(name)) {
        return Some(Body::State((*letters).to_owned()));
    }
    (begins("bộ") || begins("sở")).then(|| Body::State(initials(&full_issuer(issuer))))
}

/// The first letters of the words of a name, up to the place that it ends with.
fn initials(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let own = words.take_while(|word| !matches!(*word, "tỉnh" | "thành"));
    let first = own.filter(|word| *word != "và").filter_map(|word| word.chars().next());
    first.flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_follow_type_and_issuer() {
        let check = |number: &str, kind: &str, issuer: &str, year, vi: &str, en: &str| {
            let (number, _) = DocumentNumber::read_unsigned(number).expect(number);
            let kind = DocumentType::named(kind).expect(kind);
            let (got_vi, got_en) = usual_number(&number, kind, issuer, year);
            assert_eq!((got_vi.as_str(), got_en.as_str()), (vi, en), "{} {issuer}", kind.name);
        };
        let same = |number: &str, kind: &str, issuer: &str, expect: &str| {
            check(number, kind, issuer, None, expect, expect);
        };
        same("100", "Quyết định", "", "100/QĐ-UBND");
        same("100", "Quyết định", "Thủ tướng Chính phủ", "100/QĐ-TTg");
        same("100", "Quyết định", "Chủ tịch UBND tỉnh", "100/QĐ-UBND");
        same("36", "kế hoạch", "Sở Khoa học và Công nghệ tỉnh Lam Giang", "36/KH-SKHCN");
        same("36", "Kế hoạch", "tỉnh", "36/KH-UBND");
        same("05", "Nghị quyết", "HĐND xã Đồi Sương", "05/NQ-HĐND");
        same("76", "Nghị quyết", "Chính phủ", "76/NQ-CP");
        same("05", "Nghị quyết", "", "05/NQ-HĐND");
        same("18", "Nghị quyết", "Ban Chấp hành Trung ương", "18-NQ/TW");
        same("11", "Chỉ thị", "Ban Thường vụ Tỉnh ủy", "11-CT/TU");
        same("21", "Kết luận", "", "21-KL/TW");
        same("2231", "Công văn", "Sở Nội vụ", "2231/SNV-VP");
        same("88", "văn bản", "", "88/UBND-VP");
        same("30/2020", "Nghị định", "", "30/2020/NĐ-CP");
        check("30", "Nghị định", "Chính phủ", Some(2020), "30/2020/NĐ-CP", "30/2020/NĐ-CP");
        check("30", "Nghị định", "Chính phủ", None, "30/(năm)/NĐ-CP", "30/(year)/NĐ-CP");
        check("22", "Thông tư", "Bộ TT&TT", None, "22/(năm)/TT-BTTTT", "22/(year)/TT-BTTTT");
        let law = ("104/2016/QH(khóa)", "104/2016/QH(term)");
        check("104", "Luật", "Quốc hội", Some(2016), law.0, law.1);
    }
}
