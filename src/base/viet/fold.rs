//! Folding for search: lower case, no marks, `đ` as `d`.
//!
//! Search folds once when the index is built and once in the reader's browser; both must agree.
//! The browser's side is `s.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "")`
//! `.replace(/đ/g, "d").normalize("NFC")`, so a letter that has no canonical decomposition
//! (`ß`, `ø`, `æ`) stays as it is here; [`super::slug()`] spells such letters out.

use icu_normalizer::properties::{CanonicalDecompositionBorrowed, Decomposed};

use super::latin::unmarked;

/// Returns the text in lower case without marks: `"Đổi mới"` gives `"doi moi"`.
///
/// Works on composed, decomposed and mixed text alike. Only letters change; spaces and
/// punctuation stay.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        out.extend(fold_char(c));
    }
    out
}

/// Returns the folded form of one character, `None` for a combining mark (U+0300 – U+036F).
#[inline]
pub fn fold_char(c: char) -> Option<char> {
    if c.is_ascii() {
        Some(c.to_ascii_lowercase())
    } else if let Some(base) = unmarked(c) {
        Some(char::from(base))
    } else if is_combining_mark(c) {
        None
    } else {
        Some(fold_rare(c))
    }
}

/// Tells whether `c` is a mark of the block "Combining Diacritical Marks".
#[inline]
pub(super) fn is_combining_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Folds what no table holds: punctuation, other scripts (`Й` becomes `и`), singletons.
#[cold]
fn fold_rare(c: char) -> char {
    let mut letter = c.to_lowercase().next().unwrap_or(c);
    let data = CanonicalDecompositionBorrowed::new();
    // No decomposition is deeper than four marks.
    for _ in 0..4 {
        letter = match data.decompose(letter) {
            Decomposed::Singleton(same) => same,
            Decomposed::Expansion(base, mark) if is_combining_mark(mark) => base,
            _ => break,
        };
    }
    unmarked(letter).map_or(letter, char::from)
}

#[cfg(test)]
mod tests {
    use super::super::nfc;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_fold() {
        let check = |input: &str, expect: &str| assert_eq!(fold(input), expect, "{input:?}");
        check("", "");
        check("Cải cách hành chính", "cai cach hanh chinh");
        check("ĐỔI MỚI", "doi moi");
        check("Đổi mới", "doi moi");
        check("đường", "duong");
        check("Nguyễn Thị Ngọc Ánh", "nguyen thi ngoc anh");
        check("quyết định", "quyet dinh");
        check("ưu tiên", "uu tien");
        check("Ỷ lại", "y lai");
        check("thuở xưa", "thuo xua");
        check("khuỷu, khuỵu", "khuyu, khuyu");
        check("nghiễm nhiên", "nghiem nhien");
        check("bền vững", "ben vung");
        check("Uỷ ban / Ủy ban", "uy ban / uy ban");
        check("Ho\u{300}a Bi\u{300}nh", "hoa binh");
        check("Viê\u{323}t Nam", "viet nam");
        check("1487/KH-UBND", "1487/kh-ubnd");
        check("Café Señor Škoda", "cafe senor skoda");
        check("Ƀuôn Ñĭl", "ƀuon nil");
        check("straße øre", "straße øre");
        check("Йод Ёлка", "иод елка");
        check("Ά한が", "α한が");
        check("\u{212B}\u{212A}\u{130}", "aki");
        check("“…” – 5 %", "“…” – 5 %");
    }

    proptest! {
        #[test]
        fn folding_is_idempotent_and_blind_to_the_normal_form(text in "\\PC{0,30}") {
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded.clone());
            if text.chars().all(|c| c < '\u{250}' || is_combining_mark(c)) {
                prop_assert_eq!(fold(&nfc(&text)), folded);
            }
        }
    }
}
