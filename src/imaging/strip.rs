//! Taking out of a picture what its camera and programs wrote into it: position, time, names,
//! thumbnails, whole second pictures. No pixel changes, but for WebP that lies on its side: browsers
//! heed how a JPEG or PNG says to be turned, and not what a WebP says.

use super::profile::{riff, write_chunk};
use super::{Format, Trouble, Wanted, make};
use crate::base::chunks::{png_chunks, webp_chunks};
use crate::base::image_size::image_size;
use crate::base::orientation::exif_orientation;

/// Chunks of a PNG that say how it looks; all others go.
const PNG_KEPT: [&[u8; 4]; 20] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP",
    b"sBIT", b"pHYs", b"bKGD", b"hIST", b"sPLT", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
];
/// The quality of a WebP that had to be turned.
const TURNED_QUALITY: u8 = 90;
/// Chunks of a WebP that say how it looks.
const WEBP_KEPT: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

/// The picture without metadata. Its colour profile stays, and how it has to be turned.
///
/// # Errors
/// When it is of no known kind, or its parts do not fit together: what is not understood cannot be
/// cleaned.
pub fn strip(bytes: &[u8]) -> Result<Vec<u8>, Trouble> {
    match Format::of(bytes) {
        Some(Format::Jpeg) => whole_jpeg(bytes).map(|parts| strip_jpeg(bytes, &parts)),
        Some(Format::Png) => strip_png(bytes).ok_or_else(too_short),
        Some(Format::WebP) if orientation(bytes).is_some() => upright_webp(bytes),
        Some(Format::WebP) => strip_webp(bytes).ok_or_else(too_short),
        None => Err(Trouble::new("not a known kind")),
    }
}

pub(super) fn too_short() -> Trouble {
    Trouble::new("it ends too early")
}

/// A segment of a JPEG: its marker, and where it lies with all that belongs to it.
pub(super) struct Segment {
    pub(super) marker: u8,
    start: usize,
    end: usize,
}

impl Segment {
    /// What it holds behind its marker and length; pixels come behind the head of their scan.
    pub(super) fn contents<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        let part = bytes.get(self.start..self.end).unwrap_or_default();
        let marker = part.iter().position(|byte| *byte != 0xff).unwrap_or(0);
        part.get(marker + 3..).unwrap_or_default()
    }
}

/// The segments of a JPEG up to its end (ITU-T T.81, annex B); what follows, such as a second
/// picture, does not belong to it.
///
/// # Errors
/// When the end is missing.
pub(super) fn whole_jpeg(bytes: &[u8]) -> Result<Vec<Segment>, Trouble> {
    jpeg_segments(bytes).ok_or_else(too_short)
}

fn jpeg_segments(bytes: &[u8]) -> Option<Vec<Segment>> {
    let mut segments = Vec::new();
    let mut at = 2;
    loop {
        let start = at;
        if *bytes.get(at)? != 0xff {
            return None;
        }
        // A marker may be preceded by any number of fill bytes.
        while *bytes.get(at)? == 0xff {
            at += 1;
        }
        let marker = *bytes.get(at)?;
        at += 1;
        match marker {
            0xd9 => {
                segments.push(Segment { marker, start, end: at });
                let has_picture = segments.iter().any(|segment| segment.marker == 0xda);
                return has_picture.then_some(segments);
            }
            // Markers without contents.
            0x01 | 0xd0..=0xd8 => {}
            0x00 => return None,
            _ => {
                let length = bytes.get(at..)?.first_chunk::<2>()?;
                let length = usize::from(u16::from_be_bytes(*length)).max(2);
                at = at.checked_add(length).filter(|end| *end <= bytes.len())?;
                if marker == 0xda {
                    at = end_of_scan(bytes, at)?;
                }
            }
        }
        segments.push(Segment { marker, start, end: at });
    }
}

/// Where the coded pixels end that begin at a place.
fn end_of_scan(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = bytes.get(start..)?;
    memchr::memchr_iter(0xff, rest)
        // A stuffed zero and restart markers are part of the pixels.
        .find(|&at| rest.get(at + 1).is_some_and(|next| !matches!(next, 0x00 | 0xd0..=0xd7 | 0xff)))
        .map(|at| start + at)
}

