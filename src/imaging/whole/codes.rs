//! The codes of a JPEG, and the bits that they are read from.

/// Codes of at most so many bits are looked up at once.
const QUICK: u32 = 9;

/// A table of codes (ITU-T T.81, annex C).
pub(super) struct Codes {
    /// For every row of `QUICK` bits the length of the code that it begins with, and its value;
    /// 0: a longer one.
    quick: Vec<(u8, u8)>,
    /// For each length one more than the last code, in the highest of 16 bits, and what leads from
    /// a code to the place of its value.
    long: [(u32, i32); 17],
    values: Vec<u8>,
}

impl Codes {
    /// A table: how many codes there are of each length from 1 to 16, and their values.
    pub(super) fn new(lengths: &[u8; 16], values: &[u8]) -> Option<Self> {
        let (mut quick, mut long) = (vec![(0, 0); 1 << QUICK], [(0, 0); 17]);
        let (mut code, mut place) = (0_u32, 0_usize);
        for (length, &count) in (1_u32..).zip(lengths) {
            let first = i32::try_from(place).ok()? - i32::try_from(code).ok()?;
            for &value in values.get(place..place + usize::from(count))? {
                if length <= QUICK {
                    let start = usize::try_from(code << (QUICK - length)).ok()?;
                    let row = quick.get_mut(start..start + (1 << (QUICK - length)))?;
                    row.fill((u8::try_from(length).ok()?, value));
                }
                code += 1;
            }
            place += usize::from(count);
            if code > 1 << length {
                return None;
            }
            *long.get_mut(length as usize)? = (code << (16 - length), first);
            code <<= 1;
        }
        Some(Self { quick, long, values: values.to_vec() })
    }

    /// The length and value of the code that a row of 16 bits begins with.
    fn find(&self, row: u32) -> Option<(u32, u8)> {
        let (length, value) = *self.quick.get((row >> (16 - QUICK)) as usize)?;
        if length > 0 {
            return Some((u32::from(length), value));
        }
        let mut longer = (QUICK + 1..=16).zip(self.long.get(QUICK as usize + 1..)?);
        let (length, (_, first)) = longer.find(|(_, (end, _))| row < *end)?;
        let place = i32::try_from(row >> (16 - length)).ok()? + first;
        Some((length, *self.values.get(usize::try_from(place).ok()?)?))
    }
}

/// The bits of a scan.
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    /// Bits that are read ahead, in the lowest `ready` ones.
    ahead: u64,
    ready: u32,
    /// How many bits were asked for and not there.
    missing: u32,
}

impl<'a> Bits<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, ahead: 0, ready: 0, missing: 0 }
    }

    /// How many bits were asked for behind the last one.
    pub(super) fn missing(&self) -> u32 {
        self.missing
    }

    /// Goes on behind the next restart marker (RST0 to RST7).
    pub(super) fn restart(&mut self) {
        (self.ahead, self.ready) = (0, 0);
        let is_marker = |pair: &[u8]| pair[0] == 0xff && (0xd0..=0xd7).contains(&pair[1]);
        let marker = self.bytes.windows(2).position(is_marker);
        self.bytes = marker.and_then(|at| self.bytes.get(at + 2..)).unwrap_or_default();
    }

    /// The value of the next code.
    pub(super) fn code(&mut self, codes: &Codes) -> Option<u8> {
        self.fill();
        let found = codes.find(self.peek(16));
        if found.is_none() && self.ready < 16 {
            self.missing += 16 - self.ready;
        }
        let (length, value) = found?;
        self.skip(length);
        Some(value)
    }

    /// The next bits, at most 16.
    pub(super) fn take(&mut self, count: u32) -> u32 {
        self.fill();
        let bits = self.peek(count);
        self.skip(count);
        bits
    }

    fn peek(&self, count: u32) -> u32 {
        let row = if self.ready >= count {
            self.ahead >> (self.ready - count)
        } else {
            self.ahead << (count - self.ready)
        };
        u32::try_from(row & ((1 << count) - 1)).unwrap_or_default()
    }

    fn skip(&mut self, count: u32) {
        self.missing += count.saturating_sub(self.ready);
        self.ready = self.ready.saturating_sub(count);
        self.ahead &= (1 << self.ready) - 1;
    }

    /// Reads ahead, up to the next marker.
    fn fill(&mut self) {
        while self.ready <= 48 {
            let (byte, rest) = match self.bytes {
                // A stuffed zero tells a byte of pixels from a marker.
                [0xff, 0, rest @ ..] => (0xff, rest),
                [0xff, ..] | [] => return,
                [byte, rest @ ..] => (*byte, rest),
            };
            (self.ahead, self.ready) = (self.ahead << 8 | u64::from(byte), self.ready + 8);
            self.bytes = rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_all_lengths_are_read() {
        // 0, 10, 110 … and last one of sixteen ones but for its last bit.
        let codes = Codes::new(&[1; 16], &(1..=16).collect::<Vec<u8>>()).unwrap();
        let mut bits = Bits::new(&[0b0101_1011, 0b1011_1111, 0xff, 0, 0b1001_0110]);
        let read: Vec<u8> = (0..5).map(|_| bits.code(&codes).unwrap()).collect();
        assert_eq!(read, [1, 2, 3, 4, 16]);
        assert_eq!((bits.take(6), bits.missing()), (0b01_0110, 0));
        assert_eq!((bits.take(3), bits.missing()), (0, 3));
        assert!(Codes::new(&[3; 16], &[0; 48]).is_none(), "more codes than there are");
    }

    #[test]
    fn a_restart_leaves_the_rest_of_a_byte() {
        let mut bits = Bits::new(&[0b1010_0000, 0xff, 0xd0, 0b0110_0000]);
        assert_eq!(bits.take(3), 0b101);
        bits.restart();
        assert_eq!((bits.take(3), bits.missing()), (0b011, 0));
    }
}
