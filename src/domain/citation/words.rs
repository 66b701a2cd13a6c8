//! Comparing a text with phrases, without regard to case, forwards and backwards.
//!
//! Phrases are written in lower case with single spaces; a space stands for any white space of
//! up to [`MAX_SPACE`] characters, so that a line may break inside a phrase and every comparison
//! stays bounded.

/// The most characters of white space between two words of one form.
const MAX_SPACE: usize = 3;

/// The bytes of the phrase that a text begins with, whole words only.
pub(super) fn starts_with(text: &str, phrase: &str) -> Option<usize> {
    let mut rest = text;
    for wanted in phrase.chars() {
        if wanted == ' ' {
            rest = without_space(rest).filter(|after| after.len() < rest.len())?;
        } else {
            let mut chars = rest.chars();
            if !is_letter(chars.next()?, wanted) {
                return None;
            }
            rest = chars.as_str();
        }
    }
    (!rest.starts_with(char::is_alphanumeric)).then(|| text.len() - rest.len())
}

/// The offset of the phrase that a text ends with, whole words only.
pub(super) fn ends_with(text: &str, phrase: &str) -> Option<usize> {
    let mut rest = text;
    for wanted in phrase.chars().rev() {
        if wanted == ' ' {
            rest = without_space_at_end(rest).filter(|before| before.len() < rest.len())?;
        } else {
            let mut chars = rest.chars();
            if !is_letter(chars.next_back()?, wanted) {
                return None;
            }
            rest = chars.as_str();
        }
    }
    (!rest.ends_with(char::is_alphanumeric)).then_some(rest.len())
}

/// The text behind its leading white space, if there is not too much of it.
pub(super) fn without_space(text: &str) -> Option<&str> {
    let mut rest = text;
    for _ in 0..=MAX_SPACE {
        match rest.strip_prefix(char::is_whitespace) {
            Some(after) => rest = after,
            None => return Some(rest),
        }
    }
    None
}

/// The text before its trailing white space, if there is not too much of it.
pub(super) fn without_space_at_end(text: &str) -> Option<&str> {
    let mut rest = text;
    for _ in 0..=MAX_SPACE {
        match rest.strip_suffix(char::is_whitespace) {
            Some(before) => rest = before,
            None => return Some(rest),
        }
    }
    None
}

/// Whether a character is a small letter or its capital; most are what is wanted as they are.
fn is_letter(c: char, wanted: char) -> bool {
    c == wanted || lower(c) == wanted
}

/// The small form of a letter; letters whose small form has several characters do not occur in
/// phrases.
pub(super) fn lower(c: char) -> char {
    match c {
        '\0'..='\x7f' => c.to_ascii_lowercase(),
        // What Vietnamese text is full of needs no table of all scripts.
        'à'..='ý' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => c,
        // Here each capital has an even number, and its small letter the next.
        'Ạ'..='ỹ' => char::from_u32(u32::from(c) | 1).unwrap_or(c),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_those_of_unicode() {
        for c in '\0'..='\u{1fff}' {
            assert_eq!(Some(lower(c)), c.to_lowercase().next(), "{c:?}");
        }
    }

    #[test]
    fn phrases_are_found_at_either_end() {
        let check = |text: &str, phrase: &str, start: Option<usize>, end: Option<usize>| {
            assert_eq!(
                (starts_with(text, phrase), ends_with(text, phrase)),
                (start, end),
                "{text}"
            );
        };
        check("KẾ HOẠCH", "kế hoạch", Some(12), Some(0));
        check("Kế\n hoạch", "kế hoạch", Some(13), Some(0));
        check("Kế     hoạch", "kế hoạch", None, None);
        check("các kế hoạch", "kế hoạch", None, Some(5));
        check("kế hoạch số", "kế hoạch", Some(12), None);
        check("kế hoạchs", "kế hoạch", None, None);
        check("xkế hoạch", "kế hoạch", None, None);
        check("", "số", None, None);
    }
}
