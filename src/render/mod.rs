//! From views to bytes.
//!
//! In: a [`Plan`](crate::plan::Plan), a [`Theme`](crate::theme::Theme) and a sink. Out: the bytes of
//! every page, straight into the sink; and notes about templates and drawings that failed, and about
//! pages that weigh too much.
//!
//! 1. Turn settings, shared parts and every card into template values, once.
//! 2. For each page, in parallel: draw its body, hand its view to its template, or write its feed,
//!    bulletin, sitemap, register or redirect. Weigh what came of templates.
//! 3. For each picture, in parallel: decode it once, and make those of its versions that the sink does
//!    not have from before.
//! 4. Give the bytes to the sink and forget them.
//!
//! It does not know where the bytes go, nor why a page exists.

mod budget;
mod bulletin;
mod calendar;
mod context;
mod dataset;
mod feed;
mod json;
mod loaded;
mod memory;
mod page;
mod picture;
mod press;
mod redirect;
mod register;
mod sink;
mod sitemap;
mod svg;
mod value;
mod xml;

pub use budget::Budget;
pub use bulletin::bulletin;
pub use context::SharedValues;
pub use memory::{Kept, PageMemory};
pub use page::{Rendered, render};
pub use press::Press;
pub use sink::{Seal, Sink};
