//! Words and their tones: identity under both customs of tone placement, and the proof-reader's
//! check for two tones in one word.
//!
//! The tone of `hòa` may also stand on its last vowel (`hoà`): the older and the newer custom write
//! the same word. A syllable is therefore compared by its letters without tone, and its tone.

use std::ops::Range;

use super::letter::{Tone, is_vietnamese_letter, letter};
use super::nfc::nfc;
use super::phrase::squeeze;

/// Returns a key under which two spellings of one word or phrase are equal: other normal form,
/// case, white space or tone placement. Words that differ in a tone or a letter stay different.
///
/// The key is the text in lower case with the tone of every syllable moved to its end, as a
/// combining mark. It is for comparing and looking up, not for showing.
pub fn same_word_key(text: &str) -> String {
    let squeezed = squeeze(text);
    let composed = nfc(&squeezed);
    let mut key = String::with_capacity(composed.len() + 8);
    // A run of letters has one tone; should it have more, they keep their order.
    let mut tones = String::new();
    for c in composed.chars() {
        match letter(c) {
            Some(letter) => {
                key.push(letter.toneless());
                tones.extend(letter.tone.mark());
            }
            None => {
                if !c.is_alphabetic() {
                    key.push_str(&tones);
                    tones.clear();
                }
                key.extend(c.to_lowercase());
            }
        }
    }
    key + &tones
}

/// Finds the words that carry two or more tone marks, with their byte ranges: almost always a
/// missing space (`lãnhđạo`), sometimes a slip of the keyboard (`hòà`).
///
/// Passed over: words with digits, words with letters outside the Vietnamese alphabet, and words
/// whose marked letters are all `é` or `è` (French: `résumé`, `Hélène`). Addresses (URLs, mail) are
/// not recognised: the caller leaves them out.
pub fn double_tone_words(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    // The bytes beyond ASCII since `start`: two toned letters take four, and most pieces have less.
    let mut marked = 0;
    for (at, byte) in text.bytes().chain(std::iter::once(b' ')).enumerate() {
        if !byte.is_ascii() {
            marked += 1;
        } else if !byte.is_ascii_alphanumeric() {
            if marked >= 4 {
                double_tones_in(text.get(start..at).unwrap_or_default(), start, &mut found);
            }
            start = at + 1;
            marked = 0;
        }
    }
    found
}

/// Examines the words of a piece that begins at byte `offset` of the whole text.
fn double_tones_in<'a>(piece: &'a str, offset: usize, found: &mut Vec<(Range<usize>, &'a str)>) {
    if !has_two_tones(piece) {
        return;
    }
    let mut start = 0;
    for part in piece.split_inclusive(|c: char| !belongs_to_word(c)) {
        let word = part.trim_end_matches(|c: char| !belongs_to_word(c));
        if has_double_tone(word) {
            found.push((offset + start..offset + start + word.len(), word));
        }
        start += part.len();
    }
}

/// Tells whether `c` continues a word: letters, digits, and the marks of decomposed letters.
fn belongs_to_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}')
}

fn has_double_tone(word: &str) -> bool {
    if !has_two_tones(word) {
        return false;
    }
    let word = nfc(word);
    let is_french = |c: char| matches!(c, 'é' | 'è' | 'É' | 'È');
    // What NFC leaves of tone marks is a second tone on a letter that has one already.
    word.chars().all(|c| is_vietnamese_letter(c) || Tone::is_mark(c))
        && !word.chars().filter(|&c| is_toned(c)).all(is_french)
}

fn has_two_tones(text: &str) -> bool {
    text.chars().filter(|&c| is_toned(c)).nth(1).is_some()
}

