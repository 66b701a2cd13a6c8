//! Letters parted from their tones, so that a word is known wherever its tone is written.

use super::letter::letter;

/// Returns a letter in lower case without its tone, and the tone (thanh) as a number: 0 ngang,
/// 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.
///
/// The marks that make a letter another one (`ă`, `ơ`, `đ`) stay. A character that is no
/// Vietnamese letter becomes the first character of its lower case, with tone 0.
#[inline]
pub fn part_tone(c: char) -> (char, u8) {
    match letter(c) {
        Some(letter) => (letter.toneless(), letter.tone as u8),
        None => (c.to_lowercase().next().unwrap_or(c), 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lose_their_tone_only() {
        let check = |c: char, expect: (char, u8)| assert_eq!(part_tone(c), expect, "{c}");
        check('a', ('a', 0));
        check('A', ('a', 0));
        check('Ừ', ('ư', 1));
        check('ẩ', ('â', 2));
        check('Ỹ', ('y', 3));
        check('ớ', ('ơ', 4));
        check('Ặ', ('ă', 5));
        check('Đ', ('đ', 0));
        check('Ñ', ('ñ', 0));
        check('7', ('7', 0));
        check('Я', ('я', 0));
    }
}
