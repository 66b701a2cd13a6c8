//! The settings of a site: `site.yaml` in, [`Config`] out.
//!
//! In: the snapshot. Out: settings with every default filled in, the data files, and notes.
//!
//! 1. Read `site.yaml`; without it everything is a default, and a warning says what is missing.
//! 2. Read each key with its type; what does not fit is noted and its default taken.
//! 3. Note every key that nobody asked for.
//! 4. [`read_data`] sorts the files of `content/du-lieu/` by kind and hands each to its reader.
//!
//! `site.yaml` is the owner's word: it is trusted, but checked as strictly as content. The room
//! does not know themes' own settings (they are passed on) nor whether categories are used.

mod data;
mod model;
mod read;
mod read_images;
mod read_lists;
mod read_site;

pub use data::{data_digest, data_file, read_data};
pub use model::{
    BaseUrl, BlockSettings, Config, ExternalDocument, FeedContent, ImageSettings, Limits, Outputs,
    Permalink, PermalinkToken, TermSettings, ThemeChoice,
};
pub use read_site::read_config;
