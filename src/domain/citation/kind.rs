//! Types of documents (loại văn bản), and the words for them before a number.
//!
//! Codes of administrative documents are those of Decree 30/2020/NĐ-CP, annex III; laws,
//! documents of the Party and official letters have theirs by custom.

use std::borrow::Cow;

use super::introduction::word_starts;
use super::words::{ends_with, lower, starts_with, without_space_at_end};
use crate::base::viet::{self, same_word_key};
use crate::domain::document::{DocumentNumber, is_state_body, true_stroke};

/// A type of document (loại văn bản).
#[derive(Debug, PartialEq, Eq)]
pub struct DocumentType {
    /// The name with a capital: `Kế hoạch`.
    pub name: &'static str,
    /// The codes that begin its signs, the usual one first: `KH`; none for official letters.
    pub codes: &'static [&'static str],
    /// The words for it in lower case, in all spellings.
    words: &'static [&'static str],
    /// Whether the name with "số" and a number can only be a document; "chương trình số 3" may be
    /// the third programme.
    pub(super) firm: bool,
}

impl DocumentType {
    /// The type of this name, in any of its spellings, as in addresses (`quyet-dinh`) and by its code
    /// (`QĐ`), and the words for it.
    fn find(name: &str) -> Option<(&'static Self, &'static str)> {
        let (key, slug) = (same_word_key(name), viet::slug(name));
        let by_words = || spelled().find(|(_, words)| same_word_key(words) == key);
        let by_address = || spelled().find(|(_, words)| viet::slug(words) == slug);
        let by_code = || TYPES.iter().find(|kind| kind.codes.contains(&name.trim()));
        let code = || by_code().and_then(|kind| Some((kind, *kind.words.first()?)));
        by_words().or_else(by_address).or_else(code)
    }

    /// The type of this name, in any of its spellings.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::find(name).map(|(kind, _)| kind)
    }

    /// The name of a type as readers see it, with a capital: "Quyết định" for `quyet-dinh`, `QĐ` and
    /// "QUYẾT ĐỊNH"; other names as they are.
    #[must_use]
    pub fn proper_name(name: &str) -> Cow<'_, str> {
        let is_proper =
            name.starts_with(char::is_uppercase) && name.chars().any(char::is_lowercase);
        let Some((_, words)) = Self::find(name).filter(|_| !is_proper) else {
            return Cow::Borrowed(name);
        };
        Cow::Owned(viet::first_upper(words).into_owned())
    }

    /// The type that a number's sign names, where it is another than this one and cannot go for it.
    ///
    /// Official letters have no code, so that one in their sign is the name of an office unless that
    /// of a body follows (`36/KH-UBND`, but not `4943/CT-TTHT`); joint circulars and resolutions may
    /// have the codes of single ones, and conclusions are made known by notices.
    #[must_use]
    pub fn contradicted_by(&self, number: &DocumentNumber) -> Option<&'static Self> {
        let sign = number.sign.as_deref()?;
        let mut words = sign.split(['-', '/', '&']);
        let (code, body) = (words.next()?, words.next().unwrap_or_default());
        let by_sign = type_of_sign(sign, number.is_of_party())?;
        let may_have = match self.name {
            "Công văn" if !is_state_body(body) => return None,
            "Thông tư liên tịch" => "TT",
            "Nghị quyết liên tịch" => "NQ",
            "Kết luận" => "TB",
            _ => "",
        };
        let suits = self.codes.is_empty() || self.codes.contains(&code) || code == may_have;
        (!suits).then_some(by_sign)
    }

    /// Whether a text names the type.
    pub(super) fn is_named_in(&self, text: &str) -> bool {
        word_starts(text).any(|at| {
            let rest = text.get(at..).unwrap_or_default();
            self.words.iter().any(|words| starts_with(rest, words).is_some())
        })
    }
}

/// Writes the table of types.
macro_rules! types {
    ($($name:literal [$($code:literal)*] $firm:ident $($words:literal)+;)*) => {
        &[$(DocumentType {
            name: $name,
            codes: &[$($code),*],
            words: &[$($words),+],
            firm: types!(@$firm),
        }),*]
    };
    (@firm) => { true };
    (@vague) => { false };
}

