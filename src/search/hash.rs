//! Hashes that the program and the browser compute alike: 32-bit multiplications only.
//!
//! A term is known by 44 bits: 12 that choose its shard and 32 that name it there. Among the
//! 350,000 terms of ten thousand articles the chance of two that are taken for one another
//! is one in fifty.

/// How many bits of a hash choose the shard.
pub(super) const SHARD_BITS: u32 = 12;

const KEY_PRIME: u32 = 0x0100_0193;
const SHARD_PRIME: u32 = 0x5bd1_e995;

/// Hashes characters one by one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hasher {
    key: u32,
    shard: u32,
}

impl Hasher {
    /// A hasher that has seen nothing.
    pub(super) const NEW: Self = Self { key: 0x811c_9dc5, shard: 0x9747_b28c };

    /// Adds a character.
    #[inline]
    pub(super) fn add(&mut self, c: char) {
        self.key = (self.key ^ c as u32).wrapping_mul(KEY_PRIME);
        self.shard = (self.shard ^ c as u32).wrapping_mul(SHARD_PRIME).rotate_left(13);
    }

    /// The hash of the characters so far, below 2⁴⁴: the bits of the shard, then the key.
    #[inline]
    pub(super) fn finish(self) -> u64 {
        join(self.shard, self.key)
    }
}

/// The hash of two terms that stand one behind the other.
#[inline]
pub(super) fn pair(first: u64, second: u64) -> u64 {
    let (first, second) = (first as u32, second as u32);
    let shard = second.rotate_left(7).wrapping_mul(KEY_PRIME).wrapping_add(first);
    let key = first.rotate_left(5).wrapping_mul(SHARD_PRIME).wrapping_add(second);
    join(shard, key)
}

/// Hashes how a syllable is written, in 16 bits, never 0: its letters without tones, and the
/// tones in order.
#[derive(Clone, Copy, Debug)]
pub(super) struct SpellingHasher {
    letters: u32,
    tones: u32,
}

impl SpellingHasher {
    /// A hasher that has seen nothing.
    pub(super) const NEW: Self = Self { letters: 0x811c_9dc5, tones: 0 };

    /// Adds a letter and its tone.
    #[inline]
    pub(super) fn add(&mut self, letter: char, tone: u8) {
        self.letters = (self.letters ^ letter as u32).wrapping_mul(KEY_PRIME);
        if tone != 0 {
            self.tones = self.tones.wrapping_mul(8).wrapping_add(u32::from(tone));
        }
    }

    /// The hash of what was added.
    #[inline]
    pub(super) fn finish(self) -> u16 {
        let mixed = mix(self.letters ^ self.tones.wrapping_mul(SHARD_PRIME));
        ((mixed >> 16) as u16).max(1)
    }
}

#[inline]
fn join(shard: u32, key: u32) -> u64 {
    u64::from(mix(shard) >> (32 - SHARD_BITS)) << 32 | u64::from(mix(key))
}

/// Spreads every bit over all (the finaliser of MurmurHash3).
#[inline]
fn mix(mut hash: u32) -> u32 {
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    hash ^ hash >> 16
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn hash(text: &str) -> u64 {
        let mut hasher = Hasher::NEW;
        text.chars().for_each(|c| hasher.add(c));
        hasher.finish()
    }

    #[test]
    fn short_words_and_their_pairs_have_hashes_of_their_own() {
        let letters = || 'a'..='z';
        let mut words: Vec<String> = letters().map(String::from).collect();
        words.extend(letters().flat_map(|a| letters().map(move |b| format!("{a}{b}"))));
        words.extend((0..3000).map(|number| number.to_string()));
        let single: Vec<u64> = words.iter().map(|word| hash(word)).collect();
        let mut all: BTreeSet<u64> = single.iter().copied().collect();
        assert_eq!(all.len(), words.len());
        for first in single.iter().take(300) {
            all.extend(single.iter().take(300).map(|second| pair(*first, *second)));
        }
        assert_eq!(all.len(), words.len() + 300 * 300);
        assert!(all.iter().all(|hash| hash >> 44 == 0));
    }

    #[test]
    fn shards_fill_evenly() {
        let mut counts = [0_usize; 16];
        for number in 0..16_000 {
            counts[(hash(&number.to_string()) >> 40) as usize] += 1;
        }
        assert!(counts.iter().all(|count| (800..1200).contains(count)), "{counts:?}");
    }
}
