//! The addresses that a style sheet names.

/// Every address that a style sheet loads something from, as it is written there.
pub fn addresses(css: &str) -> Vec<&str> {
    // As long as the text itself: what has no case stays as it is.
    let lower = css.to_ascii_lowercase();
    let (mut found, mut rest) = (Vec::new(), css);
    while let Some((_, address, after)) = next_address(rest, &lower[lower.len() - rest.len()..]) {
        found.push(address);
        rest = after;
    }
    found
}

/// The next address in a style sheet, with what stands before it, its quote included, and after it;
/// `lower` is the same text in small letters.
pub(super) fn next_address<'c>(css: &'c str, lower: &str) -> Option<(&'c str, &'c str, &'c str)> {
    const OPENINGS: [&str; 3] = ["url(", "@import", "image-set("];
    let found = OPENINGS.iter().filter_map(|word| Some((lower.find(word)?, word.len())));
    let (at, length) = found.min()?;
    let inner = css[at + length..].trim_start();
    let quote = inner.chars().next().filter(|c| matches!(c, '"' | '\''));
    let is_url = lower[at..].starts_with("url(");
    let Some(start) = quote.map(char::len_utf8).or_else(|| is_url.then_some(0)) else {
        // `@import url(…)`: the address comes with the next opening.
        let next = at + length;
        let (before, address, after) = next_address(&css[next..], &lower[next..])?;
        return Some((&css[..next + before.len()], address, after));
    };
    let begin = css.len() - inner.len() + start;
    let address = &css[begin..];
    let end = match quote {
        Some(quote) => address.find(quote),
        None => address.find(|c: char| c == ')' || c.is_whitespace()),
    };
    let end = begin + end.unwrap_or(address.len());
    Some((&css[..begin], &css[begin..end], &css[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_forms_of_addresses_are_found() {
        let check = |css: &str, expected: &[&str]| assert_eq!(addresses(css), expected, "{css}");
        check("a { background: url( \"https://a.vn/b.png\" ) }", &["https://a.vn/b.png"]);
        check("a { background: URL(b.png) }", &["b.png"]);
        check("@import '//a.vn/b.css';", &["//a.vn/b.css"]);
        check("@IMPORT url(//a.vn/b.css);", &["//a.vn/b.css"]);
        check("image-set(\"a.webp\" 1x), url(b)", &["a.webp", "b"]);
        check("a{}", &[]);
    }
}
