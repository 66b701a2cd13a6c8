//! `cchc` turns a folder of Markdown articles into the news column "Cải cách hành chính" (public
//! administration reform) of a Vietnamese state body.
//!
//! The library is a street of rooms, walked once from left to right and never back:
//!
//! ```text
//! DISK → source → content → site → plan → render → output → DISK or MEMORY
//!          ├→ config ┴───────┘              │
//!          └→ theme ────────────────────────┘
//! ```
//!
//! [`build`] walks the street; [`dev`] serves what it made; [`report`] counts it; [`cli`] is the door
//! to people.
//! Below lie [`domain`] (the field), [`chart`] (drawings of figures), [`diag`] (problems) and
//! [`base`] (text, dates, paths).

pub mod base;
pub mod build;
pub mod chart;
pub mod cli;
pub mod config;
pub mod content;
pub mod dev;
pub mod diag;
pub mod domain;
pub mod imaging;
pub mod output;
pub mod plan;
pub mod render;
pub mod report;
pub mod search;
pub mod site;
pub mod source;
pub mod theme;
