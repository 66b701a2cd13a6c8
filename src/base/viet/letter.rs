//! The Vietnamese letters, taken apart: base letter, shape, tone, case.
//!
//! One table, built at compile time from the twelve vowels in their six tones, answers for every
//! precomposed letter from U+00C0 to U+1EF9 with one indexed load.

/// The mark that makes a letter of the alphabet of its own (`ă`, `â`, `ơ`, `đ`), in the order of
/// the alphabet: a < ă < â, o < ô < ơ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Plain,
    Breve,
    Circumflex,
    Horn,
    Stroke,
}

/// The tone (thanh) of a vowel, in dictionary order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// Ngang: no mark.
    Level,
    /// Huyền: grave.
    Grave,
    /// Hỏi: hook above.
    Hook,
    /// Ngã: tilde.
    Tilde,
    /// Sắc: acute.
    Acute,
    /// Nặng: dot below.
    Dot,
}

impl Tone {
    const ALL: [Self; 6] =
        [Self::Level, Self::Grave, Self::Hook, Self::Tilde, Self::Acute, Self::Dot];

    /// Returns the combining mark that writes this tone, `None` for the level tone.
    pub(super) fn mark(self) -> Option<char> {
        match self {
            Self::Level => None,
            Self::Grave => Some('\u{300}'),
            Self::Hook => Some('\u{309}'),
            Self::Tilde => Some('\u{303}'),
            Self::Acute => Some('\u{301}'),
            Self::Dot => Some('\u{323}'),
        }
    }

    /// Tells whether `c` is a combining mark that writes a tone.
    pub(super) fn is_mark(c: char) -> bool {
        matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
    }
}

/// A letter taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// The ASCII letter below all marks, in lower case.
    pub base: u8,
    pub shape: Shape,
    pub tone: Tone,
    pub upper: bool,
}

impl Letter {
    /// Returns the letter in lower case without its tone: `Ậ` gives `â`.
    pub(super) fn toneless(self) -> char {
        match (self.base, self.shape) {
            (b'a', Shape::Breve) => 'ă',
            (b'a', Shape::Circumflex) => 'â',
            (b'e', Shape::Circumflex) => 'ê',
            (b'o', Shape::Circumflex) => 'ô',
            (b'o', Shape::Horn) => 'ơ',
            (b'u', Shape::Horn) => 'ư',
            (b'd', Shape::Stroke) => 'đ',
            (base, _) => char::from(base),
        }
    }
}

/// Takes a precomposed Vietnamese or an ASCII letter apart; `None` for every other character.
pub(super) fn letter(c: char) -> Option<Letter> {
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then(|| Letter {
            base: c.to_ascii_lowercase() as u8,
            shape: Shape::Plain,
            tone: Tone::Level,
            upper: c.is_ascii_uppercase(),
        });
    }
    MARKED.get(place(c as u32)?).copied().flatten()
}

/// Tells whether `c` is one of the 29 letters of the Vietnamese alphabet (chữ cái tiếng Việt),
/// in any tone and either case. The letters f, j, w and z are not; nor are combining marks.
pub fn is_vietnamese_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic() && !matches!(c.to_ascii_lowercase(), 'f' | 'j' | 'w' | 'z');
    }
    letter(c).is_some()
}

/// The two windows of Unicode that hold the marked letters; the table joins them.
const LOW: (u32, u32) = (0xC0, 0x1B0);
const HIGH: (u32, u32) = (0x1EA0, 0x1EF9);
const LOW_LEN: usize = (LOW.1 - LOW.0 + 1) as usize;
const LEN: usize = LOW_LEN + (HIGH.1 - HIGH.0 + 1) as usize;

static MARKED: [Option<Letter>; LEN] = build();

/// Returns the place of a code point in the table.
const fn place(code: u32) -> Option<usize> {
    if code >= LOW.0 && code <= LOW.1 {
        Some((code - LOW.0) as usize)
    } else if code >= HIGH.0 && code <= HIGH.1 {
        Some((code - HIGH.0) as usize + LOW_LEN)
    } else {
        None
    }
}

