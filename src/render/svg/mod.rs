//! SVG pictures made harmless: an SVG is a document that may hold scripts, and a reader who opens
//! it by its address opens it on the site itself.
//!
//! In: the bytes of a file. Out: [`Sanitised`]: the same picture with nothing in it but shapes,
//! text, gradients, filters, animation of those, and pictures that it carries itself.
//!
//! 1. The file is read as XML with namespaces; what is not well-formed is a problem, and so are
//!    entities of its own, which are never expanded.
//! 2. Elements and attributes pass by an allow-list ([`allowed`]); whatever else there is goes,
//!    elements with all they hold.
//! 3. Values that reach outside the file or run something go ([`value`]).
//! 4. What is left is written anew, with the two namespaces it can need.
//!
//! Comments, processing instructions and the data of drawing programs go without a word; what an
//! editor should know of is named in [`Sanitised::removed`].

mod allowed;
#[cfg(test)]
mod tests;
mod value;

use quick_xml::NsReader;
use quick_xml::escape::unescape;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

use super::xml::XmlWriter;

const SVG: Namespace<'static> = Namespace("http://www.w3.org/2000/svg");
const XLINK: Namespace<'static> = Namespace("http://www.w3.org/1999/xlink");
const XHTML: Namespace<'static> = Namespace("http://www.w3.org/1999/xhtml");

/// How deep elements may be nested; what draws pictures often recurses.
const DEEPEST: usize = 256;

/// How many removed things are named.
const MOST_NAMED: usize = 20;

/// A picture after cleaning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sanitised {
    /// The harmless picture, UTF-8; empty where there is a problem.
    pub bytes: Vec<u8>,
    /// What was taken out and may be missed or was an attack, such as `<script>`, `onload` or
    /// `href="https://…"`; each once, in the order of the file, at most 20.
    pub removed: Vec<String>,
    /// Why the file cannot be published, in English, such as an error of XML with its place.
    pub problem: Option<String>,
}

/// Makes an SVG picture harmless. See the module for what stays.
#[must_use]
pub(super) fn sanitise(svg: &[u8]) -> Sanitised {
    match clean(svg) {
        Ok((bytes, removed)) => Sanitised { bytes, removed, problem: None },
        Err(problem) => Sanitised { problem: Some(problem), ..Sanitised::default() },
    }
}

