//! What an unquoted scalar means: YAML 1.2 core schema, exactly as `serde_yaml` resolves it.

use super::node::Value;

/// Resolves a plain scalar; none when the parser should decide (`0x1F`, `.inf`, …).
pub(super) fn resolve(raw: &str) -> Option<Value> {
    let first = *raw.as_bytes().first()?;
    match first {
        b'0'..=b'9' | b'+' | b'-' | b'.' => resolve_numeric(raw),
        b'n' | b'N' | b'~' if matches!(raw, "null" | "Null" | "NULL" | "~") => Some(Value::Null),
        b't' | b'T' if matches!(raw, "true" | "True" | "TRUE") => Some(Value::Bool(true)),
        b'f' | b'F' if matches!(raw, "false" | "False" | "FALSE") => Some(Value::Bool(false)),
        _ => Some(Value::Text(raw.to_owned())),
    }
}

fn resolve_numeric(raw: &str) -> Option<Value> {
    let unsigned = raw.strip_prefix(['+', '-']).unwrap_or(raw);
    let bytes = unsigned.as_bytes();
    match bytes {
        // Other radixes, infinities and doubled signs are rare enough to leave to the parser.
        [b'0', b'x' | b'o' | b'b', ..] | [b'+' | b'-', ..] => return None,
        [b'.', letter, ..] if letter.is_ascii_alphabetic() => return None,
        // Codes and telephone numbers: digits after a leading zero are text.
        [b'0', _, ..] if bytes.iter().all(u8::is_ascii_digit) => {
            return Some(Value::Text(raw.to_owned()));
        }
        _ => {}
    }
    let number =
        bytes.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'))
            && unsigned.parse::<f64>().is_ok_and(f64::is_finite);
    Some(if number { Value::Number(raw.to_owned()) } else { Value::Text(raw.to_owned()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_parser() {
        let words = "null Null nULL ~ ~~ true True TRUE tRUE false yes no NO on 0 00 0123 -01 +7 -0 -x 1.10 \
            1. .5 . + -. 1e3 1E+3 1e 1e999 0912345678 2026-11-01 2026-11-01T08:00 1_000 12:30 \
            inf nan infinity +inf 340282366920938463463374607431768211456 1.2.3 0.1 00.5 -0.5 0e0 \
            99999999999999999999 10% 5-6 +1e5 1e-7 31/12/2026 e5 1e5e";
        for word in words.split_whitespace() {
            let Some(ours) = resolve(word) else { continue };
            let theirs = super::super::values::read(word).expect("a scalar").value;
            assert_eq!(ours, theirs, "{word}");
        }
        for word in ["0x1F", "0o17", "0b1", ".inf", "-.inf", ".nan", "+-5", "--5"] {
            assert_eq!(resolve(word), None, "{word}");
        }
    }
}
