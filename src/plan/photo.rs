//! Pictures of content: which versions are made of one, and what they are called.
//!
//! A name holds a digest of the picture and of the wishes, so that a version may be kept for ever:
//! another picture, or other wishes, give another name. Nothing is decoded for that; size and kind
//! stand in the first bytes.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::base::path::percent_encode;
use crate::base::{Digest, SitePath, viet};
use crate::config::ImageSettings;
use crate::imaging::{self, Format, Wanted};
use crate::source::File;

use super::desk::Desk;
use super::files::output_path;
use super::view::Picture;

/// A picture from content, and the versions that are made of it.
#[derive(Debug)]
pub struct Photo {
    /// The picture.
    pub file: Arc<File>,
    /// Its versions, widest last.
    pub versions: Vec<Wanted>,
}

impl Photo {
    /// The digest of everything that a version is made from, or the picture itself where none is
    /// meant.
    #[must_use]
    pub fn identity(&self, version: Option<usize>) -> Digest {
        let wanted = version.and_then(|number| self.versions.get(number));
        let wanted = wanted.map(|wish| (wish.width, wish.format.extension(), wish.quality));
        Digest::of(&("picture", imaging::EDITION, self.file.digest(), wanted))
    }

    /// Whether pages show the picture itself, too.
    pub(super) fn is_shown_itself(&self, settings: &ImageSettings) -> bool {
        showing(&self.file, settings).itself
    }
}

/// What pages show of a picture.
pub(super) struct Showing {
    /// What is made of it.
    pub(super) versions: Vec<Wanted>,
    /// Whether the picture itself is shown, too: it is no wider than the widest version would be.
    pub(super) itself: bool,
}

/// Whether a file of content is a picture whose metadata can be taken out.
pub(super) fn format_of(file: &File) -> Option<Format> {
    Format::of(file.start()).filter(|_| file.path.below("content").is_some())
}

/// What is shown of a picture; of small ones, moving ones and ones that are too large, only
/// themselves.
pub(super) fn showing(file: &File, settings: &ImageSettings) -> Showing {
    let itself = || Showing { versions: Vec::new(), itself: true };
    let (Some(format), Some((width, height))) = (format_of(file), file.image_size()) else {
        return itself();
    };
    let (Some(&narrowest), Some(&widest)) = (settings.widths.first(), settings.widths.last())
    else {
        return itself();
    };
    let is_too_large = u64::from(width) * u64::from(height) > settings.largest;
    if width <= narrowest || is_too_large || imaging::is_moving(file.start()) {
        return itself();
    }
    let with_webp = settings.webp && format != Format::WebP;
    let wanted = |width, format| Wanted { width, format, quality: settings.quality };
    let mut versions = Vec::new();
    for &narrower in settings.widths.iter().filter(|narrower| **narrower < width) {
        versions.push(wanted(narrower, format));
        if with_webp {
            versions.push(wanted(narrower, Format::WebP));
        }
    }
    if with_webp && width <= widest {
        versions.push(wanted(width, Format::WebP));
    }
    Showing { versions, itself: width <= widest }
}

/// The path of a version in the output: beside the picture, with its width and a digest.
pub(super) fn version_path(file: &File, version: &Wanted) -> String {
    let path = output_path(&file.path);
    let stem = path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem);
    let digest = Digest::of(&(imaging::EDITION, file.digest(), version.quality));
    let digest = format!("{:032x}", digest.number());
    let (width, extension) = (version.width, version.format.extension());
    format!("{stem}-{width}-{}.{extension}", digest.get(..10).unwrap_or_default())
}

impl Desk {
    /// What a template sees of a picture that is published.
    pub(super) fn show(&self, file: &File) -> Picture {
        let Showing { versions, itself } = showing(file, &self.config.images);
        let size = file.image_size();
        let mut picture = Picture {
            url: self.file_url(file),
            width: size.map(|(width, _)| width),
            height: size.map(|(_, height)| height),
            ..Picture::default()
        };
        if itself {
            self.offer(file, &mut picture);
        }
        let (Some(own), Some(size)) = (format_of(file), size) else { return picture };
        let address = |version: &Wanted| {
            let path = percent_encode(&version_path(file, version));
            format!("{}{path}", self.addresses.base)
        };
        let candidates = |format: Format| {
            let mut list = String::new();
            for version in versions.iter().filter(|version| version.format == format) {
                let comma = if list.is_empty() { "" } else { ", " };
                let _ = write!(list, "{comma}{} {}w", address(version), version.width);
            }
            list
        };
        let (mut srcset, webp) = (candidates(own), candidates(Format::WebP));
        if !srcset.is_empty() && itself {
            let _ = write!(srcset, ", {} {}w", picture.url, size.0);
        }
        let widest = versions.iter().rfind(|version| version.format == own);
        if let Some(widest) = widest.filter(|_| !itself) {
            picture.url = address(widest);
            picture.width = Some(widest.width);
            picture.height = Some(imaging::scaled_height(size, widest.width));
        }
        picture.srcset = Some(srcset).filter(|list| !list.is_empty());
        picture.webp = Some(webp).filter(|list| !list.is_empty() && own != Format::WebP);
        picture
    }

    /// Offers a picture itself, which is published, for download.
    pub(super) fn offer(&self, file: &File, picture: &mut Picture) {
        picture.file = Some(self.file_url(file));
        picture.size = Some(viet::format_bytes(file.length()));
    }

    /// A picture with the versions that are made of it.
    pub(super) fn photo(&self, path: &SitePath, is_shown: bool) -> Option<Photo> {
        let file = self.snapshot.share(path)?;
        format_of(&file)?;
        let versions =
            if is_shown { showing(&file, &self.config.images).versions } else { Vec::new() };
        Some(Photo { file, versions })
    }
}
