//! How a picture has to be turned before it is shown, as its camera says.
//!
//! In: the bytes of a file. Out: the number of its EXIF orientation, or nothing. Nothing is decoded
//! or turned.

use super::chunks::{png_chunks, webp_chunks};

/// What EXIF data begin with in a JPEG.
const EXIF_NAME: &[u8] = b"Exif\0\0";

/// How the first image of a JPEG, PNG or WebP file has to be turned before it is shown: 1 to 8, as its
/// EXIF data say (Exif 2.3, tag 0x0112). Nothing for WebP that moves, which nobody could turn.
///
/// In a PNG the data count where browsers look for them: before the pixels. In a WebP they stand at
/// the end, so that [`tells_orientation_last`] says whether the first bytes are enough.
#[must_use]
pub fn exif_orientation(bytes: &[u8]) -> Option<u16> {
    let tiff = match bytes {
        [0xff, 0xd8, ..] => exif_of_jpeg(bytes),
        [0x89, b'P', b'N', b'G', ..] => exif_of_png(bytes),
        _ if tells_orientation_last(bytes) => exif_of_webp(bytes),
        _ => None,
    }?;
    let little = tiff.starts_with(b"II");
    let two = |at: usize| -> Option<u16> {
        let pair = tiff.get(at..)?.first_chunk::<2>()?;
        Some(if little { u16::from_le_bytes(*pair) } else { u16::from_be_bytes(*pair) })
    };
    let four = |at: usize| -> Option<usize> {
        let word = tiff.get(at..)?.first_chunk::<4>()?;
        let number = if little { u32::from_le_bytes(*word) } else { u32::from_be_bytes(*word) };
        usize::try_from(number).ok()
    };
    let directory = four(4)?.min(tiff.len());
    let entries = usize::from(two(directory)?);
    let entry = (0..entries).map(|i| directory + 2 + 12 * i).find(|&at| two(at) == Some(0x0112))?;
    two(entry + 8)
}

/// Whether a picture is a WebP that stands still and has EXIF data, which come behind its pixels
/// (RFC 9649, 2.7).
#[must_use]
pub fn tells_orientation_last(start: &[u8]) -> bool {
    const EXIF: u8 = 0x08;
    const MOVES: u8 = 0x02;
    start.starts_with(b"RIFF")
        && start.get(8..16) == Some(b"WEBPVP8X")
        && start.get(20).is_some_and(|flags| flags & (EXIF | MOVES) == EXIF)
}

/// Walks the segments of a JPEG to its EXIF data.
fn exif_of_jpeg(jpeg: &[u8]) -> Option<&[u8]> {
    let mut rest = jpeg.get(2..)?;
    loop {
        let &[0xff, marker, high, low, ..] = rest else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let segment = rest.get(4..2 + length)?;
        // 0xda starts the picture itself: whatever follows is not for us.
        match (marker, segment.strip_prefix(EXIF_NAME)) {
            (0xe1, Some(tiff)) => return Some(tiff),
            (0xda, _) => return None,
            _ => rest = rest.get(2 + length..)?,
        }
    }
}

/// The EXIF data of a PNG (PNG, third edition, 11.3.4.5).
fn exif_of_png(png: &[u8]) -> Option<&[u8]> {
    let mut before_pixels = png_chunks(png.get(8..)?).take_while(|chunk| chunk.name != *b"IDAT");
    before_pixels.find(|chunk| chunk.name == *b"eXIf").map(|chunk| chunk.contents)
}

/// The EXIF data of a WebP (RFC 9649, 2.7.1.5).
fn exif_of_webp(webp: &[u8]) -> Option<&[u8]> {
    let exif = webp_chunks(webp.get(12..)?).find(|chunk| chunk.name == *b"EXIF")?.contents;
    // Some programs put before it what it begins with in a JPEG.
    Some(exif.strip_prefix(EXIF_NAME).unwrap_or(exif))
}
