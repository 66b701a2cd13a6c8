//! The ground floor: what every room stands on and nothing of what they do.
//!
//! In: text, bytes, numbers. Out: digests, paths, spans, dates, decimals, YAML and CSV with
//! places, Vietnamese text. It knows nothing of articles, sites, themes or disks.

mod canonical;
pub mod chunks;
pub mod collections;
pub mod csv;
pub mod csv_text;
pub mod date;
mod decimal;
pub mod digest;
pub mod html;
pub mod image_size;
pub mod media;
pub mod orientation;
pub mod path;
pub mod suggest;
pub mod text;
pub mod viet;
pub mod web;
pub mod yaml;

pub use decimal::Decimal;
pub use digest::{Digest, Shared};
pub use path::{Route, SitePath};
pub use text::Span;