/// The vowels; each row in the order of [`Tone::ALL`].
const VOWELS: [(u8, Shape, [char; 6]); 12] = [
    (b'a', Shape::Plain, ['a', 'à', 'ả', 'ã', 'á', 'ạ']),
    (b'a', Shape::Breve, ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ']),
    (b'a', Shape::Circumflex, ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ']),
    (b'e', Shape::Plain, ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ']),
    (b'e', Shape::Circumflex, ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ']),
    (b'i', Shape::Plain, ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị']),
    (b'o', Shape::Plain, ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ']),
    (b'o', Shape::Circumflex, ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ']),
    (b'o', Shape::Horn, ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ']),
    (b'u', Shape::Plain, ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ']),
    (b'u', Shape::Horn, ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự']),
    (b'y', Shape::Plain, ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ']),
];

const fn build() -> [Option<Letter>; LEN] {
    let mut table = [None; LEN];
    let mut row = 0;
    while row < VOWELS.len() {
        let (base, shape, forms) = VOWELS[row];
        let mut column = 0;
        while column < forms.len() {
            put(&mut table, forms[column], base, shape, Tone::ALL[column]);
            column += 1;
        }
        row += 1;
    }
    put(&mut table, 'đ', b'd', Shape::Stroke, Tone::Level);
    table
}

/// Enters a lower-case letter and its capital.
const fn put(table: &mut [Option<Letter>; LEN], lower: char, base: u8, shape: Shape, tone: Tone) {
    let code = lower as u32;
    // In Latin-1 a capital stands 0x20 before its small letter, beyond it directly before it.
    let capital = if code < 0x100 { code - 0x20 } else { code - 1 };
    if let Some(at) = place(code) {
        table[at] = Some(Letter { base, shape, tone, upper: false });
    }
    if let Some(at) = place(capital) {
        table[at] = Some(Letter { base, shape, tone, upper: true });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_agrees_with_the_case_mapping_of_unicode() {
        let mut count = 0;
        for c in ('\u{80}'..='\u{1FFF}').filter(|&c| letter(c).is_some()) {
            count += 1;
            let here = letter(c).unwrap();
            let lower = c.to_lowercase().next().unwrap();
            assert_eq!(here.upper, lower != c, "{c}");
            assert_eq!(letter(lower), Some(Letter { upper: false, ..here }), "{c}");
        }
        // 12 vowels in 6 tones, less the 6 plain ones in ASCII, and đ; in two cases.
        assert_eq!(count, (12 * 6 - 6 + 1) * 2);
    }

    #[test]
    fn letters_come_apart() {
        let check = |c: char, toneless: char, tone: Tone, upper: bool| {
            let got = letter(c).unwrap();
            assert_eq!((got.toneless(), got.tone, got.upper), (toneless, tone, upper), "{c}");
        };
        check('a', 'a', Tone::Level, false);
        check('Z', 'z', Tone::Level, true);
        check('Đ', 'đ', Tone::Level, true);
        check('ậ', 'â', Tone::Dot, false);
        check('Ẵ', 'ă', Tone::Tilde, true);
        check('ĩ', 'i', Tone::Tilde, false);
        check('Ủ', 'u', Tone::Hook, true);
        check('ớ', 'ơ', Tone::Acute, false);
        check('ừ', 'ư', Tone::Grave, false);
        check('Ý', 'y', Tone::Acute, true);
    }

    #[test]
    fn the_alphabet_has_29_letters() {
        for c in "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯỹỴ".chars() {
            assert!(is_vietnamese_letter(c), "{c}");
        }
        for c in "fjwzFJWZñäçßøÐ×÷1 -\u{301}д中".chars() {
            assert!(!is_vietnamese_letter(c), "{c}");
        }
    }
}
