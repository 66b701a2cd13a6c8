//! Where citations of documents are found, and where they are left alone.

use proptest::prelude::*;

use super::*;

#[test]
fn the_whole_form_is_marked() {
    check(
        "Theo Kế hoạch số 36/KH-UBND ngày 05/01/2023 của UBND tỉnh.",
        "<p>Theo {0:Kế hoạch số 36/KH-UBND ngày 05/01/2023 của UBND tỉnh}.</p>",
        &[],
    );
    check(
        "Kế hoạch số 36/KH-UBND và 37/KH-UBND",
        "<p>{0:Kế hoạch số 36/KH-UBND} và {1:37/KH-UBND}</p>",
        &[],
    );
    check(
        "2231/SNV-CCHC&PC rồi Công văn số 2231/SNV-CCHC&PC.",
        "<p>{0:2231/SNV-CCHC&amp;PC} rồi {1:Công văn số 2231/SNV-CCHC&amp;PC}.</p>",
        &[],
    );
    check(
        "a < b & c: Kế hoạch số 36/KH-UBND",
        "<p>a &lt; b &amp; c: {0:Kế hoạch số 36/KH-UBND}</p>",
        &[],
    );
    check(
        "- Kế hoạch số 36/KH-UBND\n- hai",
        "<ul><li>{0:Kế hoạch số 36/KH-UBND}</li><li>hai</li></ul>",
        &[],
    );
}

#[test]
fn emphasis_and_line_ends_do_no_harm() {
    let check = |text: &str, html: &str| check(text, &format!("<p>{html}</p>"), &[]);
    check(
        "Kế hoạch số **36/KH-UBND** ngày 05/01/2023.",
        "{0:Kế hoạch số <strong>36/KH-UBND</strong> ngày 05/01/2023}.",
    );
    check(
        "**Kế hoạch số 36/KH-UBND** ngày 05/01/2023.",
        "{0:<strong>Kế hoạch số 36/KH-UBND</strong> ngày 05/01/2023}.",
    );
    check(
        "**Theo Kế hoạch số 36/KH-UBND** ngày 05/01/2023.",
        "<strong>Theo Kế hoạch số {0:36/KH-UBND}</strong> ngày 05/01/2023.",
    );
    check("*Kế hoạch số 36/KH-UBND*.", "<em>{0:Kế hoạch số 36/KH-UBND}</em>.");
    check("Kế hoạch số\n36/KH-UBND\nngày 05/01/2023.", "{0:Kế hoạch số36/KH-UBNDngày 05/01/2023}.");
    check("Kế hoạch số 36/KH-**UBND**.", "{0:Kế hoạch số 36/KH-<strong>UBND</strong>}.");
}

#[test]
fn code_links_headings_and_attributes_are_left_alone() {
    check("`Kế hoạch số 36/KH-UBND`", "<p><code>Kế hoạch số 36/KH-UBND</code></p>", &[]);
    check("Kế hoạch số `36/KH-UBND`", "<p>Kế hoạch số <code>36/KH-UBND</code></p>", &[]);
    check(
        "    Kế hoạch số 36/KH-UBND",
        "<pre tabindex=\"0\"><code>Kế hoạch số 36/KH-UBND</code></pre>",
        &[],
    );
    check(
        "[Kế hoạch số 36/KH-UBND](a.md)",
        "<p><a href=\"{a.md}\">Kế hoạch số 36/KH-UBND</a></p>",
        &[],
    );
    check(
        "[Kế hoạch](a.md) số 36/KH-UBND",
        "<p><a href=\"{a.md}\">Kế hoạch</a> số {0:36/KH-UBND}</p>",
        &[],
    );
    check(
        "## Kế hoạch số 36/KH-UBND",
        "<h2 id=\"ke-hoach-so-36-kh-ubnd\">Kế hoạch số 36/KH-UBND</h2>",
        &[],
    );
    check("a ![36/KH-UBND](a.png)", "<p>a {image a.png|36/KH-UBND|}</p>", &[]);
    check(
        "https://a.vn/36/KH-UBND",
        "<p><a href=\"https://a.vn/36/KH-UBND\" rel=\"noopener\">https://a.vn/36/KH-UBND</a></p>",
        &[],
    );
    check(
        "xem https://a.vn/x và 36/KH-UBND",
        "<p>xem <a href=\"https://a.vn/x\" rel=\"noopener\">https://a.vn/x</a> và {0:36/KH-UBND}</p>",
        &[],
    );
    check(
        "<code>36/KH-UBND</code> và <b title=\"36/KH-UBND\">37/KH-UBND</b>",
        "<p><code>36/KH-UBND</code> và <b title=\"36/KH-UBND\">{0:37/KH-UBND}</b></p>",
        &[],
    );
    check(
        "Kế hoạch số 36/KH-UBND[^1] ngày 05/01/2023\n\n[^1]: 37/KH-UBND",
        "<p>Kế hoạch số {0:36/KH-UBND}<sup class=\"footnote-ref\"><a href=\"#chu-thich-1\" id=\"ve-chu-thich-1\" role=\"doc-noteref\" aria-label=\"Chú thích 1\">1</a></sup> ngày 05/01/2023</p><section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Chú thích\"><ol><li id=\"chu-thich-1\"><p>{1:37/KH-UBND} <a class=\"footnote-back\" href=\"#ve-chu-thich-1\" role=\"doc-backlink\" aria-label=\"Về chỗ nhắc chú thích 1\">↩</a></p></li></ol></section>",
        &[],
    );
}

