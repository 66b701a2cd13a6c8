//! What holds for every text.

use std::time::Duration;

use proptest::prelude::*;
use rustix::time::{ClockId, clock_gettime};

use super::*;
use crate::content::markdown::raw::token::{Token, Tokens, attributes};

/// Elements that have no closing tag.
const VOID: [&str; 4] = ["br", "hr", "img", "wbr"];

/// Panics unless every tag closes, in order.
pub(super) fn assert_balanced(html: &str) {
    let mut open = Vec::new();
    for (_, token) in Tokens::new(html) {
        match token {
            Token::Open(name, _) if VOID.contains(&name) => {}
            Token::Open(name, _) => open.push(name),
            Token::Close(name) => assert_eq!(open.pop(), Some(name), "{html}"),
            Token::Text(_) => {}
            Token::Comment(_) | Token::Unended => panic!("comment in {html}"),
        }
    }
    assert!(open.is_empty(), "{open:?} in {html}");
}

/// Panics if the HTML of a body, with its slots filled by harmless text, could run anything.
pub(super) fn assert_safe(body: &Body, text: &str) {
    let mut filled = String::new();
    let mut from = 0;
    for slot in &body.slots {
        filled.push_str(&body.html[from..slot.at]);
        from = slot.at;
        match &slot.kind {
            SlotKind::Link(_) => {
                assert!(filled.ends_with("href=\""), "{text:?}: {filled}");
                filled.push_str("/x/");
            }
            SlotKind::Citation(_) => filled.push_str("<a href=\"/x/\">"),
            SlotKind::CitationEnd => filled.push_str("</a>"),
            SlotKind::Image(_) => filled.push_str("<img src=\"/x\" alt=\"\">"),
            SlotKind::Directive(directive) => assert_safe(&directive.inner, text),
        }
    }
    filled.push_str(&body.html[from..]);
    assert_balanced(&filled);
    for (_, token) in Tokens::new(&filled) {
        let Token::Open(name, inside) = token else { continue };
        let known = raw::tags::tag(name).is_some() || name == "span";
        assert!(known, "{text:?}: <{name}> in {filled}");
        for (name, value) in attributes(inside) {
            assert!(!name.starts_with("on") && name != "style", "{text:?}: {name} in {filled}");
            if ["href", "src"].contains(&name) {
                let value = value.unwrap_or("");
                let allowed = ["https://", "http://", "mailto:", "tel:", "/x", "#"];
                let lower = value.to_ascii_lowercase();
                assert!(allowed.iter().any(|start| lower.starts_with(start)), "{text:?}: {value}");
            }
        }
    }
}

const FRAGMENTS: &[&str] = &[
    "\n",
    "\n\n",
    " ",
    "    ",
    "a",
    "Điều 5.",
    "**",
    "*",
    "_",
    "__",
    "`",
    "```",
    "~~~",
    "~~",
    "# ",
    "## ",
    "#### ",
    "===",
    "---",
    "- ",
    "1. ",
    "> ",
    "> [!NOTE]\n",
    "| a | b |\n|--|-:|\n",
    "| c |",
    "- [x] ",
    ": ",
    "[",
    "]",
    "(",
    ")",
    "[a](b.md)",
    "[x](javascript:y)",
    "![",
    "![](c.png)",
    "[^1]",
    "[^1]: ",
    "[a]: ",
    "https://a.vn/b",
    "<https://a.vn>",
    "{#x}",
    "{#\"}",
    "\\",
    "&",
    "&amp;",
    "&#1;",
    "&#x300;",
    "&ocirc;",
    "&#xE000;0&#xE001;",
    "\u{300}",
    "\u{1}",
    "\u{E000}0\u{E001}",
    "\u{a0}",
    "😀",
    "<",
    ">",
    "\"",
    "'",
    "=",
    "</",
    "/>",
    "<!--",
    "-->",
    "<!-- more -->",
    "<![CDATA[",
    "<?",
    "<script>",
    "</script>",
    "<style>",
    "<iframe ",
    "<svg>",
    "</svg>",
    "<math>",
    "<p>",
    "</p>",
    "<p ",
    "<b>",
    "</b>",
    "<b title=\"",
    "<i>",
    "<a href=\"b.md\">",
    "<a href=javascript:x>",
    "</a>",
    "<a name=x>",
    "<img src=x onerror=y>",
    "<img src=c.png alt=\"d\">",
    "<div>",
    "</div>",
    "<div onclick=x",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<ul>",
    "<li>",
    "</ul>",
    "<h2>",
    "</h2>",
    "<h2 id=x>",
    "<details>",
    "<summary>",
    "</details>",
    "<dl><dt>",
    "<br>",
    "<pre>",
    "</pre>",
    "<form>",
    "<template>",
    "\n:::note\n",
    "\n:::\n",
    "\n::::details T\n",
    "\n::::\n",
    "\n::video{src=a}\n",
    "\n  :::note\n",
    "\n  :::\n",
    "\n::file{",
    "::",
];

