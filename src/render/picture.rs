//! Pictures: from a file of content to the versions that pages show.

use crate::diag::{Note, Place, rules};
use crate::imaging::{self, Trouble};
use crate::plan::Photo;

/// Makes some versions of a picture, in their order.
///
/// # Errors
/// When it cannot be read or decoded.
pub(super) fn versions(photo: &Photo, numbers: &[usize]) -> Result<Vec<Vec<u8>>, Box<Note>> {
    let wanted = numbers.iter().filter_map(|&number| photo.versions.get(number).copied());
    imaging::make(&whole(photo)?, &wanted.collect::<Vec<_>>())
        .map_err(|trouble| broken(photo, trouble))
}

/// Makes one version; without a number the picture itself, without its metadata.
///
/// # Errors
/// As [`versions`].
pub(super) fn print(
    photo: &Photo,
    version: Option<usize>,
    out: &mut Vec<u8>,
) -> Result<(), Box<Note>> {
    match version {
        Some(number) => out.extend(versions(photo, &[number])?.into_iter().flatten()),
        None => {
            let itself = imaging::itself(&whole(photo)?);
            out.extend(itself.map_err(|trouble| broken(photo, trouble))?);
        }
    }
    Ok(())
}

/// Finds out whether versions of a picture can be made.
///
/// # Errors
/// As [`versions`].
pub(super) fn check(photo: &Photo) -> Result<(), Box<Note>> {
    imaging::check(&whole(photo)?).map_err(|trouble| broken(photo, trouble))
}

fn whole(photo: &Photo) -> Result<std::sync::Arc<Vec<u8>>, Box<Note>> {
    photo.file.whole().map_err(|error| {
        let note = Note::new(&rules::UNREADABLE_FILE).at(Place::file(&photo.file.path));
        Box::new(note.with("detail", error.to_string()))
    })
}

fn broken(photo: &Photo, Trouble(detail): Trouble) -> Box<Note> {
    let note = Note::new(&rules::BROKEN_IMAGE).at(Place::file(&photo.file.path));
    Box::new(note.with("target", photo.file.path.file_name()).with("detail", detail))
}
