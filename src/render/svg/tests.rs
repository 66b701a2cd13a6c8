//! Attacks, real pictures, and properties of whatever comes out.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{Sanitised, sanitise};

const SVG: &str = "xmlns=\"http://www.w3.org/2000/svg\"";
const BOTH: &str =
    "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

fn text(cleaned: &Sanitised) -> &str {
    std::str::from_utf8(&cleaned.bytes).unwrap().trim_end()
}

/// Checks what is left inside the root element of a picture, and what is named as removed.
fn check(inside: &str, expect: &str, removed: &[&str]) {
    for namespaces in [SVG, BOTH] {
        if inside.contains("xlink") && namespaces == SVG {
            continue;
        }
        let cleaned = sanitise(format!("<svg {namespaces}>{inside}</svg>").as_bytes());
        assert_eq!(cleaned.problem, None, "{inside}");
        assert_eq!(text(&cleaned), format!("<svg {namespaces}>{expect}</svg>"), "{inside}");
        assert_eq!(cleaned.removed, removed, "{inside}");
    }
}

#[test]
fn attacks() {
    check("<script>alert(1)</script>", "", &["<script>"]);
    check("<script href='x.js'/>", "", &["<script>"]);
    check("<SCRIPT>alert(1)</SCRIPT>", "", &["<SCRIPT>"]);
    check("<g><script><![CDATA[</g>]]></script><path/></g>", "<g><path></path></g>", &["<script>"]);
    check("<x:script xmlns:x='http://www.w3.org/2000/svg'>a</x:script>", "", &["<script>"]);
    check("<script xmlns='http://www.w3.org/1999/xhtml'>a</script>", "", &["<script>"]);
    check("<rect xmlns='http://www.w3.org/1999/xhtml'/>", "", &["<rect>"]);
    check("<foreignObject><body/></foreignObject>", "", &["<foreignObject>"]);
    check("<g onload='a()' onclick=\"b()\"/>", "<g></g>", &["onload", "onclick"]);
    check("<g ONLOAD='a()'/>", "<g></g>", &[]);
    check("<a href='javascript:a()'/>", "<a></a>", &["href=\"javascript:a()\""]);
    check("<a href='&#106;avascript:a()'/>", "<a></a>", &["href=\"javascript:a()\""]);
    check("<a xlink:href=' jav&#9;ascript:a()'/>", "<a></a>", &["xlink:href=\"jav\tascript:a()\""]);
    check("<use href='//x/a.svg#b'/>", "<use></use>", &["href=\"//x/a.svg#b\""]);
    check("<image href='https://x/1.gif'/>", "<image></image>", &["href=\"https://x/1.gif\""]);
    check(
        "<image xlink:href='data:image/svg+xml;base64,PHN2Zz4='/>",
        "<image></image>",
        &["xlink:href=\"data:image/svg+xml;base64,PHN2Zz4=\""],
    );
    check("<feImage href='http://x/'/>", "<feImage></feImage>", &["href=\"http://x/\""]);
    check("<style>@import 'x';</style>", "", &["<style>"]);
    check("<style>a{fill:url(//x)}</style>", "", &["<style>"]);
    check("<style><![CDATA[a{b:expression(c)}]]></style>", "", &["<style>"]);
    check("<style>a{b:u&#92;72l(//x)}</style>", "", &["<style>"]);
    check("<style><script>a</script>b{}</style>", "<style>b{}</style>", &["<script>"]);
    check("<g style='fill:url(x)'/>", "<g></g>", &["style=\"fill:url(x)\""]);
    check("<g fill='url(http://x#y)'/>", "<g></g>", &["fill=\"url(http://x#y)\""]);
    check("<a><set attributeName='href' to='#x'/></a>", "<a></a>", &["<set>"]);
    check(
        "<animate attributeName='xlink:href' values='javascript:a()'/>",
        "",
        &["values=\"javascript:a()\"", "<animate>"],
    );
    check("<set attributeName='onclick' to='a()'/>", "", &["<set>"]);
    check("<handler type='text/ecmascript'>a</handler>", "", &["<handler>"]);
    check("<iframe src='x'/><audio/><video/>", "", &["<iframe>", "<audio>", "<video>"]);
    check("<g xml:base='http://x/'/>", "<g></g>", &[]);
    check("<?xml-stylesheet href='x.css'?><!-- <script> -->", "", &[]);
    check("<text>&lt;script&gt;</text>", "<text>&lt;script&gt;</text>", &[]);
    check("<g id='&quot;&gt;&lt;script&gt;'/>", "<g id=\"&quot;&gt;&lt;script&gt;\"></g>", &[]);
}

#[test]
fn what_drawings_need() {
    let same = |inside: &str| check(inside, inside, &[]);
    same("<path d=\"M0 0L1,1z\" fill=\"url(#g)\" transform=\"rotate(45)\"></path>");
    same("<text x=\"1\"><tspan dy=\"1.2em\">Một cửa &amp; liên thông</tspan></text>");
    same("<style type=\"text/css\">.a{fill:#c00;clip-path:url(#b)}</style>");
    same("<defs><linearGradient id=\"g\"><stop offset=\"0\"></stop></linearGradient></defs>");
    same("<image href=\"data:image/png;base64,iVBORw0KGgo=\" width=\"1\"></image>");
    same("<use href=\"#g\"></use>");
    same("<animate attributeName=\"fill\" values=\"#000;#fff\" dur=\"2s\"></animate>");
    same("<title xml:lang=\"vi\">Biểu trưng</title><desc>Một bông sen</desc>");
    check("<use xlink:href='#g'/>", "<use xlink:href=\"#g\"></use>", &[]);
    check("<metadata><x/></metadata><g data-name='1'/>", "<g></g>", &[]);
    check(
        "<n:view xmlns:n='http://www.inkscape.org/'/><g xmlns:n='urn:n' n:label='a'/>",
        "<g></g>",
        &[],
    );
}

