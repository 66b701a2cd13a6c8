//! Whether the coded pixels of a JPEG are all there. Decoders fill up what is missing with grey and
//! say nothing, and a file that was cut short on its way may have been given an end mark since.
//!
//! In: the segments of a JPEG. Out: whether its pixels end before the picture does.
//!
//! 1. Take down what the segments before a scan say: size, channels, codes.
//! 2. Walk the [`codes`] of each scan as a decoder does (ITU-T T.81, annexes F and G), without making
//!    pixels of them.
//! 3. Where the bytes are over before the last block, the picture is cut. So it is where a channel
//!    is missing.
//!
//! What is not understood is not judged: rare kinds, and codes that make no sense.

mod block;
mod codes;

use self::block::{Band, Blocks};
use self::codes::{Bits, Codes};
use super::Trouble;
use super::strip::{Segment, too_short, whole_jpeg};

/// The most pixels and channels that are believed: what is known of their blocks takes memory.
const MOST: u64 = 400_000_000;
const MOST_CHANNELS: u8 = 4;
/// The most scans of a picture, each of which goes over all of its pixels again; programs make some
/// ten. A small file with thousands of them would keep a decoder at work for minutes.
const MOST_SCANS: usize = 100;

/// The marker of a scan.
const SCAN: u8 = 0xda;

/// Why a walk stops before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    /// The bytes are over, and not the pixels.
    TooShort,
    /// This is not understood.
    Strange,
}

/// Finds out whether a JPEG is whole: its segments, and their pixels.
///
/// # Errors
/// When it ends too early, or has so many scans that nobody should decode it.
pub(super) fn check(bytes: &[u8]) -> Result<(), Trouble> {
    let segments = whole_jpeg(bytes)?;
    if segments.iter().filter(|segment| segment.marker == SCAN).count() > MOST_SCANS {
        return Err(Trouble::new("it has more scans than a picture needs"));
    }
    if ends_early(bytes, &segments) { Err(too_short()) } else { Ok(()) }
}

/// Whether the pixels of a JPEG end before the picture does.
fn ends_early(bytes: &[u8], segments: &[Segment]) -> bool {
    let mut picture = Picture::default();
    let walked = segments.iter().try_for_each(|segment| {
        let part = segment.contents(bytes);
        let said = match segment.marker {
            0xc0..=0xc2 => picture.frame(segment.marker, part),
            0xc4 => picture.codes(part),
            0xdd => picture.interval(part),
            SCAN => return picture.scan(part),
            // Other kinds of JPEG: without loss, arithmetic, hierarchical, or of unknown height.
            0xc3 | 0xc5..=0xcf | 0xdc | 0xde => None,
            _ => Some(()),
        };
        said.ok_or(Stop::Strange)
    });
    match walked {
        Ok(()) => picture.channels.iter().any(|channel| !channel.is_seen),
        Err(stop) => stop == Stop::TooShort,
    }
}

/// What the segments so far say.
#[derive(Default)]
struct Picture {
    is_progressive: bool,
    /// Width and height in pixels.
    size: [u32; 2],
    channels: Vec<Channel>,
    /// The codes of values that stand for a whole block (DC), and of all others (AC).
    codes: [[Option<Codes>; 4]; 2],
    /// Units between two restart markers; 0: there are none.
    interval: u32,
}

/// A channel of colour.
#[derive(Default)]
struct Channel {
    id: u8,
    /// Its blocks in a unit, across and down.
    blocks: [u32; 2],
    /// Whether any scan had it.
    is_seen: bool,
    /// For each block the coefficients that are not zero, as far as the scans went; in progressive
    /// pictures only.
    known: Vec<u64>,
}

/// A channel in a scan: its place, and those of its codes.
type Member = (usize, [usize; 2]);

