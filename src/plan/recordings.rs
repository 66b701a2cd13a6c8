//! Recordings that come without their words: videos of front matter, and videos and sound within
//! bodies.

use crate::base::Span;
use crate::base::media::{self, MediaKind};
use crate::content::{ArticleHead, Body, Directive, SlotKind};
use crate::diag::rules;
use crate::site::Article;

use super::desk::Desk;
use super::margin::{Margin, place};

/// Notes the recordings of an article whose words are nowhere in it.
pub(super) fn check(desk: &Desk, article: &Article, margin: &mut Margin) {
    let (head, body) = (article.head(), desk.body(article.number));
    if head.video.is_none() && body.slots.is_empty() {
        return;
    }
    let mut silent: Vec<(String, Span)> = Vec::new();
    if let Some(video) = head.video.as_ref().filter(|video| video.transcript.is_none()) {
        let target = video.file.as_ref().map(|file| &file.value).or(video.url.as_ref());
        silent.extend(target.map(|target| (target.clone(), video.at.clone())));
    }
    for (directive, span) in directives(body) {
        if is_recording(directive) && !directive.attributes.contains_key("transcript") {
            let called = directive.attributes.get("title").cloned();
            silent.push((called.unwrap_or_else(|| directive.name.to_owned()), span));
        }
    }
    if silent.is_empty() || of_broadcast(head) || has_block(body) {
        return;
    }
    for (target, span) in silent {
        let at = place(&article.entry.file, &span);
        margin.note(&rules::RECORDING_WITHOUT_WORDS, &at, &[("target", &target)]);
    }
}

fn of_broadcast(head: &ArticleHead) -> bool {
    head.broadcast.as_ref().is_some_and(|broadcast| broadcast.transcript.is_some())
}

/// Whether what is said can be read: in the front matter, or in a `:::transcript` of the body.
pub(super) fn has_words(head: &ArticleHead, body: &Body) -> bool {
    let of_video = head.video.as_ref().and_then(|video| video.transcript.as_ref());
    of_broadcast(head) || of_video.is_some() || has_block(body)
}

/// Whether an article has a recording besides that of its broadcast: a video, one within the body,
/// or one to download.
pub(super) fn has_other(head: &ArticleHead, body: &Body) -> bool {
    let is_media = |path: &str| {
        let known = path.rsplit('.').next().and_then(media::by_extension);
        known.is_some_and(|it| matches!(it.kind, MediaKind::Audio | MediaKind::Video))
    };
    head.video.is_some()
        || head.attachments.iter().any(|attachment| is_media(&attachment.file.value))
        || directives(body).any(|(directive, _)| is_recording(directive))
}

fn has_block(body: &Body) -> bool {
    directives(body).any(|(directive, _)| directive.name == "transcript")
}

fn is_recording(directive: &Directive) -> bool {
    matches!(directive.name, "video" | "audio")
}

/// The directives of a body, those within others too, each with its place in the file.
fn directives(body: &Body) -> impl Iterator<Item = (&Directive, Span)> {
    let mut open = vec![body.slots.iter()];
    std::iter::from_fn(move || {
        loop {
            let Some(slot) = open.last_mut()?.next() else {
                open.pop();
                continue;
            };
            if let SlotKind::Directive(directive) = &slot.kind {
                open.push(directive.inner.slots.iter());
                return Some((&**directive, slot.span.clone()));
            }
        }
    })
}
