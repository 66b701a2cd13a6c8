//! The last word on HTML that holds raw HTML: an independent sanitiser, which reads it as browsers
//! do, with an allow-list of its own making from [`TAGS`] and what the writer uses.
//!
//! What comes in is well-formed and made of allowed parts already, so as a rule nothing is lost
//! here. Slots travel as marks in private-use characters, which nothing else may hold.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::tags::{COMMON, TAGS};
use crate::content::body::{Slot, SlotKind};

/// What stands before and after the number of a slot.
const BEFORE: char = '\u{E000}';
const AFTER: char = '\u{E001}';

static JUDGE: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
    for tag in TAGS {
        attributes.insert(tag.name, tag.attributes.iter().copied().collect());
    }
    attributes.entry("a").or_default().insert("rel");
    attributes.entry("img").or_default().extend(["loading", "decoding"]);
    let mut judge = Builder::empty();
    judge
        .tags(TAGS.iter().map(|tag| tag.name).chain(["span"]).collect())
        .tag_attributes(attributes)
        .generic_attributes(COMMON.iter().copied().collect())
        .add_generic_attributes(["class", "role", "aria-label", "tabindex"])
        .clean_content_tags(["script", "style"].into_iter().collect())
        .url_schemes(["https", "http", "mailto", "tel"].into_iter().collect())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None);
    judge
});

/// Judges HTML with its slots. Slots whose place is lost are lost with it.
pub(crate) fn judge(html: &str, slots: Vec<Slot>) -> (String, Vec<Slot>) {
    let judged = JUDGE.clean(&mark(html, &slots)).to_string();
    split(&judged, slots)
}

/// Puts marks into the places of the slots, and takes such marks away everywhere else.
fn mark(html: &str, slots: &[Slot]) -> String {
    let mut marked = String::with_capacity(html.len() + slots.len() * 12);
    let mut from = 0;
    let unmarked = |text: &str| text.replace([BEFORE, AFTER], "");
    for (i, slot) in slots.iter().enumerate() {
        marked.push_str(&unmarked(html.get(from..slot.at).unwrap_or("")));
        marked.push(BEFORE);
        marked.push_str(&i.to_string());
        marked.push(AFTER);
        from = slot.at.max(from);
    }
    marked.push_str(&unmarked(html.get(from..).unwrap_or("")));
    marked
}

/// Takes the marks out again. A link may have been repeated by the repair of wrong nesting.
fn split(marked: &str, slots: Vec<Slot>) -> (String, Vec<Slot>) {
    let mut waiting: Vec<Option<Slot>> = slots.into_iter().map(Some).collect();
    let mut html = String::with_capacity(marked.len());
    let mut placed = Vec::with_capacity(waiting.len());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once(BEFORE) {
        html.push_str(before);
        let (number, after) = after.split_once(AFTER).unwrap_or(("", after));
        rest = after;
        let slot = number.parse().ok().and_then(|i: usize| waiting.get_mut(i));
        let Some(slot) = slot else { continue };
        let found = match slot {
            Some(Slot { kind: SlotKind::Link(_), .. }) => slot.clone(),
            _ => slot.take(),
        };
        placed.extend(found.map(|slot| Slot { at: html.len(), ..slot }));
    }
    html.push_str(rest);
    pair(&mut placed);
    (html, placed)
}

/// Takes out the ends of citations whose other end is lost.
fn pair(slots: &mut Vec<Slot>) {
    let is_begin =
        |slot: Option<&Slot>| slot.is_some_and(|slot| matches!(slot.kind, SlotKind::Citation(_)));
    let is_end =
        |slot: Option<&Slot>| slot.is_some_and(|slot| matches!(slot.kind, SlotKind::CitationEnd));
    let keep: Vec<bool> = (0..slots.len())
        .map(|at| match slots.get(at).map(|slot| &slot.kind) {
            Some(SlotKind::Citation(_)) => is_end(slots.get(at + 1)),
            Some(SlotKind::CitationEnd) => is_begin(at.checked_sub(1).and_then(|at| slots.get(at))),
            _ => true,
        })
        .collect();
    let mut keep = keep.into_iter();
    slots.retain(|_| keep.next().unwrap_or(true));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::body::LinkSlot;

    #[test]
    fn slots_survive_and_cannot_be_forged() {
        let link = LinkSlot { path: "b.md".into(), query: String::new(), fragment: None };
        let slot = |at| Slot { at, span: 0..1, kind: SlotKind::Link(link.clone()) };
        let html = "<p>\u{E000}0\u{E001}<a href=\"\">x</a></p>";
        let at = html.find("\">").unwrap();
        let (judged, slots) = judge(html, vec![slot(at)]);
        assert_eq!(judged, "<p>0<a href=\"\">x</a></p>");
        assert_eq!(slots.iter().map(|slot| slot.at).collect::<Vec<_>>(), [13]);
    }

    #[test]
    fn what_the_writer_would_never_write_is_removed() {
        let check = |html: &str, expect: &str| {
            assert_eq!(judge(html, Vec::new()).0, expect, "{html}");
        };
        check("<p onclick=x style=y>a<script>b</script></p>", "<p>a</p>");
        check("<a href=\"javascript:x\">a</a>", "<a>a</a>");
        check("<svg><a href=\"x\">b</a></svg>c", "c");
    }
}
