//! Raw HTML under each policy.

use std::sync::Arc;

use super::*;

#[test]
fn allowed_html_stays() {
    check("a <sup>b</sup> <KBD class=x style=y>c</KBD>", "<p>a <sup>b</sup> <kbd>c</kbd></p>", &[]);
    check("<p align=\"center\"><font color=red>a</font></p>", "<p>a</p>", &[]);
    check("<center>a</center>", "a", &[]);
    check("<div>\n\n*a*\n\n</div>", "<div><p><em>a</em></p></div>", &[]);
    check(
        "<details open><summary>a</summary>\n\nb\n\n</details>",
        "<details open=\"\"><summary>a</summary><p>b</p></details>",
        &[],
    );
    check("<p>th&ocirc;ng&nbsp;tin</p>", "<p>thông tin</p>", &[]);
    check("<p>&nbsp;</p>\n<p>a</p>", "<p>a</p>", &[]);
    check("a<br>b<br/>c", "<p>a<br>b<br>c</p>", &[]);
    check("<!-- a -->\n\nb <!-- c --> d", "<p>b  d</p>", &[]);
    check(
        "<p>https://a.vn</p>",
        "<p><a href=\"https://a.vn\" rel=\"noopener\">https://a.vn</a></p>",
        &[],
    );
}

#[test]
fn raw_links_and_images_are_slots() {
    check("<a href=\"b.md#c\" target=_blank>d</a>", "<p><a href=\"{b.md#c}\">d</a></p>", &[]);
    check(
        "<a href='https://b.vn'>d</a>",
        "<p><a href=\"https://b.vn\" rel=\"noopener\">d</a></p>",
        &[],
    );
    check("<a name=\"chương-i\"></a>", "<p><a id=\"chương-i\"></a></p>", &[]);
    check(
        "<a href=\"b.md\">tại đây</a>",
        "<p><a href=\"{b.md}\">tại đây</a></p>",
        &["vague-link-text"],
    );
    check("a <img src=\"a.png\" alt=\"b&quot;\" width=3>", "<p>a {image a.png|b\"|}</p>", &[]);
    check("<div><img src=\"a.png\"></div>", "<div>{image a.png||}</div>", &["missing-alt"]);
    check(
        "a <img src=\"https://a.vn/b\" alt=\"c\" width=3 height=x>",
        "<p>a <img src=\"https://a.vn/b\" alt=\"c\" width=\"3\" loading=\"lazy\" decoding=\"async\"></p>",
        &[],
    );
    check("<a href=\"x.md\">[y](z.md)</a>", "<p><a href=\"{x.md}\">y</a></p>", &[]);
    check("[<a href=\"x.md\">y</a>](z.md)", "<p><a href=\"{z.md}\">y</a></p>", &[]);
}

#[test]
fn spans_of_raw_html_are_true() {
    let text =
        "> <div>\n> <a href=\"x.md\">y</a>\n> <iframe></iframe></div>\n\n> *a* <a href=z.md>z</a>";
    let (body, notes) = render(text);
    let spans: Vec<_> = body.slots.iter().map(|slot| &text[slot.span.clone()]).collect();
    assert_eq!(spans, ["<a href=\"x.md\">", "<a href=z.md>"]);
    assert_eq!(broken(&notes), ["removed-html"]);
    assert!(pointed(text, &notes)[0].starts_with("<iframe>"));
}

#[test]
fn raw_headings_count() {
    let (body, notes) = render("<h2 id=\"x\">A</h2>\n\n## X\n\n<h4>B</h4>");
    let ids: Vec<_> = body.outline.iter().map(|h| (h.level, &*h.id)).collect();
    assert_eq!(ids, [(2, "x"), (2, "x-2"), (4, "b")]);
    assert_eq!(body.anchors, ["b", "x", "x-2"].map(Arc::from));
    assert_eq!(broken(&notes), ["skipped-heading"]);
    assert!(body.html.starts_with("<h2 id=\"x\">A</h2>"), "{}", body.html);
}

#[test]
fn broken_html_is_put_in_order() {
    check("<b>a\n\nb", "<p><b>a</b></p><p>b</p>", &[]);
    check("<div><p>a<p>b", "<div><p>a</p><p>b</p></div>", &[]);
    check("a</div></p>b", "<p>ab</p>", &[]);
    check("a <div>b</div>", "<p>a b</p>", &[]);
    check("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>", &[]);
    check("<td>a</td>", "a", &[]);
    check(
        "<table><tr><td>a<td>b<tr><td>c</table>",
        "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>",
        &[],
    );
    check("*a <b>c* d</b>", "<p><em>a <b>c</b></em> d</p>", &[]);
    check("<a href=\"x\">\n\nb\n\n</a>", "<a href=\"{x}\"></a><p>b</p>", &["vague-link-text"]);
    check("<b a=\"1", "<p>&lt;b a=\"1</p>", &[]);
    check("<div\nb", "&lt;divb", &[]);
}

#[test]
fn removed_html_is_reported_once_for_each_kind() {
    let text = "<script>a</script>\n\n<script>b</script>\n\nc<iframe src=d></iframe><b onclick=e>f</b>\n\n<style>g</style>";
    let (body, notes) = render(text);
    assert_eq!(drawn(&body).trim(), "<p>c<b>f</b></p>");
    assert_eq!(broken(&notes), ["removed-html"; 3]);
    check("a <script>*b*</script> c", "<p>a <em></em> c</p>", &["removed-html"]);
    check("a <svg> b\n\nc", "<p>a </p><p>c</p>", &["removed-html"]);
    check("a\n\n<!-- b", "<p>a</p>", &["removed-html"]);
}

#[test]
fn other_policies() {
    let check = |text: &str, policy: HtmlPolicy, html: &str| {
        let (body, _) = render_with(text, policy);
        assert_eq!(drawn(&body).replace('\n', ""), html, "{text}");
    };
    check("a <b onclick=c>d</b>", HtmlPolicy::Escape, "<p>a &lt;b onclick=c&gt;d&lt;/b&gt;</p>");
    check("<div>a</div><!-- b -->", HtmlPolicy::Escape, "<p>&lt;div&gt;a&lt;/div&gt;</p>");
    check("a <b onclick=c>d</b>", HtmlPolicy::Allow, "<p>a <b onclick=c>d</b></p>");
    assert_eq!(render_with("a\n\n<!-- more -->\n\nb", HtmlPolicy::Escape).0.opening, "a");
    assert_eq!(render_with("<p>a</p>\n<!-- more -->\n\nb", HtmlPolicy::Allow).0.opening, "a");
}

#[test]
fn deep_nesting_with_raw_html_is_shown_as_text() {
    let text = format!("{} a <b>c</b>", ">".repeat(300));
    assert!(render(&text).0.html.contains("&lt;b&gt;"));
}
