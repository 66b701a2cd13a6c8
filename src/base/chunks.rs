//! Chunks: the parts of which PNG and WebP files consist.
//!
//! In: what follows the signature of a file, or the beginning of that. Out: its chunks in their
//! order, as far as they are there. What they hold is not looked at.

/// One chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk<'b> {
    /// Four letters that say what it holds.
    pub name: [u8; 4],
    /// What it holds.
    pub contents: &'b [u8],
    /// All of it: with its name, its length and what comes behind.
    pub whole: &'b [u8],
}

/// The chunks of a PNG, from behind its signature of 8 bytes (PNG, third edition, 5.3), up to the
/// first that is not all there.
pub fn png_chunks(body: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = body;
    std::iter::from_fn(move || {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk::<4>()?)).ok()?;
        // Length, name and checksum are 4 bytes each.
        let (whole, behind) = rest.split_at_checked(length.checked_add(12)?)?;
        rest = behind;
        Some(Chunk {
            name: *whole.get(4..)?.first_chunk::<4>()?,
            contents: whole.get(8..8 + length)?,
            whole,
        })
    })
}

/// The chunks of a WebP, from behind its header of 12 bytes (RFC 9649, 2.3), up to the first that is
/// not all there. The byte that makes lengths even may be missing at the end, as it is in some files.
pub fn webp_chunks(body: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = body;
    std::iter::from_fn(move || {
        let length =
            usize::try_from(u32::from_le_bytes(*rest.get(4..)?.first_chunk::<4>()?)).ok()?;
        let contents = rest.get(8..length.checked_add(8)?)?;
        let end = (8 + length).checked_add(length % 2)?.min(rest.len());
        let (whole, behind) = rest.split_at_checked(end)?;
        rest = behind;
        Some(Chunk { name: *whole.first_chunk::<4>()?, contents, whole })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_told_up_to_the_first_that_is_cut() {
        fn check<'b>(
            chunks: impl Iterator<Item = Chunk<'b>>,
            expected: &[(&[u8; 4], &[u8], usize)],
        ) {
            let told: Vec<_> = chunks.map(|c| (c.name, c.contents, c.whole.len())).collect();
            let expected: Vec<_> = expected.iter().map(|&(n, c, w)| (*n, c, w)).collect();
            assert_eq!(told, expected);
        }
        let png = b"\0\0\0\x02abcdxyCRC!\0\0\0\0IENDCRC!";
        check(png_chunks(png), &[(b"abcd", b"xy", 14), (b"IEND", b"", 12)]);
        check(png_chunks(&png[..20]), &[(b"abcd", b"xy", 14)]);
        check(png_chunks(&png[..13]), &[]);
        check(png_chunks(b"\xff\xff\xff\xffabcd"), &[]);
        let webp = b"VP8 \x03\0\0\0abc\0EXIF\x01\0\0\0x";
        check(webp_chunks(webp), &[(b"VP8 ", b"abc", 12), (b"EXIF", b"x", 9)]);
        check(webp_chunks(&webp[..20]), &[(b"VP8 ", b"abc", 12)]);
        check(webp_chunks(&webp[..10]), &[]);
        check(webp_chunks(b"VP8 \xff\xff\xff\xff"), &[]);
    }
}
