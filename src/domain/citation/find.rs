//! The way through a text, from one run of digits to the next.

use super::between::Between;
use super::kind::{self, DocumentType, Lead};
use super::malformed::{self, Malformed};
use super::tail::Tail;
use super::words::{starts_with, without_space, without_space_at_end};
use super::{Citation, Defect, Introduction};
use crate::domain::document::{DocumentNumber, is_false_stroke};

/// Bytes that are looked at together for digits.
const CHUNK: usize = 32;
/// How far back the beginning of a web address is looked for.
const ADDRESS: usize = 256;

/// How far back another type is looked for that a sign may belong to.
const BEFORE: usize = 120;

/// What begins the sign of a document whose type is not named and has no code: offices that write
/// official letters.
pub(super) const OFFICES: &[&str] =
    &["UBND", "HĐND", "VPCP", "VP", "TTg", "BNV", "SNV", "BTTTT", "BKHCN"];

pub(super) fn all(text: &str) -> Vec<Citation> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let (mut at, mut floor) = (0, 0);
    while let Some(start) = next_digit(bytes, at) {
        let rest = bytes.get(start..).unwrap_or_default();
        let end = start + rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        at = end;
        if let Some((citation, read_to)) = read(text, floor, start, end) {
            at = read_to.max(end);
            floor = at;
            found.push(citation);
        }
    }
    found
}

/// The first digit at or after an offset. Whole chunks are tested at once, which compiles to
/// vector instructions.
fn next_digit(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(chunk) = bytes.get(at..at + CHUNK) {
        let any = chunk.iter().fold(false, |any, byte| any | byte.is_ascii_digit());
        if any {
            break;
        }
        at += CHUNK;
    }
    let rest = bytes.get(at..)?;
    rest.iter().position(u8::is_ascii_digit).map(|offset| at + offset)
}

/// Reads the citation whose number begins with the digits `start..end`, and how far it was read;
/// nothing before `floor` belongs to it.
fn read(text: &str, floor: usize, start: usize, end: usize) -> Option<(Citation, usize)> {
    let before = text.get(floor..start)?;
    if end - start > 6 || !may_begin(before) {
        return None;
    }
    let rest = text.get(start..)?;
    let signed = Signed::read(rest);
    if signed.is_none() && !may_be_unsigned(before, text.get(end..)?) {
        return None;
    }
    let mut lead = Lead::read(before);
    if let Some(signed) = &signed {
        lead.read_code(before, &signed.number);
    }
    if before.ends_with(char::is_alphanumeric) && !lead.joined {
        return None;
    }
    let has_words = lead.kind.is_some() || lead.says_number;
    let is_clear = |signed: &Signed| has_words || !signed.needs_words;
    let (signed, tail) = match signed.filter(is_clear) {
        Some(signed) => {
            let trusted = is_trusted(&signed.number, &lead) && !in_address(text, start);
            let tail = trusted.then(|| Tail::read(text, start + signed.length))?;
            (signed, tail)
        }
        None => read_unsigned(text, start, &lead)?,
    };
    let may_have = lead.kind.is_none() && signed.number.sign.is_some();
    let between = may_have.then(|| Between::read(text, floor, floor + lead.start)).flatten();
    let between = between.filter(|it| it.suits(&signed.number, lead.says_number));
    let parts = Parts { floor, start, lead, signed, between, tail };
    parts.put_together(text)
}

/// A number and its sign.
struct Signed {
    number: DocumentNumber,
    length: usize,
    /// Whether it is written in another form than it is meant in.
    is_malformed: bool,
    /// Whether only the words before it can make it sure.
    needs_words: bool,
}

impl Signed {
    fn new(number: DocumentNumber, length: usize) -> Self {
        Self { number, length, is_malformed: false, needs_words: false }
    }

    /// Reads the number and sign that a text begins with.
    fn read(rest: &str) -> Option<Self> {
        let regular = DocumentNumber::read(rest).filter(|(_, length)| ends_well(rest, *length));
        if let Some((number, length)) = regular {
            return Some(match malformed::repaired(&number) {
                Some(number) => Self { is_malformed: true, ..Self::new(number, length) },
                None => Self::new(number, length),
            });
        }
        let Malformed { number, length, needs_words } =
            malformed::read(rest).filter(|it| ends_well(rest, it.length))?;
        Some(Self { is_malformed: true, needs_words, ..Self::new(number, length) })
    }
}

