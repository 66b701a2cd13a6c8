//! Pictures in and pictures out.

use image::{ImageEncoder as _, RgbImage, RgbaImage};
use proptest::prelude::*;

use super::*;
use crate::base::image_size::image_size;
use crate::base::orientation::exif_orientation;

/// A picture whose left half is red and whose right half is blue.
fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 { image::Rgb([220, 20, 20]) } else { image::Rgb([20, 20, 220]) }
    })
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 90);
    let colour = image::ExtendedColorType::Rgb8;
    encoder.write_image(halves(width, height).as_raw(), width, height, colour).unwrap();
    bytes
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new(&mut bytes);
    let pixels = RgbaImage::from_pixel(width, height, image::Rgba([9, 8, 7, 100]));
    let colour = image::ExtendedColorType::Rgba8;
    encoder.write_image(pixels.as_raw(), width, height, colour).unwrap();
    bytes
}

fn webp(width: u32, height: u32) -> Vec<u8> {
    let wanted = Wanted { width, format: Format::WebP, quality: 80 };
    make(&jpeg(width, height), &[wanted]).unwrap().remove(0)
}

/// The JPEG as a camera writes it: with orientation, position, a note, and a second picture after
/// its end.
fn from_camera(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend_from_slice(&[orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend_from_slice(b"POSITION");
    let segment = |marker: u8, contents: &[u8]| {
        let length = u16::try_from(contents.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], length.as_slice(), contents].concat()
    };
    let notes = [
        segment(0xe1, &exif),
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0POSITION"),
        segment(0xe2, b"MPF\0POSITION"),
        segment(0xfe, b"POSITION"),
    ];
    [&jpeg[..2], &notes.concat(), &jpeg[2..], b"POSITION", jpeg].concat()
}

fn has_position(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"POSITION").is_some()
}

#[test]
fn versions_have_their_size_and_kind() {
    let check = |bytes: &[u8], own: Format| {
        let wanted = [(200, own), (100, own), (300, Format::WebP), (100, Format::WebP)];
        let wanted = wanted.map(|(width, format)| Wanted { width, format, quality: 80 });
        let made = make(bytes, &wanted).unwrap();
        for (bytes, wanted) in made.iter().zip(wanted) {
            assert_eq!(Format::of(bytes), Some(wanted.format));
            assert_eq!(image_size(bytes), Some((wanted.width, wanted.width / 2)), "{wanted:?}");
            assert_eq!(check(bytes), Ok(()));
        }
        assert_eq!(made.len(), 4);
    };
    check(&jpeg(300, 150), Format::Jpeg);
    check(&png(300, 150), Format::Png);
    check(&webp(300, 150), Format::WebP);
}

#[test]
fn no_version_is_heavier_than_the_picture() {
    // Stripes one point wide: sharp they are small, scaled they are not.
    let mut flat = Vec::new();
    let (best, filter) =
        (image::codecs::png::CompressionType::Best, image::codecs::png::FilterType::NoFilter);
    let encoder = image::codecs::png::PngEncoder::new_with_quality(&mut flat, best, filter);
    let stripes: Vec<u8> = (0..400 * 300_u32)
        .flat_map(|at| if at * 7 % 13 < 5 { [200, 30, 30] } else { [255; 3] })
        .collect();
    encoder.write_image(&stripes, 400, 300, image::ExtendedColorType::Rgb8).unwrap();
    let wanted = |width, format| Wanted { width, format, quality: 80 };
    let made = make(&flat, &[wanted(399, Format::Png), wanted(399, Format::WebP)]).unwrap();
    assert!(made[0] == strip(&flat).unwrap(), "{} from {}", made[0].len(), flat.len());
    assert_eq!(image_size(&made[1]).map(|size| size.0), Some(399));
}

#[test]
fn pictures_are_turned_upright() {
    // Turned by 90 degrees to the right, red comes to lie above.
    let lying = from_camera(&jpeg(200, 100), 6);
    let made = make(&lying, &[Wanted { width: 50, format: Format::Jpeg, quality: 90 }]).unwrap();
    assert_eq!(image_size(&made[0]), Some((50, 100)));
    let seen = image::load_from_memory(&made[0]).unwrap().into_rgb8();
    assert!(seen.get_pixel(25, 10)[0] > 180 && seen.get_pixel(25, 90)[2] > 180);
}

/// A picture of two halves as another kind of file, with EXIF data that say how it is to be turned.
fn lying(format: Format, orientation: u16) -> Vec<u8> {
    let exif = [strip::shortest_exif(orientation), b"POSITION".to_vec()].concat();
    let wanted = Wanted { width: 200, format, quality: 90 };
    let plain = make(&jpeg(200, 100), &[wanted]).unwrap().remove(0);
    if format == Format::Png {
        let mut noted = plain[..33].to_vec();
        strip::write_png_chunk(&mut noted, *b"eXIf", &exif);
        return [&noted, &plain[33..]].concat();
    }
    let mut chunks = b"VP8X\x0a\0\0\0\x08\0\0\0\xc7\0\0\x63\0\0".to_vec();
    chunks.extend(&plain[12..]);
    profile::write_chunk(&mut chunks, *b"EXIF", &exif);
    profile::riff(&chunks)
}

