//! Filling the slots of a body: links, images, directives, citations.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::base::html::{escape_attribute, escape_text};
use crate::base::{Route, SitePath, Span, suggest, viet};
use crate::content::body::Address;
use crate::content::{Body, Directive, Entry, ImageSlot, LinkSlot, SlotKind};
use crate::diag::{Place, Severity, rules};
use crate::site::{Item, Known};

use super::abbreviations::{Marker, Scan};
use super::desk::Desk;
use super::figures;
use super::filled::{Fill, FilledBody};
use super::margin::{Margin, place};

/// How wide pictures in bodies are shown: as wide as the window, at most as a line of text.
const SIZES: &str = "(min-width: 48em) 45em, 100vw";

/// Fills bodies with links of the site.
pub(super) struct Linker<'a> {
    desk: &'a Desk,
    /// Whether addresses are absolute, as feeds want them.
    absolute: bool,
}

/// The item whose body is filled.
#[derive(Clone, Copy)]
struct Host<'a> {
    entry: &'a Entry,
    route: Option<&'a Route>,
}

impl<'a> Linker<'a> {
    /// Root-relative links, for pages.
    pub(super) fn for_pages(desk: &'a Desk) -> Self {
        Self { desk, absolute: false }
    }

    /// Absolute links, for feeds.
    pub(super) fn for_feeds(desk: &'a Desk) -> Self {
        Self { desk, absolute: true }
    }

    /// Fills the body of an entry, which goes to `route`.
    pub(super) fn fill(
        &self,
        entry: &Entry,
        body: &Arc<Body>,
        route: Option<&Route>,
        margin: &mut Margin,
    ) -> FilledBody {
        let host = Host { entry, route };
        // Programs that read feeds have their own ways with abbreviations.
        let mut marker = (!self.absolute).then(|| Marker::new(self.desk, entry)).flatten();
        self.fill_body(host, body, &mut marker, margin)
    }

    fn fill_body(
        &self,
        host: Host<'_>,
        body: &Arc<Body>,
        marker: &mut Option<Marker<'_>>,
        margin: &mut Margin,
    ) -> FilledBody {
        let mut scan = Scan::default();
        let mut citation_end = "";
        let mut fills = Vec::with_capacity(body.slots.len());
        for slot in &body.slots {
            let fill = match &slot.kind {
                SlotKind::Link(link) => match self.link(host, link, &slot.span, margin) {
                    Some(url) => Fill::Html(escape_attribute(&url).into()),
                    None => Fill::Nowhere,
                },
                SlotKind::Image(image) => {
                    Fill::Html(self.image(host, image, &slot.span, margin).into())
                }
                SlotKind::Directive(directive) => {
                    if let Some(marker) = marker {
                        marker.mark(body, slot.at, &mut scan);
                    }
                    self.directive(host, directive, &slot.span, marker, margin)
                }
                SlotKind::Citation(number) => {
                    let tag = self.citation(host, *number);
                    citation_end = if tag.is_some() { "</a>" } else { "" };
                    Fill::Html(tag.unwrap_or_default().into())
                }
                SlotKind::CitationEnd => Fill::Html(std::mem::take(&mut citation_end).into()),
            };
            fills.push(fill);
        }
        if let Some(marker) = marker {
            marker.mark(body, body.html.len(), &mut scan);
        }
        FilledBody::marked(Arc::clone(body), fills, scan.marks)
    }

    fn finish(&self, url: &str) -> String {
        if self.absolute { self.desk.addresses.absolute(url) } else { url.to_owned() }
    }

    /// The address of a link; what leads nowhere is noted and has none.
    fn link(
        &self,
        host: Host<'_>,
        link: &LinkSlot,
        span: &Span,
        margin: &mut Margin,
    ) -> Option<String> {
        let at = place(&host.entry.file, span);
        if link.path.is_empty() {
            let anchor = anchor(host.entry, link, &at, margin);
            let own =
                host.route.filter(|_| self.absolute).map(|route| self.desk.addresses.url(route));
            return Some(self.finish(&format!("{}{anchor}", own.unwrap_or_default())));
        }
        let (url, anchor) = self.target(host.entry, link, &at, margin)?;
        let as_written = || link.fragment.as_ref().map_or(String::new(), |f| format!("#{f}"));
        let anchor = anchor.unwrap_or_else(as_written);
        Some(self.finish(&format!("{url}{}{anchor}", link.query)))
    }