#[test]
fn the_root() {
    let check = |input: &str, expect: &str| {
        let cleaned = sanitise(input.as_bytes());
        assert_eq!((text(&cleaned), &cleaned.problem), (expect, &None), "{input}");
    };
    let svg = format!("<svg {SVG}></svg>");
    check(&format!("\u{feff}<?xml version='1.0' encoding='UTF-8'?>\n<svg {SVG}/>\n"), &svg);
    check("<svg/>", &svg);
    check("<s:svg xmlns:s='http://www.w3.org/2000/svg'/>", &svg);
    check("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://x/svg11.dtd'><svg/>", &svg);
    check("<svg><g>\r\n</g></svg>", &format!("<svg {SVG}><g>\n</g></svg>"));
    let internal = sanitise(b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>");
    assert_eq!((text(&internal), &*internal.removed), (&*svg, &["<!DOCTYPE [".to_owned()][..]));
}

#[test]
fn problems() {
    let check = |input: &[u8], expect: &str| {
        let cleaned = sanitise(input);
        let problem = cleaned.problem.unwrap_or_default();
        assert!(problem.contains(expect), "{problem:?} {:?}", String::from_utf8_lossy(input));
        assert!(cleaned.bytes.is_empty());
    };
    check(b"", "no <svg>");
    check(b"hello", "outside the root");
    check(b"\xff\xfe<\0s\0", "not UTF-8");
    check(b"<html><svg/></html>", "root element is <html>");
    check(b"<svg xmlns='http://www.w3.org/1999/xhtml'/>", "root element");
    check(b"<svg><g></svg>", "byte 8");
    check(b"<svg><g>", "ends inside");
    check(b"<svg></svg><svg/>", "follows the root");
    check(b"<svg></svg>text", "outside the root");
    check(b"<svg><g a='1' a='2'/></svg>", "byte 5");
    check(b"<svg><g a=1/></svg>", "byte 5");
    check(b"<svg>&nbsp;</svg>", "&nbsp;");
    check(b"<svg>&#0;</svg>", "byte 5");
    check(b"<svg><g id='&a;'/></svg>", "`a`");
    let laughs = "<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><svg>&b;</svg>";
    check(laughs.as_bytes(), "entity of its own: &b;");
    check(["<svg>", &"<g>".repeat(300)].concat().as_bytes(), "256 deep");
    check(["<svg>", &"<x>".repeat(300)].concat().as_bytes(), "256 deep");
}

#[test]
fn few_things_are_named() {
    let inside: Vec<_> = (0..100).map(|i| format!("<use href='x{i}.svg'/><script/>")).collect();
    let cleaned = sanitise(format!("<svg>{}</svg>", inside.concat()).as_bytes());
    assert_eq!(cleaned.removed.len(), 20);
    assert_eq!(cleaned.removed.iter().filter(|what| *what == "<script>").count(), 1);
}

/// Reads a cleaned picture again and looks at every name and value.
fn assert_harmless(cleaned: &Sanitised) {
    let mut reader = Reader::from_str(text(cleaned));
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => {
                assert!(!element.name().as_ref().to_ascii_lowercase().contains("script"));
                for attribute in element.attributes() {
                    let attribute = attribute.unwrap();
                    assert!(!attribute.key.as_ref().to_ascii_lowercase().starts_with("on"));
                    let value = quick_xml::escape::unescape(&attribute.value).unwrap();
                    assert!(!value.to_ascii_lowercase().contains("javascript:"), "{value}");
                }
            }
            Event::Comment(_) | Event::PI(_) | Event::DocType(_) => panic!("should be gone"),
            Event::Eof => break,
            _ => {}
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(0_u8.., 0..200)) {
        assert_harmless(&sanitise(&bytes));
    }

    #[test]
    fn any_soup(soup in "(<svg>|</svg>|<g>|</g>|<a |<script|<style>|</style>|/>|>|<!--|-->|<!\\[CDATA\\[|\\]\\]>|<\\?|\\?>| |onload=|href=|style=|'|\"|javascript:|url\\(|&lt;|&#x|;|ệ){0,40}") {
        assert_harmless(&sanitise(format!("<svg>{soup}</svg>").as_bytes()));
        assert_harmless(&sanitise(soup.as_bytes()));
    }

    #[test]
    fn any_tree(
        name in "(svg|g|a|use|script|style|set|foreignObject|text)",
        key in "(onload|href|fill|style|id|attributeName|xml:base)",
        value in "(javascript:|JAVA&#10;SCRIPT:|#|url\\(|//x|@import|\\\\| |ệ|&amp;|&lt;){0,6}",
        inside in "[a-z@;:{}() #ệ]{0,20}",
    ) {
        let cleaned = sanitise(format!("<svg><{name} {key}='{value}'>{inside}</{name}></svg>").as_bytes());
        proptest::prop_assert_eq!(&cleaned.problem, &None);
        assert_harmless(&cleaned);
        // What is clean stays as it is.
        let again = sanitise(&cleaned.bytes);
        proptest::prop_assert_eq!(text(&again), text(&cleaned));
        proptest::prop_assert!(again.removed.is_empty());
    }
}
