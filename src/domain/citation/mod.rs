//! Citations of official documents in running text (viện dẫn văn bản).
//!
//! In: the plain text of one paragraph or run, in NFC, entities decoded. Out: every citation with
//! its place, number, type, day and issuer as far as they are named, and what is irregular about
//! it; and, for one citation, which document of a register it means.
//!
//! 1. [`find_citations`] goes from one run of digits to the next; nothing else can be a number.
//! 2. The [`DocumentNumber`] grammar reads number and sign; a number alone goes on as "perhaps".
//!    `malformed` knows numbers whose form is wrong and whose meaning is clear.
//! 3. `kind` looks backwards for "số" and the words of a type: "Kế hoạch số"; `between` for an
//!    issuer and a day in the middle: "Kế hoạch của UBND tỉnh số".
//! 4. `tail` looks forwards for day and issuer: "ngày 19/12/2019 của UBND tỉnh"; `introduction`
//!    reads them before a verb of issuing: "Ngày 19/12/2019, UBND tỉnh ban hành"; `person` knows
//!    who signs from the body that is signed for: "Phó Chủ tịch UBND tỉnh Đặng Hoài Nam".
//! 5. Look-alikes are turned away by what stands around them: house numbers, addresses, standards,
//!    dates; the less of a type is named, the more the sign itself must look like one.
//! 6. [`Register`] decides which document is meant: number and sign, then issuer, then day.
//!
//! Every step looks at a bounded stretch of text, so the whole is linear in the text.
//!
//! It does not know Markdown, HTML, addresses or rules: what may not be linked is left out by the
//! caller, which also decides what a first citation must name.

mod between;
mod body;
mod day;
mod find;
mod introduction;
mod issuer;
mod kind;
mod malformed;
mod name;
mod person;
mod register;
mod sign;
mod tail;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

pub use body::{committee_of, full_issuer, province_of, territory_of, territory_of_committee};
pub use introduction::Introduction;
pub use kind::{DocumentType, TYPES};
pub use malformed::regular_number;
pub use name::{NamedDocument, note_bad_number, read_name};
pub use register::{Candidate, KnownIssuer, Match, Reference, Register};
pub use sign::usual_number;

use super::document::DocumentNumber;
use crate::base::date::Date;

/// A citation of a document (viện dẫn văn bản). All places are byte offsets in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The whole form: "Kế hoạch số 4459/KH-UBND ngày 19/12/2019 của UBND tỉnh", also with the
    /// issuer before the number, "Kế hoạch của UBND tỉnh số 4459/KH-UBND".
    pub span: Range<usize>,
    /// The number and sign in it: "4459/KH-UBND".
    pub number_span: Range<usize>,
    /// Number and sign, taken apart.
    pub number: DocumentNumber,
    /// The type: by its words in the text, else by the code in the sign.
    pub kind: Option<&'static DocumentType>,
    /// The words for the type, where the text names it: "Kế hoạch".
    pub kind_span: Option<Range<usize>>,
    /// The day of issue (ngày ban hành) and its place.
    pub date: Option<(Date, Range<usize>)>,
    /// The year of issue, where it is named without a day: "năm 2021".
    pub year: Option<i16>,
    /// Whether only a part of the day of issue is named: "ngày 10/3", "tháng 01/2026".
    pub has_part_of_day: bool,
    /// The place of the issuer's name (cơ quan ban hành): "UBND tỉnh"; before the whole form where
    /// other words stand between it and the type ("Kế hoạch tuyên truyền của UBND tỉnh số …").
    pub issuer: Option<Range<usize>>,
    /// What the words before say about who issued it: "UBND tỉnh ban hành Kế hoạch số …". No part
    /// of the whole form.
    pub introduction: Option<Introduction>,
    /// What is irregular, in the order of [`Defect`].
    pub defects: Vec<Defect>,
}

impl Citation {
    /// The same citation in a text from which the first `less` bytes are gone and that has `more`
    /// others before it.
    #[must_use]
    pub fn moved(mut self, less: usize, more: usize) -> Self {
        let place = |at: usize| (at + more).saturating_sub(less);
        let moved = |span: &Range<usize>| place(span.start)..place(span.end);
        self.span = moved(&self.span);
        self.number_span = moved(&self.number_span);
        self.kind_span = self.kind_span.as_ref().map(moved);
        self.issuer = self.issuer.as_ref().map(moved);
        self.date = self.date.map(|(date, span)| (date, moved(&span)));
        if let Some(introduction) = &mut self.introduction {
            introduction.issuer = introduction.issuer.as_ref().map(moved);
        }
        for defect in &mut self.defects {
            if let Defect::ImpossibleDate(span) = defect {
                *span = moved(span);
            }
        }
        self
    }

    /// Whether a first citation lacks its day of issue, named behind it or before it.
    #[must_use]
    pub fn lacks_date(&self) -> bool {
        let is_impossible = |defect: &Defect| matches!(defect, Defect::ImpossibleDate(_));
        let before = self.introduction.as_ref().and_then(Introduction::day_of_issue);
        self.date.is_none() && before.is_none() && !self.defects.iter().any(is_impossible)
    }

    /// Whether a first citation lacks its issuer, named behind it or before it.
    #[must_use]
    pub fn lacks_issuer(&self) -> bool {
        self.issuer.is_none() && self.introduction.is_none()
    }

    /// The place of the issuer's name, behind the number or else before the citation.
    #[must_use]
    pub fn issuer_named(&self) -> Option<&Range<usize>> {
        self.issuer.as_ref().or_else(|| self.introduction.as_ref()?.issuer.as_ref())
    }

    /// The key for looking it up ([`super::document::number_key`]); `None` without a sign, when
    /// it can mean any document of that number.
    #[must_use]
    pub fn key(&self) -> Option<String> {
        self.number.sign.as_ref().map(|_| self.number.key())
    }
}

/// What is irregular about a citation by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Defect {
    /// No sign, or a part of one: "Kế hoạch số 36", "Kế hoạch số 36/KH".
    NoSign,
    /// Written in another form than it is meant in: `100/ QĐ-UBND`, `100/qđ-ubnd`. The number of the
    /// citation is the one that is meant.
    Malformed,
    /// The Party's pattern with a body of the State: `132-KH/UBND`.
    PartyPattern,
    /// `Ð` or `Ɖ` for `Đ`.
    FalseStroke,
    /// A sign of another type than the one named, and that type: "Quyết định số 36/KH-UBND".
    OtherType(&'static DocumentType),
    /// A day that the calendar does not have, and its place: "ngày 31/02/2023".
    ImpossibleDate(Range<usize>),
}

/// The type that the code in a number names (`KH` in `36/KH-UBND`: Kế hoạch), where it names one.
#[must_use]
pub fn type_of_number(number: &str) -> Option<&'static DocumentType> {
    let (number, _) = DocumentNumber::read(number)?;
    kind::type_of_sign(number.sign.as_deref()?, number.is_of_party())
}

impl Citation {
    /// Whether the number is written in another form than it is meant in.
    #[must_use]
    pub fn is_malformed(&self) -> bool {
        self.defects.contains(&Defect::Malformed)
    }
}

/// Finds the citations of a text, in order; they do not overlap.
///
/// Takes time in proportion to the text; a text without digits is only skimmed.
#[must_use]
pub fn find_citations(text: &str) -> Vec<Citation> {
    find::all(text)
}
