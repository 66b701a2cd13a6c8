//! What an item takes from other files: filled bodies, pictures, files for download.
//!
//! This is looked up when the plan is made, because links and files must be checked before
//! anything is rendered; the views of pages only pick it up.

use std::ops::Deref;

use crate::base::{Decimal, SitePath};
use crate::content::{ArticleHead, Attachment, Entry, Head, ImageRef, Video};
use crate::diag::rules;
use crate::domain::Form;
use crate::site::{Article, DocumentItem, PageItem};

use super::cards::image_view;
use super::citations;
use super::desk::Desk;
use super::files::cleaned;
use super::fill::Linker;
use super::filled::FilledBody;
use super::margin::{Margin, place};
use super::naming;
use super::recordings;
use super::view::{AttachmentView, BroadcastView, DateView, Picture, VideoView};
use crate::base::web::is_web_address;
use crate::source::{File, sha256};

/// The parts of an item, and what was noted while they were gathered.
#[derive(Debug)]
pub(super) struct Gathered<T> {
    pub(super) parts: T,
    pub(super) margin: Margin,
}

impl<T> Deref for Gathered<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.parts
    }
}

/// The parts of an article.
#[derive(Debug)]
pub(super) struct ArticleParts {
    pub(super) body: FilledBody,
    pub(super) image: Option<Box<Picture>>,
    pub(super) attachments: Vec<AttachmentView>,
    pub(super) gallery: Vec<Picture>,
    pub(super) video: Option<Box<VideoView>>,
    pub(super) broadcast: Option<Box<BroadcastView>>,
}

/// The parts of a document.
#[derive(Debug)]
pub(super) struct DocumentParts {
    pub(super) body: FilledBody,
    pub(super) files: Vec<AttachmentView>,
}

/// The parts of a standalone page.
#[derive(Debug)]
pub(super) struct PageParts {
    pub(super) body: FilledBody,
    pub(super) image: Option<Box<Picture>>,
    pub(super) attachments: Vec<AttachmentView>,
}

/// Gathers the parts of an article.
pub(super) fn article(desk: &Desk, number: usize, article: &Article) -> Gathered<ArticleParts> {
    let mut margin = Margin::default();
    let (entry, head) = (&article.entry, article.head());
    let route = desk.addresses.articles[number].as_ref();
    note_missing_descriptions(entry, head, &mut margin);
    note_placeholders(entry, head.image.as_deref().into_iter().chain(&head.gallery), &mut margin);
    naming::check_article(desk, article, &mut margin);
    citations::check(desk, entry, desk.body(article.number), &mut margin);
    recordings::check(desk, article, &mut margin);
    let parts = ArticleParts {
        body: Linker::for_pages(desk).fill(entry, desk.body(article.number), route, &mut margin),
        image: head
            .image
            .as_ref()
            .and_then(|image| image_view(desk, &entry.file, image, &mut margin))
            .map(Box::new),
        attachments: attachments(desk, entry, &head.attachments, &mut margin),
        gallery: head
            .gallery
            .iter()
            .filter_map(|image| gallery_view(desk, entry, head, image, &mut margin))
            .collect(),
        video: head
            .video
            .as_ref()
            .map(|video| Box::new(video_view(desk, entry, video, &mut margin))),
        broadcast: broadcast(desk, entry, head, &mut margin).map(Box::new),
    };
    Gathered { parts, margin }
}

/// Gathers the parts of a document.
pub(super) fn document(desk: &Desk, number: usize, item: &DocumentItem) -> Gathered<DocumentParts> {
    let mut margin = Margin::default();
    let route = desk.addresses.documents[number].as_ref();
    naming::check_document(desk, number, item, &mut margin);
    citations::check(desk, &item.entry, desk.body(item.number), &mut margin);
    let parts = DocumentParts {
        body: Linker::for_pages(desk).fill(&item.entry, desk.body(item.number), route, &mut margin),
        files: document_files(desk, &item.entry, &item.head().files, &mut margin),
    };
    Gathered { parts, margin }
}

/// Gathers the parts of a standalone page.
pub(super) fn page(desk: &Desk, number: usize, item: &PageItem) -> Gathered<PageParts> {
    let mut margin = Margin::default();
    let (entry, head) = (&item.entry, item.head());
    let route = desk.addresses.pages[number].as_ref();
    note_placeholders(entry, &head.image, &mut margin);
    citations::check(desk, entry, desk.body(item.number), &mut margin);
    let parts = PageParts {
        body: Linker::for_pages(desk).fill(entry, desk.body(item.number), route, &mut margin),
        image: head
            .image
            .as_ref()
            .and_then(|image| image_view(desk, &entry.file, image, &mut margin))
            .map(Box::new),
        attachments: attachments(desk, entry, &head.attachments, &mut margin),
    };
    Gathered { parts, margin }
}

