//! A small reader of shards, for tests: written from the description of the format, not from the
//! code that writes it.

use std::collections::BTreeMap;

use super::varint::take;

/// A posting, read back.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub item: u32,
    pub level: u8,
    /// The spellings that the item has; `[0]` of pairs.
    pub spellings: Vec<u16>,
}

/// The lists of a shard by their keys; `None` when it breaks off.
pub(super) fn read(mut bytes: &[u8]) -> Option<BTreeMap<u32, Vec<Found>>> {
    let count = take(&mut bytes)?;
    let mut key = 0_u32;
    let mut keys = Vec::new();
    for _ in 0..count {
        key = key.checked_add(take(&mut bytes)?)?;
        keys.push(key);
    }
    let mut lengths = Vec::new();
    for _ in 0..count {
        lengths.push(take(&mut bytes)? as usize);
    }
    let mut lists = BTreeMap::new();
    for (key, length) in keys.into_iter().zip(lengths) {
        let (list, rest) = bytes.split_at_checked(length)?;
        bytes = rest;
        lists.insert(key, read_list(list)?);
    }
    bytes.is_empty().then_some(lists)
}

fn read_list(mut bytes: &[u8]) -> Option<Vec<Found>> {
    let mut spellings = Vec::new();
    for _ in 0..take(&mut bytes)? {
        let (spelling, rest) = bytes.split_first_chunk()?;
        bytes = rest;
        spellings.push(u16::from_le_bytes(*spelling));
    }
    if spellings.is_empty() {
        spellings.push(0);
    }
    let (mut item, mut found) = (0_u32, Vec::new());
    while !bytes.is_empty() {
        let posting = take(&mut bytes)?;
        item = item.checked_add(posting >> 3)?;
        let mask = if spellings.len() > 1 { take(&mut bytes)? } else { 1 };
        let has = |place: &usize| mask & 1 << (*place).min(27) != 0;
        let had = (0..spellings.len()).filter(has).filter_map(|at| spellings.get(at).copied());
        found.push(Found { item, level: (posting & 7) as u8, spellings: had.collect() });
    }
    Some(found)
}
