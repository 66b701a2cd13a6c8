//! Themes: layers of templates and static files in, one [`Theme`] out.
//!
//! In: the snapshot and the chosen theme. Out: a template engine with every layer in it, settings
//! with their defaults, static files with their routes, and notes.
//!
//! 1. Find the layers: the site's own `templates/` and `static/`, the chosen theme, its parents
//!    (`extends`), and the default theme, which is embedded in the program. The first hit wins.
//! 2. Read each `theme.yaml`; check the settings of `site.yaml` against their declared types.
//! 3. Add all templates to one engine, with filters that are pure functions.
//! 4. Note which fields of a page each template names, so that the others need not be made.
//! 5. Give static files names that hold their digest where that is wanted, and put those names into
//!    style sheets. Of a default theme that only stands behind, those that something names.
//!
//! Templates get no file, network, clock or environment. The room does not know what is rendered.

mod assets;
mod css;
mod embedded;
mod engine;
mod filters;
mod layers;
mod manifest;
mod needs;
mod reach;
mod settings;
mod used;

pub use assets::{Asset, AssetNames};
pub use css::addresses as addresses_in_styles;
pub use engine::{Theme, read_theme, template_note};
pub use needs::{Asked, Needs};
pub use settings::{SetPicture, Settings};
