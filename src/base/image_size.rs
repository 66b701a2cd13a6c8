//! How large a picture is, read from its first bytes.
//!
//! In: the bytes of a file. Out: width and height in CSS pixels as a browser shows it, for the
//! `width` and `height` of an `<img>`; or nothing, where the file does not say or talks nonsense.
//! Nothing is decoded.

use super::orientation::exif_orientation;

/// The largest side that is believed, in pixels. Larger figures come from broken files.
const LARGEST_SIDE: u32 = 65_535;

/// How much of an SVG file is searched for its root element, in bytes.
const SVG_HEAD: usize = 64 * 1024;

/// Reads width and height in pixels of a PNG, JPEG, GIF, WebP, AVIF or SVG picture.
///
/// Sides are from 1 to 65,535. A picture whose camera was held upright is reported upright (EXIF
/// orientation 5 to 8), as readers see it. `None`: another kind of file, a broken one, or an
/// SVG without size.
#[must_use]
pub fn image_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = imagesize::blob_size(bytes).ok().and_then(|size| {
        let (width, height) = (size.width.try_into().ok()?, size.height.try_into().ok()?);
        let lies = exif_orientation(bytes).is_some_and(|number| (5..=8).contains(&number));
        Some(if lies { (height, width) } else { (width, height) })
    });
    let (width, height) = size.or_else(|| avif_size(bytes)).or_else(|| svg_size(bytes))?;
    let believable = 1..=LARGEST_SIDE;
    (believable.contains(&width) && believable.contains(&height)).then_some((width, height))
}

/// The size of an AVIF picture: the largest of its `ispe` boxes (ISO/IEC 23008-12, 6.5.3); the
/// smaller ones belong to tiles and thumbnails.
fn avif_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let head = bytes.get(..bytes.len().min(4096))?;
    let brands = head.get(8..head.len().min(64))?;
    let is_avif = head.get(4..8)? == b"ftyp" && brands.windows(4).any(|brand| brand == b"avif");
    if !is_avif {
        return None;
    }
    memchr::memmem::find_iter(head, b"ispe")
        .filter_map(|at| {
            let number = |offset: usize| {
                head.get(at + offset..)?.first_chunk::<4>().map(|word| u32::from_be_bytes(*word))
            };
            Some((number(8)?, number(12)?))
        })
        .max_by_key(|&(width, height)| u64::from(width) * u64::from(height))
}

/// The size of an SVG picture from the attributes of its root: `width` and `height`, where one
/// of them is missing its share by `viewBox`, else the `viewBox` itself.
fn svg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let head = bytes.get(..bytes.len().min(SVG_HEAD))?;
    let text = String::from_utf8_lossy(head);
    let tag = svg_root(&text)?;
    let width = attribute(tag, "width").and_then(length);
    let height = attribute(tag, "height").and_then(length);
    let view_box = attribute(tag, "viewBox").and_then(view_box);
    let (width, height) = match (width, height, view_box) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (None, None, Some(size)) => size,
        _ => return None,
    };
    Some((whole(width)?, whole(height)?))
}

/// The inside of the start tag of the root element, if that is `svg`.
fn svg_root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        // Whatever may stand before the root: declarations, comments, a document type.
        let end = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<!") {
            if rest.find('[').is_some_and(|at| at < rest.find('>').unwrap_or(0)) {
                "]>"
            } else {
                ">"
            }
        } else {
            break;
        };
        rest = rest.get(rest.find(end)? + end.len()..)?.trim_start();
    }
    let tag = rest.strip_prefix('<')?;
    let tag = tag.get(..tag_end(tag)?)?;
    let name = tag.split(|c: char| c.is_ascii_whitespace() || c == '/').next()?;
    let local = name.rsplit(':').next()?;
    (local == "svg").then_some(&tag[name.len()..])
}

/// Where a start tag ends: its first `>` outside quotes.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    tag.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        quote.is_none() && byte == b'>'
    })
}

/// The value of an attribute, by its exact name.
fn attribute<'a>(tag: &'a str, wanted: &str) -> Option<&'a str> {
    let mut rest = tag;
    loop {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, next) = after.get(1..)?.split_once(quote)?;
        if name.trim() == wanted {
            return Some(value.trim());
        }
        rest = next;
    }
}

