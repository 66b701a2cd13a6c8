//! Tables, footnotes, alerts, tasks, definitions, directives.

use std::sync::Arc;

use super::*;

#[test]
fn tables_scroll_and_have_header_scopes() {
    check(
        "|a||\n|:-|-:|\n|*b*|c|\n|d|",
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Bảng 1\"><table><thead><tr>\
         <th scope=\"col\" class=\"left\">a</th><td class=\"right\"></td></tr></thead><tbody>\
         <tr><td class=\"left\"><em>b</em></td><td class=\"right\">c</td></tr>\
         <tr><td class=\"left\">d</td><td class=\"right\"></td></tr></tbody></table></div>",
        &[],
    );
    let (body, _) = render("|a|\n|-|\n\n|b|\n|-|\n|c|");
    assert!(body.html.contains("Bảng 1") && body.html.contains("Bảng 2"));
}

#[test]
fn footnotes_are_numbered_by_first_mention() {
    let (body, notes) = render("a[^x] b[^y] c[^x]\n\n[^y]: Y\n[^x]: X [d](e.md)\n[^z]: Z");
    let html = drawn(&body).replace('\n', "");
    let reference = |number: u8, suffix: &str| {
        format!(
            "<sup class=\"footnote-ref\"><a href=\"#chu-thich-{number}\" \
             id=\"ve-chu-thich-{number}{suffix}\" role=\"doc-noteref\" \
             aria-label=\"Chú thích {number}\">{number}</a></sup>"
        )
    };
    let back = |number: u8, suffix: &str, label: &str| {
        format!(
            " <a class=\"footnote-back\" href=\"#ve-chu-thich-{number}{suffix}\" \
             role=\"doc-backlink\" aria-label=\"Về chỗ nhắc chú thích {number}{label}\">↩</a>"
        )
    };
    let expect = format!(
        "<p>a{} b{} c{}</p><section class=\"footnotes\" role=\"doc-endnotes\" \
         aria-label=\"Chú thích\"><ol><li id=\"chu-thich-1\"><p>X <a href=\"{{e.md}}\">d</a>{}{}\
         </p></li><li id=\"chu-thich-2\"><p>Y{}</p></li><li><p>Z</p></li></ol></section>",
        reference(1, ""),
        reference(2, ""),
        reference(1, "-2"),
        back(1, "", ""),
        back(1, "-2", ", lần 2"),
        back(2, "", ""),
    );
    assert_eq!(html, expect);
    assert_eq!(broken(&notes), ["unused-footnote"]);
}

#[test]
fn footnotes_survive_odd_places() {
    check(
        "<a href=b.md>a[^1]</a>\n\n[^1]: c",
        "<p><a href=\"{b.md}\">a<sup class=\"footnote-ref\">1</sup></a></p><section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Chú thích\"><ol><li id=\"chu-thich-1\"><p>c</p></li></ol></section>",
        &[],
    );
    let (body, _) = render("## Chú thích 1\n\na[^1]\n\n[^1]: c <b>d");
    assert!(body.html.contains("<a href=\"#chu-thich-1-2\""), "{}", body.html);
    assert!(body.html.contains("<b>d</b>"), "{}", body.html);
    let (body, notes) = render("a[^1]\n\n[^1]: b\n\n[^1]: c");
    assert_eq!(body.html.matches("<li").count(), 2);
    assert_eq!(broken(&notes), ["unused-footnote"]);
}

#[test]
fn alerts_tasks_and_definitions() {
    check(
        "> [!NOTE]\n> a",
        "<div class=\"alert note\"><p class=\"alert-title\">Lưu ý</p><p>a</p></div>",
        &[],
    );
    check(
        "> [!WARNING]\n> a",
        "<div class=\"alert warning\"><p class=\"alert-title\">Cảnh báo</p><p>a</p></div>",
        &[],
    );
    check(
        "- [x] a\n- [ ] b",
        "<ul><li><span class=\"check\" role=\"img\" aria-label=\"Đã xong\">☑</span> a</li>\
         <li><span class=\"check\" role=\"img\" aria-label=\"Chưa xong\">☐</span> b</li></ul>",
        &[],
    );
    check("a\n: b\n: c", "<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>", &[]);
}