fn strip_jpeg(bytes: &[u8], segments: &[Segment]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(&[0xff, 0xd8]);
    let mut orientation = orientation(bytes);
    for segment in segments {
        let part = bytes.get(segment.start..segment.end).unwrap_or_default();
        let kept = match segment.marker {
            // The profile of the colours; the same marker also leads to second pictures.
            0xe2 => memchr::memmem::find(part, b"ICC_PROFILE\0").is_some_and(|at| at < 16),
            // The density of pixels, and how Adobe codes colours.
            0xe0 => memchr::memmem::find(part, b"JFIF\0").is_some_and(|at| at < 16),
            0xee => true,
            0xe1..=0xef | 0xfe => false,
            _ => true,
        };
        if segment.marker != 0xe0
            && let Some(number) = orientation.take()
        {
            write_orientation(&mut out, number);
        }
        if kept {
            out.extend_from_slice(part);
        }
    }
    out
}

/// How a picture has to be turned, if it has to be.
fn orientation(bytes: &[u8]) -> Option<u16> {
    exif_orientation(bytes).filter(|number| (2..=8).contains(number))
}

/// The shortest EXIF data that say how a picture is turned (Exif 2.3, tag 0x0112).
pub(super) fn shortest_exif(number: u16) -> Vec<u8> {
    let start = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0";
    [start, number.to_le_bytes().as_slice(), &[0; 6]].concat()
}

fn write_orientation(out: &mut Vec<u8>, number: u16) {
    out.extend_from_slice(&[0xff, 0xe1, 0, 34]);
    out.extend_from_slice(b"Exif\0\0");
    out.extend_from_slice(&shortest_exif(number));
}

/// A WebP as it is meant to be seen.
fn upright_webp(bytes: &[u8]) -> Result<Vec<u8>, Trouble> {
    let (width, _) = image_size(bytes).ok_or_else(too_short)?;
    let wanted = Wanted { width, format: Format::WebP, quality: TURNED_QUALITY };
    Ok(make(bytes, &[wanted])?.swap_remove(0))
}

fn strip_png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(bytes.get(..8)?);
    for chunk in png_chunks(bytes.get(8..)?) {
        if PNG_KEPT.contains(&&chunk.name) {
            out.extend_from_slice(chunk.whole);
        }
        if chunk.name == *b"IHDR"
            && let Some(number) = orientation(bytes)
        {
            write_png_chunk(&mut out, *b"eXIf", &shortest_exif(number));
        }
        if chunk.name == *b"IEND" {
            return Some(out);
        }
    }
    None
}

pub(super) fn write_png_chunk(out: &mut Vec<u8>, name: [u8; 4], contents: &[u8]) {
    out.extend_from_slice(&u32::try_from(contents.len()).unwrap_or(u32::MAX).to_be_bytes());
    let start = out.len();
    out.extend_from_slice(&name);
    out.extend_from_slice(contents);
    // The checksum of ISO/IEC 3309 (PNG, third edition, annex D).
    let checked = out.get(start..).unwrap_or_default().iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 0 { sum >> 1 } else { sum >> 1 ^ 0xedb8_8320 }
        })
    });
    out.extend_from_slice(&(!checked).to_be_bytes());
}

fn strip_webp(bytes: &[u8]) -> Option<Vec<u8>> {
    /// EXIF and XMP (RFC 9649, 2.7).
    const METADATA: u8 = 0x08 | 0x04;
    let length = usize::try_from(u32::from_le_bytes(*bytes.get(4..)?.first_chunk::<4>()?)).ok()?;
    let body = bytes.get(12..length.checked_add(8)?)?;
    let mut out = Vec::with_capacity(bytes.len());
    let mut seen = 0;
    for chunk in webp_chunks(body) {
        seen += chunk.whole.len();
        if WEBP_KEPT.contains(&&chunk.name) {
            let at = out.len() + 8;
            write_chunk(&mut out, chunk.name, chunk.contents);
            if let Some(flags) = out.get_mut(at).filter(|_| chunk.name == *b"VP8X") {
                *flags &= !METADATA;
            }
        }
    }
    (seen == body.len()).then(|| riff(&out))
}
