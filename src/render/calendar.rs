//! The calendar of broadcasts, as other programs subscribe to it (iCalendar, RFC 5545).
//!
//! The same view always gives the same bytes: the stamp of an event is when its article was last
//! changed, never the clock.

use crate::base::date::{Moment, Zone};
use crate::plan::{CalendarEvent, CalendarView};

/// The longest line, in octets without its end (RFC 5545, 3.1).
const LONGEST: usize = 75;
/// Days of the week, Monday first (RFC 5545, 3.3.10).
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// Writes a calendar.
#[must_use]
pub(super) fn calendar(view: &CalendarView) -> Vec<u8> {
    let mut lines = Lines::default();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//cchc//cchc//VI");
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("NAME", &escape(&view.name));
    lines.add("X-WR-CALNAME", &escape(&view.name));
    let timed = view.events.iter().map(|event| &event.starts).find(|starts| starts.has_time());
    if let Some(moment) = timed {
        lines.zone(moment);
    }
    for event in &view.events {
        lines.event(event);
    }
    lines.add("END", "VCALENDAR");
    lines.0.into_bytes()
}

/// The content lines of a calendar.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// Adds a line, folded: what follows a fold begins with a space, and no letter is cut.
    fn add(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let mut room = LONGEST;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LONGEST - 1;
            }
            self.0.push(letter);
            room -= letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// The zone of the site: an offset that never changes.
    fn zone(&mut self, moment: &Moment) {
        let offset = offset(moment);
        self.add("BEGIN", "VTIMEZONE");
        self.add("TZID", &zone_name(moment));
        self.add("BEGIN", "STANDARD");
        self.add("DTSTART", "19700101T000000");
        self.add("TZOFFSETFROM", &offset);
        self.add("TZOFFSETTO", &offset);
        self.add("END", "STANDARD");
        self.add("END", "VTIMEZONE");
    }

    fn event(&mut self, event: &CalendarEvent) {
        self.add("BEGIN", "VEVENT");
        self.add("UID", &event.uid);
        self.add("DTSTAMP", &utc(&event.stamp));
        if let Some(due) = &event.instance {
            self.moment("RECURRENCE-ID", due);
        }
        self.moment("DTSTART", &event.starts);
        if let Some(minutes) = event.minutes.filter(|_| event.starts.has_time()) {
            self.add("DURATION", &format!("PT{minutes}M"));
        }
        if let Some(repeat) = &event.repeat {
            let day = DAYS.get(usize::from(repeat.weekday)).unwrap_or(&"MO");
            let until = repeat.until.as_ref().map(|until| {
                let until = if event.starts.has_time() { utc(until) } else { day_of(until) };
                format!(";UNTIL={until}")
            });
            self.add("RRULE", &format!("FREQ=WEEKLY;BYDAY={day}{}", until.unwrap_or_default()));
        }
        self.add("SUMMARY", &escape(&event.summary));
        let texts = [
            ("DESCRIPTION", Some(&event.description).filter(|text| !text.is_empty())),
            ("LOCATION", event.location.as_ref()),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                self.add(name, &escape(text));
            }
        }
        if let Some(url) = &event.url {
            self.add("URL", url);
        }
        self.add("END", "VEVENT");
    }

    /// A moment in the zone of the site; a day where no time is known.
    fn moment(&mut self, name: &str, moment: &Moment) {
        if moment.has_time() {
            self.add(&format!("{name};TZID={}", zone_name(moment)), &local(moment));
        } else {
            self.add(&format!("{name};VALUE=DATE"), &day_of(moment));
        }
    }
}

/// `20261106`.
fn day_of(moment: &Moment) -> String {
    moment.iso_date().replace('-', "")
}

/// `20261106T181500`.
fn local(moment: &Moment) -> String {
    let text = moment.rfc3339();
    text.get(..19).unwrap_or(&text).replace(['-', ':'], "")
}

/// `20261106T111500Z`.
fn utc(moment: &Moment) -> String {
    let utc = Zone::parse("Z").map_or(*moment, |utc| utc.at(moment.instant()));
    format!("{}Z", local(&utc))
}

/// `+0700`.
fn offset(moment: &Moment) -> String {
    moment.rfc3339().get(19..).unwrap_or("+00:00").replace(':', "")
}

fn zone_name(moment: &Moment) -> String {
    match offset(moment).as_str() {
        "+0700" => "Asia/Ho_Chi_Minh".to_owned(),
        other => format!("UTC{other}"),
    }
}

/// Text as a value (RFC 5545, 3.3.11).
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::parse;
    use crate::plan::Repeat;
    use proptest::prelude::*;

    fn moment(text: &str) -> Moment {
        parse(text, Zone::vietnam()).unwrap()
    }

    fn event() -> CalendarEvent {
        CalendarEvent {
            uid: "phat-song@a.vn".to_owned(),
            stamp: moment("2026-10-02 18:15"),
            starts: moment("2026-10-02 18:15"),
            minutes: Some(15),
            repeat: Some(Repeat { weekday: 4, until: Some(moment("2026-12-25 18:15")) }),
            instance: None,
            summary: "Phí, lệ phí; \\ và\nhơn thế".to_owned(),
            description: String::new(),
            location: None,
            url: Some("https://a.vn/phat-song/".to_owned()),
        }
    }

    fn written(event: CalendarEvent) -> String {
        let view = CalendarView { name: "CCHC".to_owned(), events: vec![event] };
        String::from_utf8(calendar(&view)).unwrap()
    }

    #[test]
    fn a_weekly_event_is_written() {
        let text = written(event());
        for line in [
            "DTSTAMP:20261002T111500Z",
            "DTSTART;TZID=Asia/Ho_Chi_Minh:20261002T181500",
            "DURATION:PT15M",
            "RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261225T111500Z",
            "TZOFFSETTO:+0700",
            "SUMMARY:Phí\\, lệ phí\\; \\\\ và\\nhơn thế",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} in {text}");
        }
    }

    #[test]
    fn days_without_a_time_are_days() {
        let days = CalendarEvent {
            starts: moment("2026-10-02"),
            instance: Some(moment("2026-10-02")),
            repeat: Some(Repeat { weekday: 4, until: Some(moment("2026-12-25")) }),
            ..event()
        };
        let text = written(days);
        assert!(text.contains("DTSTART;VALUE=DATE:20261002\r\n"), "{text}");
        assert!(text.contains("RECURRENCE-ID;VALUE=DATE:20261002\r\n"), "{text}");
        assert!(text.contains("UNTIL=20261225\r\n") && !text.contains("DURATION"), "{text}");
        assert!(!text.contains("VTIMEZONE"), "{text}");
    }

    proptest! {
        #[test]
        fn lines_are_short_and_unfold_to_what_was_written(summary in "\\PC{0,200}|[ế\u{1F600},;]{0,80}") {
            let text = written(CalendarEvent { summary: summary.clone(), ..event() });
            prop_assert!(text.split("\r\n").all(|line| line.len() <= LONGEST));
            let unfolded = text.replace("\r\n ", "");
            let line = format!("SUMMARY:{}\r\n", escape(&summary));
            prop_assert!(unfolded.contains(&line));
        }
    }
}
