//! Categories of articles: looked up in the declared tree, or gathered from the content.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::collections::FastMap;
use crate::base::{SitePath, viet};
use crate::content::{Entry, Head};
use crate::diag::Notes;
use crate::diag::fields::Spanned;
use crate::domain::{Category, CategoryTree};

/// The tree: as declared, else the categories that entries name, in Vietnamese order.
pub(super) fn tree<'a>(
    declared: &CategoryTree,
    entries: impl Iterator<Item = &'a Entry>,
) -> CategoryTree {
    if !declared.all().is_empty() {
        return declared.clone();
    }
    let mut found: BTreeMap<String, Category> = BTreeMap::new();
    for entry in entries {
        for name in names(&entry.head) {
            let slug = viet::slug_limited(&name.value, 120);
            if slug.is_empty() || found.contains_key(&slug) {
                continue;
            }
            let title = viet::squeeze(&name.value).into_owned();
            found.insert(
                slug.clone(),
                Category {
                    slug,
                    title,
                    description: None,
                    field: false,
                    parent: None,
                    level: 0,
                    declared_at: None,
                },
            );
        }
    }
    let mut all: Vec<Category> = found.into_values().collect();
    all.sort_by_cached_key(|category| viet::collation_key(&category.title));
    CategoryTree::new(all)
}

fn names(head: &Head) -> &[Spanned<String>] {
    match head {
        Head::Article(head) => &head.categories,
        Head::Document(head) => &head.categories,
        Head::Page(_) => &[],
    }
}

/// How many entries one thread looks at before another could go on.
const CHUNK: usize = 512;

/// The places of the categories of each entry.
pub(super) fn places<T: Sync>(
    tree: &CategoryTree,
    entries: &[(&Arc<Entry>, usize, T)],
) -> (Vec<Vec<usize>>, Notes) {
    let chunks: Vec<(Vec<Vec<usize>>, Notes)> = entries
        .par_chunks(CHUNK)
        .map(|chunk| {
            let (mut lookup, mut notes) = (Lookup::new(tree), Notes::new());
            let places = chunk
                .iter()
                .map(|(entry, ..)| lookup.places(names(&entry.head), &entry.file, &mut notes));
            (places.collect(), notes)
        })
        .collect();
    let (places, notes): (Vec<_>, Vec<_>) = chunks.into_iter().unzip();
    (places.into_iter().flatten().collect(), notes.concat())
}

/// Looks names up in the tree, each spelling once.
struct Lookup<'a> {
    tree: &'a CategoryTree,
    known: FastMap<&'a str, Option<usize>>,
}

impl<'a> Lookup<'a> {
    fn new(tree: &'a CategoryTree) -> Self {
        Self { tree, known: FastMap::default() }
    }

    /// The places of an entry's categories, each once, home first; unknown ones are noted.
    fn places(
        &mut self,
        names: &'a [Spanned<String>],
        file: &SitePath,
        notes: &mut Notes,
    ) -> Vec<usize> {
        let tree = self.tree;
        let mut places = Vec::with_capacity(names.len());
        for name in names {
            match *self.known.entry(&name.value).or_insert_with(|| tree.find(&name.value)) {
                Some(place) if !places.contains(&place) => places.push(place),
                Some(_) => {}
                None => notes.push(tree.note_unknown(name, file)),
            }
        }
        places
    }
}