/// Tells whether `c` is a letter with a tone mark, or a tone mark by itself.
fn is_toned(c: char) -> bool {
    Tone::is_mark(c) || letter(c).is_some_and(|letter| letter.tone != Tone::Level)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_word_are_equal() {
        let same = |a: &str, b: &str| assert_eq!(same_word_key(a), same_word_key(b), "{a} {b}");
        same("hòa", "hoà");
        same("hóa", "hoá");
        same("thúy", "thuý");
        same("khoẻ", "khỏe");
        same("Khánh Hoà", "Khánh Hòa");
        same("Uỷ ban", "Ủy ban");
        same("ủy", "UỶ");
        same("loè", "lòe");
        same("xõa", "xoã");
        same("thủy", "thuỷ");
        same("lũy", "luỹ");
        same("tụy", "tuỵ");
        same("hòa", "ho\u{300}a");
        same("hòa", "hoa\u{300}");
        same("Viê\u{323}t", "việt");
        same("  Cải   cách\u{A0}hành chính ", "cải cách hành chính");
        same("ĐÀ NẴNG", "đà nẵng");
        same("Bà Rịa - Vũng Tàu", "BÀ RỊA - VŨNG TÀU");
        same("Hoà-Bình", "hòa-bình");
        same("PAR INDEX", "Par Index");
    }

    #[test]
    fn other_words_stay_other() {
        let other = |a: &str, b: &str| assert_ne!(same_word_key(a), same_word_key(b), "{a} {b}");
        other("hoa", "hòa");
        other("hòa", "hóa");
        other("hóa", "họa");
        other("tỉnh", "tính");
        other("tinh", "tỉnh");
        other("dan", "đan");
        other("cân", "căn");
        other("mua", "mưa");
        other("hòa bình", "hoa bình");
        other("hòa bình", "hoa bìnhh");
        other("hòa bình", "hóa bỉnh");
        other("hoà bình", "hoàbình");
        other("má ba", "ma bá");
        other("hoan\u{300}", "hoàn");
        other("", "a");
    }

    #[test]
    fn double_tones_are_found_with_their_places() {
        let check = |text: &str, expect: &[(usize, &str)]| {
            let found = double_tone_words(text);
            let brief: Vec<_> = found.iter().map(|(range, word)| (range.start, *word)).collect();
            assert_eq!(brief, expect, "{text:?}");
            for (range, word) in found {
                assert_eq!(text.get(range), Some(word));
            }
        };
        check("lãnhđạo", &[(0, "lãnhđạo")]);
        check("Các đồng chí lãnhđạo, cánbộ", &[(18, "lãnhđạo"), (31, "cánbộ")]);
        check("THỦTỤC", &[(0, "THỦTỤC")]);
        check("“thủtục”…", &[(3, "thủtục")]);
        check("số\u{A0}quyếtđịnh–ngày", &[(6, "quyếtđịnh")]);
        check("hòà", &[(0, "hòà")]);
        check("la\u{303}nhđa\u{323}o", &[(0, "la\u{303}nhđa\u{323}o")]);
        check("béngã", &[(0, "béngã")]);
        check("Thái-Bình, lãnh/đạo; một_cửa", &[]);
        check("K36đãcó, đã5có", &[]);
        check("résumé Élysée Hélène Société", &[]);
        check("Škodáà, jàzzé", &[]);
        check("à á ả ã ạ", &[]);
        check("Đắk Lắk, Êđê, ấp, ở, ừ, ỹ, quyển", &[]);
        check("nghiễng khuỷu nguyễn trường thuở được người rượu", &[]);
        check("", &[]);
    }

    #[test]
    fn ordinary_prose_gives_nothing() {
        let prose = "Ủy ban nhân dân tỉnh Cao Bằng vừa ban hành Kế hoạch số 1487/KH-UBND về tuyên \
            truyền cải cách hành chính nhà nước; nâng cao nhận thức, trách nhiệm của cán bộ, công \
            chức, viên chức và người dân, doanh nghiệp trong việc đẩy mạnh giải quyết thủ tục hành \
            chính, dịch vụ công trực tuyến mức độ 3, mức độ 4. Chỉ số PAR Index, SIPAS, PAPI, PCI \
            được cải thiện rõ rệt: 83,94 % (tăng 1,2 điểm). Khuỷu tay, ngoằn ngoèo, khúc khuỷu.";
        assert_eq!(double_tone_words(prose), []);
    }

    proptest! {
        #[test]
        fn keys_ignore_form_and_case(text in "[a-zàảãáạâấđêệôộơởưữíĩ ]{0,30}") {
            let nfd = icu_normalizer::DecomposingNormalizerBorrowed::new_nfd();
            let key = same_word_key(&text);
            prop_assert_eq!(same_word_key(&nfd.normalize(&text)), key.clone());
            prop_assert_eq!(same_word_key(&text.to_uppercase()), key);
        }

        #[test]
        fn any_text_is_accepted(text in "(\\PC|[àệ\u{301}\u{303}]){0,40}") {
            for (range, word) in double_tone_words(&text) {
                prop_assert_eq!(text.get(range), Some(word));
            }
            prop_assert!(same_word_key(&text).len() <= 4 * text.len());
        }
    }
}
