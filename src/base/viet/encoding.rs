//! A guess at the encoding of bytes that are not UTF-8.
//!
//! Vietnamese offices still keep files in the encodings of the 1990s. The guess only serves a
//! message ("this looks like TCVN3: save it as UTF-8"); nothing is ever decoded by it. Each
//! candidate explains bytes by its own way of writing Vietnamese, and the one that explains nearly
//! all of them, with evidence that is typical of it alone, wins:
//! - **TCVN3 (ABC)**: one byte per letter; the commonest (ă â ê ô ơ ư đ à ả ã á ạ) in A8 – B9;
//! - **VNI**: an ASCII vowel followed by a byte that holds its marks; nothing in 80 – BF;
//! - **Windows-1258**: letters with shape in one byte, tones as combining bytes behind the vowel.

/// An encoding that a file which is not UTF-8 may be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LegacyEncoding {
    /// UTF-16, little end first (Windows "Unicode").
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// TCVN 5712:1993, third table (fonts named `.VnTime` …).
    Tcvn3,
    /// VNI for Windows (fonts named `VNI-Times` …).
    Vni,
    /// Windows-1258, the Vietnamese code page of Windows.
    Windows1258,
    /// Nothing that can be told.
    Unknown,
}

impl LegacyEncoding {
    /// Returns the name by which editors know the encoding; empty for [`Self::Unknown`].
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
            Self::Windows1258 => "Windows-1258",
            Self::Unknown => "",
        }
    }
}

/// How much of a file is looked at, in bytes.
const SAMPLE: usize = 16 * 1024;

/// Guesses the encoding of bytes that are not UTF-8, from the first 16 KiB.
///
/// Gives [`LegacyEncoding::Unknown`] for what is ASCII, binary, damaged UTF-8, or not Vietnamese.
pub fn guess_encoding(bytes: &[u8]) -> LegacyEncoding {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if let Some(wide) = guess_utf16(sample) {
        return wide;
    }
    if sample.contains(&0) || is_mostly_utf8(sample) {
        return LegacyEncoding::Unknown;
    }
    let candidates = [
        (LegacyEncoding::Tcvn3, tally(sample, tcvn3)),
        (LegacyEncoding::Vni, tally(sample, vni)),
        (LegacyEncoding::Windows1258, tally(sample, windows_1258)),
    ];
    let convincing = candidates.iter().filter(|(_, tally)| tally.convinces());
    // The first of equals stays: `max_by_key` would take the last.
    convincing
        .rev()
        .max_by_key(|(_, tally)| tally.score())
        .map_or(LegacyEncoding::Unknown, |(encoding, _)| *encoding)
}

/// Recognises UTF-16 by its byte order mark, or by the zero bytes of its ASCII characters.
fn guess_utf16(sample: &[u8]) -> Option<LegacyEncoding> {
    match sample {
        [0xFF, 0xFE, ..] => return Some(LegacyEncoding::Utf16Le),
        [0xFE, 0xFF, ..] => return Some(LegacyEncoding::Utf16Be),
        _ => {}
    }
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Vietnamese has ASCII for three characters of four; English for nearly all.
    let most = sample.len() / 4;
    match (even, odd) {
        _ if sample.len() < 4 => None,
        (0, odd) if odd >= most => Some(LegacyEncoding::Utf16Le),
        (even, 0) if even >= most => Some(LegacyEncoding::Utf16Be),
        _ => None,
    }
}

/// Tells whether the sample is UTF-8 with some damage: more characters are whole than broken.
fn is_mostly_utf8(sample: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in sample.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

/// What a candidate makes of one byte beyond ASCII.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// A letter or mark where this encoding would have it, and others would hardly.
    Typical,
    /// A letter or mark where this encoding may have it.
    Possible,
    /// Nothing that this encoding writes here.
    Wrong,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    typical: usize,
    possible: usize,
    wrong: usize,
}

impl Tally {
    /// At most one byte in ten unexplained, and one in eight typical.
    fn convinces(self) -> bool {
        let total = self.typical + self.possible + self.wrong;
        self.typical > 0 && self.wrong * 10 <= total && self.typical * 8 >= total
    }

