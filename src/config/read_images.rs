//! Reading what is made of pictures, and what is too much: `images` and `limits`.

use crate::diag::fields::{Expected, Fields};

use super::model::{ImageSettings, Limits};
use super::read::bad;

/// The widths that may be asked for, in pixels.
const WIDTHS: std::ops::RangeInclusive<u32> = 16..=4096;
/// How many may be asked for.
const MOST_WIDTHS: usize = 8;

pub(super) fn images_and_limits(fields: &mut Fields<'_>) -> (ImageSettings, Limits) {
    let mut settings = ImageSettings::default();
    let mut weights = Limits::default();
    if let Some(mut map) = fields.map("images") {
        if map.has("widths") {
            settings.widths = widths(&mut map);
        }
        let quality = map.number("quality", 1, 100).and_then(|number| u8::try_from(number).ok());
        settings.quality = quality.unwrap_or(settings.quality);
        settings.webp = map.boolean_if_there("webp").unwrap_or(settings.webp);
        map.reject_unknown();
    }
    if let Some(mut limits) = fields.map("limits") {
        if let Some(megapixels) = limits.number("image_megapixels", 1, 500) {
            settings.largest = megapixels * 1_000_000;
        }
        let keys: [(&'static str, &mut u64); 3] = [
            ("page_kb", &mut weights.page),
            ("styles_kb", &mut weights.styles),
            ("scripts_kb", &mut weights.scripts),
        ];
        for (key, weight) in keys {
            if let Some(kilobytes) = limits.number(key, 1, 10_000) {
                *weight = kilobytes * 1000;
            }
        }
        limits.reject_unknown();
    }
    (settings, weights)
}

/// The widths, each once, ascending.
fn widths(map: &mut Fields<'_>) -> Vec<u32> {
    const EXPECTED: Expected =
        Expected("tối đa 8 số nguyên từ 16 đến 4096", "at most 8 whole numbers from 16 to 4096");
    let mut widths = Vec::new();
    for (place, text) in map.texts("widths").iter().enumerate() {
        match text.value.trim().parse().ok().filter(|width| WIDTHS.contains(width)) {
            Some(width) if place < MOST_WIDTHS => widths.push(width),
            _ => bad(map, "widths", text, EXPECTED),
        }
    }
    widths.sort_unstable();
    widths.dedup();
    widths
}
