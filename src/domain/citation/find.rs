//! The way through a text, from one run of digits to the next.

use super::kind::{self, Lead};
use super::tail::Tail;
use super::words::{starts_with, without_space, without_space_at_end};
use super::{Citation, Defect, Introduction};
use crate::domain::document::{DocumentNumber, is_false_stroke};

/// Bytes that are looked at together for digits.
const CHUNK: usize = 32;
/// How far back the beginning of a web address is looked for.
const ADDRESS: usize = 256;

/// What begins the sign of a document whose type is not named and has no code: offices that write
/// official letters.
const OFFICES: &[&str] = &["UBND", "HĐND", "VPCP", "VP", "TTg", "BNV", "SNV", "BTTTT", "BKHCN"];

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
    let signed = DocumentNumber::read(rest).filter(|(_, length)| ends_well(rest, *length));
    if signed.is_none() && !may_be_unsigned(before, text.get(end..)?) {
        return None;
    }
    let lead = Lead::read(before);
    if before.ends_with(char::is_alphanumeric) && !lead.joined {
        return None;
    }
    let ((number, length), tail) = match signed {
        Some((number, length)) => {
            let trusted = is_trusted(&number, &lead) && !in_address(text, start);
            let tail = trusted.then(|| Tail::read(text, start + length))?;
            ((number, length), tail)
        }
        None => read_unsigned(text, start, &lead)?,
    };
    let number_span = start..start + length;
    let written = text.get(number_span.clone())?;
    let kind_end = lead.kind.map(|(_, end)| floor + end);
    let span = floor + lead.start..tail.end;
    let citation = Citation {
        kind: lead.kind.map(|(kind, _)| kind).or_else(|| {
            let sign = number.sign.as_deref()?;
            kind::type_of_sign(sign, number.is_of_party())
        }),
        kind_span: kind_end.map(|end| span.start..end),
        introduction: Introduction::read(text, floor, span.start),
        defects: defects(&number, written, &tail),
        span,
        number_span,
        number,
        date: tail.date,
        year: tail.year,
        issuer: tail.issuer,
    };
    Some((citation, tail.read_to))
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
fn read_unsigned(text: &str, start: usize, lead: &Lead) -> Option<((DocumentNumber, usize), Tail)> {
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
    (likely || tail.date.is_some()).then_some(((number, length), tail))
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

fn defects(number: &DocumentNumber, written: &str, tail: &Tail) -> Vec<Defect> {
    let mut defects = Vec::new();
    if number.sign.is_none() {
        defects.push(Defect::NoSign);
    }
    if number.is_party_pattern_of_state_body() {
        defects.push(Defect::PartyPattern);
    }
    if written.contains(is_false_stroke) {
        defects.push(Defect::FalseStroke);
    }
    defects.extend(tail.impossible.clone().map(Defect::ImpossibleDate));
    defects
}