fn nasty_text() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        9 => prop::sample::select(FRAGMENTS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(fragment, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_gives_safe_html(text in nasty_text()) {
        let (body, notes) = render(&text);
        assert_safe(&body, &text);
        for note in &notes {
            let span = note.place.as_ref().and_then(|place| place.span.clone());
            prop_assert!(span.is_some_and(|span| text.get(span).is_some()), "{}", note.rule.id);
        }
        for slot in &body.slots {
            prop_assert!(text.get(slot.span.clone()).is_some());
        }
        let (again, _) = render(&text);
        prop_assert_eq!(body.digest, again.digest);
        prop_assert_eq!(body.html, again.html);
    }

    #[test]
    fn escaped_html_is_safe(text in nasty_text()) {
        assert_safe(&render_with(&text, HtmlPolicy::Escape).0, &text);
    }

    #[test]
    fn trusted_html_breaks_nothing(text in nasty_text()) {
        let (body, _) = render_with(&text, HtmlPolicy::Allow);
        prop_assert!(body.slots.iter().all(|slot| body.html.is_char_boundary(slot.at)));
    }

    #[test]
    fn every_id_is_used_once(text in nasty_text()) {
        let (body, _) = render(&text);
        let mut ids: Vec<String> = Vec::new();
        collect_ids(&body, &mut ids);
        let count = ids.len();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), count, "{}", body.html);
    }
}

fn collect_ids(body: &Body, ids: &mut Vec<String>) {
    for (_, token) in Tokens::new(&body.html) {
        if let Token::Open(_, inside) = token {
            let id = attributes(inside).find(|(name, _)| *name == "id");
            ids.extend(id.and_then(|(_, value)| value).map(str::to_owned));
        }
    }
    for slot in &body.slots {
        if let SlotKind::Directive(directive) = &slot.kind {
            collect_ids(&directive.inner, ids);
        }
    }
}

/// The time that this thread has spent at work, which others on the machine lengthen little.
fn processor_time() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(u64::try_from(time.tv_sec).unwrap(), u32::try_from(time.tv_nsec).unwrap())
}

/// Repeated pieces must take time in proportion to their number.
#[test]
fn hostile_texts_take_linear_time() {
    let pieces = [
        "<b>",
        "<b title=\"x\"><p>",
        "<div>",
        "<a href=x><p>",
        "<a '",
        "<a ",
        "<!--",
        "<p",
        "[^1]",
        "[^1]: a\n\n",
        ":::note\n",
        ":::\n",
        "::a\n",
        "# a\n",
        "<h2>",
        "&ocirc;",
        "&",
        "> ",
        "- ",
        "[",
        "![",
        "**a",
        "<svg>",
        "<table><tr><td>",
        "https://",
        "https://a.vn/(((",
        "<td>",
        "</b>",
        "a[^1]\n\n[^1]: b\n\n",
    ];
    for piece in pieces {
        let best_of_three = |count: usize| {
            let text = piece.repeat(count);
            let time = |_| {
                let start = processor_time();
                let (body, _) = render(&text);
                assert!(body.html.len() < text.len() * 80 + 1000, "{piece}");
                processor_time().saturating_sub(start)
            };
            (0..3).map(time).min().unwrap()
        };
        // What the machine does meanwhile may lengthen either; a square would fail each time.
        let is_in_proportion = || {
            let few = best_of_three(500).max(Duration::from_millis(2));
            best_of_three(10_000) < few * 100
        };
        assert!((0..5).any(|_| is_in_proportion()), "{piece}");
    }
}