#[test]
fn directives_become_slots() {
    check(
        ":::note Lưu ý\nMột *hai*\n:::",
        "{note {\"title\": \"Lưu ý\"} {}: <p>Một <em>hai</em></p>}",
        &[],
    );
    check("a\n:::note\nb\n:::\nc", "<p>a</p>{note {} {}: <p>b</p>}<p>c</p>", &[]);
    check(
        "- a\n:::note\nb\n:::\n- c",
        "<ul><li>a</li></ul>{note {} {}: <p>b</p>}<ul><li>c</li></ul>",
        &[],
    );
    check("- a\n  :::note\n  b\n  :::\n", "<ul><li><p>a</p>{note {} {}: <p>b</p>}</li></ul>", &[]);
    check(
        "::::details A\n:::warning\nb\n:::\nc\n::::",
        "{details {\"title\": \"A\"} {}: {warning {} {}: <p>b</p>}<p>c</p>}",
        &[],
    );
    check(
        "::video{src=\"a b.mp4\" title='T'}",
        "{video {\"title\": \"T\"} {\"src\": Local(LinkSlot { path: \"a b.mp4\", query: \"\", fragment: None })}: }",
        &[],
    );
    check(
        "::video{url=https://a.vn/b}",
        "{video {} {\"url\": External(\"https://a.vn/b\")}: }",
        &[],
    );
}

#[test]
fn directives_share_the_article() {
    let (body, notes) =
        render("## A\n\n:::note\n## A\n\nb[^1] [c][d]\n:::\n\n[^1]: e\n\n[d]: f.md");
    assert_eq!(body.anchors, ["a", "a-2"].map(Arc::from));
    assert_eq!(body.outline.len(), 2);
    assert!(drawn(&body).contains("<a href=\"{f.md}\">c</a>"));
    assert!(body.html.contains("id=\"chu-thich-1\""));
    assert!(notes.is_empty());
}

#[test]
fn directives_are_not_found_in_code() {
    for text in [
        "```\n::video{}\n```",
        "    ::video{}",
        "`::video{}`",
        "a ::video{}",
        "- ~~~\n  :::note\n  ~~~",
    ] {
        let (body, notes) = render(text);
        assert!(body.slots.is_empty() && notes.is_empty(), "{text}");
        assert!(body.plain.contains("::"), "{text}");
    }
}

#[test]
fn wrong_directives_are_reported_where_they_are() {
    let check = |text: &str, rule: &str, place: &str| {
        let (_, notes) = render(text);
        assert_eq!(broken(&notes), [rule], "{text}");
        assert_eq!(pointed(text, &notes), [place], "{text}");
    };
    check("a\n\n:::nots\nb\n:::", "unknown-directive", ":::nots");
    check("::vidoe{src=a}", "unknown-directive", "::vidoe{src=a}");
    check(":::note\nb", "bad-directive", ":::note");
    check("a\n:::\n", "bad-directive", ":::");
    check("::::note\nb\n\n:::\n\nc\n::::", "bad-directive", ":::");
    check("::video{src}", "bad-directive", "::video{src}");
    check("::video{color=red}", "bad-directive", "::video{color=red}");
    check(":::video{src=a}\n:::", "bad-directive", ":::video{src=a}");
    check("::note", "bad-directive", "::note");
    check("::video{src=javascript:x}", "forbidden-url", "::video{src=javascript:x}");
}

#[test]
fn an_ending_elsewhere_than_its_beginning_breaks_nothing() {
    for text in [":::note\n- a\n\n  :::\n\nb", "- a\n  :::note\n  b\n\n:::\n\nc"] {
        let (body, notes) = render(text);
        assert!(broken(&notes).contains(&"bad-directive"), "{text}");
        assert!(body.plain.contains(['b', 'c']), "{text}");
        properties::assert_balanced(&drawn(&body));
    }
}
