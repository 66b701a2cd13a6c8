//! Official documents and how they are numbered (Decree 30/2020/NĐ-CP).

/// Whether a text has the form of a document's number and sign (số, ký hiệu văn bản): digits
/// with an optional lower-case letter, optionally `/year`, then `/` or `-`, then a sign of
/// upper-case words joined by `-`, `/` or `&`. Laws (`104/2016/QH13`), official letters without
/// a type code (`2231/SNV-CCHC&PC`) and Party documents (`11-CT/TU`) are such numbers; dates,
/// ranges and fractions are not.
#[must_use]
pub fn is_number(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 6 {
        return false;
    }
    let mut rest = &text[digits..];
    if rest.starts_with(|c: char| c.is_ascii_lowercase()) {
        rest = &rest[1..];
    }
    if let Some(year) = rest.strip_prefix('/').and_then(|r| r.get(..4))
        && year.bytes().all(|b| b.is_ascii_digit())
    {
        rest = &rest[5..];
    }
    let Some(sign) = rest.strip_prefix(['/', '-']) else { return false };
    is_sign(sign)
}

/// Whether a text is the sign after the number: upper-case words joined by `-`, `/` or `&` (one
/// lower-case letter each at most, as in `CTr`), or `QH` with the number of the Assembly.
fn is_sign(sign: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphanumeric)
            && word.chars().filter(|c| c.is_lowercase()).count() <= 1
    };
    let assembly = sign.strip_prefix("QH");
    let is_assembly =
        assembly.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    is_assembly || (sign.contains(['-', '/', '&']) && sign.split(['-', '/', '&']).all(is_word))
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn real_forms_are_numbers() {
        for number in [
            "1487/KH-UBND",
            "30/2020/NĐ-CP",
            "22/2023/TT-BTTTT",
            "104/2016/QH13",
            "2231/SNV-CCHC&PC",
            "11-CT/TU",
            "39-CT/TW",
            "30c/NQ-CP",
            "05/CTr-UBND",
            "76/NQ-CP",
        ] {
            assert!(is_number(number), "{number}");
        }
    }

    #[test]
    fn dates_and_ranges_are_not() {
        for text in ["05/01/2023", "2021-2030", "12-15", "36", "số 36", "7/10", "K36/H12", "1/x-y"]
        {
            assert!(!is_number(text), "{text}");
        }
    }
}
