//! Files beside articles: where they are, whether they may be published, where they go.

use crate::base::media::{self, MediaKind, MediaType};
use crate::base::path::percent_encode;
use crate::base::{SitePath, suggest, viet};
use crate::diag::{Place, Rule, rules};
use crate::imaging::{self, Format};
use crate::source::File;

use super::desk::Desk;
use super::margin::Margin;
use super::photo::format_of;
use super::view::{AttachmentView, Picture};

/// The folder of the output that holds them.
pub(super) const FOLDER: &str = "tep";

impl Desk {
    /// The file that a path in an item names: beside the item, or from the root of the site.
    pub(super) fn find_file(&self, from: &SitePath, path: &str) -> Option<&File> {
        if let Some(rooted) = path.strip_prefix('/') {
            return ["static", "content"].into_iter().find_map(|folder| {
                self.snapshot.get(&SitePath::new(&format!("{folder}/{rooted}")))
            });
        }
        self.snapshot.get(&from.resolve(path)?)
    }

    /// The file that an item uses; what is missing or may not be published is noted.
    pub(super) fn take_file(
        &self,
        from: &SitePath,
        path: &str,
        missing: &'static Rule,
        place: &Place,
        margin: &mut Margin,
    ) -> Option<(&File, &'static MediaType)> {
        let (file, kind) = self.judge_file(from, path, missing, place, margin)?;
        margin.used.push((file.path.clone(), place.clone()));
        Some((file, kind))
    }

    /// The file that an item names, if it may be published.
    fn judge_file(
        &self,
        from: &SitePath,
        path: &str,
        missing: &'static Rule,
        place: &Place,
        margin: &mut Margin,
    ) -> Option<(&File, &'static MediaType)> {
        let Some(file) = self.find_file(from, path) else {
            let near = self.nearest_file(from, path).unwrap_or_default();
            margin.note(missing, place, &[("target", path), ("suggestion", &near)]);
            return None;
        };
        let Some(kind) = judge(file, path, place, margin) else {
            margin.refused.insert(file.path.clone());
            return None;
        };
        Some((file, kind))
    }

    /// A picture that an item uses.
    pub(super) fn picture(
        &self,
        from: &SitePath,
        path: &str,
        place: &Place,
        margin: &mut Margin,
    ) -> Option<Picture> {
        if crate::base::web::is_web_address(path) {
            return Some(Picture { url: path.to_owned(), ..Picture::default() });
        }
        let (file, kind) = self.judge_file(from, path, &rules::MISSING_IMAGE, place, margin)?;
        if kind.kind != MediaKind::Image {
            margin.note(
                &rules::FILE_TYPE_REFUSED,
                place,
                &[
                    ("target", path),
                    ("detail", "đây không phải là ảnh"),
                    ("detail_en", "it is no image"),
                ],
            );
            return None;
        }
        margin.shown.push((file.path.clone(), place.clone()));
        self.note_size(file, path, place, margin);
        Some(self.show(file))
    }

    /// Notes a picture that is too large to be decoded.
    fn note_size(&self, file: &File, path: &str, place: &Place, margin: &mut Margin) {
        let limit = self.config.images.largest;
        if format_of(file).is_none() {
            return;
        }
        let Some((width, height)) = file.image_size() else {
            // Both say their size at the beginning; where it is nothing, so is the picture.
            if matches!(format_of(file), Some(Format::Png | Format::WebP)) {
                let words = [("target", path), ("detail", "it does not say its size")];
                margin.note(&rules::BROKEN_IMAGE, place, &words);
            }
            return;
        };
        if u64::from(width) * u64::from(height) > limit {
            let words = [
                ("target", path),
                ("width", &width.to_string()),
                ("height", &height.to_string()),
                ("limit", &(limit / 1_000_000).to_string()),
            ];
            margin.note(&rules::HUGE_IMAGE, place, &words);
        }
    }

