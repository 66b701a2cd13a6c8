//! Pictures that are published as they are, and may have been cut short on their way: GIF and AVIF.

use super::boxes::boxes;

/// Whether a GIF or AVIF picture ends too early. Of large files the first bytes are given, and how
/// long the whole is.
#[must_use]
pub fn is_cut_short(start: &[u8], length: u64) -> bool {
    if start.starts_with(b"GIF8") {
        start.len() as u64 == length && !is_whole_gif(start)
    } else if start.get(4..8) == Some(b"ftyp") {
        !boxes(start).all(|found| found.fits(length))
    } else {
        false
    }
}

/// Whether at least one image of a GIF is there with all its pixels, and no later one breaks off
/// (GIF89a, appendix B). The byte that ends the file may be missing: everybody shows those.
fn is_whole_gif(bytes: &[u8]) -> bool {
    let mut images = 0;
    let walked = walk_gif(bytes, &mut images);
    walked.is_some() && images > 0
}

fn walk_gif(bytes: &[u8], images: &mut u32) -> Option<()> {
    let colours = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut rest = bytes.get(13 + colours(*bytes.get(10)?)..)?;
    loop {
        rest = match rest {
            [] | [0x3b, ..] => return Some(()),
            [0x21, _, more @ ..] => sub_blocks(more)?,
            [0x2c, more @ ..] => {
                // Place and size, colours, the size of codes, then the pixels.
                let after = sub_blocks(more.get(9 + colours(*more.get(8)?) + 1..)?)?;
                *images += 1;
                after
            }
            // Rubbish between blocks is skipped by those who show it.
            [_, more @ ..] => more,
        };
    }
}

/// What follows a row of sub-blocks, which ends with an empty one.
fn sub_blocks(mut rest: &[u8]) -> Option<&[u8]> {
    loop {
        let (&length, after) = rest.split_first()?;
        if length == 0 {
            return Some(after);
        }
        rest = after.get(usize::from(length)..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::is_cut_short;

    #[test]
    fn pictures_that_end_too_early_are_seen() {
        let check = |bytes: &[u8], expected: bool| {
            assert_eq!(is_cut_short(bytes, bytes.len() as u64), expected, "{bytes:?}");
        };
        // One pixel, two colours.
        let gif =
            b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
        check(gif, false);
        check(&gif[..gif.len() - 1], false);
        for end in 6..gif.len() - 1 {
            check(&gif[..end], true);
        }
        assert!(!is_cut_short(&gif[..20], 1 << 21), "only its beginning is known");
        let avif = b"\0\0\0\x14ftypavif\0\0\0\0avif\0\0\0\x10mdat\x01\x02\x03\x04\x05\x06\x07\x08";
        check(avif, false);
        check(&avif[..avif.len() - 1], true);
        check(b"\0\0\0\x14ftypavif\0\0\0\0avif\0\0\0\0mdat\x01\x02\x03\x04\x05\x06\x07\x08", false);
        check(b"%PDF-1.7", false);
        check(b"", false);
    }
}
