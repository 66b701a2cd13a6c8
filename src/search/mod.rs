//! Search without a server: items in, the files of an index out, which the reader's browser asks
//! for piece by piece.
//!
//! In: each [`Item`] as the site shows it, and the abbreviations that stand for longer names. Out:
//! [`IndexFile`]s, the same bytes for any order of the items and any number of threads.
//!
//! 1. [`Terms::of`] one item: its text falls into folded syllables and pairs of neighbours, each
//!    with a level that says how much it counts there and the spellings it has. The caller
//!    remembers them by the item's digest.
//! 2. [`index`] numbers the items, oldest first, so that a new one changes only the files that
//!    tell of it.
//! 3. Terms of all items go into shards by hash: a query loads a shard for each syllable and each
//!    pair of neighbours, on ten thousand articles some 8 kB each, and never more than twelve, so
//!    that a first result costs a phone less than 150 kB however long the query is.
//! 4. What results show goes into blocks of items, what they are narrowed by into columns.
//! 5. Every file has its digest in its name, the manifest names them all: an old piece never
//!    mixes with a new one. A browser whose manifest is outdated gets a 404, and asks again.
//!
//! The other half is `themes/mac-dinh/static/search.js`, which folds, hashes and reads what is
//! folded, hashed and written here; `tests/search` holds both to one table of queries. The room
//! does not know what a site is, which items are public, or under which folder its files go.

mod hash;
mod item;
mod manifest;
mod number;
mod postings;
#[cfg(test)]
mod reader;
mod table;
mod terms;
#[cfg(test)]
mod tests;
mod token;
mod varint;

pub use item::{Item, Label};
pub use manifest::MANIFEST;
pub use terms::Terms;

use crate::base::Digest;
use manifest::Manifest;

/// An abbreviation (từ viết tắt) and what it stands for: whoever looks for one finds the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alias<'a> {
    /// The abbreviation: `CCHC`.
    pub short: &'a str,
    /// What it stands for: `cải cách hành chính`.
    pub full: &'a str,
}

/// A file of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexFile {
    /// Its name; all files lie in one folder.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl IndexFile {
    /// A file with its digest in its name. The digest is also what the manifest keeps of it.
    fn named(stem: &str, extension: &str, bytes: Vec<u8>) -> (Self, String) {
        let digest = format!("{:08x}", Digest::of_bytes(&bytes).number() & 0xFFFF_FFFF);
        (Self { name: format!("{stem}.{digest}.{extension}"), bytes }, digest)
    }
}

/// Makes the index of items with their terms: the manifest first, then what it names.
#[must_use]
pub fn index(items: &[(Item<'_>, &Terms)], aliases: &[Alias<'_>]) -> Vec<IndexFile> {
    let mut order: Vec<_> = items.iter().collect();
    order.sort_by_key(|(item, _)| (item.date, &*item.url));
    let terms: Vec<&Terms> = order.iter().map(|(_, terms)| *terms).collect();
    let items: Vec<&Item<'_>> = order.iter().map(|(item, _)| item).collect();

    let (shards, (blocks, facets)) = rayon::join(
        || postings::shards(&terms),
        || rayon::join(|| table::blocks(&items), || table::facets(&items)),
    );
    let mut files = vec![IndexFile { name: MANIFEST.to_owned(), bytes: Vec::new() }];
    let mut many = |stem: &str, extension: &str, all: Vec<Vec<u8>>| -> String {
        let each = all.into_iter().enumerate().map(|(place, bytes)| {
            let (file, digest) = IndexFile::named(&format!("{stem}{place:x}"), extension, bytes);
            files.push(file);
            digest
        });
        each.collect()
    };
    let manifest = Manifest {
        items: items.len(),
        terms: many("t", "bin", shards),
        blocks: many("b", "json", blocks),
        columns: many("c", "bin", vec![facets.columns]),
        years: facets.years,
        forms: facets.forms,
        units: facets.units,
        categories: facets.categories,
        aliases,
    };
    if let Some(first) = files.first_mut() {
        first.bytes = manifest.to_json();
    }
    files
}
