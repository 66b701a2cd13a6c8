//! Addresses on the web, as far as the program must judge them.

/// Whether a text is an `http` or `https` address with a host and nothing unprintable in it.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let rest = if lower.starts_with("https://") {
        &text[8..]
    } else if lower.starts_with("http://") {
        &text[7..]
    } else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    !host.is_empty()
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"".contains(c))
}

/// Whether a text is a mail address as offices have them: one `@` between plain characters (a part of
/// what RFC 5322 allows), so that nothing but the address gets into a `mailto:` link.
#[must_use]
pub fn is_mail_address(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && name.chars().chain(host.chars()).all(is_plain)
    })
}

/// The parts of an absolute web address: scheme with host, and path (at least `/`).
#[must_use]
pub fn split_origin(address: &str) -> Option<(&str, &str)> {
    if !is_web_address(address) {
        return None;
    }
    let host = address.find("://")? + 3;
    let end = address[host..].find(['/', '?', '#']).map_or(address.len(), |i| host + i);
    let path_end = address[end..].find(['?', '#']).map_or(address.len(), |i| end + i);
    let path = &address[end..path_end];
    Some((&address[..end], if path.is_empty() { "/" } else { path }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_addresses_hold_nothing_else() {
        assert!(is_mail_address("cchc@lamgiang.example") && is_mail_address("a.b+c@d-e.gov.vn"));
        for bad in
            ["", "a", "@a.vn", "a@b", "a@b.vn?bcc=c@d.vn", "a b@c.vn", "a@b@c.vn", "<a@b.vn>"]
        {
            assert!(!is_mail_address(bad), "{bad}");
        }
    }

    #[test]
    fn web_addresses_are_told_from_others() {
        assert!(is_web_address("https://x.vn/a?b#c") && is_web_address("HTTP://x.vn"));
        for bad in ["x.vn", "//x.vn", "https://", "javascript:alert(1)", "https://x y", "/a"] {
            assert!(!is_web_address(bad), "{bad}");
        }
        assert_eq!(split_origin("https://x.vn/a/?b"), Some(("https://x.vn", "/a/")));
        assert_eq!(split_origin("https://x.vn"), Some(("https://x.vn", "/")));
    }
}
