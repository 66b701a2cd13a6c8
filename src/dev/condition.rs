//! Conditional requests (RFC 9110 section 13): what the browser has already is not sent again.

use hyper::HeaderMap;
use hyper::header::{IF_NONE_MATCH, IF_RANGE};

/// Whether the browser has the version with this tag (`If-None-Match`, weak comparison).
pub(super) fn has_already(headers: &HeaderMap, tag: &str) -> bool {
    headers
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|theirs| theirs == "*" || theirs.strip_prefix("W/").unwrap_or(theirs) == tag)
}

/// Whether a part may be sent: the browser has none yet, or the others it has are of the version
/// with this tag (`If-Range`, strong comparison).
pub(super) fn may_send_part(headers: &HeaderMap, tag: &str) -> bool {
    headers.get(IF_RANGE).is_none_or(|theirs| theirs.as_bytes() == tag.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::header::HeaderValue;

    fn headers(name: &'static str, values: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(name, HeaderValue::from_str(value).unwrap());
        }
        headers
    }

    #[test]
    fn tags_are_compared() {
        let check = |values: &[&str], expect: bool| {
            let headers = headers("if-none-match", values);
            assert_eq!(has_already(&headers, "\"a1\""), expect, "{values:?}");
        };
        check(&[], false);
        check(&["\"a1\""], true);
        check(&["W/\"a1\""], true);
        check(&["\"x\", \"a1\""], true);
        check(&["\"x\"", "\"a1\""], true);
        check(&["*"], true);
        check(&["a1"], false);
        check(&["\"a12\""], false);
    }

    #[test]
    fn parts_of_other_versions_are_not_mixed() {
        let check = |values: &[&str], expect: bool| {
            let headers = headers("if-range", values);
            assert_eq!(may_send_part(&headers, "\"a1\""), expect, "{values:?}");
        };
        check(&[], true);
        check(&["\"a1\""], true);
        check(&["W/\"a1\""], false);
        check(&["Sun, 01 Nov 2026 00:00:00 GMT"], false);
    }
}