    /// A file for download.
    pub(super) fn attachment(
        &self,
        from: &SitePath,
        path: &str,
        title: Option<&str>,
        place: &Place,
        margin: &mut Margin,
    ) -> Option<AttachmentView> {
        let (file, kind) = self.take_file(from, path, &rules::MISSING_FILE, place, margin)?;
        let bytes = cleaned(file).map_or_else(|| file.length(), |bytes| bytes.len() as u64);
        Some(AttachmentView {
            title: title.map_or_else(|| file.path.file_name().to_owned(), str::to_owned),
            url: self.file_url(file),
            kind: kind.kind.label().to_owned(),
            media_type: kind.media_type,
            size: viet::format_bytes(bytes),
            bytes,
            sha256: None,
        })
    }

    /// The root-relative address of a published file.
    pub(super) fn file_url(&self, file: &File) -> String {
        format!("{}{}", self.addresses.base, percent_encode(&output_path(&file.path)))
    }

    fn nearest_file(&self, from: &SitePath, path: &str) -> Option<String> {
        let wanted = from.resolve(path)?;
        let beside = self.snapshot.below(wanted.folder());
        let names: Vec<&str> = beside.map(|file| file.path.file_name()).collect();
        let near = suggest::nearest(wanted.file_name(), names.iter().copied())?;
        Some(match path.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{near}"),
            None => near.to_owned(),
        })
    }
}

/// The bytes that are published of a picture, whose metadata is taken out; absent for all other
/// files, and for pictures that cannot be read, which is told when they are printed.
pub(super) fn cleaned(file: &File) -> Option<Vec<u8>> {
    format_of(file)?;
    imaging::strip(&file.whole().ok()?).ok()
}

/// Whether a file may be published: of an allowed type, and what its name says.
fn judge(
    file: &File,
    path: &str,
    place: &Place,
    margin: &mut Margin,
) -> Option<&'static MediaType> {
    let extension = file.path.extension();
    let Some(kind) = publishable(&file.path) else {
        margin.note(
            &rules::FILE_TYPE_REFUSED,
            place,
            &[
                ("target", path),
                ("detail", "loại tệp này không có trong danh sách được phép"),
                ("detail_en", "this type is not on the list"),
            ],
        );
        return None;
    };
    if !kind.matches(file.start()) {
        margin.note(&rules::FILE_MISMATCH, place, &[("target", path), ("extension", &extension)]);
        return None;
    }
    let is_image = kind.kind == MediaKind::Image;
    if is_image && imaging::is_cut_short(file.start(), file.length()) {
        let words = [("target", path), ("detail", "it ends too early")];
        margin.note(&rules::BROKEN_IMAGE, place, &words);
        return None;
    }
    if is_image && imaging::has_metadata(file.start()) {
        margin.note(&rules::IMAGE_METADATA, place, &[("target", path)]);
        return None;
    }
    Some(kind)
}

/// Whether items may show the file at a path: the bytes of others reach no page through items.
pub(super) fn may_be_shown(path: &SitePath) -> bool {
    publishable(path).is_some()
}

fn publishable(path: &SitePath) -> Option<&'static MediaType> {
    media::by_extension(&path.extension()).filter(|kind| kind.publishable)
}

/// Where a file goes: `/tep/` and its path in slugs. Files of `static/` keep their names.
pub(super) fn output_path(path: &SitePath) -> String {
    if let Some(rooted) = path.below("static") {
        return rooted.to_owned();
    }
    let below = path.below("content").unwrap_or(path.as_str());
    let folder = below.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut segments = vec![FOLDER.to_owned()];
    segments.extend(folder.split('/').map(viet::slug).filter(|slug| !slug.is_empty()));
    let stem = viet::slug_limited(path.stem(), 120);
    let stem = if stem.is_empty() { "tep".to_owned() } else { stem };
    segments.push(format!("{stem}.{}", path.extension()));
    segments.join("/")
}