    /// Typical bytes speak for an encoding, unexplained ones doubly against it.
    fn score(self) -> i64 {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        count(self.typical) * 2 + count(self.possible) - count(self.wrong) * 4
    }
}

/// Asks a candidate about every byte beyond ASCII, with the byte before it.
fn tally(sample: &[u8], judge: fn(u8, u8) -> Verdict) -> Tally {
    let mut tally = Tally::default();
    let mut before = 0;
    for &byte in sample {
        // The quotes, dashes and ellipsis of Windows appear in all three.
        let is_windows_sign = matches!(byte, 0x80 | 0x82..=0x89 | 0x8B | 0x91..=0x9B);
        if !byte.is_ascii() && !is_windows_sign {
            match judge(before, byte) {
                Verdict::Typical => tally.typical += 1,
                Verdict::Possible => tally.possible += 1,
                Verdict::Wrong => tally.wrong += 1,
            }
        }
        before = byte;
    }
    tally
}

/// TCVN3: A1 – A7 are capitals, A8 – AE small letters with shape, B5 – FE letters with tone.
fn tcvn3(_before: u8, byte: u8) -> Verdict {
    match byte {
        0xA1..=0xAE | 0xB5..=0xB9 | 0xBB..=0xBE => Verdict::Typical,
        0xC6..=0xCC | 0xCE..=0xD8 | 0xDC..=0xDF | 0xE1..=0xEF | 0xF1..=0xFE => Verdict::Possible,
        _ => Verdict::Wrong,
    }
}

/// VNI: the marks of a vowel follow it in a byte of their own; ơ, ư, đ, í, ì, ỉ, ĩ, ị have bytes.
fn vni(before: u8, byte: u8) -> Verdict {
    // Small letters and marks stand 0x20 above their capitals.
    let small = |b: u8| if b >= 0xC0 { b | 0x20 } else { b.to_ascii_lowercase() };
    let before = small(before);
    let vowel = matches!(before, b'a' | b'e' | b'o' | b'u' | b'y');
    let horned = matches!(before, 0xF4 | 0xF6);
    match (byte >= 0xC0, small(byte)) {
        // Sắc, huyền, hỏi, ngã, nặng.
        (true, 0xF9 | 0xF8 | 0xFB | 0xF5 | 0xEF) if vowel || horned => Verdict::Typical,
        // Circumflex, alone and with each tone.
        (true, 0xE0..=0xE5) if matches!(before, b'a' | b'e' | b'o') => Verdict::Typical,
        // Breve, alone and with each tone.
        (true, 0xEA | 0xE9 | 0xE8 | 0xFA | 0xFC | 0xEB) if before == b'a' => Verdict::Typical,
        (true, 0xF1 | 0xF4 | 0xF6 | 0xED | 0xEC | 0xE6 | 0xF3 | 0xF2 | 0xEE) => Verdict::Possible,
        _ => Verdict::Wrong,
    }
}

/// Windows-1258: the bytes CC, D2, DE, EC, F2 are tones and stand behind a vowel.
fn windows_1258(before: u8, byte: u8) -> Verdict {
    let shaped = |b: u8| matches!(b | 0x20, 0xE2 | 0xE3 | 0xEA | 0xF4 | 0xF5 | 0xFD) && b >= 0xC0;
    let after_vowel = shaped(before) || b"aeiouyAEIOUY".contains(&before);
    match byte {
        0xCC | 0xD2 | 0xDE | 0xEC | 0xF2 if after_vowel => Verdict::Typical,
        0xD0 | 0xF0 if !after_vowel => Verdict::Possible,
        _ if shaped(byte) => Verdict::Possible,
        // À Á È É Í Ó Ù Ú, in both cases: precomposed.
        0xC0 | 0xC1 | 0xC8 | 0xC9 | 0xCD | 0xD3 | 0xD9 | 0xDA => Verdict::Possible,
        0xE0 | 0xE1 | 0xE8 | 0xE9 | 0xED | 0xF3 | 0xF9 | 0xFA => Verdict::Possible,
        // « » ° § and the no-break space.
        0xA0 | 0xA7 | 0xAB | 0xB0 | 0xBB => Verdict::Possible,
        _ => Verdict::Wrong,
    }
}

#[cfg(test)]
#[path = "encoding_tests.rs"]
mod tests;