/// What was read of a citation.
struct Parts {
    floor: usize,
    start: usize,
    lead: Lead,
    signed: Signed,
    between: Option<Between>,
    tail: Tail,
}

impl Parts {
    /// The citation, and how far it was read. What stands behind a number goes before what stands
    /// before it.
    fn put_together(self, text: &str) -> Option<(Citation, usize)> {
        let Self { floor, start, lead, signed, between, mut tail } = self;
        let number_span = start..start + signed.length;
        let mut begin = floor + lead.start;
        let mut kind = lead.kind.map(|(kind, end)| (kind, begin..floor + end));
        if let Some(between) = between {
            kind = between.kind.or(kind);
            begin = kind.as_ref().map_or(begin, |(_, span)| span.start);
            tail.issuer = tail.issuer.or(between.issuer);
            if let Some((day, span)) = between.day.filter(|_| !tail.has_day()) {
                match day.date {
                    Some(date) => tail.date = Some((date, span)),
                    None => tail.impossible = Some(span),
                }
            }
        }
        let other_type = kind.as_ref().and_then(|(kind, _)| {
            let other = kind.contradicted_by(&signed.number)?;
            // Of "Thông báo hợp đồng số 12/TB-SNV" the first is the type, the second its subject.
            let from = begin.saturating_sub(BEFORE).max(floor);
            let from = (from..=begin).find(|&from| text.is_char_boundary(from))?;
            (!other.is_named_in(text.get(from..begin)?)).then_some(other)
        });
        let defects = defects(&signed, text.get(number_span.clone())?, other_type, &tail);
        let (kind, kind_span) = kind.unzip();
        let Signed { number, .. } = signed;
        let by_sign = || kind::type_of_sign(number.sign.as_deref()?, number.is_of_party());
        let citation = Citation {
            span: begin..tail.end,
            kind: kind.or_else(by_sign),
            kind_span,
            introduction: Introduction::read(text, floor, begin),
            defects,
            number_span,
            number,
            date: tail.date,
            year: tail.year,
            has_part_of_day: tail.has_part_of_day,
            issuer: tail.issuer,
        };
        Some((citation, tail.read_to))
    }
}

/// Whether a number may begin behind this text: not inside a date, a decimal, an address or a
/// code. (A letter may be the end of "số", which is looked at later.)
fn may_begin(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        Some('.' | '/' | '-' | '_' | '@' | '#' | '=' | '&' | '%' | '+' | '~' | '$' | '\\') => false,
        Some(',' | ':' | ';' | '–') => !back.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !c.is_ascii_alphanumeric(),
        None => true,
    }
}

/// Whether a number with its sign ends where it was read to the end: no letter, address or file
/// ending goes on.
fn ends_well(rest: &str, length: usize) -> bool {
    let mut after = rest.get(length..).unwrap_or_default().chars();
    match after.next() {
        Some('@' | '_' | '=') => false,
        Some('/' | '-' | '.' | '&' | '–' | ':') => {
            !after.next().is_some_and(|c| c.is_alphanumeric() || c == '/')
        }
        Some(c) => !c.is_alphanumeric(),
        None => true,
    }
}

/// Whether what looks like a number with a sign is one: the text names a type, or the sign begins
/// with the code of a type or with an office.
fn is_trusted(number: &DocumentNumber, lead: &Lead) -> bool {
    if lead.kind.is_some() {
        return true;
    }
    let Some(sign) = number.sign.as_deref() else { return false };
    let first = sign.split(['-', '/', '&']).next().unwrap_or_default();
    let known = kind::type_of_sign(sign, false).is_some()
        || OFFICES.contains(&first)
        || sign.starts_with("QH");
    let plain = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    known || lead.says_number && sign.split(['-', '/', '&']).all(plain)
}

/// Whether an offset lies inside a web or mail address.
fn in_address(text: &str, at: usize) -> bool {
    let from = (at.saturating_sub(ADDRESS)..at).find(|&from| text.is_char_boundary(from));
    let before = from.and_then(|from| text.get(from..at)).unwrap_or_default();
    let token = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    ["://", "www.", "@", "?"].iter().any(|mark| token.contains(mark))
}

