//! Tables of citations and look-alikes, matching, and what holds for every text.

mod forms;
mod look_alikes;
mod matching;
mod properties;
