//! The index as a whole.

mod browser;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::hash::pair;
use super::reader::{Found, read};
use super::token::tokens;
use super::*;

fn make(items: &[Item<'_>]) -> Vec<IndexFile> {
    let terms: Vec<Terms> = items.iter().map(Terms::of).collect();
    index(&items.iter().cloned().zip(&terms).collect::<Vec<_>>(), &[])
}

fn articles<'t>(texts: &'t [String]) -> Vec<Item<'t>> {
    let dates = ["2026-10-31", "2025-01-02", "2026-02-01", ""];
    let dated = texts.iter().zip(dates.into_iter().cycle());
    let item = |(text, date): (&'t String, &str)| Item {
        url: text.into(),
        title: text,
        text,
        date: date.parse().ok(),
        ..Item::default()
    };
    dated.map(item).collect()
}

/// What lists hold, by shard and key.
type Lists<T> = BTreeMap<(usize, u32), Vec<T>>;

/// All lists of an index, and how many shards there are.
fn lists(files: &[IndexFile]) -> (Lists<Found>, usize) {
    let shards: Vec<_> = files.iter().filter(|file| file.name.starts_with('t')).collect();
    let each = shards.iter().enumerate().flat_map(|(shard, file)| {
        let lists = read(&file.bytes).expect("a shard reads back");
        lists.into_iter().map(move |(key, list)| ((shard, key), list))
    });
    (each.collect(), shards.len())
}

/// What the lists should say, made the slow and simple way: each term with its items.
fn expected(texts: &[&str], shards: usize) -> Lists<(u32, BTreeSet<u16>)> {
    let mut terms: BTreeMap<(usize, u32), BTreeMap<u32, BTreeSet<u16>>> = BTreeMap::new();
    for (item, text) in (0..).zip(texts) {
        let mut before = 0;
        tokens(text, |token| {
            let mut add = |hash: u64, spelling: u16| {
                let place = (((hash >> 32) as usize * shards) >> 12, hash as u32);
                terms.entry(place).or_default().entry(item).or_default().insert(spelling);
            };
            add(token.hash, token.spelling);
            if token.follows {
                add(pair(before, token.hash), 0);
            }
            before = token.hash;
        });
    }
    terms.into_iter().map(|(place, items)| (place, items.into_iter().collect())).collect()
}

fn check_round_trip(texts: &[String]) {
    let files = make(&articles(texts));
    let (got, shards) = lists(&files);
    let items = articles(texts);
    let mut order: Vec<_> = items.iter().collect();
    order.sort_by_key(|item| (item.date, item.url.clone()));
    let expect = expected(&order.iter().map(|item| item.text).collect::<Vec<_>>(), shards);
    let brief = got.into_iter().map(|(place, list)| {
        let brief =
            list.into_iter().map(|found| (found.item, BTreeSet::from_iter(found.spellings)));
        (place, brief.collect::<Vec<_>>())
    });
    assert_eq!(brief.collect::<BTreeMap<_, _>>(), expect);
}

#[test]
fn a_large_index_has_many_shards_and_reads_back() {
    let words = ["hoa", "hòa", "hóa", "họa", "bình", "binh", "đường", "dương", "36", "một"];
    let word = |number: usize| words.get(number % words.len()).copied().unwrap_or_default();
    let text = |item: usize| {
        let each = (0..200).map(|place| format!("{} {}", word(item * 7 + place * 3), place * item));
        each.collect::<Vec<_>>().join(" ")
    };
    let texts: Vec<String> = (0..60).map(text).collect();
    let (_, shards) = lists(&make(&articles(&texts)));
    assert!(shards > 1 && shards.is_power_of_two(), "{shards}");
    check_round_trip(&texts);
}

#[test]
fn many_spellings_share_the_last_bit() {
    let vowels = "aàảãáạăằẳẵắặâầẩẫấậ";
    let texts: Vec<String> = vowels
        .chars()
        .flat_map(|c| [format!("{c}a {c}"), format!("a{c}"), format!("{c}{c}")])
        .collect();
    let files = make(&articles(&texts));
    let (got, _) = lists(&files);
    let of_two_letters = got.values().map(Vec::len).max();
    assert_eq!(of_two_letters, Some(texts.len()));
    assert!(got.values().flatten().all(|found| !found.spellings.is_empty()));
}

#[test]
fn order_and_threads_change_nothing() {
    let texts: Vec<String> =
        (0..40).map(|n| format!("Tin số {n} về kỷ luật {} kỷ cương", n % 7)).collect();
    let mut items = articles(&texts);
    let first = make(&items);
    items.reverse();
    assert_eq!(make(&items), first);
    for threads in [1, 3] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        assert_eq!(pool.install(|| make(&items)), first);
    }
}

#[test]
fn a_new_item_leaves_what_does_not_tell_of_it() {
    let texts: Vec<String> = (0..40)
        .map(|n| (0..300).map(|m| format!("x{} ", n * 300 + m)).collect::<String>())
        .collect();
    let mut items = articles(&texts);
    let names = |items: &[Item<'_>]| -> BTreeSet<String> {
        make(items).into_iter().map(|file| file.name).collect()
    };
    let before = names(&items);
    items.push(Item {
        url: "/moi/".into(),
        title: "Mới",
        date: "2026-11-01".parse().ok(),
        ..Item::default()
    });
    let after = names(&items);
    assert!(before.len() > 4);
    // At most: the shards of its two words, the last block, the columns.
    assert!(before.difference(&after).count() <= 4, "{before:?} {after:?}");
}

#[test]
fn nothing_gives_an_index_of_nothing() {
    let files = make(&[]);
    let names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names.first(), Some(&MANIFEST));
    let [manifest, shard, columns] = files.as_slice() else { panic!("{names:?}") };
    assert_eq!((shard.bytes.as_slice(), columns.bytes.len()), ([0].as_slice(), 0));
    assert!(manifest.bytes.starts_with(b"{\"format\":1,\"items\":0,"));
}

#[test]
fn the_manifest_names_every_file() {
    let texts: Vec<String> = (0..70).map(|n| format!("Bài {n}")).collect();
    let files = make(&articles(&texts));
    let manifest: serde_json::Value =
        serde_json::from_slice(&files.first().unwrap().bytes).unwrap();
    let mut named = BTreeSet::from([MANIFEST.to_owned()]);
    for (key, stem, extension) in
        [("terms", "t", "bin"), ("blocks", "b", "json"), ("columns", "c", "bin")]
    {
        let digests = manifest[key].as_str().unwrap();
        for (place, at) in (0..digests.len()).step_by(8).enumerate() {
            let digest = digests.get(at..at + 8).unwrap();
            named.insert(format!("{stem}{place:x}.{digest}.{extension}"));
        }
    }
    assert_eq!(files.iter().map(|file| file.name.clone()).collect::<BTreeSet<_>>(), named);
    assert_eq!(named.iter().filter(|name| name.starts_with('b')).count(), 5);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_was_written_reads_back(
        texts in prop::collection::vec("([hH]o[aàảoò] |b[iì]nh |[đd]|[0-9]{1,2} |\n|\\PC){0,20}", 0..12)
    ) {
        let texts: BTreeSet<String> =
            texts.iter().map(|text| crate::base::viet::nfc(text).into_owned()).collect();
        check_round_trip(&Vec::from_iter(texts));
    }
}