fn clean(svg: &[u8]) -> Result<(Vec<u8>, Vec<String>), String> {
    let text = std::str::from_utf8(svg).map_err(|error| format!("not UTF-8: {error}"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = NsReader::from_str(text);
    let mut cleaner = Cleaner::new(text);
    loop {
        let place = reader.buffer_position();
        let at_place = |problem: String| format!("{problem} (byte {place})");
        let (namespace, event) =
            reader.read_resolved_event().map_err(|error| at_place(error.to_string()))?;
        let origin = Origin::of(&namespace);
        if matches!(event, Event::Eof) {
            break;
        }
        cleaner.event(&reader, origin, &event).map_err(at_place)?;
    }
    cleaner.finish()
}

/// Whose an element is, by its namespace.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// SVG, or no namespace at all, as in files that somebody wrote by hand.
    Svg,
    /// HTML, which has no business here.
    Html,
    /// A drawing program's own data, descriptions in RDF and the like.
    Foreign,
}

impl Origin {
    fn of(namespace: &ResolveResult<'_>) -> Self {
        match *namespace {
            ResolveResult::Unbound | ResolveResult::Bound(SVG) => Self::Svg,
            ResolveResult::Bound(XHTML) => Self::Html,
            _ => Self::Foreign,
        }
    }
}

/// An attribute that stays: its name and its value, unescaped.
type Kept = (&'static str, String);

/// A style sheet that is being read: its attributes and its text.
type Style = (Vec<Kept>, String);

/// The picture that is being written.
struct Cleaner {
    xml: XmlWriter,
    /// Elements that are open in the output.
    open: Vec<&'static str>,
    /// How many elements are open that are left out.
    skipped: usize,
    style: Option<Style>,
    /// Whether the output may need the namespace of `xlink:href`.
    xlink: bool,
    started: bool,
    removed: Vec<String>,
}

impl Cleaner {
    fn new(text: &str) -> Self {
        Self {
            xml: XmlWriter::fragment(text.len()),
            open: Vec::new(),
            skipped: 0,
            style: None,
            xlink: text.contains("xlink"),
            started: false,
            removed: Vec::new(),
        }
    }

    fn event(
        &mut self,
        reader: &NsReader<&[u8]>,
        origin: Origin,
        event: &Event<'_>,
    ) -> Result<(), String> {
        match event {
            Event::Start(element) => self.start(reader, origin, element),
            Event::Empty(element) => {
                self.start(reader, origin, element)?;
                self.end();
                Ok(())
            }
            Event::End(_) => {
                self.end();
                Ok(())
            }
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => self.text(&resolve(reference)?),
            Event::DocType(text) if text.contains('[') => {
                self.note("<!DOCTYPE [");
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn start(
        &mut self,
        reader: &NsReader<&[u8]>,
        origin: Origin,
        element: &BytesStart<'_>,
    ) -> Result<(), String> {
        let local = element.local_name();
        let local = local.as_ref();
        if self.started && self.open.is_empty() {
            return Err("something follows the root element".to_owned());
        }
        if !self.started && (origin != Origin::Svg || local != "svg") {
            return Err(format!("the root element is <{local}>, not <svg>"));
        }
        if self.open.len() + self.skipped >= DEEPEST {
            return Err(format!("elements are nested more than {DEEPEST} deep"));
        }
        let name = allowed::element(local).filter(|_| origin == Origin::Svg);
        let (Some(name), 0, None) = (name, self.skipped, &self.style) else {
            if self.skipped == 0 && (origin == Origin::Html || is_noteworthy(origin, local)) {
                self.note(&format!("<{local}>"));
            }
            self.skipped += 1;
            return Ok(());
        };
        let attributes = self.attributes(reader, name, element)?;
        let animates = attributes.iter().find(|(key, _)| *key == "attributeName");
        if animates.is_some_and(|(_, target)| !allowed::may_be_animated(target)) {
            self.note(&format!("<{name}>"));
            self.skipped += 1;
        } else if name == "style" {
            self.style = Some((attributes, String::new()));
        } else {
            self.write_start(name, &attributes);
        }
        Ok(())
    }

    fn write_start(&mut self, name: &'static str, attributes: &[Kept]) {
        let mut all = Vec::with_capacity(attributes.len() + 2);
        if !self.started {
            all.push(("xmlns", SVG.0));
            all.extend(self.xlink.then_some(("xmlns:xlink", XLINK.0)));
        }
        all.extend(attributes.iter().map(|(key, value)| (*key, &**value)));
        self.xml.start(name, &all);
        self.open.push(name);
        self.started = true;
    }

    fn end(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
        } else if let Some((attributes, css)) = self.style.take() {
            if value::is_safe_css(&css) {
                self.write_start("style", &attributes);
                self.xml.text(&css);
                self.end();
            } else {
                self.note("<style>");
            }
        } else if let Some(name) = self.open.pop() {
            self.xml.end(name);
        }
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        if self.skipped > 0 {
            return Ok(());
        }
        if let Some((_, css)) = &mut self.style {
            css.push_str(text);
        } else if !self.open.is_empty() {
            self.xml.text(text);
        } else if !text.trim().is_empty() {
            return Err("text stands outside the root element".to_owned());
        }
        Ok(())
    }

    /// The attributes of an element that may stay.
    fn attributes(
        &mut self,
        reader: &NsReader<&[u8]>,
        element: &str,
        start: &BytesStart<'_>,
    ) -> Result<Vec<Kept>, String> {
        let mut kept = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value = unescape(&attribute.value).map_err(|error| error.to_string())?;
            let Some(name) = attribute_name(reader, &attribute) else {
                if attribute.key.as_ref().starts_with("on") {
                    self.note(attribute.key.as_ref());
                }
                continue;
            };
            let stays = match name {
                "href" | "xlink:href" => value::is_safe_reference(element, &value),
                "style" => value::is_safe_css(&value),
                _ => value::is_safe(&value),
            };
            if stays {
                kept.push((name, value.into_owned()));
            } else {
                self.note(&format!("{name}=\"{}\"", shortened(&value)));
            }
        }
        Ok(kept)
    }

    /// Remembers what was taken out.
    fn note(&mut self, what: &str) {
        if self.removed.len() < MOST_NAMED && self.removed.iter().all(|known| known != what) {
            self.removed.push(what.to_owned());
        }
    }

    fn finish(self) -> Result<(Vec<u8>, Vec<String>), String> {
        if !self.started {
            Err("there is no <svg>".to_owned())
        } else if !self.open.is_empty() || self.skipped > 0 || self.style.is_some() {
            Err("the file ends inside an element".to_owned())
        } else {
            Ok((self.xml.finish(), self.removed))
        }
    }
}

/// The name under which an attribute is written, if it may stay: by its namespace, whatever its
/// prefix.
fn attribute_name(reader: &NsReader<&[u8]>, attribute: &Attribute<'_>) -> Option<&'static str> {
    let (namespace, local) = reader.resolver().resolve_attribute(attribute.key);
    match (namespace, local.as_ref()) {
        (ResolveResult::Unbound, local) => allowed::attribute(local),
        (ResolveResult::Bound(XLINK), "href") => Some("xlink:href"),
        _ => match attribute.key.as_ref() {
            "xml:space" => Some("xml:space"),
            "xml:lang" => Some("xml:lang"),
            _ => None,
        },
    }
}

/// Whether somebody may miss an element that goes: not the data of drawing programs.
fn is_noteworthy(origin: Origin, local: &str) -> bool {
    origin == Origin::Svg && local != "metadata"
}

/// The character that a reference stands for. Entities of the file's own are not looked up.
fn resolve(reference: &BytesRef<'_>) -> Result<String, String> {
    if let Some(c) = reference.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(c.to_string());
    }
    let name: &str = reference;
    quick_xml::escape::resolve_predefined_entity(name)
        .map(str::to_owned)
        .ok_or_else(|| format!("the file uses an entity of its own: &{name};"))
}

/// The beginning of a value, for a message.
fn shortened(value: &str) -> String {
    const LENGTH: usize = 40;
    let mut short: String = value.trim().chars().take(LENGTH).collect();
    if value.trim().chars().nth(LENGTH).is_some() {
        short.push('…');
    }
    short
}
