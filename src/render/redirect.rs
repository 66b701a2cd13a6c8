//! Redirects from old addresses, in the three forms that hosts understand.
//!
//! In: [`RedirectView`]s, from old paths to targets. Out:
//!
//! 1. a page per old path that sends readers on, for hosts that only serve files ([`stub`]);
//! 2. `_redirects` for Netlify and Cloudflare Pages ([`redirects_file`]);
//! 3. `redirects.nginx.conf` ([`nginx_map`]), the only form that also knows addresses with a
//!    query, such as `/default.aspx?tabid=12` of an older portal.
//!
//! It does not know who asked for a redirect, nor whether its target exists.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::base::html::{escape_attribute, escape_text};
use crate::plan::RedirectView;

/// What a stub says, by the language of the site.
struct Words {
    language: &'static str,
    title: &'static str,
    sentence: &'static str,
}

const VIETNAMESE: Words =
    Words {
        language: "vi", title: "Chuyển tới: ", sentence: "Trang này đã chuyển tới: "
    };

const ENGLISH: Words =
    Words { language: "en", title: "Moved to: ", sentence: "This page has moved to: " };

/// The comment at the head of the nginx file.
const NGINX_USE: &str = "\
# Địa chỉ cũ và địa chỉ mới, cho nginx. Tệp này được tạo lại mỗi lần dựng trang: không sửa ở đây.
# 1. Trong khối http:    include /đường/dẫn/tới/redirects.nginx.conf;
# 2. Trong khối server:  if ($cchc_redirect) { return 301 $cchc_redirect; }
# Nếu nginx báo trùng lệnh map_hash_…, hãy giữ giá trị lớn hơn và bỏ lệnh kia.
";

/// Writes the page at an old path. It sends readers on at once, names the new address for search
/// engines, and has a link for browsers that do not follow.
#[must_use]
pub(super) fn stub(view: &RedirectView) -> Vec<u8> {
    let words = if view.language.starts_with("en") { &ENGLISH } else { &VIETNAMESE };
    let title = if view.title.trim().is_empty() { &view.to } else { &view.title };
    let title = escape_text(title);
    let to = escape_attribute(&view.to);
    let canonical = escape_attribute(&view.canonical);
    let Words { language, title: heading, sentence } = words;
    format!(
        "<!doctype html>\n\
         <html lang=\"{language}\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <title>{heading}{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={to}\">\n\
         <link rel=\"canonical\" href=\"{canonical}\">\n\
         </head>\n\
         <body>\n\
         <main><p>{sentence}<a href=\"{to}\">{title}</a></p></main>\n\
         </body>\n\
         </html>\n"
    )
    .into_bytes()
}

/// Writes `_redirects`: one line `/old /new 301` per old path, sorted. `base` is the path of the
/// site below its host, `/` or `/x/`.
///
/// Old addresses with a query are left out, since Cloudflare refuses such lines.
#[must_use]
pub(super) fn redirects_file(views: &[RedirectView], base: &str) -> Vec<u8> {
    let lines: BTreeMap<String, Cow<'_, str>> = views
        .iter()
        .rev()
        .filter(|view| !view.from.contains('?'))
        .map(|view| (rule_path(&old_path(view, base)), percent_encoded(&view.to)))
        .collect();
    let mut text = String::new();
    for (from, to) in &lines {
        let _ = writeln!(text, "{from} {to} 301");
    }
    text.into_bytes()
}

/// Writes `redirects.nginx.conf`: two maps that end in the variable `$cchc_redirect`. `base` is
/// the path of the site below its host, `/` or `/x/`.
///
/// Old addresses with a query are compared with the whole request, in order of the file. Old
/// paths are compared with the decoded path alone, so that what social networks append
/// (`?fbclid=…`) does no harm.
/// nginx compares without regard to ASCII case: of two old paths that differ only so, the first
/// stays, and a path that differs only so from its own target is left out, as it would be sent
/// round in circles.
#[must_use]
pub(super) fn nginx_map(views: &[RedirectView], base: &str) -> Vec<u8> {
    let mut paths = BTreeMap::new();
    let mut requests = BTreeMap::new();
    for view in views {
        let from = old_path(view, base);
        let to = percent_encoded(&view.to).replace('$', "%24");
        if from.contains('?') {
            let from = percent_encoded(&from).into_owned();
            requests.entry(from.to_ascii_lowercase()).or_insert((from, to));
            continue;
        }
        let from = percent_decoded(&from).into_owned();
        let target = view.to.split(['?', '#']).next().unwrap_or_default();
        let circle = percent_decoded(target).eq_ignore_ascii_case(&from);
        if !circle && !from.contains(char::is_control) {
            paths.entry(from.to_ascii_lowercase()).or_insert((from, to));
        }
    }
    let mut text = String::from(NGINX_USE);
    hash_sizes(&mut text, &paths, &requests);
    write_map(&mut text, ("$request_uri", "$cchc_redirect"), "$cchc_redirect_path", &requests);
    write_map(&mut text, ("$uri", "$cchc_redirect_path"), "", &paths);
    text.into_bytes()
}

