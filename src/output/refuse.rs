//! Refusals: folders that must never be published to, whatever anyone says.

use std::path::{Path, PathBuf};

use super::disk::{self, Kind};
use super::place::{Place, is_state};
use super::{OutputError, Refusal, Target};

/// Finds the place of a target.
///
/// # Errors
/// When the folder is dangerous or not ours. Nothing was touched then.
pub(super) fn judge(target: &Target) -> Result<Place, OutputError> {
    // Collected from its components, a path has no slash at its end, behind which a link hides.
    let given: PathBuf = target.current_folder.join(&target.folder).components().collect();
    let folder = disk::resolve(&given)?;
    if let Some(why) = danger(target, &folder)? {
        return Err(OutputError::Refused { folder, why });
    }
    if !matches!(disk::kind(&folder)?, Kind::Absent | Kind::Folder) {
        return Err(OutputError::Refused { folder, why: Refusal::NotAFolder });
    }
    let place = Place::find(folder, disk::is_symbolic_link(&given))?;
    place.claim(target.adopt)?;
    Ok(place)
}

fn danger(target: &Target, folder: &Path) -> Result<Option<Refusal>, OutputError> {
    let resolved = |path: &Path| disk::resolve(&target.current_folder.join(path));
    if folder.parent().is_none() {
        return Ok(Some(Refusal::Root));
    }
    if folder.iter().any(is_state) {
        return Ok(Some(Refusal::State));
    }
    for outer in folder.ancestors().skip(1) {
        if Place::is_output(outer)? {
            return Ok(Some(Refusal::InsideOutput(outer.to_owned())));
        }
    }
    for path in &target.protected {
        let source = resolved(path)?;
        if folder.starts_with(&source) {
            return Ok(Some(Refusal::InsideSource(source)));
        }
    }
    if resolved(&target.site)?.starts_with(folder) {
        return Ok(Some(Refusal::Site));
    }
    if let Some(home) = &target.home
        && resolved(home)?.starts_with(folder)
    {
        return Ok(Some(Refusal::Home));
    }
    if resolved(&target.current_folder)?.starts_with(folder) {
        return Ok(Some(Refusal::CurrentFolder));
    }
    for path in &target.protected {
        let source = resolved(path)?;
        if source.starts_with(folder) {
            return Ok(Some(Refusal::HoldsSource(source)));
        }
    }
    Ok(None)
}
