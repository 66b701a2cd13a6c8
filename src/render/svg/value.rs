//! Values of attributes and style sheets that stay inside their file.

/// Functions and words of CSS that load or run something. Compared without regard to case and
/// after white space is gone.
const REACHING_OUT: [&str; 12] = [
    "@import",
    "expression(",
    "-moz-binding",
    "behavior:",
    "javascript:",
    "vbscript:",
    "data:text",
    "image-set(",
    "image(",
    "src(",
    "element(",
    "paint(",
];

/// Pictures that a picture may carry, as they begin. No SVG: it would be a picture unseen by the
/// cleaning.
const CARRIED: [&str; 6] = [
    "data:image/png;base64,",
    "data:image/jpeg;base64,",
    "data:image/jpg;base64,",
    "data:image/gif;base64,",
    "data:image/webp;base64,",
    "data:image/avif;base64,",
];

/// Whether an attribute that is not a reference may keep its value. Presentation attributes are
/// read as CSS, so CSS's ways out are closed for all of them.
pub(super) fn is_safe(value: &str) -> bool {
    let plain = value.bytes().all(|byte| byte != b'(' && byte != b':' && byte != b'@');
    // An escape could hide the name of a function.
    plain || (!value.contains('\\') && stays_inside(value))
}

/// Whether a style sheet or a `style` attribute may stay. Escapes, which could hide anything, do
/// not occur in what drawing programs write.
pub(super) fn is_safe_css(css: &str) -> bool {
    !css.contains(['\\', '<']) && stays_inside(css)
}

/// Whether `href` may stay on an element: a place in the same file, and on images also a raster
/// picture that is carried along.
pub(super) fn is_safe_reference(element: &str, value: &str) -> bool {
    let value = value.trim();
    if value.starts_with('#') {
        return is_safe(value);
    }
    let carried = CARRIED.iter().find_map(|start| {
        let (head, data) = value.split_at_checked(start.len())?;
        head.eq_ignore_ascii_case(start).then_some(data)
    });
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/= \t\r\n".contains(&byte);
    matches!(element, "image" | "feImage")
        && carried.is_some_and(|data| data.bytes().all(is_base64))
}

/// Whether nothing in the text leads out of its file: every `url(…)` names a place in it.
fn stays_inside(text: &str) -> bool {
    let invisible = |c: char| c.is_whitespace() || c.is_control();
    let compact: String =
        text.chars().filter(|&c| !invisible(c)).map(|c| c.to_ascii_lowercase()).collect();
    let mut urls =
        compact.match_indices("url(").map(|(at, opening)| &compact[at + opening.len()..]);
    urls.all(|inside| inside.trim_start_matches(['"', '\'']).starts_with('#'))
        && !REACHING_OUT.iter().any(|word| compact.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        let check = |value: &str, expect: bool| assert_eq!(is_safe(value), expect, "{value}");
        check("M0 0L10,10z", true);
        check("translate(10 20) rotate(45)", true);
        check("url(#gradient)", true);
        check("url( '#gradient' ) #fff", true);
        check("URL(\"#a\")", true);
        check("C:\\hình\\anh", false);
        check("hình\\anh", true);
        check("url(https://x.vn/a.svg#b)", false);
        check("url(#a) url(//x)", false);
        check("ur\tl(//x)", false);
        check("u\\72l(//x)", false);
        check("image-set('//x' 1x)", false);
        check("JavaScript:alert(1)", false);
        check("java\nscript:alert(1)", false);
        check("java\u{1}script:alert(1)", false);
    }

    #[test]
    fn style_sheets() {
        let check = |css: &str, expect: bool| assert_eq!(is_safe_css(css), expect, "{css}");
        check(".a { fill: #f00; stroke: url(#b) }", true);
        check("@media (prefers-color-scheme: dark) { path { fill: #fff } }", true);
        check("@keyframes quay { to { transform: rotate(360deg) } }", true);
        check("@import 'a.css';", false);
        check("@IMPORT url(#a);", false);
        check(".a { background: url(a.png) }", false);
        check(".a { fill: u\\72l(a.png) }", false);
        check(".a { width: expression(alert(1)) }", false);
        check("</style><script>", false);
    }

    #[test]
    fn references() {
        let check = |element: &str, value: &str, expect: bool| {
            assert_eq!(is_safe_reference(element, value), expect, "{element} {value}");
        };
        check("use", "#a", true);
        check("use", " #a", true);
        check("use", "a.svg#a", false);
        check("use", "", false);
        check("use", "data:image/png;base64,AAAA", false);
        check("image", "data:image/png;base64,iVBOR w0K\nGgo=", true);
        check("image", "DATA:image/JPEG;base64,/9j/4AA", true);
        check("image", "data:image/svg+xml;base64,AAAA", false);
        check("image", "data:image/png,<svg>", false);
        check("image", "data:text/html;base64,AAAA", false);
        check("image", "https://x.vn/a.png", false);
        check("image", "anh.png", false);
        check("a", "javascript:alert(1)", false);
        check("a", "https://x.vn/", false);
        check("a", "#x", true);
    }
}