    /// The address of what a link names, with the anchor where that could be looked up.
    fn target(
        &self,
        from: &Entry,
        link: &LinkSlot,
        at: &Place,
        margin: &mut Margin,
    ) -> Option<(String, Option<String>)> {
        let path = match link.path.strip_prefix('/') {
            Some(rooted) => SitePath::new(&format!("content/{rooted}")),
            None => from.file.resolve(&link.path).unwrap_or_else(|| SitePath::new(&link.path)),
        };
        if let Some(item) = self.desk.site.items.get(&path) {
            return self.item(item, link, at, margin);
        }
        if link.path.starts_with('/') && self.desk.register.has(&link.path) {
            return Some((self.desk.addresses.path_url(&link.path), None));
        }
        if self.desk.find_file(&from.file, &link.path).is_some() {
            let missing = &rules::MISSING_FILE;
            let (file, _) = self.desk.take_file(&from.file, &link.path, missing, at, margin)?;
            return Some((self.desk.file_url(file), None));
        }
        let near = self.nearest(from, link);
        margin.note(
            &rules::BROKEN_LINK,
            at,
            &[("target", &link.path), ("suggestion", near.as_deref().unwrap_or(""))],
        );
        None
    }

    fn item(
        &self,
        item: Item,
        link: &LinkSlot,
        at: &Place,
        margin: &mut Margin,
    ) -> Option<(String, Option<String>)> {
        let (site, addresses) = (&self.desk.site, &self.desk.addresses);
        let (entry, route) = match item {
            Item::Article(i) => (&site.articles[i].entry, &addresses.articles[i]),
            Item::Document(i) => (&site.documents[i].entry, &addresses.documents[i]),
            Item::Page(i) => (&site.pages[i].entry, &addresses.pages[i]),
            Item::HeldBackDraft => {
                note_unpublished(link, ("bản nháp", "a draft"), at, margin);
                return None;
            }
            Item::HeldBackScheduled => {
                note_unpublished(link, ("hẹn giờ", "scheduled"), at, margin);
                return None;
            }
            Item::LeftOut => {
                // The cause is reported already, and the editor chose to go on.
                let state = ("bị loại vì có lỗi", "left out because of errors");
                note_unpublished(link, state, at, margin);
                if let Some(note) = margin.notes.last_mut() {
                    note.severity = Severity::Warning;
                }
                return None;
            }
        };
        let anchor = anchor(entry, link, at, margin);
        route.as_ref().map(|route| (addresses.url(route), Some(anchor)))
    }

    /// What a link that leads nowhere was probably meant to be.
    fn nearest(&self, from: &Entry, link: &LinkSlot) -> Option<String> {
        if let Some(meant) = without_scheme(&link.path) {
            return Some(meant);
        }
        if link.path.starts_with('/') {
            let wanted = link.path.trim_matches('/');
            let pages =
                self.desk.register.paths().filter_map(|path| path.strip_suffix("/index.html"));
            return suggest::nearest(wanted, pages).map(|path| format!("/{path}/"));
        }
        let folder = from.file.resolve(&link.path)?;
        let mut beside: Vec<&str> = self
            .desk
            .site
            .items
            .paths()
            .filter(|path| path.folder() == folder.folder())
            .map(SitePath::file_name)
            .collect();
        beside.sort_unstable();
        let near = suggest::nearest(folder.file_name(), beside)?;
        Some(match link.path.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{near}"),
            None => near.to_owned(),
        })
    }

    fn image(&self, host: Host<'_>, image: &ImageSlot, span: &Span, margin: &mut Margin) -> String {
        let at = place(&host.entry.file, span);
        let Some(picture) = self.desk.picture(&host.entry.file, &image.path, &at, margin) else {
            return format!("<em>{}</em>", escape_text(&image.alt));
        };
        // Programs that read feeds take one picture and do their own scaling.
        let webp = picture.webp.as_deref().filter(|_| !self.absolute);
        let srcset = picture.srcset.as_deref().filter(|_| !self.absolute);
        let mut tag = String::new();
        if let Some(webp) = webp {
            let webp = escape_attribute(webp);
            let _ = write!(
                tag,
                "<picture><source type=\"image/webp\" srcset=\"{webp}\" sizes=\"{SIZES}\">"
            );
        }
        let _ = write!(
            tag,
            "<img src=\"{}\" alt=\"{}\"",
            escape_attribute(&self.finish(&picture.url)),
            escape_attribute(&image.alt)
        );
        if let (Some(width), Some(height)) = (picture.width, picture.height) {
            let _ = write!(tag, " width=\"{width}\" height=\"{height}\"");
        }
        if let Some(title) = &image.title {
            let _ = write!(tag, " title=\"{}\"", escape_attribute(title));
        }
        if let Some(srcset) = srcset {
            let srcset = escape_attribute(srcset);
            let _ = write!(tag, " srcset=\"{srcset}\" sizes=\"{SIZES}\"");
        }
        tag.push_str(" loading=\"lazy\" decoding=\"async\">");
        if webp.is_some() {
            tag.push_str("</picture>");
        }
        tag
    }

    /// The opening tag of a citation's link; absent where it is not clear which document is meant,
    /// or where that has no address.
    fn citation(&self, host: Host<'_>, number: usize) -> Option<String> {
        let known = self.desk.site.linked(host.entry, number)?;
        if self.desk.is_own(known, host.entry) {
            return None;
        }
        let url = self.desk.known_url(known)?;
        let rel = if matches!(known, Known::External(_)) { " rel=\"noopener\"" } else { "" };
        let href = escape_attribute(&self.finish(&url)).into_owned();
        Some(format!("<a class=\"citation\" href=\"{href}\"{rel}>"))
    }

    fn directive(
        &self,
        host: Host<'_>,
        directive: &Directive,
        span: &Span,
        marker: &mut Option<Marker<'_>>,
        margin: &mut Margin,
    ) -> Fill {
        if figures::is_figure(directive.name) {
            return self.figure(host, directive, span, margin);
        }
        let mut arguments: BTreeMap<String, String> = directive.attributes.clone();
        for (name, address) in &directive.addresses {
            let (name, url) = match address {
                // Recordings elsewhere are linked, never loaded into the page: no third party
                // learns who reads it.
                Address::External(url) if name == "src" => ("url", url.clone()),
                Address::External(url) => (name.as_str(), url.clone()),
                Address::Local(link) => {
                    (name.as_str(), self.link(host, link, span, margin).unwrap_or_default())
                }
            };
            arguments.insert(name.to_owned(), url);
        }
        let inner = Arc::new(directive.inner.clone());
        Fill::Component {
            name: format!("directive_{}", directive.name),
            arguments,
            figure: None,
            inner: Box::new(self.fill_body(host, &inner, marker, margin)),
        }
    }

    /// A directive that shows the site's data. Feeds get its tables only: many readers take
    /// drawings out and leave their words lying about.
    fn figure(
        &self,
        host: Host<'_>,
        directive: &Directive,
        span: &Span,
        margin: &mut Margin,
    ) -> Fill {
        let at = place(&host.entry.file, span);
        let drawn = (!self.absolute).then(|| format!("_hinh-{}", span.start));
        match figures::figure(self.desk, directive, drawn, &at, margin) {
            Some(figure) => Fill::Component {
                name: format!("directive_{}", directive.name.replace('-', "_")),
                arguments: BTreeMap::new(),
                figure: Some(Box::new(figure)),
                inner: Box::new(FilledBody::new(Arc::default(), Vec::new())),
            },
            None => Fill::Html("".into()),
        }
    }
}

