//! The terms of all items into shards: which term is in which items.
//!
//! ```text
//! shard    = count, keys (each less the one before), lengths of the lists, lists
//! list     = number of spellings, spellings (2 bytes each), postings
//! posting  = (item less the one before) × 8 + level, then, if there are two spellings or more,
//!            which of them the item has: bit 0 the first … bit 27 that and all later ones
//! ```
//!
//! All numbers are [varints](super::varint) unless their size is named. Spellings are sorted;
//! 0 is the one without marks. Lists of pairs have one spelling, 0, which is left out.

use rayon::prelude::*;

use super::hash::SHARD_BITS;
use super::terms::{Term, Terms};
use super::varint::push;

/// Terms that a shard holds on average, at most: some 8 kB, so that a phone fetches little.
const SHARD_TERMS: usize = 8192;
/// The last bit of a mask; with more spellings than bits the late ones share it.
const LAST_BIT: usize = 27;

/// Makes the shards, a power of two of them. Items are numbered from 0.
pub(super) fn shards(items: &[&Terms]) -> Vec<Vec<u8>> {
    let total: usize = items.iter().map(|terms| terms.len()).sum();
    let count = (total / SHARD_TERMS).next_power_of_two().min(1 << SHARD_BITS);
    // Few parts of many neighbouring shards: each part looks for its beginning in every item.
    let parts = (2 * rayon::current_num_threads()).next_power_of_two().min(count);
    let made = (0..parts).into_par_iter().map(|part| {
        let each = count / parts;
        some_shards(items, part * each..(part + 1) * each, (1 << SHARD_BITS) / count as u64)
    });
    made.flatten_iter().collect()
}

/// A term in an item.
#[derive(Clone, Copy)]
struct Posting {
    key: u32,
    item: u32,
    spelling: u16,
    level: u8,
}

/// Makes the shards of a range; each takes `width` values of the terms' bits of shard.
fn some_shards(items: &[&Terms], range: std::ops::Range<usize>, width: u64) -> Vec<Vec<u8>> {
    let first = range.start as u64 * width;
    let mut left: Vec<&[u64]> = items.iter().map(|terms| terms.iter_from_shard(first)).collect();
    let mut postings = Vec::with_capacity(2 * SHARD_TERMS);
    range
        .map(|shard| {
            let end = (shard as u64 + 1) * width;
            postings.clear();
            for (item, terms) in (0..).zip(&mut left) {
                while let Some((&packed, rest)) = terms.split_first()
                    && Term(packed).shard() < end
                {
                    let term = Term(packed);
                    let (key, spelling, level) = (term.key(), term.spelling(), term.level());
                    postings.push(Posting { key, item, spelling, level });
                    *terms = rest;
                }
            }
            postings.sort_by_key(|posting| posting.key);
            encode(&postings)
        })
        .collect()
}

/// Writes a shard; the postings are sorted by key, then item, then spelling.
fn encode(postings: &[Posting]) -> Vec<u8> {
    let (mut keys, mut lengths, mut lists) = (Vec::new(), Vec::new(), Vec::new());
    let (mut count, mut before) = (0, 0);
    let mut spellings = Vec::new();
    for list in postings.chunk_by(|a, b| a.key == b.key) {
        let key = list.first().map_or(0, |posting| posting.key);
        push(&mut keys, key - before);
        before = key;
        count += 1;
        spellings_of(list, &mut spellings);
        let start = lists.len();
        encode_list(list, &spellings, &mut lists);
        push(&mut lengths, (lists.len() - start) as u32);
    }
    let mut shard = Vec::with_capacity(keys.len() + lengths.len() + lists.len() + 5);
    push(&mut shard, count);
    shard.extend(keys);
    shard.extend(lengths);
    shard.extend(lists);
    shard
}

/// The spellings of a list, sorted. There are few, so looking through them beats sorting all.
fn spellings_of(list: &[Posting], spellings: &mut Vec<u16>) {
    spellings.clear();
    for posting in list {
        if !spellings.contains(&posting.spelling) {
            spellings.push(posting.spelling);
        }
    }
    spellings.sort_unstable();
}

fn encode_list(list: &[Posting], spellings: &[u16], out: &mut Vec<u8>) {
    let known = if spellings == [0] { &[] } else { spellings };
    push(out, known.len() as u32);
    out.extend(known.iter().flat_map(|spelling| spelling.to_le_bytes()));
    let mut before = 0;
    for same in list.chunk_by(|a, b| a.item == b.item) {
        let Some(first) = same.first() else { continue };
        push(out, (first.item - before) << 3 | u32::from(first.level));
        before = first.item;
        if known.len() > 1 {
            let bit = |posting: &Posting| {
                let place = known.partition_point(|spelling| *spelling < posting.spelling);
                1 << place.min(LAST_BIT)
            };
            push(out, same.iter().map(bit).fold(0, |mask, bit| mask | bit));
        }
    }
}
