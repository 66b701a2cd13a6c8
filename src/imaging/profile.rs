//! Colour profiles (ICC.1:2022).

/// The largest profile that is carried along, in bytes.
const LARGEST: usize = 64 << 10;

/// Whether a profile changes how a picture in red, green and blue looks: what nobody says anything
/// about is taken for sRGB, so that profile need not be carried along. Profiles of printers do not
/// fit the pixels any more.
pub(super) fn matters(profile: &[u8]) -> bool {
    let names = |name: &[u8]| memchr::memmem::find(profile, name).is_some();
    profile.len() <= LARGEST
        && profile.get(16..20) == Some(b"RGB ")
        && !names(b"sRGB")
        && !names(b"s\0R\0G\0B")
}

/// A WebP file with a colour profile put into it (RFC 9649, 2.7).
pub(super) fn into_webp(webp: &[u8], profile: &[u8], (width, height): (u32, u32)) -> Vec<u8> {
    const HAS_PROFILE: u8 = 0x20;
    let chunks = webp.get(12..).unwrap_or_default();
    let (header, rest) = match chunks.split_at_checked(18) {
        Some((header, rest)) if header.starts_with(b"VP8X") => (header.to_vec(), rest),
        _ => {
            let mut header = b"VP8X\x0a\0\0\0\0\0\0\0".to_vec();
            for side in [width, height] {
                header.extend_from_slice(&side.saturating_sub(1).to_le_bytes()[..3]);
            }
            (header, chunks)
        }
    };
    let mut body = header;
    if let Some(flags) = body.get_mut(8) {
        *flags |= HAS_PROFILE;
    }
    write_chunk(&mut body, *b"ICCP", profile);
    body.extend_from_slice(rest);
    riff(&body)
}

/// Writes a chunk of a RIFF file: name, length, contents, and a byte where that is odd.
pub(super) fn write_chunk(out: &mut Vec<u8>, name: [u8; 4], contents: &[u8]) {
    out.extend_from_slice(&name);
    out.extend_from_slice(&u32::try_from(contents.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend_from_slice(contents);
    if contents.len() % 2 == 1 {
        out.push(0);
    }
}

/// A WebP file of these chunks.
pub(super) fn riff(chunks: &[u8]) -> Vec<u8> {
    let length = u32::try_from(chunks.len() + 4).unwrap_or(u32::MAX);
    [b"RIFF".as_slice(), &length.to_le_bytes(), b"WEBP", chunks].concat()
}
