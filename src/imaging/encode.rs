//! From pixels to files.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use super::pixels::Pixels;
use super::{Format, Trouble, Wanted, profile};

/// How hard libwebp tries, from 0 to 6: beyond 3 files hardly get smaller, and take twice as long.
const EFFORT: i32 = 3;

/// Encodes a picture as a version of it is wanted.
pub(super) fn encode(pixels: &Pixels, wanted: &Wanted) -> Result<Vec<u8>, Trouble> {
    let mut out = Vec::new();
    match wanted.format {
        Format::Jpeg => {
            write(pixels, JpegEncoder::new_with_quality(&mut out, wanted.quality))?;
        }
        Format::Png => {
            let (compression, filter) = (CompressionType::Default, FilterType::Adaptive);
            write(pixels, PngEncoder::new_with_quality(&mut out, compression, filter))?;
        }
        Format::WebP => out = lossy_webp(pixels, wanted.quality)?,
    }
    Ok(out)
}

fn write(pixels: &Pixels, mut encoder: impl ImageEncoder) -> Result<(), Trouble> {
    if let Some(profile) = &pixels.profile {
        encoder.set_icc_profile(profile.clone()).map_err(Trouble::new)?;
    }
    let colour = if pixels.has_alpha { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 };
    encoder
        .write_image(&pixels.bytes, pixels.width(), pixels.height(), colour)
        .map_err(Trouble::new)
}

fn lossy_webp(pixels: &Pixels, quality: u8) -> Result<Vec<u8>, Trouble> {
    let layout = if pixels.has_alpha { webp::PixelLayout::Rgba } else { webp::PixelLayout::Rgb };
    let size = (pixels.width(), pixels.height());
    let encoder = webp::Encoder::new(&pixels.bytes, layout, size.0, size.1);
    let mut config = webp::WebPConfig::new().map_err(|()| Trouble::new("libwebp does not fit"))?;
    config.quality = f32::from(quality);
    config.method = EFFORT;
    let made = encoder.encode_advanced(&config);
    let made = made.map_err(|error| Trouble::new(format!("{error:?}")))?;
    Ok(match &pixels.profile {
        Some(profile) => profile::into_webp(&made, profile, size),
        None => made.to_vec(),
    })
}
