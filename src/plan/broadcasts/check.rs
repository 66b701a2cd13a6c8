//! What is amiss with broadcasts: weeks without one, lengths outside of the plan's, times on air that
//! nobody told, recordings that are missing or come without their words.

use crate::base::SitePath;
use crate::base::date::{self, Date, days_after};
use crate::config::data_file;
use crate::content::Broadcast;
use crate::diag::rules;
use crate::domain::Programme;
use crate::domain::programme::LengthProblem;
use crate::plan::desk::Desk;
use crate::plan::margin::{Margin, place};
use crate::plan::recordings;

use super::minutes;

/// How far back weeks are looked at, in days: older ones cannot be helped.
const REACH: i32 = 366;

/// Notes what is amiss.
pub(in crate::plan) fn check(desk: &Desk, margin: &mut Margin) {
    let programme = desk.data.programme.as_ref();
    let today = desk.today();
    // On its day the recording may still be on its way; what is old cannot be helped.
    let floor = days_after(today, -REACH).unwrap_or(Date::MIN);
    let is_over = |day: Date| floor <= day && day < today;
    let is_gone = desk.config.agency.is_gone_by(today);
    for known in &desk.broadcasts {
        let Some((head, broadcast)) = desk.broadcast(*known) else { continue };
        let article = &desk.site.articles[known.article];
        let file = &article.entry.file;
        if let Some(programme) = programme {
            check_length(programme, broadcast, file, margin);
            if !broadcast.says_when && floor <= known.air.date() {
                let day = date::short(known.air.date());
                let at = place(file, &broadcast.at);
                margin.note(&rules::BROADCAST_WITHOUT_AIR, &at, &[("day", &day)]);
            }
        }
        let body = desk.body(article.number);
        match &broadcast.media {
            Some(media) if !recordings::has_words(head, body) => {
                let words = [("target", media.value.as_str())];
                margin.note(&rules::MISSING_TRANSCRIPT, &place(file, &media.span), &words);
            }
            None if broadcast.air.is_some()
                && is_over(known.air.date())
                && !is_gone
                && !recordings::has_other(head, body) =>
            {
                let day = date::short(known.air.date());
                let at = place(file, &broadcast.at);
                margin.note(&rules::MISSING_RECORDING, &at, &[("day", &day)]);
            }
            _ => {}
        }
    }
    // Nobody is left who could fill the weeks of an agency that is no more.
    if let Some(programme) = programme.filter(|_| !is_gone) {
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
    let days: Vec<String> = missing.iter().rev().map(|day| date::short(*day)).collect();
    let words = [("count", missing.len().to_string()), ("days", days.join(", "))];
    let words = words.each_ref().map(|(name, word)| (*name, word.as_str()));
    margin.note(
        &rules::MISSING_BROADCAST,
        &place(&data_file("chuong-trinh.yaml"), &programme.at),
        &words,
    );
}