/// Old address and new address by the old one in lower case.
type NginxRules = BTreeMap<String, (String, String)>;

/// Writes the sizes of nginx's hash tables: with its defaults it does not start when keys are as
/// long as Vietnamese slugs.
fn hash_sizes(text: &mut String, paths: &NginxRules, requests: &NginxRules) {
    let longest = paths.keys().chain(requests.keys()).map(String::len).max().unwrap_or(0);
    let bucket = (longest * 2 + 64).next_power_of_two().max(256);
    let table = (paths.len().max(requests.len()) * 2).next_power_of_two().max(2048);
    let _ = writeln!(text, "map_hash_bucket_size {bucket};\nmap_hash_max_size {table};");
}

fn write_map(text: &mut String, (source, target): (&str, &str), default: &str, rules: &NginxRules) {
    let _ = writeln!(text, "\nmap {source} {target} {{\n    default \"{default}\";");
    for (from, to) in rules.values() {
        let _ = writeln!(text, "    {} {};", nginx_quoted(from), nginx_quoted(to));
    }
    text.push_str("}\n");
}

/// A parameter of nginx in double quotes. It begins with a slash or a scheme, so it cannot be
/// taken for a word of the map itself (`default`, `~…`).
fn nginx_quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The old path as it was on the host.
fn old_path(view: &RedirectView, base: &str) -> String {
    format!("{}/{}", base.trim_end_matches('/'), view.from.trim_start_matches('/'))
}

/// A path for the left side of `_redirects`, where `*` and a `:` that begins a segment would be
/// placeholders.
fn rule_path(path: &str) -> String {
    percent_encoded(path).replace('*', "%2A").replace("/:", "/%3A").replace('#', "%23")
}

