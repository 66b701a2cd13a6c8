//! The manifest: the one file of the index whose name stays, from which the browser learns the
//! names of all others.

use serde_json::{Value, json};

use super::Alias;
use super::item::Label;
use super::table::BLOCK;

/// The name of the manifest ("chỉ mục": index).
pub const MANIFEST: &str = "chi-muc.json";

/// The version of all formats; a browser that knows another one says so instead of guessing.
const FORMAT: u32 = 1;

/// What the manifest says.
pub(super) struct Manifest<'a> {
    /// How many items there are.
    pub items: usize,
    /// The digests of the shards, eight characters each: shard `i` is `t{i:x}.{digest}.bin`.
    pub terms: String,
    /// Likewise the blocks of items, `b{i:x}.{digest}.json`.
    pub blocks: String,
    /// The digest of the columns, `c0.{digest}.bin`.
    pub columns: String,
    /// See [`super::table::Facets`].
    pub years: Vec<u32>,
    pub forms: Vec<&'a str>,
    pub units: Vec<Label<'a>>,
    pub categories: Vec<Label<'a>>,
    pub aliases: &'a [Alias<'a>],
}

impl Manifest<'_> {
    /// The manifest as JSON.
    pub(super) fn to_json(&self) -> Vec<u8> {
        let labels = |labels: &[Label<'_>]| -> Vec<Value> {
            labels.iter().map(|label| json!([label.id, label.title])).collect()
        };
        let aliases = self.aliases.iter().map(|alias| json!([alias.short, alias.full]));
        let manifest = json!({
            "format": FORMAT,
            "items": self.items,
            "block": BLOCK,
            "terms": self.terms,
            "blocks": self.blocks,
            "columns": self.columns,
            "years": self.years,
            "forms": self.forms,
            "units": labels(&self.units),
            "categories": labels(&self.categories),
            "aliases": aliases.collect::<Vec<_>>(),
        });
        serde_json::to_vec(&manifest).unwrap_or_default()
    }
}