impl Picture {
    fn frame(&mut self, marker: u8, part: &[u8]) -> Option<()> {
        let [8, high_y, low_y, high_x, low_x, count, rest @ ..] = part else { return None };
        if !(1..=MOST_CHANNELS).contains(count) {
            return None;
        }
        self.is_progressive = marker == 0xc2;
        let side = |high: &u8, low: &u8| u32::from(u16::from_be_bytes([*high, *low]));
        self.size = [side(high_x, low_x), side(high_y, low_y)];
        let channels = rest.chunks_exact(3).take(usize::from(*count)).map(|own| Channel {
            id: own[0],
            blocks: [u32::from(own[1] >> 4), u32::from(own[1] & 15)],
            ..Channel::default()
        });
        self.channels = channels.collect();
        let is_sound = |channel: &Channel| channel.blocks.iter().all(|n| (1..=4).contains(n));
        let pixels = u64::from(self.size[0]) * u64::from(self.size[1]);
        let is_whole = self.channels.len() == usize::from(*count) && (1..=MOST).contains(&pixels);
        (is_whole && self.channels.iter().all(is_sound)).then_some(())
    }

    fn codes(&mut self, mut part: &[u8]) -> Option<()> {
        while let [slot, rest @ ..] = part {
            let lengths = rest.first_chunk::<16>()?;
            let total = lengths.iter().map(|&count| usize::from(count)).sum();
            let (values, after) = rest.get(16..)?.split_at_checked(total)?;
            let kind = self.codes.get_mut(usize::from(slot >> 4))?;
            *kind.get_mut(usize::from(slot & 15))? = Some(Codes::new(lengths, values)?);
            part = after;
        }
        Some(())
    }

    fn interval(&mut self, part: &[u8]) -> Option<()> {
        self.interval = u32::from(u16::from_be_bytes(*part.first_chunk::<2>()?));
        Some(())
    }

    /// Walks a scan: its head, then its pixels.
    fn scan(&mut self, part: &[u8]) -> Result<(), Stop> {
        let (band, members, coded) = self.head_of_scan(part).ok_or(Stop::Strange)?;
        let most = [0, 1].map(|way| {
            let blocks = self.channels.iter().map(|channel| channel.blocks[way]);
            blocks.max().unwrap_or(1)
        });
        let units = [0, 1].map(|way| self.size[way].div_ceil(8 * most[way]));
        for &(place, _) in &members {
            let channel = &mut self.channels[place];
            channel.is_seen |= band.first == 0;
            if self.is_progressive && channel.known.is_empty() {
                let blocks = [0, 1].map(|way| units[way] as usize * channel.blocks[way] as usize);
                channel.known = vec![0; blocks[0] * blocks[1]];
            }
        }
        // A channel by itself has only the blocks that are seen; with others it fills whole units.
        let area = match members[..] {
            [(place, _)] => [0, 1].map(|way| {
                let own = self.channels[place].blocks[way];
                (self.size[way] * own).div_ceil(most[way]).div_ceil(8)
            }),
            _ => units,
        };
        let mut blocks = Blocks::new(Bits::new(coded), self.is_progressive.then_some(band));
        let count = u64::from(area[0]) * u64::from(area[1]);
        for unit in 0..count {
            if self.interval > 0 && unit > 0 && unit % u64::from(self.interval) == 0 {
                blocks.restart();
            }
            if unit + 1 == count {
                blocks.come_to_an_end();
            }
            let at = [unit % u64::from(area[0]), unit / u64::from(area[0])];
            self.unit(&mut blocks, &members, at, units[0])?;
        }
        Ok(())
    }