/// A length in CSS pixels (CSS Values and Units 3, section 6.2). Percentages and lengths that
/// depend on a font say nothing.
fn length(text: &str) -> Option<f64> {
    let unit_at = text.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(unit_at)?;
    let pixels = match unit.trim() {
        "" | "px" => 1.0,
        "pt" => 4.0 / 3.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 9.6 / 2.54,
        _ => return None,
    };
    number.trim().parse::<f64>().ok().map(|number| number * pixels).filter(|&n| n > 0.0)
}

/// Width and height of a `viewBox`.
fn view_box(text: &str) -> Option<(f64, f64)> {
    let mut numbers = text
        .split(|c: char| c.is_ascii_whitespace() || c == ',')
        .filter(|part| !part.is_empty())
        .map(|part| part.parse::<f64>().ok().filter(|number| number.is_finite()));
    let (_, _, width, height) =
        (numbers.next()??, numbers.next()??, numbers.next()??, numbers.next()??);
    (numbers.next().is_none() && width > 0.0 && height > 0.0).then_some((width, height))
}

/// A side as a whole number of pixels, at least 1.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is checked to lie between 1 and 65,535"
)]
fn whole(side: f64) -> Option<u32> {
    let rounded = side.round().max(1.0);
    (rounded <= f64::from(LARGEST_SIDE)).then_some(rounded as u32)
}

#[cfg(test)]
mod tests {
    use super::super::orientation::tells_orientation_last;
    use super::*;

