//! Vietnamese text: everything the program knows about the script and its customs.
//!
//! **In:** strings as editors wrote them, bytes that turned out not to be UTF-8, numbers.
//! **Out:** cleaned text, keys (for slugs, search, sorting and identity), text cut or formatted
//! for display, and findings for the proof-reader.
//!
//! The order in which one text meets these functions:
//! 1. bytes that are not UTF-8 get a guess at their encoding ([`guess_encoding`]), for the message;
//! 2. text is cleaned once, at the door ([`clean`]): from there on it is NFC with `\n` line ends
//!    and holds no invisible characters; texts that are born later (decoded entities, file names)
//!    pass through [`nfc`];
//! 3. keys are derived from it: [`slug`] for addresses and anchors, [`fold`] and [`part_tone`] for
//!    search, [`collation_key`] for sorting, [`same_word_key`] for the identity of terms;
//! 4. readers see it through [`squeeze`], [`cut_at_word`], [`first_upper`] and the `format_…`
//!    functions; data files are read with [`parse_number`];
//! 5. sentences are cut where [`ends_sentence`] says; the proof-reader asks [`double_tone_words`].
//!
//! Every function is total: it accepts any string and never fails, except [`parse_number`], whose
//! error says why. Every function is pure: no locale, no environment.
//!
//! The room deliberately knows nothing of files, Markdown, URLs, rules or messages: it returns
//! findings as data, and the caller words them.

mod clean;
mod collate;
mod encoding;
mod fold;
mod format_number;
mod latin;
mod letter;
mod nfc;
mod parse_number;
mod phrase;
mod scan;
mod sentence;
mod slug;
mod tone;
mod word;

pub use clean::{Cleaned, clean};
pub use collate::{collation_key, compare};
pub use encoding::{LegacyEncoding, guess_encoding};
pub use fold::{fold, fold_char};
pub use format_number::{format_bytes, format_integer, format_number, format_percent};
pub use letter::is_vietnamese_letter;
pub use nfc::nfc;
pub use parse_number::{NumberError, parse_number};
pub use phrase::{cut_at_word, first_upper, squeeze};
pub use sentence::{ends_sentence, may_end_sentence};
pub use slug::{slug, slug_limited};
pub use tone::part_tone;
pub use word::{double_tone_words, same_word_key};
