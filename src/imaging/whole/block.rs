//! The blocks of a scan, eight by eight coefficients each, as far as they have to be understood to
//! find where they end.

use super::codes::{Bits, Codes};

/// The coefficients that a scan of a progressive picture holds of each block.
#[derive(Clone, Copy)]
pub(super) struct Band {
    pub(super) first: u8,
    pub(super) last: u8,
    /// Whether an earlier scan had them, and this one has one more bit of each.
    pub(super) refines: bool,
}

/// The blocks of a scan.
pub(super) struct Blocks<'a> {
    bits: Bits<'a>,
    /// What the scan holds of each; absent: they are whole.
    band: Option<Band>,
    /// So many blocks to come hold nothing new.
    run: u32,
    /// So many bits may be missing.
    spare: u32,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(bits: Bits<'a>, band: Option<Band>) -> Self {
        Self { bits, band, run: 0, spare: 0 }
    }

    /// Whether the bits were over before the blocks that were walked.
    pub(super) fn are_over(&self) -> bool {
        self.bits.missing() > self.spare
    }

    /// Only the last unit is still to come: some programs leave out its last bits, and nobody sees
    /// whether a corner of the picture is grey.
    pub(super) fn come_to_an_end(&mut self) {
        self.spare = u32::MAX;
    }

    /// Goes on behind the next restart marker.
    pub(super) fn restart(&mut self) {
        self.bits.restart();
        self.run = 0;
    }

    /// Walks a block, with the codes of its first value and of all others. `known` are its
    /// coefficients that are not zero so far. Nothing where that makes no sense.
    pub(super) fn walk(
        &mut self,
        [dc, ac]: [Option<&Codes>; 2],
        known: Option<&mut u64>,
    ) -> Option<()> {
        match self.band {
            None => {
                self.first_value(dc?)?;
                self.run = 0;
                self.values(ac?, Band { first: 1, last: 63, refines: false }, &mut 0)
            }
            Some(Band { first: 0, refines: true, .. }) => {
                self.bits.take(1);
                Some(())
            }
            Some(Band { first: 0, .. }) => self.first_value(dc?),
            Some(band) if band.refines => self.refine(ac?, band, known?),
            Some(band) => self.values(ac?, band, known?),
        }
    }

    fn first_value(&mut self, codes: &Codes) -> Option<()> {
        let length = u32::from(self.bits.code(codes)?);
        if length > 16 {
            return None;
        }
        self.bits.take(length);
        Some(())
    }

    /// Walks values that come for the first time (F.1.2.2, G.1.2.2).
    fn values(&mut self, codes: &Codes, band: Band, known: &mut u64) -> Option<()> {
        if self.run > 0 {
            self.run -= 1;
            return Some(());
        }
        let mut at = u32::from(band.first);
        while at <= u32::from(band.last) {
            let code = self.bits.code(codes)?;
            let (zeros, length) = (u32::from(code >> 4), u32::from(code & 15));
            match (zeros, length) {
                (15, 0) => at += 16,
                (run, 0) => {
                    self.run = (1 << run) - 1 + self.bits.take(run);
                    return Some(());
                }
                _ => {
                    at += zeros;
                    *known |= 1_u64.checked_shl(at)?;
                    self.bits.take(length);
                    at += 1;
                }
            }
        }
        Some(())
    }

    /// Walks one more bit of known values, and new ones among them (G.1.2.3).
    fn refine(&mut self, codes: &Codes, band: Band, known: &mut u64) -> Option<()> {
        let last = u32::from(band.last);
        let mut at = u32::from(band.first);
        while self.run == 0 && at <= last {
            let code = self.bits.code(codes)?;
            let (mut zeros, length) = (u32::from(code >> 4), code & 15);
            if length == 0 && zeros < 15 {
                self.run = (1 << zeros) + self.bits.take(zeros);
                break;
            }
            self.bits.take(u32::from(length > 0));
            // As many zeros as the code says are passed over, and each known value has its bit.
            while at <= last {
                if *known & 1 << at != 0 {
                    self.bits.take(1);
                } else if zeros == 0 {
                    break;
                } else {
                    zeros -= 1;
                }
                at += 1;
            }
            if length > 0 && at <= last {
                *known |= 1 << at;
            }
            at += 1;
        }
        if self.run > 0 {
            for _ in (at..=last).filter(|&at| *known & 1 << at != 0) {
                self.bits.take(1);
            }
            self.run -= 1;
        }
        Some(())
    }
}