#[test]
fn graphics_are_turned_upright_too() {
    let red_is_above = |bytes: &[u8]| {
        let seen = image::load_from_memory(bytes).unwrap().into_rgb8();
        let (middle, end) = (seen.width() / 2, seen.height() - 5);
        seen.get_pixel(middle, 5)[0] > 180 && seen.get_pixel(middle, end)[2] > 180
    };
    for format in [Format::Png, Format::WebP] {
        let bytes = lying(format, 6);
        assert_eq!(image_size(&bytes), Some((100, 200)), "{format:?}");
        for kind in [format, Format::WebP] {
            let made = make(&bytes, &[Wanted { width: 50, format: kind, quality: 90 }]).unwrap();
            assert_eq!(image_size(&made[0]), Some((50, 100)), "{format:?}");
            assert!(red_is_above(&made[0]) && !has_position(&made[0]), "{format:?}");
        }
        let itself = strip(&bytes).unwrap();
        assert!(has_position(&bytes) && !has_position(&itself), "{format:?}");
        assert_eq!(image_size(&itself), Some((100, 200)), "{format:?}");
        assert_eq!(strip(&itself).as_ref(), Ok(&itself), "{format:?}");
        // Browsers heed what a PNG says, and nothing that a WebP says.
        assert_eq!(exif_orientation(&itself), (format == Format::Png).then_some(6));
        assert!(format == Format::Png || red_is_above(&itself));
        assert_eq!(strip(&lying(format, 1)).ok().as_deref().and_then(exif_orientation), None);
    }
}

#[test]
fn what_a_camera_wrote_is_gone_and_pixels_stay() {
    for orientation in [1, 6] {
        let taken = from_camera(&jpeg(64, 32), orientation);
        let stripped = strip(&taken).unwrap();
        assert!(has_position(&taken) && !has_position(&stripped));
        assert_eq!(image_size(&stripped), image_size(&taken));
        let kept = exif_orientation(&stripped).unwrap_or(1);
        assert_eq!(kept, u16::from(orientation));
        let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().into_rgb8();
        assert_eq!(pixels(&stripped), pixels(&taken));
        assert_eq!(strip(&stripped).as_ref(), Ok(&stripped));
        let made = make(&taken, &[Wanted { width: 16, format: Format::WebP, quality: 50 }]);
        assert!(!has_position(&made.unwrap()[0]));
    }
    let text = b"\0\0\0\x08tEXtPOSITION\0\0\0\0";
    let plain = png(20, 10);
    let noted = [&plain[..33], text, &plain[33..], b"POSITION"].concat();
    assert_eq!(strip(&noted).as_ref(), Ok(&plain));
    let plain = webp(20, 10);
    let mut noted = plain.clone();
    profile::write_chunk(&mut noted, *b"EXIF", b"POSITION!");
    let noted = profile::riff(&noted[12..]);
    assert!(has_position(&noted));
    assert_eq!(strip(&noted).as_ref(), Ok(&plain));
}

#[test]
fn profiles_that_matter_come_along() {
    let mut narrow = vec![0; 128];
    narrow[16..20].copy_from_slice(b"RGB ");
    let usual = [narrow.as_slice(), b"sRGB IEC61966-2.1"].concat();
    let with = |icc: &[u8]| {
        let contents = [b"ICC_PROFILE\0\x01\x01".as_slice(), icc].concat();
        let length = u16::try_from(contents.len() + 2).unwrap().to_be_bytes();
        let jpeg = jpeg(64, 32);
        [&jpeg[..2], &[0xff, 0xe2], &length, &contents, &jpeg[2..]].concat()
    };
    let wanted =
        [Format::Jpeg, Format::WebP].map(|format| Wanted { width: 32, format, quality: 80 });
    let profile = |bytes: &[u8]| {
        let reader = image::ImageReader::new(std::io::Cursor::new(bytes));
        let mut decoder = reader.with_guessed_format().unwrap().into_decoder().unwrap();
        image::ImageDecoder::icc_profile(&mut decoder).unwrap()
    };
    for made in make(&with(&narrow), &wanted).unwrap() {
        assert_eq!(profile(&made).as_deref(), Some(narrow.as_slice()));
        assert_eq!(image_size(&made), Some((32, 16)));
        assert_eq!(profile(&strip(&made).unwrap()).as_deref(), Some(narrow.as_slice()));
    }
    for made in make(&with(&usual), &wanted).unwrap() {
        assert_eq!(profile(&made), None);
    }
}

#[test]
fn broken_pictures_are_trouble() {
    let check = |bytes: &[u8]| {
        let wanted = Wanted { width: 10, format: Format::WebP, quality: 80 };
        assert!(make(bytes, &[wanted]).is_err());
        assert!(check(bytes).is_err());
    };
    for whole in [jpeg(64, 64), png(64, 64), webp(64, 64)] {
        assert_eq!(super::check(&whole), Ok(()));
        check(&whole[..whole.len() / 2]);
        check(&whole[..30]);
    }
    check(b"");
    check(b"GIF89a");
    assert!(strip(&jpeg(64, 64)[..200]).is_err());
}

#[test]
fn moving_pictures_are_known() {
    let moving = b"RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0";
    assert!(is_moving(moving) && !is_moving(&webp(20, 10)) && !is_moving(&jpeg(20, 10)));
    let plain = png(20, 10);
    assert!(is_moving(&[&plain[..33], b"\0\0\0\x08acTL"].concat()) && !is_moving(&plain));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A picture with some bytes changed or cut off is a picture or trouble.
    #[test]
    fn no_bytes_panic(
        kind in 0..3_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = match kind {
            0 => from_camera(&jpeg(48, 24), 3),
            1 => png(48, 24),
            _ => webp(48, 24),
        };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = strip(&bytes);
        // Bytes of the head may claim any size; nobody decodes what is too large.
        if image_size(&bytes).is_some_and(|(width, height)| width * height < 1 << 20) {
            let _ = make(&bytes, &[Wanted { width: 10, format: Format::WebP, quality: 80 }]);
        }
    }
}
