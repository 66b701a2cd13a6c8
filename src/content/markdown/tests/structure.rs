//! Headings, links, images, text; plain text, opening, digest.

use std::sync::Arc;

use super::*;

#[test]
fn headings_get_ids_and_levels() {
    check(
        "## Đổi mới\n\n## Đổi mới",
        "<h2 id=\"doi-moi\">Đổi mới</h2><h2 id=\"doi-moi-2\">Đổi mới</h2>",
        &[],
    );
    check("## A {#b .c x=y}", "<h2 id=\"b\">A</h2>", &[]);
    check("## A {#chương-i}", "<h2 id=\"chương-i\">A</h2>", &[]);
    check("## A\n\n## B {#a}", "<h2 id=\"a\">A</h2><h2 id=\"a-2\">B</h2>", &["duplicate-anchor"]);
    check("## A\n\n#### B", "<h2 id=\"a\">A</h2><h4 id=\"b\">B</h4>", &["skipped-heading"]);
    check("### A", "<h3 id=\"a\">A</h3>", &["skipped-heading"]);
    check(
        "# A\n\n## B\n\n###### C",
        "<h2 id=\"a\">A</h2><h3 id=\"b\">B</h3><h6 id=\"c\">C</h6>",
        &["skipped-heading"],
    );
    check("## ***", "<h2 id=\"muc\">***</h2>", &[]);
    check("##\n\na", "<p>a</p>", &[]);
    check("## [A](b.md)", "<h2 id=\"a\"><a href=\"{b.md}\">A</a></h2>", &[]);
}

#[test]
fn a_first_heading_that_is_the_title_is_left_out() {
    check("# Tiêu đề\n\n## A", "<h2 id=\"a\">A</h2>", &[]);
    check("# TIÊU  ĐỀ\n\n# A", "<h2 id=\"a\">A</h2>", &[]);
    check("a\n\n# Tiêu đề", "<p>a</p><h2 id=\"tieu-de\">Tiêu đề</h2>", &[]);
    check("# Tiêu đề\n\n### A", "<h3 id=\"a\">A</h3>", &["skipped-heading"]);
}

#[test]
fn the_outline_and_the_anchors_follow_the_headings() {
    let (body, _) = render("# A *b* `c`\n\n## [D](d.md) {#e}\n\n<a name=\"Chương-I\"></a>");
    let outline: Vec<_> = body.outline.iter().map(|h| (h.level, &*h.id, &*h.text)).collect();
    assert_eq!(outline, [(2, "a-b-c", "A b c"), (3, "e", "D")]);
    assert_eq!(body.anchors, ["Chương-I", "a-b-c", "e"].map(Arc::from));
}

#[test]
fn links_are_judged() {
    check("[a](b.md#c)", "<p><a href=\"{b.md#c}\">a</a></p>", &[]);
    check("[a](#c)", "<p><a href=\"{#c}\">a</a></p>", &[]);
    check("[a](</x y.md?z=1>)", "<p><a href=\"{/x y.md?z=1}\">a</a></p>", &[]);
    check(
        "[a](https://b.vn/?c&d \"e\")",
        "<p><a href=\"https://b.vn/?c&amp;d\" rel=\"noopener\" title=\"e\">a</a></p>",
        &[],
    );
    check("[a](mailto:a@b.vn)", "<p><a href=\"mailto:a@b.vn\">a</a></p>", &[]);
    check("<a@b.vn>", "<p><a href=\"mailto:a@b.vn\">a@b.vn</a></p>", &[]);
    check(
        "<https://b.vn>",
        "<p><a href=\"https://b.vn\" rel=\"noopener\">https://b.vn</a></p>",
        &[],
    );
    check("[a]()", "<p>a</p>", &["empty-link"]);
    check("[a](//b.vn)", "<p>a</p>", &["forbidden-url"]);
    check("[*a*](data:x)", "<p><em>a</em></p>", &["forbidden-url"]);
    check("[tại đây](b.md)", "<p><a href=\"{b.md}\">tại đây</a></p>", &["vague-link-text"]);
    check("[ĐÂY.](b.md)", "<p><a href=\"{b.md}\">ĐÂY.</a></p>", &["vague-link-text"]);
    check("[](b.md)", "<p><a href=\"{b.md}\"></a></p>", &["vague-link-text"]);
    check("[![x](a.png)](b.md)", "<p><a href=\"{b.md}\">{image a.png|x|}</a></p>", &[]);
    check("[a][b] và [c]", "<p>[a][b] và [c]</p>", &["undefined-reference"]);
    check("[a][b]\n\n[b]: c.md", "<p><a href=\"{c.md}\">a</a></p>", &[]);
}

#[test]
fn bare_addresses_become_links() {
    check(
        "xem https://a.vn/b_c_d?e=1&f. Hết",
        "<p>xem <a href=\"https://a.vn/b_c_d?e=1&amp;f\" rel=\"noopener\">https://a.vn/b_c_d?e=1&amp;f</a>. Hết</p>",
        &[],
    );
    check("`https://a.vn`", "<p><code>https://a.vn</code></p>", &[]);
    check("[https://a.vn](b.md)", "<p><a href=\"{b.md}\">https://a.vn</a></p>", &[]);
}

