//! Quoted scalars: finding the closing quote and resolving the simple escapes.

/// A quoted scalar.
pub(super) struct Quoted {
    /// Its text.
    pub text: String,
    /// Its length in the source in bytes, both quotes included.
    pub length: usize,
    /// Whether `text` is certain: it stands on one line and has no escapes but the simple ones.
    pub exact: bool,
}

/// Reads the quoted scalar that `source` begins with; none when it is not closed.
pub(super) fn read(source: &str) -> Option<Quoted> {
    let quoted = match source.as_bytes().first()? {
        b'"' => double(source)?,
        b'\'' => single(source)?,
        _ => return None,
    };
    let raw = source.as_bytes().get(..quoted.length).unwrap_or_default();
    let exact = quoted.exact && memchr::memchr(b'\n', raw).is_none();
    Some(Quoted { exact, ..quoted })
}

fn double(source: &str) -> Option<Quoted> {
    let mut text = String::new();
    let mut exact = true;
    let mut at = 1;
    loop {
        let rest = source.get(at..)?;
        let found = memchr::memchr2(b'"', b'\\', rest.as_bytes())?;
        text.push_str(rest.get(..found)?);
        if rest.as_bytes().get(found) == Some(&b'"') {
            return Some(Quoted { text, length: at + found + 1, exact });
        }
        let escape = rest.get(found + 1..)?.chars().next()?;
        match escape {
            '"' | '\\' | '/' => text.push(escape),
            'n' => text.push('\n'),
            't' => text.push('\t'),
            _ => exact = false,
        }
        at += found + 1 + escape.len_utf8();
    }
}

fn single(source: &str) -> Option<Quoted> {
    let mut text = String::new();
    let mut at = 1;
    loop {
        let rest = source.get(at..)?;
        let found = memchr::memchr(b'\'', rest.as_bytes())?;
        text.push_str(rest.get(..found)?);
        if rest.as_bytes().get(found + 1) != Some(&b'\'') {
            return Some(Quoted { text, length: at + found + 1, exact: true });
        }
        text.push('\'');
        at += found + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_end_and_resolves_escapes() {
        let check = |source: &str, expect: Option<(&str, usize, bool)>| {
            let quoted = read(source);
            let found = quoted.as_ref().map(|q| (q.text.as_str(), q.length, q.exact));
            assert_eq!(found, expect, "{source}");
        };
        check(r#""a" b"#, Some(("a", 3, true)));
        check(r#""Tin \"nóng\" \\ x""#, Some(("Tin \"nóng\" \\ x", 20, true)));
        check(r#""\u00e1""#, Some(("00e1", 8, false)));
        check("'it''s'", Some(("it's", 7, true)));
        check("'a\nb'", Some(("a\nb", 5, false)));
        check("''", Some(("", 2, true)));
        check("\"open", None);
        check("\"open\\\"", None);
        check("plain", None);
    }
}