/// Whether a number without a whole sign can be one of a document: "số" stands before it, or a
/// word or bracket behind it that may begin day or issuer. A quick look that spares most numbers
/// the rest.
fn may_be_unsigned(before: &str, after: &str) -> bool {
    let says_number = || {
        let before = before.trim_end_matches(':');
        without_space_at_end(before).is_some_and(|text| text.ends_with(['ố', 'Ố', 'u', 'U']))
    };
    let mut behind = after.chars();
    let goes_on = match behind.next() {
        Some('/' | '-' | '–') => behind.next().is_some_and(char::is_uppercase),
        Some(c) if c.is_whitespace() => without_space(behind.as_str())
            .is_some_and(|rest| rest.starts_with(|c| "nNcCdDbBkKrRđĐ(,".contains(c))),
        Some(_) | None => false,
    };
    goes_on || says_number()
}

/// Reads a number without a whole sign; only words around it can make it one of a document.
fn read_unsigned(text: &str, start: usize, lead: &Lead) -> Option<(Signed, Tail)> {
    let (kind, _) = lead.kind?;
    let rest = text.get(start..)?;
    let (number, mut length) = DocumentNumber::read_unsigned(rest)?;
    let part = part_of_sign(rest.get(length..)?);
    length += part;
    let looks_like_year =
        number.digits.len() == 4 && number.digits.starts_with(['1', '2']) && part == 0;
    // "Kế hoạch 10/2023" may be the plan of October, "Kế hoạch 5a" a part of one.
    let plain = number.year.is_none() && number.letter.is_none();
    if !is_apart(rest.get(length..)?) || !plain && !lead.says_number {
        return None;
    }
    let tail = Tail::read(text, start + length);
    let likely = if lead.says_number {
        kind.firm || part > 0 || number.year.is_some() || tail.issuer.is_some()
    } else {
        kind.firm && !looks_like_year && tail.issuer.is_some()
    };
    (likely || tail.date.is_some()).then(|| (Signed::new(number, length), tail))
}

/// The bytes of the part of a sign behind a number: `/KH`.
fn part_of_sign(rest: &str) -> usize {
    let Some(word) = rest.strip_prefix(['/', '-']) else { return 0 };
    let length: usize =
        word.chars().take(8).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let part = word.get(..length).unwrap_or_default();
    if kind::type_of_sign(part, false).is_some() || OFFICES.contains(&part) {
        length + 1
    } else {
        0
    }
}

/// Whether a number without a sign stands by itself before this text: not in a list that shares
/// one sign ("số 36, 37/KH-UBND").
fn is_apart(rest: &str) -> bool {
    let next = without_space(rest).unwrap_or_default();
    let behind = next.strip_prefix(',').or_else(|| next.get(starts_with(next, "và")?..));
    let listed = behind.and_then(without_space);
    if listed.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return false;
    }
    let mut after = rest.chars();
    match after.next() {
        Some('/' | '-' | '%' | '–' | '_' | '@' | '&' | '+' | '=' | '°') => false,
        Some('.' | ',' | ':') => !after.next().is_some_and(char::is_alphanumeric),
        Some(c) => !c.is_alphanumeric() && !after.as_str().trim_start().starts_with('%'),
        None => true,
    }
}

fn defects(
    signed: &Signed,
    written: &str,
    other_type: Option<&'static DocumentType>,
    tail: &Tail,
) -> Vec<Defect> {
    let number = &signed.number;
    let found = [
        (number.sign.is_none(), Defect::NoSign),
        (signed.is_malformed, Defect::Malformed),
        (number.is_party_pattern_of_state_body(), Defect::PartyPattern),
        (written.contains(is_false_stroke), Defect::FalseStroke),
    ];
    let mut defects: Vec<Defect> =
        found.into_iter().filter(|(is_so, _)| *is_so).map(|(_, defect)| defect).collect();
    defects.extend(other_type.map(Defect::OtherType));
    defects.extend(tail.impossible.clone().map(Defect::ImpossibleDate));
    defects
}
