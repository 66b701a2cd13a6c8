//! What can be wrong with a YAML text, and which slip of the editor probably caused it.

use std::ops::Range;

/// One thing wrong with the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Where, in bytes (with the `offset` of the call).
    pub span: Range<usize>,
}

/// The kinds of [`Problem`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// A key stands twice in one mapping; the first value is kept.
    DuplicateKey {
        /// The key.
        key: String,
        /// Where it stands first.
        first: Range<usize>,
    },
    /// The text is not YAML.
    Syntax {
        /// The parser's own words, in English, without its line and column.
        detail: String,
        /// The probable slip, if it shows.
        guess: Option<Guess>,
    },
    /// The text is longer than allowed; nothing was read.
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// Brackets or indents are nested deeper than allowed; nothing was read.
    TooDeep {
        /// The limit in levels.
        limit: usize,
    },
    /// Aliases (`*name`) repeat so much that the value would be far larger than the text.
    TooManyAliases,
    /// The text is one lone scalar, neither a mapping nor a list.
    NotAMap {
        /// The probable slip, if it shows.
        guess: Option<Guess>,
    },
    /// An unquoted value is cut by ` #`: `title: Mục tiêu #1` reads `Mục tiêu`. The span is that
    /// of the part cut off. A hint: what follows may be a comment that is meant.
    CommentCutsValue {
        /// No blank follows the `#`, so that it was hardly meant as a comment.
        tight: bool,
    },
}

/// The slip that probably made a text unreadable; the problem's span shows its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guess {
    /// `title: Cao Bằng: Kế hoạch`: a value with a colon in it needs quotes.
    ColonInValue {
        /// The key on that line.
        key: String,
        /// The whole value that needs quotes.
        value: String,
    },
    /// The line is indented with a tab.
    TabIndent,
    /// A no-break space (U+00A0) stands after the colon, in the indent or at a key.
    NoBreakSpace,
    /// A quote is opened and never closed.
    UnclosedQuote,
    /// `title: "Cao Bằng" vượt lên`: text goes on after the closing quote.
    TextAfterQuote,
    /// `[` or `{` is opened and never closed.
    UnclosedBracket(char),
    /// The value begins with a sign that means something to YAML (`@ % * & [ { ! > |` and `` ` ``).
    StartsWithSpecial(char),
    /// `title:Abc`: a blank is missing after the colon.
    MissingSpaceAfterColon {
        /// The key on that line.
        key: String,
    },
    /// `-item`: a blank is missing after the dash.
    MissingDashSpace,
    /// The line's indent fits none of the lines above.
    BadIndent,
}
