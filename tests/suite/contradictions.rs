//! Data that can be read and cannot be right: told at its place, and never drawn as nonsense.

use crate::harness::{Built, SiteTest, article, contains};

/// A site of one article and these data files, as of 01/11/2026.
fn site(files: &[(&str, &str)]) -> SiteTest {
    let site = SiteTest::new(&article("content/a.md", "2026-10-01", ""));
    for (path, text) in files {
        site.write(&format!("content/du-lieu/{path}"), text);
    }
    site
}

/// The notes of such a site, by rule, line and column.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let notes = site(files).build().notes();
    let short = |note: &String| {
        let (rule, place) = note.split_once(' ').unwrap_or((note, ""));
        let at = place.find(':').map_or("", |at| &place[at..]);
        format!("{rule}{at}")
    };
    notes.iter().map(short).collect()
}

const SURVEY: &str = "title: Khảo sát\ndate: 2026-10-01\nrespondents: 200\nquestions:\n";

fn survey(question: &str) -> Vec<String> {
    told(&[("khao-sat/hl.yaml", &format!("{SURVEY}- {question}\n"))])
}

#[test]
fn counts_and_shares_do_not_mix() {
    let mixed = "{text: A, answers: [{text: Có, count: 150}, {text: Không, percent: 20}]}";
    assert_eq!(survey(mixed), ["mixed-answers:5:41"]);
    let text = article("content/a.md", "2026-10-01", "");
    let site = SiteTest::with_settings("rules: {mixed-answers: warning}\n", &text);
    site.write("content/du-lieu/khao-sat/hl.yaml", format!("{SURVEY}- {mixed}\n"));
    let page = site.build().page("/khao-sat/hl/");
    // What was published stands; nothing is made of the count alone.
    assert_eq!(page.fact("/view/questions/0/answers/0/percent"), &serde_json::Value::Null);
    assert_eq!(page.text("/view/questions/0/answers/1/percent/text"), "20\u{a0}%");
}

#[test]
fn surveys_that_say_too_little_are_told() {
    assert_eq!(survey("{text: A, answers: []}"), ["empty-survey:5:10"]);
    assert_eq!(
        survey("{text: A, answers: [{text: Có, count: 9}, {text: Không}]}"),
        ["answer-without-figure:5:52"]
    );
    assert_eq!(
        survey("{text: A, answers: [{text: Có, count: 9}, {text: có, count: 8}]}"),
        ["duplicate-answer:5:52"]
    );
    let later = SURVEY.replace("2026-10-01", "2026-11-02");
    let text = format!("{later}- {{text: A, answers: [{{text: Có, count: 9}}]}}\n");
    assert_eq!(told(&[("khao-sat/hl.yaml", &text)]), ["survey-in-future:2:7"]);
    let built = site(&[("khao-sat/hl.yaml", &text)]).now("2026-11-02").build();
    built.check_notes(&[]);
}

#[test]
fn fixes_of_surveys_fit_the_mistake() {
    let words = |question: &str, rule: &str| {
        let text = format!("{SURVEY}- {question}\n");
        site(&[("khao-sat/hl.yaml", &text)]).build().words(rule)
    };
    let share = words("{text: A, answers: [{text: Có, percent: 120}]}", "out-of-scale");
    assert!(share.contains("scale 0–100") && !share.contains("index"), "{share}");
    let several = "{text: A, multiple: true, answers: [{text: Có, count: 220}]}";
    let count = words(several, "count-sum");
    assert!(!count.contains("multiple"), "{count}");
    contains(&words(&several.replace("multiple: true, ", ""), "count-sum"), "`multiple: true`");
    // Shares of several answers need not add up to anything.
    let shares =
        "{text: A, multiple: true, answers: [{text: Có, percent: 60}, {text: Không, percent: 50}]}";
    assert_eq!(survey(shares), [""; 0]);
    // What cannot be read might say that: nothing is told of the sum besides.
    assert_eq!(survey(&shares.replace("true", "\"true\"")), ["wrong-type:5:23"]);
    let quoted = words(&shares.replace("true", "\"true\""), "wrong-type");
    contains(&quoted, "Expected true or false, without quotes.");
}

const INDEX: &str = "name: Chỉ số\nscale: 100\n";

fn index(more: &str, rows: &str) -> Vec<String> {
    let table = format!("year;unit;score;rank;out_of\n{rows}");
    told(&[("chi-so/DDCI.yaml", &format!("{INDEX}{more}")), ("chi-so/DDCI.csv", &table)])
}

