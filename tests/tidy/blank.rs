//! Rust text with comments and the insides of literals turned into spaces, so that what is left
//! can be searched for words and braces. Offsets and lines stay as they were.

/// Blanks a text.
pub(crate) fn blank(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let (end, keep) = token(text, at);
        if !keep {
            for byte in &mut out[at..end] {
                if *byte != b'\n' {
                    *byte = b' ';
                }
            }
        }
        at = end;
    }
    String::from_utf8(out).unwrap_or_default()
}

/// The end of what begins at an offset, and whether it is code.
fn token(text: &str, at: usize) -> (usize, bool) {
    let rest = &text[at..];
    let first = rest.chars().next().map_or(1, char::len_utf8);
    if rest.starts_with("//") {
        return (at + rest.find('\n').unwrap_or(rest.len()), false);
    }
    if rest.starts_with("/*") {
        return (at + comment(rest), false);
    }
    if rest.starts_with('"') {
        return (at + quoted(rest), false);
    }
    if let Some(length) = raw(rest) {
        return (at + length, false);
    }
    if rest.starts_with('\'') {
        return character(rest).map_or((at + 1, true), |length| (at + length, false));
    }
    let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    (at + word.max(first), true)
}

/// Length of a block comment, which may hold others.
fn comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        if here.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// Length of a string with escapes, quotes included.
fn quoted(rest: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Length of a raw string, if one begins here.
fn raw(rest: &str) -> Option<usize> {
    let mark = ["br", "cr", "r"].into_iter().find(|mark| rest.starts_with(mark))?;
    let after = &rest[mark.len()..];
    let hashes = after.bytes().take_while(|byte| *byte == b'#').count();
    let inside = after[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let length = inside.find(&close)? + close.len();
    Some(mark.len() + hashes + 1 + length)
}

/// Length of a character literal; `None` for a lifetime.
fn character(rest: &str) -> Option<usize> {
    let mut chars = rest.char_indices().skip(1);
    let (_, first) = chars.next()?;
    if first == '\\' {
        let (escape, _) = chars.next()?;
        return rest[escape + 1..].find('\'').map(|end| escape + 1 + end + 1);
    }
    let (end, quote) = chars.next()?;
    (quote == '\'').then_some(end + 1)
}

#[test]
fn only_code_is_left() {
    let check = |text: &str, expect: &str| assert_eq!(blank(text), expect, "{text}");
    check("a // b {\nc", "a       \nc");
    check("a /* b /* { */ */ c", "a                 c");
    check(r#"f("{", x)"#, "f(   , x)");
    check(r#"f("\"{", x)"#, "f(     , x)");
    check(r##"f(r#""{"#, x)"##, "f(       , x)");
    check("'{' 'a '\\'' b", "    'a      b");
    check("'\\u{7b}' x", "         x");
    check("for r in words", "for r in words");
    check("\"ễ\"", "     ");
}