/// Every type that is recognised.
pub static TYPES: &[DocumentType] = types! {
    "Nghị quyết" ["NQ"] firm "nghị quyết";
    "Quyết định" ["QĐ"] firm "quyết định";
    "Chỉ thị" ["CT"] firm "chỉ thị";
    "Quy chế" ["QC"] vague "quy chế" "qui chế";
    "Quy định" ["QyĐ" "QĐi"] vague "quy định" "qui định";
    "Thông cáo" ["TC"] firm "thông cáo";
    "Thông báo" ["TB"] firm "thông báo";
    "Hướng dẫn" ["HD"] vague "hướng dẫn";
    "Chương trình" ["CTr" "CTHĐ" "CTrHĐ"] vague "chương trình" "chương trình hành động";
    "Kế hoạch" ["KH"] firm "kế hoạch" "kế hoạch hành động";
    "Phương án" ["PA"] vague "phương án";
    "Đề án" ["ĐA"] vague "đề án";
    "Dự án" ["DA"] vague "dự án";
    "Báo cáo" ["BC"] firm "báo cáo";
    "Biên bản" ["BB"] vague "biên bản";
    "Tờ trình" ["TTr"] firm "tờ trình";
    "Hợp đồng" ["HĐ"] vague "hợp đồng";
    "Công điện" ["CĐ"] firm "công điện";
    "Bản ghi nhớ" ["BGN"] vague "bản ghi nhớ";
    "Bản thỏa thuận" ["BTT"] vague "bản thỏa thuận" "bản thoả thuận" "thỏa thuận" "thoả thuận";
    "Giấy ủy quyền" ["GUQ"] vague "giấy ủy quyền" "giấy uỷ quyền";
    "Giấy mời" ["GM"] vague "giấy mời";
    "Giấy giới thiệu" ["GGT"] vague "giấy giới thiệu";
    "Giấy nghỉ phép" ["GNP"] vague "giấy nghỉ phép";
    "Phiếu gửi" ["PG"] vague "phiếu gửi";
    "Phiếu chuyển" ["PC"] vague "phiếu chuyển";
    "Phiếu báo" ["PB"] vague "phiếu báo";
    "Công văn" ["CV"] firm "công văn";
    "Văn bản" [] vague "văn bản";
    "Văn bản hợp nhất" ["VBHN"] vague "văn bản hợp nhất";
    "Luật" ["L"] vague "luật" "bộ luật";
    "Lệnh" [] vague "lệnh";
    "Pháp lệnh" ["PL"] vague "pháp lệnh";
    "Nghị định" ["NĐ"] firm "nghị định";
    "Thông tư" ["TT"] firm "thông tư";
    "Thông tư liên tịch" ["TTLT"] firm "thông tư liên tịch";
    "Nghị quyết liên tịch" ["NQLT"] firm "nghị quyết liên tịch";
    "Kết luận" ["KL"] firm "kết luận";
    "Thông tri" ["TT"] firm "thông tri";
};

/// The codes of all types.
pub(super) fn codes() -> impl Iterator<Item = &'static str> {
    TYPES.iter().flat_map(|kind| kind.codes).copied()
}

/// What stands before a number and belongs to it: "Kế hoạch số ".
#[derive(Debug)]
pub(super) struct Lead {
    /// Where it begins in the text before the number; its length where there is nothing.
    pub(super) start: usize,
    /// The type, where its words (or its code, as in "KH số") stand there, and their end.
    pub(super) kind: Option<(&'static DocumentType, usize)>,
    /// Whether "số" stands there.
    pub(super) says_number: bool,
    /// Whether "số" and the number are written as one word.
    pub(super) joined: bool,
}

impl Lead {
    /// Reads what stands before a number, from its end backwards.
    pub(super) fn read(before: &str) -> Self {
        let mut lead = Self { start: before.len(), kind: None, says_number: false, joined: false };
        let Some(text) = without_space_at_end(before) else { return lead };
        let mut left = text;
        let bare = text.strip_suffix(':').and_then(without_space_at_end).unwrap_or(text);
        if let Some(at) = ends_with(bare, "số").or_else(|| ends_with(bare, "số hiệu")) {
            lead.start = at;
            lead.says_number = true;
            lead.joined = bare.len() == before.len();
            left = before.get(..at).and_then(without_space_at_end).unwrap_or_default();
        }
        if let Some((kind, at)) = type_words(left).or_else(|| {
            // "KH 36" alone would be too little.
            lead.says_number.then(|| type_code(left)).flatten()
        }) {
            lead.start = at;
            lead.kind = Some((kind, left.len()));
        }
        lead
    }