#[test]
fn rows_of_an_index_agree() {
    assert_eq!(index("", "2025;A;80;1;2\n2025;B;85;2;2\n"), ["rank-against-score:3:11"]);
    assert_eq!(index("", "2025;A;80;1;2\n2025;B;75;2;3\n"), ["out-of-differs:3:13"]);
    assert_eq!(index("", "2024;Xã Hòa;80;;\n2025;xã hoà;75;;\n"), ["unit-spelling:3:6"]);
    assert_eq!(index("", ""), ["empty-table:1:1"]);
    assert_eq!(index("breaks: [2025]\n", "2025;A;80;;\n"), ["break-without-rows:3:10"]);
    assert_eq!(index("breaks: [2025]\n", "2024;A;80;;\n2025;A;80;;\n"), [""; 0]);
    let reserved = "components: [{id: score, name: Điểm}]\n";
    assert_eq!(index(reserved, "2025;A;80;;\n"), ["reserved-column:3:19"]);
}

#[test]
fn units_are_told_apart_and_follow_each_other() {
    let units = |text: &str| told(&[("don-vi.yaml", text)]);
    assert_eq!(units("- {id: a, name: Xã A}\n- {id: b, name: xã a}\n"), ["duplicate-name:2:17"]);
    assert_eq!(
        units("- {id: a, name: A, short: X}\n- {id: b, name: B, short: X}\n"),
        ["duplicate-name:2:27"]
    );
    let follow = |one: &str, other: &str| {
        units(&format!("- {{id: a, name: A, successor: b{one}}}\n- {{id: b, name: B{other}}}\n"))
    };
    assert_eq!(follow("", ""), ["successor-without-end:1:31"]);
    assert_eq!(follow(", to: 2025-06-30", ", from: 2025-08-01"), ["successor-not-there:1:31"]);
    assert_eq!(follow(", to: 2025-06-30", ", from: 2025-07-01"), [""; 0]);
}

#[test]
fn a_plan_has_a_number_for_its_deadlines_and_days_of_its_year() {
    let plan = |text: &str| told(&[("ke-hoach-2026.yaml", text)]);
    assert_eq!(
        plan("year: 2026\ndeadlines: [{title: Kế hoạch của xã, due: 2026-12-28}]\n"),
        ["deadlines-without-document:2:21"]
    );
    let due = "year: 2026\ndocument: 36/KH-SNV\ndeadlines: [{title: A, due: 2025-02-28}]\n";
    let notes = plan(due);
    assert!(notes.contains(&"due-in-other-year:3:29".to_owned()), "{notes:?}");
}

#[test]
fn terms_that_differ_in_capitals_are_told() {
    let text = "TTHC: {full: thủ tục hành chính}\ntthc: {full: thủ tục}\n";
    assert_eq!(told(&[("thuat-ngu.yaml", text)]), ["similar-terms:2:1"]);
}

#[test]
fn the_number_of_rows_of_a_ranking_is_told_with_its_fix() {
    let site = site(&[
        ("chi-so/DDCI.yaml", INDEX),
        ("chi-so/DDCI.csv", "year;unit;score\n2025;A;80\n2025;B;75\n"),
    ]);
    site.write("content/a.md", "---\ntitle: a\ndate: 2026-10-01\n---\n::xep-hang{ma=DDCI so=0}\n");
    let built = site.build();
    built.check_notes(&["bad-attribute content/a.md:5:1"]);
    contains(&built.words("bad-attribute"), "Give a number of rows from 1");
}

#[test]
fn a_slug_that_cannot_be_an_address_is_told_at_its_line() {
    let site = SiteTest::new(&article("content/a.md", "2026-10-01", "slug: con\n"));
    let built: Built = site.build();
    built.check_notes(&["bad-route content/a.md:4:7"]);
    // Lists are told where they come from, once, whatever they would have had of pages and feeds.
    let settings = "categories: [{slug: con, title: Con}]";
    let text = article("content/a.md", "2026-10-01", "category: con\ntags: [nul]\nseries: aux\n");
    let site = SiteTest::with_settings(settings, &text);
    site.write("content/du-lieu/don-vi.yaml", "- {id: prn, name: Sở A}\n");
    let survey = format!("{SURVEY}- {{text: A, answers: [{{text: Có, count: 9}}]}}\n");
    site.write("content/du-lieu/khao-sat/con.yaml", survey);
    let notes = site.build().notes();
    let places: Vec<&str> = notes.iter().filter_map(|it| it.strip_prefix("bad-route ")).collect();
    let settings_line = places.iter().filter(|place| place.starts_with("site.yaml:")).count();
    assert_eq!((places.len(), settings_line), (5, 1), "{notes:?}");
    for place in [
        "content/a.md:5:8",
        "content/a.md:6:9",
        "content/du-lieu/don-vi.yaml",
        "content/du-lieu/khao-sat/con.yaml",
    ] {
        assert!(places.iter().any(|told| told.starts_with(place)), "{place} {notes:?}");
    }
}
