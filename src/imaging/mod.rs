//! Pictures: bytes in, bytes out.
//!
//! In: the bytes of a photograph or graphic from content (JPEG, PNG, WebP), and the versions that
//! are wanted of it. Out: the bytes of those versions; or the picture itself without what its
//! camera and programs wrote into it.
//!
//! 1. [`Format::of`] and [`is_moving`] tell from the first bytes what can be done with a picture.
//! 2. [`make`] decodes it once, scales it from the widest version down, turns it upright and
//!    encodes each version. Metadata (position, camera, names) goes; the colour profile stays.
//! 3. [`strip`] takes the metadata out of a picture and leaves every pixel as it is; only WebP that
//!    lies on its side is turned, since browsers do not turn it.
//! 4. [`itself`] does so for readers, and looks whether all of a JPEG is there.
//! 5. [`check`] only finds out whether a picture can be decoded, [`has_metadata`] whether one that
//!    cannot be cleaned would have to be, and [`is_cut_short`] whether it is there as a whole.
//!
//! Whatever the bytes are, the answer is a version or a [`Trouble`], never a panic; and all threads
//! together hold no more than 512 MiB of pixels, unless one picture alone does.
//!
//! It does not know where pictures come from, what they are called, or who shows them.

mod boxes;
mod budget;
mod cut;
mod encode;
mod metadata;
mod pixels;
mod profile;
mod strip;
#[cfg(test)]
mod tests;
mod whole;

use std::panic::{AssertUnwindSafe, catch_unwind};

use pixels::Pixels;

pub use cut::is_cut_short;
pub use metadata::has_metadata;
pub use pixels::scaled_height;
pub use strip::strip;

/// Counts up whenever the same picture and the same wishes would give other bytes, so that no
/// version of before is taken for one of now.
pub const EDITION: u32 = 3;

/// The kinds of pictures that are decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// JPEG (ITU-T T.81).
    Jpeg,
    /// PNG (ISO/IEC 15948).
    Png,
    /// WebP (RFC 9649).
    WebP,
}

/// A version of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Width in pixels, as a reader sees it: at least 1, at most the picture's own.
    pub width: u32,
    /// The kind of file.
    pub format: Format,
    /// How much detail a JPEG or WebP keeps, from 1 to 100.
    pub quality: u8,
}

/// Why nothing can be made of a picture: what the decoder says, in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble(pub String);

impl Trouble {
    fn new(what: impl ToString) -> Self {
        Self(what.to_string())
    }
}

impl Format {
    /// The kind of a picture, from its first bytes.
    #[must_use]
    pub fn of(start: &[u8]) -> Option<Self> {
        match start {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            _ => None,
        }
    }

    /// The ending of file names.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
        }
    }
}

/// Whether a picture moves, as far as its first bytes tell (4 KiB are enough). Scaled, it would
/// stand still.
#[must_use]
pub fn is_moving(start: &[u8]) -> bool {
    match Format::of(start) {
        // The animation flag of the extended header (RFC 9649, 2.7).
        Some(Format::WebP) => {
            start.get(12..16) == Some(b"VP8X") && start.get(20).is_some_and(|flags| flags & 2 != 0)
        }
        Some(Format::Png) => memchr::memmem::find(start, b"acTL").is_some(),
        _ => false,
    }
}

/// Makes the versions that are wanted of a picture, in their order.
///
/// # Errors
/// When it cannot be decoded.
pub fn make(bytes: &[u8], wanted: &[Wanted]) -> Result<Vec<Vec<u8>>, Trouble> {
    unless_it_panics(|| {
        let whole = Pixels::decode(bytes)?;
        let mut order: Vec<usize> = (0..wanted.len()).collect();
        order.sort_by_key(|&place| wanted.get(place).map(|wanted| u32::MAX - wanted.width));
        let mut made = vec![Vec::new(); wanted.len()];
        let mut last: Option<Pixels> = None;
        for place in order {
            let (Some(wish), Some(slot)) = (wanted.get(place), made.get_mut(place)) else {
                continue;
            };
            // From the next wider version: that is quicker than from the whole, and as good.
            let scaled = match last.take() {
                Some(wider) if wider.width() == wish.width => wider,
                Some(wider) => wider.scaled_to(wish.width)?,
                None => whole.scaled_to(wish.width)?.upright(),
            };
            *slot = lighter(encode::encode(&scaled, wish)?, bytes, wish);
            last = Some(scaled);
        }
        Ok(made)
    })
}

/// A version, or where it is heavier the PNG itself: graphics of few colours are small as they are,
/// and grow when they are scaled.
fn lighter(made: Vec<u8>, bytes: &[u8], wanted: &Wanted) -> Vec<u8> {
    if [Some(wanted.format), Format::of(bytes)] != [Some(Format::Png); 2] {
        return made;
    }
    match strip(bytes) {
        Ok(itself) if itself.len() < made.len() => itself,
        _ => made,
    }
}

/// The picture itself, for readers: without its metadata, as [`strip`] gives it.
///
/// # Errors
/// As [`strip`], and when its pixels end too early.
pub fn itself(bytes: &[u8]) -> Result<Vec<u8>, Trouble> {
    unless_it_panics(|| {
        if Format::of(bytes) == Some(Format::Jpeg) {
            whole::check(bytes)?;
        }
        strip(bytes)
    })
}

/// Finds out whether a picture can be decoded.
///
/// # Errors
/// When it cannot.
pub fn check(bytes: &[u8]) -> Result<(), Trouble> {
    unless_it_panics(|| Pixels::decode(bytes).map(drop))
}

/// A mistake in a decoder must not take the site down.
fn unless_it_panics<T>(work: impl FnOnce() -> Result<T, Trouble>) -> Result<T, Trouble> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Trouble::new("the decoder failed")))
}