#[test]
fn images_are_slots_or_final() {
    check("a ![b *c*](d.png \"e\")", "<p>a {image d.png|b c|e}</p>", &[]);
    check(
        "![b](d%20e.png \"f\")",
        "<figure>{image d e.png|b|}<figcaption>f</figcaption></figure>",
        &[],
    );
    check("![](d.png)", "<figure>{image d.png||}</figure>", &["missing-alt"]);
    check("![](d.png \"e\")", "<figure>{image d.png||}<figcaption>e</figcaption></figure>", &[]);
    check(
        "![b](https://c.vn/d.png)",
        "<figure><img src=\"https://c.vn/d.png\" alt=\"b\" loading=\"lazy\" decoding=\"async\"></figure>",
        &[],
    );
    check("![b](data:image/png;base64,x)", "<figure></figure>", &["forbidden-url"]);
    check("![b]() c", "<p> c</p>", &["empty-link"]);
    check("![b](mailto:a@b.vn)", "<figure></figure>", &["forbidden-url"]);
    check("![a](b.png) ![c](d.png)", "<p>{image b.png|a|} {image d.png|c|}</p>", &[]);
}

#[test]
fn text_stays_as_written() {
    check(
        "\"a\" -- b... 'c' $1$ ~~d~~ H~2~O x^2^ <3",
        "<p>\"a\" -- b... 'c' $1$ <del>d</del> H~2~O x^2^ &lt;3</p>",
        &[],
    );
    check("a\\\nb  \nc\nd", "<p>a<br>b<br>cd</p>", &[]);
    check("tr&ocirc;&#768;ng o&#x300; a&#1;b", "<p>trồng ò ab</p>", &[]);
    check("&nbsp;\n\na", "<p>a</p>", &[]);
    check("&lt;script&gt;", "<p>&lt;script&gt;</p>", &[]);
    check(
        "```Rust,x\n<a>\n```",
        "<pre tabindex=\"0\"><code class=\"language-rust\">&lt;a&gt;</code></pre>",
        &[],
    );
    check(
        "``` \"><script>\na\n```",
        "<pre tabindex=\"0\"><code class=\"language-script\">a</code></pre>",
        &[],
    );
    check("    a", "<pre tabindex=\"0\"><code>a</code></pre>", &[]);
    check(
        "3. a\n4. b\n   - c",
        "<ol start=\"3\"><li>a</li><li>b<ul><li>c</li></ul></li></ol>",
        &[],
    );
    check("a\n\n---\n\n> b", "<p>a</p><hr><blockquote><p>b</p></blockquote>", &[]);
}

#[test]
fn leftover_emphasis_is_reported_once() {
    check("**Điều 5.**Nội dung", "<p>**Điều 5.**Nội dung</p>", &["leftover-emphasis"]);
    check("__a.__b", "<p>__a.__b</p>", &["leftover-emphasis"]);
    for text in ["`**a**b`", "* * *", "a * b", "Số: __/QĐ", "Họ tên: ______", "a \\*\\*b", "(**)"]
    {
        assert!(broken(&render(text).1).is_empty(), "{text}");
    }
}

#[test]
fn undefined_footnotes_are_reported() {
    let text = "a[^1] b \\[^2] c[^3]\n\n[^3]: d";
    let (_, notes) = render(text);
    assert_eq!(pointed(text, &notes), ["[^1]"]);
    assert_eq!(broken(&notes), ["undefined-reference"]);
}

#[test]
fn plain_text_and_opening_are_what_readers_see() {
    let check = |text: &str, plain: &str, opening: &str| {
        let (body, _) = render(text);
        assert_eq!((body.plain.as_str(), body.opening.as_str()), (plain, opening), "{text}");
    };
    check("## A\n\nb *c*\nd\n\n- e\n- f", "A\nb c d\ne\nf\n", "b c d");
    check("![x](y.png)\n\na", "a\n", "a");
    check("a\n\nb\n\n<!-- more -->\n\nc", "a\nb\nc\n", "a b");
    check("a <!--more--> b", "a  b\n", "a");
    check("<!-- more -->\n\na", "a\n", "a");
    check("|a|b|\n|-|-|\n|c|d|\n\ne", "a b \nc d \ne\n", "e");
    check("a[^1]\n\n[^1]: b\n\nc", "a\nc\nb\n", "a");
    check("<p>a&ecirc;</p>\n\nb", "aê\nb\n", "aê");
    check(":::note T\na\n:::\n\nb", "T\na\nb\n", "a");
}

#[test]
fn spans_count_from_the_beginning_of_the_file() {
    let file = SitePath::new("content/a.md");
    let (body, notes) =
        render_markdown(&file, "a [b](c.md) ![](d.png)", 100, "", &MarkdownSettings::default());
    assert_eq!(body.slots[0].span, 102..111);
    assert_eq!(notes[0].place.as_ref().unwrap().span, Some(112..122));
}

#[test]
fn the_digest_follows_what_readers_see() {
    let digest = |text: &str| render(text).0.digest;
    assert_eq!(digest("a *b*"), digest("a _b_"));
    let texts =
        ["a", "b", "[a](b.md)", "[a](c.md)", "[a](b.md#c)", "![a](b.md)", ":::note\na\n:::"];
    let mut digests: Vec<_> = texts.map(digest).into();
    digests.extend([digest("a\n\nb\n\n<!-- more -->"), digest("a\n\nb")]);
    let count = digests.len();
    digests.sort();
    digests.dedup();
    assert_eq!(digests.len(), count);
}