    /// What a scan holds, of which channels, and its pixels.
    fn head_of_scan<'b>(&self, part: &'b [u8]) -> Option<(Band, Vec<Member>, &'b [u8])> {
        let (&count, rest) = part.split_first()?;
        let (channels, rest) = rest.split_at_checked(2 * usize::from(count))?;
        let (&[first, last, bits], coded) = rest.split_first_chunk::<3>()?;
        let member = |own: &[u8]| {
            let place = self.channels.iter().position(|channel| channel.id == own[0])?;
            Some((place, [usize::from(own[1] >> 4), usize::from(own[1] & 15)]))
        };
        let members: Vec<Member> = channels.chunks_exact(2).map(member).collect::<Option<_>>()?;
        let band = Band { first, last, refines: bits >> 4 > 0 };
        let is_sound = !members.is_empty() && first <= last && last < 64;
        is_sound.then_some((band, members, coded))
    }

    /// Walks the blocks of a unit, or the block of a channel by itself; `across` units lie beside
    /// each other.
    fn unit(
        &mut self,
        blocks: &mut Blocks<'_>,
        members: &[Member],
        [x, y]: [u64; 2],
        across: u32,
    ) -> Result<(), Stop> {
        for &(place, [dc, ac]) in members {
            let channel = &mut self.channels[place];
            let [wide, high] =
                if members.len() == 1 { [1, 1] } else { channel.blocks.map(u64::from) };
            let line = u64::from(across) * u64::from(channel.blocks[0]);
            let codes = [self.codes[0].get(dc), self.codes[1].get(ac)];
            let codes = codes.map(|codes| codes.and_then(Option::as_ref));
            for row in 0..high {
                for column in 0..wide {
                    let at = (y * high + row) * line + x * wide + column;
                    let known = usize::try_from(at).ok().and_then(|at| channel.known.get_mut(at));
                    let walked = blocks.walk(codes, known);
                    // What is read behind the end makes no sense either.
                    if blocks.are_over() {
                        return Err(Stop::TooShort);
                    }
                    walked.ok_or(Stop::Strange)?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Forty by 24 pixels: whole units and parts of them, with and without restart markers, in one
    /// scan and in many.
    const PICTURES: [(&str, &[u8]); 4] = [
        ("base420rst", include_bytes!("pictures/base420rst.jpg")),
        ("base422opt", include_bytes!("pictures/base422opt.jpg")),
        ("prog420", include_bytes!("pictures/prog420.jpg")),
        ("prog444", include_bytes!("pictures/prog444.jpg")),
    ];

    #[test]
    fn whole_pictures_are_whole_and_cut_ones_are_not() {
        for (name, bytes) in PICTURES {
            assert_eq!(check(bytes), Ok(()), "{name}");
            let scans = memchr::memmem::find_iter(bytes, b"\xff\xda");
            let pixels = scans.clone().next().unwrap() + 16;
            let told = |end: usize| check(&[&bytes[..end], b"\xff\xd9"].concat()).is_err();
            let last = bytes.len() - (bytes.len() - pixels) / 4;
            let untold: Vec<usize> = (pixels..last).filter(|end| !told(*end)).collect();
            // Where a scan is over, or but for its last unit, what was there is whole, and coarser.
            let most = if scans.count() == 1 { 0 } else { (last - pixels) / 5 };
            assert!(untold.len() <= most, "{name}: {untold:?}");
        }
    }

    #[test]
    fn scans_without_end_are_not_walked() {
        let (_, bytes) = PICTURES[2];
        let last = memchr::memmem::rfind(bytes, b"\xff\xda").unwrap();
        let (before, scan) = bytes[..bytes.len() - 2].split_at(last);
        let many = [before, &scan.repeat(MOST_SCANS), b"\xff\xd9"].concat();
        assert!(check(&many).is_err_and(|trouble| trouble.0.contains("scans")));
    }

    #[test]
    fn what_is_not_understood_is_not_judged() {
        let (_, bytes) = PICTURES[0];
        for (from, to) in [(b"\xff\xc0", b"\xff\xc9"), (b"\xff\xc0", b"\xff\xc3")] {
            let at = memchr::memmem::find(bytes, from).unwrap();
            let strange = [&bytes[..at], to, &bytes[at + 2..bytes.len() - 100], b"\xff\xd9"];
            assert_eq!(check(&strange.concat()), Ok(()));
        }
    }
}