#[test]
fn blocks_do_not_run_together() {
    check("Kế hoạch số\n\n36/KH-UBND", "<p>Kế hoạch số</p><p>{0:36/KH-UBND}</p>", &[]);
    check(
        ":::note Lưu ý\nTheo 36/KH-UBND\n:::\n\nvà 37/KH-UBND",
        "{note {\"title\": \"Lưu ý\"} {}: <p>Theo {0:36/KH-UBND}</p>}<p>và {1:37/KH-UBND}</p>",
        &[],
    );
    let (body, _) = render("| a | b |\n|---|---|\n| Kế hoạch số | 36/KH-UBND |\n");
    assert!(
        drawn(&body).contains("<td>Kế hoạch số</td><td>{0:36/KH-UBND}</td>"),
        "{}",
        drawn(&body)
    );
}

#[test]
fn citations_know_their_sentence_and_their_place() {
    let text = "Trước đây.\n\nTheo **Kế hoạch** số 36/KH-UBND ngày 05/01/2023 của UBND tỉnh. Sau.";
    let (body, _) = render(text);
    assert_eq!(
        &*body.citations[0].sentence,
        "Theo Kế hoạch số 36/KH-UBND ngày 05/01/2023 của UBND tỉnh."
    );
    let place = &body.citation_spans[0];
    assert_eq!(&text[place.clone()], "Kế hoạch** số 36/KH-UBND ngày 05/01/2023 của UBND tỉnh");
    let text = "R&amp;D theo 36/KH-UBND &amp; 37/KH-UBND";
    let (body, _) = render(text);
    let places = body.citation_spans.iter().map(|place| &text[place.clone()]);
    assert_eq!(places.collect::<Vec<_>>(), [text, text]);
}

#[test]
fn raw_html_is_searched_like_other_text() {
    check("<p>Theo Kế hoạch\nsố 36/KH-UBND.</p>", "<p>Theo {0:Kế hoạchsố 36/KH-UBND}.</p>", &[]);
    check(
        "<p>\n  Theo  Kế hoạch số 36/KH-UBND\n</p>",
        "<p>  Theo  {0:Kế hoạch số 36/KH-UBND}</p>",
        &[],
    );
    let (body, _) =
        render_with("<a href=\"/x\">36/KH-UBND</a> *và <b>37/KH-UBND*", HtmlPolicy::Allow);
    assert_eq!(body.citations.len(), 1);
    assert_eq!(body.citations[0].number(), "37/KH-UBND");
}

proptest! {
    #[test]
    fn whatever_stands_around_them_the_page_is_well_formed(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "**", "*", "_", "`", "[", "](a.md)", "<b>", "</b>", "<a href=x>", "</a>", "\n", "\n\n",
                "Kế hoạch số ", "36/KH-UBND", " ngày 05/01/2023", " của UBND tỉnh", "&amp;", "|", "- ",
                "[^1]", "<td>", "<table>", "<code>", "</code>", "![a](b.png)", " và ", "# ", ":::note\n",
                "\n:::\n", "https://a.vn/1 ", "~~",
            ]),
            0..24,
        ),
    ) {
        let text = parts.concat();
        let (body, _) = render(&text);
        properties::assert_safe(&body, &text);
        prop_assert_eq!(body.citations.len(), body.citation_spans.len());
        let mut last = 0;
        for slot in &body.slots {
            prop_assert!(slot.at >= last);
            last = slot.at;
        }
    }
}
