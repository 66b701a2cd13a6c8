//! YAML with places: every value and key knows the bytes where it stands.
//!
//! In: a text (front matter, `site.yaml`, a theme's or a data file), the place where it begins in its
//! file, and limits. Out: a tree of [`Node`]s, and everything that is wrong with the text.
//!
//! 1. `nesting` bounds brackets, and [`parse`] the size, before anything is read: the parser's work
//!    grows with the square of the nesting.
//! 2. `scan` follows the block structure line by line and builds a tree of places (`inline`,
//!    `flow` and `quoted` read parts of lines). If the text is plain, as front matter nearly always is, the
//!    scan knows the values too (`resolve`) and the tree is the result.
//! 3. Else `values` asks `serde_yaml`, whose word is final, and `places` joins its values with the
//!    scan's places.
//! 4. If the parser refuses the text, `recover` reads the sound parts and reports each broken one,
//!    and `guess` names the editor's slip.
//! 5. `keys` finds duplicate keys at every level and resolves merge keys.
//!
//! `front_matter` finds where the YAML of an article begins and ends.
//!
//! Deliberately unknown here: what the keys mean, which are required, how a message is worded, and
//! lines and columns.

mod flow;
mod front_matter;
mod guess;
mod inline;
mod keys;
mod nesting;
mod node;
mod places;
mod problem;
#[cfg(test)]
mod properties;
mod quoted;
mod recover;
mod resolve;
mod scan;
#[cfg(test)]
mod tests;
mod values;

pub use front_matter::{FrontMatter, FrontMatterProblem, split_front_matter};
pub use node::{Entry, Kind, Node, Value};
pub use problem::{Guess, Problem, ProblemKind};

/// How large a text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The greatest length in bytes.
    pub bytes: usize,
    /// The greatest number of levels, of block structure and of brackets each.
    pub depth: usize,
}

impl Limits {
    /// For front matter: 64 KiB, 32 levels.
    pub const HEAD: Self = Self { bytes: 64 * 1024, depth: 32 };
    /// For whole files: 8 MiB, 48 levels.
    pub const FILE: Self = Self { bytes: 8 * 1024 * 1024, depth: 48 };
}

/// What a text holds, and everything wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The tree; of a text with errors, the parts that could be read. A text without content
    /// gives [`Value::Null`].
    pub root: Option<Node>,
    /// All problems, in the order of their places.
    pub problems: Vec<Problem>,
    /// Keys that stand in the text but could not be read, so that nobody reports them missing.
    pub broken_keys: Vec<String>,
}

impl Parsed {
    fn refused(kind: ProblemKind, span: std::ops::Range<usize>) -> Self {
        Self { root: None, problems: vec![Problem { kind, span }], broken_keys: Vec::new() }
    }
}

/// Reads a YAML text that stands at byte `offset` of its file.
///
/// Spans count from the start of that file. The line breaks of `text` should be `\n` alone. No
/// text makes this fail as a whole: what is wrong is in [`Parsed::problems`].
#[must_use]
pub fn parse(text: &str, offset: usize, limits: Limits) -> Parsed {
    if text.len() > limits.bytes {
        let kind = ProblemKind::TooLarge { limit: limits.bytes };
        return Parsed::refused(kind, offset..offset + text.len());
    }
    let too_deep = ProblemKind::TooDeep { limit: limits.depth };
    if let Some(at) = nesting::too_deep(text, limits.depth) {
        return Parsed::refused(too_deep, offset + at..offset + at + 1);
    }
    let mut scan = scan::scan(text, offset, limits.depth);
    if let Some(span) = scan.too_deep {
        return Parsed::refused(too_deep, span);
    }
    let mut parsed = Parsed { root: None, problems: Vec::new(), broken_keys: Vec::new() };
    parsed.problems.append(&mut scan.cuts);
    if scan.exact {
        parsed.root = Some(scan.root);
    } else {
        read_or_recover(text, offset, limits, &scan.root, &mut parsed);
    }
    reject_lone_scalar(text, offset, &mut parsed);
    if let Some(root) = &mut parsed.root {
        keys::settle(root, &mut parsed.problems);
    }
    parsed.problems.sort_by_key(|problem| problem.span.start);
    parsed
}

fn read_or_recover(text: &str, offset: usize, limits: Limits, place: &Node, parsed: &mut Parsed) {
    match values::read(text) {
        Ok(mut root) => {
            places::lay(&mut root, place);
            parsed.root = Some(root);
        }
        Err(refusal) => {
            let recovered = recover::recover(text, offset, limits, &refusal);
            parsed.root = recovered.root;
            parsed.problems.extend(recovered.problems);
            parsed.broken_keys = recovered.broken_keys;
        }
    }
}

/// Reads a text that has been found to be within the limits; its places are those of the scan.
fn read_whole(text: &str, offset: usize, limits: Limits) -> Result<Node, values::Refusal> {
    let scan = scan::scan(text, offset, limits.depth);
    if scan.exact {
        return Ok(scan.root);
    }
    let mut root = values::read(text)?;
    places::lay(&mut root, &scan.root);
    Ok(root)
}

fn reject_lone_scalar(text: &str, offset: usize, parsed: &mut Parsed) {
    let is_scalar = parsed.root.as_ref().is_some_and(|root| root.scalar_text().is_some());
    if is_scalar {
        let (problem, key) = recover::lone_scalar(text, offset);
        parsed.root = None;
        parsed.problems.push(problem);
        parsed.broken_keys.extend(key);
    }
}
