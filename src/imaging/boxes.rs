//! The boxes that AVIF files are made of (ISO/IEC 14496-12, 4.2).

/// A box, of which perhaps only the beginning is known.
pub(super) struct FileBox<'a> {
    /// Where it begins, in bytes.
    at: u64,
    /// How long it says to be, in bytes; absent: it goes on to the end of the file.
    length: Option<u64>,
    /// What is known from its beginning on.
    rest: &'a [u8],
}

impl<'a> FileBox<'a> {
    /// Whether it has this name.
    pub(super) fn is(&self, name: &[u8; 4]) -> bool {
        self.rest.get(4..8) == Some(name)
    }

    /// Its bytes, as far as they are known.
    pub(super) fn bytes(&self) -> &'a [u8] {
        let length = self.length.and_then(|length| usize::try_from(length).ok());
        length.and_then(|length| self.rest.get(..length)).unwrap_or(self.rest)
    }

    /// Where the next one begins; nothing where no box can be so short or so long.
    fn end(&self) -> Option<u64> {
        self.length.filter(|length| *length >= 8).and_then(|length| self.at.checked_add(length))
    }

    /// Whether it fits into a file of so many bytes.
    pub(super) fn fits(&self, file: u64) -> bool {
        self.length.is_none() || self.end().is_some_and(|end| end <= file)
    }
}

/// The boxes of a file of which the first bytes are given.
pub(super) fn boxes(start: &[u8]) -> impl Iterator<Item = FileBox<'_>> {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let at: u64 = next.take()?;
        let rest = start.get(usize::try_from(at).ok()?..)?;
        let length = match u32::from_be_bytes(*rest.first_chunk::<4>()?) {
            0 => None,
            1 => {
                let long = rest.get(8..).and_then(|long| long.first_chunk());
                Some(long.map_or(0, |long| u64::from_be_bytes(*long)))
            }
            short => Some(u64::from(short)),
        };
        let found = FileBox { at, length, rest };
        next = found.end();
        Some(found)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_follow_each_other() {
        let check = |bytes: &[u8], expected: &[(&[u8], bool)]| {
            let found: Vec<_> =
                boxes(bytes).map(|found| (found.bytes(), found.fits(bytes.len() as u64))).collect();
            assert_eq!(found, expected, "{bytes:?}");
        };
        let [one, two] = [b"\0\0\0\x0cftypavif", b"\0\0\0\x0cmetabody"];
        check(&[one.as_slice(), two].concat(), &[(one, true), (two, true)]);
        check(&[one.as_slice(), b"\0\0\0\0mdat"].concat(), &[(one, true), (b"\0\0\0\0mdat", true)]);
        let long = b"\0\0\0\x01mdat\0\0\0\0\0\0\0\x12xy";
        check(&[long.as_slice(), two].concat(), &[(long, true), (two, true)]);
        check(&[one, &two[..9]].concat(), &[(one, true), (&two[..9], false)]);
        check(b"\0\0\0\x07mdat", &[(b"\0\0\0\x07mda", false)]);
        check(b"\0\0\0", &[]);
    }
}