    /// Reads the code of a type before a number whose sign begins with it: "QĐ 15/QĐ-UBND".
    pub(super) fn read_code(&mut self, before: &str, number: &DocumentNumber) {
        if self.kind.is_some() || self.says_number {
            return;
        }
        let text = before.trim_end();
        let by_sign = number.sign.as_deref().and_then(|it| type_of_sign(it, number.is_of_party()));
        if let Some((kind, at)) = type_code(text).filter(|(kind, _)| by_sign == Some(*kind)) {
            (self.start, self.kind) = (at, Some((kind, text.len())));
        }
    }
}

/// Every type with each of its spellings in words.
fn spelled() -> impl Iterator<Item = (&'static DocumentType, &'static str)> {
    TYPES.iter().flat_map(|kind| kind.words.iter().map(move |words| (kind, *words)))
}

/// The type whose words a text ends with, the longest of them, and where they begin.
pub(super) fn type_words(text: &str) -> Option<(&'static DocumentType, usize)> {
    let last = text.chars().next_back().map(lower)?;
    if !may_end_type(text) {
        return None;
    }
    spelled()
        .filter(|(_, words)| words.ends_with(last))
        .filter_map(|(kind, words)| ends_with(text, words).map(|at| (kind, at)))
        .min_by_key(|(_, at)| *at)
}

/// Whether the last word of a text begins and ends like the last word of a type: a quick look that
/// spares most numbers the search in the table.
fn may_end_type(text: &str) -> bool {
    let mut word = text.chars().rev().take_while(|c| c.is_alphabetic()).take(7);
    let Some(last) = word.next() else { return false };
    let first = word.last().unwrap_or(last);
    matches!(
        (lower(first), lower(last)),
        ('á' | 'b' | 'c' | 'd' | 'l' | 'q' | 't' | 'v' | 'đ', 'n')
            | ('b' | 'c', 'o')
            | ('c', 'ế')
            | ('g' | 'm' | 't', 'i')
            | ('h' | 'l' | 't' | 'đ', 'h')
            | ('l' | 'n' | 'q', 't')
            | ('n', 'ớ')
            | ('p', 'p')
            | ('t', 'u' | 'ư' | 'ị')
            | ('đ', 'g')
    )
}

/// The type whose code a text ends with, in its exact case, and where it begins.
fn type_code(text: &str) -> Option<(&'static DocumentType, usize)> {
    // No code has more than five letters; a window keeps the work bounded.
    let (at, _) =
        text.char_indices().rev().take(6).take_while(|(_, c)| c.is_alphabetic()).last()?;
    let word: String = text.get(at..)?.chars().map(true_stroke).collect();
    if text.get(..at)?.ends_with(char::is_alphanumeric) || word.chars().count() < 2 {
        return None;
    }
    TYPES.iter().find(|kind| kind.codes.contains(&word.as_str())).map(|kind| (kind, at))
}

/// The type that a sign names by its first word; the Party's `QĐ` is a decision or a regulation,
/// so it names none.
pub(super) fn type_of_sign(sign: &str, is_party: bool) -> Option<&'static DocumentType> {
    let code = sign.split(['-', '/', '&']).next()?;
    if is_party && code == "QĐ" {
        return None;
    }
    if sign.strip_prefix("QH").is_some_and(|term| term.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    TYPES.iter().find(|kind| kind.codes.contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_is_found_by_its_words() {
        for kind in TYPES {
            for words in kind.words {
                for text in [format!("các {words}"), words.to_uppercase()] {
                    assert_eq!(type_words(&text).map(|(kind, _)| kind), Some(kind), "{text}");
                }
            }
        }
    }
}