/// The files that an item without a page names: they wait for it.
pub(super) fn files_named(
    desk: &Desk,
    entry: &Entry,
    number: usize,
) -> impl Iterator<Item = SitePath> {
    let mut margin = Margin::default();
    Linker::for_pages(desk).fill(entry, desk.body(number), None, &mut margin);
    let mut pictures = Vec::new();
    match &entry.head {
        Head::Article(head) => {
            pictures.extend(head.image.as_deref().into_iter().chain(&head.gallery));
            attachments(desk, entry, &head.attachments, &mut margin);
            let _ = head.video.as_ref().map(|video| video_view(desk, entry, video, &mut margin));
            broadcast(desk, entry, head, &mut margin);
        }
        Head::Document(head) => drop(attachments(desk, entry, &head.files, &mut margin)),
        Head::Page(head) => {
            pictures.extend(&head.image);
            attachments(desk, entry, &head.attachments, &mut margin);
        }
    }
    for image in pictures {
        image_view(desk, &entry.file, image, &mut margin);
    }
    margin.used.into_iter().chain(margin.shown).map(|(file, _)| file)
}

/// The files of a document, each with its checksum.
fn document_files(
    desk: &Desk,
    entry: &Entry,
    files: &[Attachment],
    margin: &mut Margin,
) -> Vec<AttachmentView> {
    let with_checksum = |attachment: &Attachment| {
        let mut views = attachments(desk, entry, std::slice::from_ref(attachment), margin);
        let file = desk.find_file(&entry.file, &attachment.file.value);
        for view in &mut views {
            view.sha256 = file.and_then(published_sha256);
        }
        views
    };
    files.iter().flat_map(with_checksum).collect()
}

/// The checksum of what is published of a file.
fn published_sha256(file: &File) -> Option<String> {
    match cleaned(file) {
        Some(bytes) => Some(sha256(&bytes).into()),
        None => file.sha256().map(str::to_owned),
    }
}

fn attachments(
    desk: &Desk,
    entry: &Entry,
    attachments: &[Attachment],
    margin: &mut Margin,
) -> Vec<AttachmentView> {
    attachments
        .iter()
        .filter_map(|attachment| {
            let at = place(&entry.file, &attachment.file.span);
            let title = attachment.title.as_deref();
            desk.attachment(&entry.file, &attachment.file.value, title, &at, margin)
        })
        .collect()
}

fn note_missing_descriptions(entry: &Entry, head: &ArticleHead, margin: &mut Margin) {
    for image in
        head.image.as_deref().into_iter().chain(&head.gallery).filter(|image| image.alt.is_none())
    {
        let at = place(&entry.file, &image.src.span);
        margin.note(&rules::MISSING_IMAGE_ALT, &at, &[("target", &image.src.value)]);
    }
}

/// A picture of a gallery; publications are offered whole, for printing.
fn gallery_view(
    desk: &Desk,
    entry: &Entry,
    head: &ArticleHead,
    image: &ImageRef,
    margin: &mut Margin,
) -> Option<Picture> {
    let mut picture = image_view(desk, &entry.file, image, margin)?;
    let file = desk.find_file(&entry.file, &image.src.value);
    if let Some(file) = file.filter(|_| head.form == Form::AnPham) {
        margin.used.push((file.path.clone(), place(&entry.file, &image.src.span)));
        desk.offer(file, &mut picture);
    }
    Some(picture)
}

/// Notes descriptions that describe nothing.
fn note_placeholders<'a>(
    entry: &Entry,
    images: impl IntoIterator<Item = &'a ImageRef>,
    margin: &mut Margin,
) {
    for image in images {
        if let Some(alt) = image.alt.as_deref() {
            margin.note_placeholder(alt, &image.src.value, &place(&entry.file, &image.src.span));
        }
    }
}

fn video_view(desk: &Desk, entry: &Entry, video: &Video, margin: &mut Margin) -> VideoView {
    let file = video.file.as_ref().and_then(|file| {
        let at = place(&entry.file, &file.span);
        desk.attachment(&entry.file, &file.value, None, &at, margin)
    });
    let poster = video.poster.as_ref().and_then(|poster| {
        let at = place(&entry.file, &poster.span);
        desk.picture(&entry.file, &poster.value, &at, margin)
    });
    VideoView {
        url: video.url.clone(),
        media_type: file.as_ref().map(|file| file.media_type),
        bytes: file.as_ref().map(|file| file.bytes),
        file: file.map(|file| file.url),
        poster: poster.map(Box::new),
        transcript: video.transcript.clone(),
    }
}

/// A number of minutes as readers write it: `13,5`, however its decimals were written.
fn shown_minutes(written: &str) -> String {
    Decimal::parse(written).map_or_else(|_| written.to_owned(), |minutes| minutes.format(None))
}

fn broadcast(
    desk: &Desk,
    entry: &Entry,
    head: &ArticleHead,
    margin: &mut Margin,
) -> Option<BroadcastView> {
    let broadcast = head.broadcast.as_ref()?;
    let mut view = BroadcastView {
        air: broadcast.air.map(DateView::from),
        minutes: broadcast.minutes.as_ref().map(|minutes| shown_minutes(&minutes.value)),
        channel: broadcast.channel.clone(),
        transcript: broadcast.transcript.clone(),
        ..BroadcastView::default()
    };
    if let Some(media) = &broadcast.media {
        if is_web_address(&media.value) {
            view.link = Some(media.value.clone());
        } else {
            let at = place(&entry.file, &media.span);
            view.media = desk.attachment(&entry.file, &media.value, None, &at, margin);
        }
    }
    Some(view)
}
