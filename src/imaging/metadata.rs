//! Pictures whose metadata cannot be taken out here: AVIF and GIF.

use super::boxes::boxes;

/// Whether an AVIF or GIF picture says more than how it looks: where it was taken, by whom, with
/// what. Its first bytes are enough, since both kinds put their descriptions before the pixels.
#[must_use]
pub fn has_metadata(start: &[u8]) -> bool {
    if start.starts_with(b"GIF8") {
        return memchr::memmem::find(start, b"XMP DataXMP").is_some();
    }
    let Some(descriptions) = avif_descriptions(start) else { return false };
    // Items of the picture are named by four letters; XMP by its media type (ISO/IEC 23008-12, A.2, A.3).
    [b"Exif".as_slice(), b"application/rdf+xml"]
        .iter()
        .any(|name| memchr::memmem::find(descriptions, name).is_some())
}

/// The box `meta` of an AVIF picture, as far as the bytes go (ISO/IEC 14496-12, 8.11.1).
fn avif_descriptions(start: &[u8]) -> Option<&[u8]> {
    let mut all = boxes(start);
    all.next().filter(|first| first.is(b"ftyp"))?;
    all.find(|found| found.is(b"meta")).map(|meta| meta.bytes())
}

#[cfg(test)]
mod tests {
    use super::has_metadata;

    fn boxed(name: &[u8; 4], contents: &[u8]) -> Vec<u8> {
        let length = u32::try_from(contents.len() + 8).unwrap().to_be_bytes();
        [length.as_slice(), name, contents].concat()
    }

    #[test]
    fn what_pictures_tell_is_seen() {
        let check = |bytes: &[u8], expected: bool| {
            assert_eq!(has_metadata(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        };
        let avif = |meta: &[u8], pixels: &[u8]| {
            [boxed(b"ftyp", b"avif\0\0\0\0"), boxed(b"meta", meta), boxed(b"mdat", pixels)].concat()
        };
        check(&avif(b"....iinf....infe....av01", b""), false);
        check(&avif(b"....iinf....infe....Exif", b""), true);
        check(&avif(b"infe....mime application/rdf+xml\0", b""), true);
        check(&avif(b"", b"Exif"), false);
        let cut = avif(b"....iinf....infe....Exif....", b"");
        check(&cut[..cut.len() - 10], true);
        check(b"GIF89a........!\xff\x0bXMP DataXMP<x:xmpmeta", true);
        check(b"GIF89a........!\xff\x0bNETSCAPE2.0", false);
        check(b"\0\0\0\x01ftyp", false);
        check(b"", false);
        check(b"%PDF-1.7 Exif", false);
    }
}
