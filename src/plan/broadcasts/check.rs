//! What is amiss with broadcasts: weeks without one, lengths outside of the plan's, recordings
//! without their words.

use crate::base::SitePath;
use crate::base::date::{self, Date, days_after};
use crate::content::{ArticleHead, Body, Broadcast, SlotKind};
use crate::diag::{Place, rules};
use crate::domain::Programme;
use crate::domain::programme::LengthProblem;
use crate::plan::desk::Desk;
use crate::plan::margin::{Margin, place};

use super::minutes;

/// The file that tells of the programme.
const FILE: &str = "content/du-lieu/chuong-trinh.yaml";
/// How far back weeks are looked at, in days: older ones cannot be helped.
const REACH: i32 = 366;
/// How many missing days a message names.
const NAMED: usize = 6;

/// Notes what is amiss.
pub(in crate::plan) fn check(desk: &Desk, margin: &mut Margin) {
    let programme = desk.data.programme.as_ref();
    for known in &desk.broadcasts {
        let Some((head, broadcast)) = desk.broadcast(*known) else { continue };
        let article = &desk.site.articles[known.article];
        let file = &article.entry.file;
        if let Some(programme) = programme {
            check_length(programme, broadcast, file, margin);
        }
        let has_words = has_transcript(head, broadcast, desk.body(article.number));
        if let Some(media) = broadcast.media.as_ref().filter(|_| !has_words) {
            let words = [("target", media.value.as_str())];
            margin.note(&rules::MISSING_TRANSCRIPT, &place(file, &media.span), &words);
        }
    }
    // Nobody is left who could fill the weeks of an agency that is no more.
    if let Some(programme) = programme.filter(|_| !desk.config.agency.is_gone_by(desk.today())) {
        check_weeks(desk, programme, margin);
    }
}

fn check_length(
    programme: &Programme,
    broadcast: &Broadcast,
    file: &SitePath,
    margin: &mut Margin,
) {
    let (Some(written), Some(minutes)) = (&broadcast.minutes, minutes(broadcast)) else { return };
    let Some((least, greatest)) = programme.minutes else { return };
    let problem = whole(minutes.floor())
        .and_then(|minutes| programme.length_problem(minutes))
        .filter(|problem| matches!(problem, LengthProblem::TooShort(_)))
        .or_else(|| programme.length_problem(whole(minutes.ceil())?));
    if problem.is_some() {
        let range = [least.to_string(), greatest.to_string()];
        let words =
            [("minutes", written.value.as_str()), ("least", &range[0]), ("greatest", &range[1])];
        margin.note(&rules::BROADCAST_LENGTH, &place(file, &written.span), &words);
    }
}

/// A number of minutes that fits; longer ones count as the longest.
fn whole(minutes: f64) -> Option<u16> {
    let bounded = minutes.clamp(0.0, f64::from(u16::MAX));
    format!("{bounded:.0}").parse().ok()
}

/// Whether what is said can be read: in the front matter, or in a `:::transcript` of the body.
fn has_transcript(head: &ArticleHead, broadcast: &Broadcast, body: &Body) -> bool {
    let of_video = head.video.as_ref().and_then(|video| video.transcript.as_ref());
    let in_body = || {
        let mut kinds = body.slots.iter().map(|slot| &slot.kind);
        kinds.any(|kind| matches!(kind, SlotKind::Directive(it) if it.name == "transcript"))
    };
    broadcast.transcript.is_some() || of_video.is_some() || in_body()
}

/// Notes due days in whose weeks nothing was on air, from the programme's first day up to
/// yesterday; where nobody says when it began, from the first broadcast of the site.
fn check_weeks(desk: &Desk, programme: &Programme, margin: &mut Margin) {
    let aired: Vec<Date> = desk.broadcasts.iter().map(|known| known.air.date()).collect();
    let today = desk.today();
    let began = programme.since.or(aired.last().copied());
    let (Some(first), Some(yesterday), Some(floor)) =
        (began, days_after(today, -1), days_after(today, -REACH))
    else {
        return;
    };
    let missing = programme.missing_weeks(first.max(floor), yesterday, &aired);
    if missing.is_empty() {
        return;
    }
    let mut days: Vec<String> =
        missing.iter().rev().take(NAMED).map(|day| date::short(*day)).collect();
    if missing.len() > NAMED {
        days.push("…".to_owned());
    }
    let words = [("count", missing.len().to_string()), ("days", days.join(", "))];
    let words = words.each_ref().map(|(name, word)| (*name, word.as_str()));
    margin.note(&rules::MISSING_BROADCAST, &Place::file(&SitePath::new(FILE)), &words);
}