/// The address with every byte percent-encoded that an address cannot hold (RFC 3986, section 2);
/// what is encoded already stays.
fn percent_encoded(address: &str) -> Cow<'_, str> {
    let fits = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
    if address.bytes().all(fits) {
        return Cow::Borrowed(address);
    }
    let mut encoded = String::with_capacity(address.len() * 2);
    for byte in address.bytes() {
        if fits(byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    Cow::Owned(encoded)
}

/// The path with its percent-encoded bytes decoded, as nginx compares it; unchanged where that is
/// no UTF-8.
fn percent_decoded(path: &str) -> Cow<'_, str> {
    if !path.contains('%') {
        return Cow::Borrowed(path);
    }
    let mut decoded = Vec::with_capacity(path.len());
    let mut bytes = path.as_bytes();
    while let [first, rest @ ..] = bytes {
        let digits = rest.first_chunk::<2>().filter(|_| *first == b'%');
        let byte = digits
            .filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        decoded.push(byte.unwrap_or(*first));
        bytes = if byte.is_some() { rest.get(2..).unwrap_or_default() } else { rest };
    }
    String::from_utf8(decoded).map_or(Cow::Borrowed(path), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(from: &str, to: &str) -> RedirectView {
        RedirectView {
            from: from.to_owned(),
            to: to.to_owned(),
            canonical: format!("https://a.vn{to}"),
            title: "Phí & lệ phí <mới>".to_owned(),
            language: "vi".to_owned(),
        }
    }

    #[test]
    fn a_stub_is_escaped() {
        let page = String::from_utf8(stub(&view("/cu/", "/moi/?a=1&b=\"'<script>"))).unwrap();
        for expect in [
            "<html lang=\"vi\">",
            "<title>Chuyển tới: Phí &amp; lệ phí &lt;mới&gt;</title>",
            "content=\"0; url=/moi/?a=1&amp;b=&quot;&#39;&lt;script&gt;\"",
            "rel=\"canonical\" href=\"https://a.vn/moi/?a=1&amp;b=&quot;",
            "<a href=\"/moi/?a=1&amp;b=&quot;&#39;&lt;script&gt;\">Phí &amp; lệ phí &lt;mới&gt;</a>",
            "<meta name=\"robots\" content=\"noindex\">",
        ] {
            assert!(page.contains(expect), "{expect}\n{page}");
        }
        assert!(!page.contains("<script"));
    }

    #[test]
    fn a_stub_speaks_the_language_of_the_site() {
        let english = RedirectView {
            language: "en-GB".to_owned(),
            title: String::new(),
            ..view("/old/", "/new/")
        };
        let page = String::from_utf8(stub(&english)).unwrap();
        assert!(page.contains("<html lang=\"en\">"));
        assert!(page.contains("<title>Moved to: /new/</title>"));
    }

    #[test]
    fn netlify_and_cloudflare() {
        let check = |views: &[RedirectView], base: &str, expect: &str| {
            assert_eq!(String::from_utf8(redirects_file(views, base)).unwrap(), expect);
        };
        check(&[], "/", "");
        check(&[view("/b/", "/2/"), view("/a.html", "/1/")], "/", "/a.html /1/ 301\n/b/ /2/ 301\n");
        check(&[view("/a/", "/x/1/")], "/x/", "/x/a/ /x/1/ 301\n");
        check(&[view("/tin tức/", "/tin/")], "/", "/tin%20t%E1%BB%A9c/ /tin/ 301\n");
        check(&[view("/a*/:b/c:d/#e", "/1/")], "/", "/a%2A/%3Ab/c:d/%23e /1/ 301\n");
        check(&[view("/a?id=1", "/1/")], "/", "");
        check(&[view("/a/\n/evil/ /x/ 301", "/1/")], "/", "/a/%0A/evil/%20/x/%20301 /1/ 301\n");
        // The first of two claims stays.
        check(&[view("/a/", "/1/"), view("/a/", "/2/")], "/", "/a/ /1/ 301\n");
    }

    /// The lines between the braces of both maps, without defaults.
    fn rules(views: &[RedirectView], base: &str) -> Vec<String> {
        let text = String::from_utf8(nginx_map(views, base)).unwrap();
        text.lines()
            .filter_map(|line| line.strip_prefix("    "))
            .filter(|line| !line.starts_with("default"))
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn nginx() {
        let check = |views: &[RedirectView], base: &str, expect: &[&str]| {
            assert_eq!(rules(views, base), expect);
        };
        check(&[], "/", &[]);
        check(
            &[view("/b/", "/2/"), view("/a.html", "/1/"), view("/d.aspx?id=1", "/3/")],
            "/",
            &["\"/d.aspx?id=1\" \"/3/\";", "\"/a.html\" \"/1/\";", "\"/b/\" \"/2/\";"],
        );
        check(&[view("/a/", "/x/1/")], "/x/", &["\"/x/a/\" \"/x/1/\";"]);
        check(&[view("/t%E1%BB%A9c/", "/tin tức/")], "/", &["\"/tức/\" \"/tin%20t%E1%BB%A9c/\";"]);
        check(&[view("/a?q=tức", "/1/")], "/", &["\"/a?q=t%E1%BB%A9c\" \"/1/\";"]);
        check(
            &[view("/a\"; return 200; \\", "/1/")],
            "/",
            &["\"/a\\\"; return 200; \\\\\" \"/1/\";"],
        );
        check(&[view("/a/", "/$host/\"}")], "/", &["\"/a/\" \"/%24host/%22%7D\";"]);
        check(&[view("/a%0Ab/", "/1/"), view("/c\n/", "/1/")], "/", &[]);
        check(&[view("/A/", "/1/"), view("/a/", "/2/")], "/", &["\"/A/\" \"/1/\";"]);
        check(&[view("/Tin/", "/tin/#dau")], "/", &[]);
    }

    #[test]
    fn nginx_can_hold_long_keys() {
        let text = nginx_map(&[view(&format!("/{}/", "a".repeat(300)), "/1/")], "/");
        let text = String::from_utf8(text).unwrap();
        assert!(text.contains("map_hash_bucket_size 1024;"), "{text}");
        assert!(text.contains("default \"$cchc_redirect_path\";"));
    }

    #[test]
    fn decoding() {
        let check = |input: &str, expect: &str| assert_eq!(percent_decoded(input), expect);
        check("/a", "/a");
        check("/%41%e1%bb%a9", "/Aứ");
        check("/%", "/%");
        check("/%4", "/%4");
        check("/%+1%zz", "/%+1%zz");
        check("/%ff", "/%ff");
        check("/100%%41", "/100%A");
    }
}
