//! Maps with a fast hash, for the many paths and words of a site.
//!
//! The hash has a seed of its own for each process, so that nobody can prepare texts that collide;
//! the order of a map therefore differs between runs, and nothing may depend on it.

use std::collections::{HashMap, HashSet};

/// A map with a fast hash.
pub type FastMap<K, V> = HashMap<K, V, foldhash::fast::RandomState>;
/// A set with a fast hash.
pub type FastSet<T> = HashSet<T, foldhash::fast::RandomState>;