    #[test]
    fn svg() {
        let check = |input: &str, expect: Option<(u32, u32)>| {
            assert_eq!(image_size(input.as_bytes()), expect, "{input}");
        };
        check("<svg width='120' height='80'/>", Some((120, 80)));
        check("<svg width=\"120px\" height=\" 80.4 px\"></svg>", Some((120, 80)));
        check("<svg viewBox='0 0 24 12'/>", Some((24, 12)));
        check("<svg viewBox='0,0,24,12' width='100%'/>", Some((24, 12)));
        check("<svg viewBox='-5 -5 24 12' width='48'/>", Some((48, 24)));
        check("<svg viewBox='0 0 24 12' height='6'/>", Some((12, 6)));
        check("<svg width='210mm' height='297mm'/>", Some((794, 1123)));
        check("<svg width='1in' height='72pt'/>", Some((96, 96)));
        check("<svg viewBox='0 0 0.4 0.4'/>", Some((1, 1)));
        check(
            "\u{feff}<?xml version='1.0'?>\n<!-- <svg width='1'> -->\n<svg width='2' height='3'/>",
            Some((2, 3)),
        );
        check("<!DOCTYPE svg [<!ENTITY a '<svg>'>]><svg width='2' height='3'/>", Some((2, 3)));
        check("<!DOCTYPE svg PUBLIC 'x' 'y'><svg width='2' height='3'/>", Some((2, 3)));
        check("<s:svg xmlns:s='x' width='2' height='3'/>", Some((2, 3)));
        check("<svg data-x='>' stroke-width='9' width='2' height='3'>", Some((2, 3)));
        check("<svg/>", None);
        check("<svg width='100%' height='100%'/>", None);
        check("<svg width='0' height='10'/>", None);
        check("<svg width='-5' height='10'/>", None);
        check("<svg width='1e9' height='10'/>", None);
        check("<svg width='NaN' height='inf'/>", None);
        check("<svg viewBox='0 0 0 0'/>", None);
        check("<svg viewBox='0 0 10'/>", None);
        check("<html><svg width='2' height='3'/></html>", None);
        check("<svgx width='2' height='3'/>", None);
        check("<svg width='2' height='3'", None);
        check("<svg width=2 height=3>", None);
        check("<svg width='ệ' height='ệệ%'/>", None);
        check("", None);
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 6, 0, 0, 0]);
        bytes
    }

    #[test]
    fn raster() {
        assert_eq!(image_size(&png(640, 480)), Some((640, 480)));
        assert_eq!(image_size(&png(0, 480)), None);
        assert_eq!(image_size(&png(70_000, 480)), None);
        assert_eq!(image_size(&png(u32::MAX, u32::MAX)), None);
        assert_eq!(image_size(b"GIF89a\x20\x00\x10\x00\x00\x00\x00"), Some((32, 16)));
        assert_eq!(image_size(b"%PDF-1.7\n1 0 obj"), None);
        assert_eq!(image_size(&png(640, 480)[..20]), None);
    }

    /// A JPEG of 400 by 300 with an orientation.
    fn jpeg(orientation: u8, little: bool) -> Vec<u8> {
        let tiff: &[u8] = &if little {
            [b'I', b'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
        } else {
            [b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
        };
        let mut bytes = vec![0xff, 0xd8, 0xff, 0xe1, 0, 30];
        bytes.extend(b"Exif\0\0");
        bytes.extend(tiff);
        bytes.extend([0xff, 0xc0, 0, 11, 8, 1, 44, 1, 144, 1, 1, 0x11, 0, 0xff, 0xd9]);
        bytes
    }

    #[test]
    fn upright_photographs() {
        for little in [true, false] {
            assert_eq!(image_size(&jpeg(1, little)), Some((400, 300)));
            assert_eq!(image_size(&jpeg(6, little)), Some((300, 400)));
            assert_eq!(image_size(&jpeg(8, little)), Some((300, 400)));
            assert_eq!(image_size(&jpeg(9, little)), Some((400, 300)));
        }
    }

    #[test]
    fn upright_graphics() {
        let exif = |orientation: u8| {
            [b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".as_slice(), &[orientation, 0, 0, 0]]
                .concat()
        };
        let chunk = |name: &[u8], contents: &[u8]| {
            let length = u32::try_from(contents.len()).unwrap();
            [&length.to_be_bytes(), name, contents, b"\0\0\0\0"].concat()
        };
        let early = |number| {
            [png(40, 30), b"\0\0\0\0".to_vec(), chunk(b"eXIf", &exif(number)), chunk(b"IDAT", b"")]
                .concat()
        };
        assert_eq!(image_size(&early(6)), Some((30, 40)));
        assert_eq!(image_size(&early(3)), Some((40, 30)));
        let late =
            [png(40, 30), b"\0\0\0\0".to_vec(), chunk(b"IDAT", b""), chunk(b"eXIf", &exif(6))]
                .concat();
        assert_eq!(image_size(&late), Some((40, 30)), "browsers do not look there");
        let webp = |flags: u8, name: &[u8]| {
            let mut bytes = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0".to_vec();
            bytes.extend([flags, 0, 0, 0, 39, 0, 0, 29, 0, 0]);
            bytes.extend(b"VP8 \x03\0\0\0abc\0EXIF");
            bytes.extend(u32::try_from(name.len() + exif(8).len()).unwrap().to_le_bytes());
            [bytes, name.to_vec(), exif(8)].concat()
        };
        assert_eq!(image_size(&webp(8, b"")), Some((30, 40)));
        assert_eq!(image_size(&webp(8, b"Exif\0\0")), Some((30, 40)));
        assert_eq!(image_size(&webp(0, b"")), Some((40, 30)));
        assert_eq!(image_size(&webp(10, b"")), Some((40, 30)), "it moves");
        assert!(tells_orientation_last(&webp(8, b"")[..24]) && !tells_orientation_last(&early(6)));
    }

    #[test]
    fn avif() {
        let mut bytes = b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf".to_vec();
        for (width, height) in [(64_u32, 64_u32), (800, 600)] {
            bytes.extend(b"\0\0\0\x14ispe\0\0\0\0");
            bytes.extend(width.to_be_bytes());
            bytes.extend(height.to_be_bytes());
        }
        assert_eq!(image_size(&bytes), Some((800, 600)));
        assert_eq!(image_size(&bytes[..30]), None);
    }

    proptest::proptest! {
        #[test]
        fn nothing_breaks_it(prefix in 0..6_usize, bytes in proptest::collection::vec(0_u8.., 0..200)) {
            let starts: [&[u8]; 6] =
                [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe1\0\x1eExif\0\0II", b"<svg ", b"GIF89a", b"\0\0\0\x1cftypavif"];
            let mut input = starts[prefix].to_vec();
            input.extend(bytes);
            if let Some((width, height)) = image_size(&input) {
                proptest::prop_assert!((1..=LARGEST_SIDE).contains(&width));
                proptest::prop_assert!((1..=LARGEST_SIDE).contains(&height));
            }
        }
    }
}
