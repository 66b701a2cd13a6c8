//! Where sentences end.

/// Short forms with a full stop that goes on with a capital letter or a number, as they are written.
const SHORT_FORMS: &[&str] = &[
    // Places.
    "TP", "Tp", "tp", "TX", "Tx", "tx", "TT", "Tt", "tt", "tr", "Tr",
    // Titles and callings.
    "GS", "PGS", "TS", "Ts", "ThS", "Ths", "Th.S", "BS", "Bs", "BSCK", "DS", "Ds", "KS", "Ks",
    "KTS", "CN", "LS", "Ls", "NGND", "NGƯT", "NSND", "NSƯT", "TTND", "TTƯT", "Đ/c", "đ/c", "Mr",
    "Mrs", "Ms", "Dr", // How to reach somebody.
    "ĐT", "Đt", "Tel", "Fax",
];
/// Letters that stand for levels and forms of address: "P. Sao Khuê", "Q. 1", "Ô. Nguyễn".
const LETTERS: &[char] = &['P', 'Q', 'H', 'X', 'T', 'Ô'];
/// Words with a letter or a Roman number behind them, which ends there: "loại A", "quý I".
const CLASSES: &[&str] = &[
    "loại", "hạng", "quý", "khóa", "khoá", "thứ", "lần", "mục", "phần", "chương", "kỳ", "nhóm",
    "bậc", "khối", "cấp", "vùng", "đợt", "tổ", "lớp", "khu", "lục", "điểm", "mức", "tập", "số",
    "hội", "gan", "vitamin",
];

/// Whether a character ends sentences at all: a quick look before [`ends_sentence`].
#[must_use]
pub const fn may_end_sentence(c: char) -> bool {
    matches!(c, '\n' | '.' | '!' | '?' | '…')
}

/// Whether a character ends a sentence between the text before it and the text behind it.
///
/// A full stop does with white space and no small letter behind it, unless it belongs to a short
/// form ("TP. Lam Sơn", "ThS. Nguyễn") or an initial ("Trần V. A"). Looks at the last two words.
#[must_use]
pub fn ends_sentence(before: &str, c: char, rest: &str) -> bool {
    if c == '\n' {
        return true;
    }
    may_end_sentence(c)
        && rest.chars().next().is_none_or(char::is_whitespace)
        && rest.trim_start().chars().next().is_none_or(|next| !next.is_lowercase())
        && (c != '.' || rest.trim_start().is_empty() || !is_short_form(before))
}

/// Whether the last word of a text, which a full stop follows, is one that goes on.
fn is_short_form(before: &str) -> bool {
    let start = |text: &str| {
        let space = text.char_indices().rev().find(|(_, c)| c.is_whitespace());
        space.map_or(0, |(at, c)| at + c.len_utf8())
    };
    let at = start(before);
    let word = before.get(at..).unwrap_or_default();
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let last = word.rsplit('.').next().unwrap_or_default();
    if SHORT_FORMS.contains(&word) || SHORT_FORMS.contains(&last) {
        return true;
    }
    let mut letters = last.chars();
    let Some(letter) = letters.next().filter(|c| c.is_uppercase()) else { return false };
    if letters.next().is_some() {
        return false;
    }
    let earlier = before.get(..at).unwrap_or_default().trim_end();
    let earlier = earlier.get(start(earlier)..).unwrap_or_default();
    if CLASSES.contains(&earlier.to_lowercase().as_str()) {
        return false;
    }
    // A lone letter goes on as an initial among names, not behind a word in small letters.
    LETTERS.contains(&letter)
        || earlier.is_empty()
        || last.len() < word.len()
        || earlier.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_stops_end_sentences_but_no_short_forms() {
        // `|` stands behind the character in question.
        let check = |marked: &str, expect: bool| {
            let (before, rest) = marked.split_once('|').unwrap();
            let c = before.chars().next_back().unwrap();
            let before = before.strip_suffix(c).unwrap();
            assert_eq!(ends_sentence(before, c, rest), expect, "{marked}");
        };
        for goes_on in [
            "UBND TP.| Lam Sơn",
            "tại Tp.| Lam Sơn",
            "Trần V.| A đã",
            "Ông Trần V. A.| Nguyễn",
            "V.| A đã",
            "ở Q.|1 và",
            "ở Q.| 1",
            "đường số 3, P.| 5",
            "tại P.| Sao Khuê",
            "là ThS.| Nguyễn",
            "PGS.TS.| Trần",
            "Th.S.| Trần",
            "(TS.| Trần",
            "Đ/c.| Trần",
            "có 3.|612 hồ sơ",
            "v.v.| và",
        ] {
            check(goes_on, false);
        }
        for ends in [
            "đã xong.| Sau",
            "đã xong.|",
            "đã xong!| Sau",
            "đã xong\n|sau",
            "đạt loại A.| Sau",
            "trong quý I.| Sau",
            "Quý I.| Sau",
            "đại hội lần thứ X.| Sau",
            "về SIPAS.| Sau",
            "hồ sơ A.| Sau",
            "của UBND TP.|",
            "v.v.| Sau",
            "năm 2026.| 12 xã",
            "v…| Sau",
        ] {
            check(ends, true);
        }
    }
}
