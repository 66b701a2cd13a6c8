//! The head of a standalone page.

use crate::diag::fields::Fields;

use super::{PageHead, parts};
use crate::content::ContentSettings;

/// Reads the head of a page.
pub(in crate::content) fn read_page(
    fields: &mut Fields<'_>,
    settings: &ContentSettings,
) -> PageHead {
    let mut common = parts::common(fields, "title", None);
    let summary = parts::first_text(fields, &["summary"]);
    let updated = parts::moment(fields, "updated", settings.zone);
    let order = fields.number("order", 0, 1_000_000);
    let image = parts::image(fields, "image");
    let attachments = parts::attachments(fields, "attachments");
    parts::finish(fields, &mut common, settings);
    PageHead { common, summary, updated, order, image, attachments }
}