fn note_unpublished(
    link: &LinkSlot,
    (state, state_en): (&str, &str),
    at: &Place,
    margin: &mut Margin,
) {
    let words = [("target", link.path.as_str()), ("state", state), ("state_en", state_en)];
    margin.note(&rules::LINK_TO_UNPUBLISHED, at, &words);
}

/// `#` and the anchor of a link into an item, or nothing. An anchor written as the heading reads
/// (`#mục-một`) is understood; one that does not exist is noted and stays as it is written.
fn anchor(target: &Entry, link: &LinkSlot, at: &Place, margin: &mut Margin) -> String {
    let Some(written) = link.fragment.as_deref().filter(|anchor| !anchor.is_empty()) else {
        return String::new();
    };
    let anchors = &target.anchors;
    let exists = |wanted: &str| anchors.binary_search_by(|known| (**known).cmp(wanted)).is_ok();
    if exists(written) {
        return format!("#{written}");
    }
    let slug = viet::slug(written);
    if exists(&slug) {
        return format!("#{slug}");
    }
    let near = suggest::nearest(written, anchors.iter().map(|known| &**known)).unwrap_or("");
    let shown = if link.path.is_empty() { target.file.file_name() } else { &link.path };
    let words = [("target", shown), ("anchor", written), ("suggestion", near)];
    margin.note(&rules::BROKEN_ANCHOR, at, &words);
    format!("#{written}")
}

/// The address that was meant by one whose scheme was forgotten: `tên@cơ-quan.vn`, `www.a.vn/b`.
fn without_scheme(path: &str) -> Option<String> {
    let host = path.split('/').next().unwrap_or(path);
    let (before, domain) = host.rsplit_once('.')?;
    let is_domain =
        (2..=10).contains(&domain.len()) && domain.bytes().all(|b| b.is_ascii_alphabetic());
    if before.is_empty() || !is_domain {
        return None;
    }
    if path.contains('@') && host == path {
        return Some(format!("mailto:{path}"));
    }
    let is_host = host.starts_with("www.") || (path.contains('/') && before.contains('.'));
    is_host.then(|| format!("https://{path}"))
}

#[cfg(test)]
mod tests {
    use super::without_scheme;

    #[test]
    fn forgotten_schemes_are_suggested() {
        let check = |path: &str, expect: Option<&str>| {
            assert_eq!(without_scheme(path).as_deref(), expect, "{path}");
        };
        check("so.noi.vu@tinh.gov.vn", Some("mailto:so.noi.vu@tinh.gov.vn"));
        check("www.tinh.gov.vn", Some("https://www.tinh.gov.vn"));
        check("blog.tinh.vn/bai/", Some("https://blog.tinh.vn/bai/"));
        check("bai-khac.md", None);
        check("tep/phu-luc.pdf", None);
        check("../a.b/c.md", None);
    }
}
