//! What holds for every text, and how the time grows.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::super::find_citations;

/// Scraps of which texts near to citations are made.
const SCRAPS: &[&str] = &[
    "Kế hoạch",
    "KH",
    " số ",
    "số",
    " ",
    ":",
    "36",
    "4459",
    "/",
    "-",
    "&",
    "KH",
    "UBND",
    "NĐ",
    "CP",
    "QH13",
    "Ð",
    "CTr",
    "2020",
    "qđ-ubnd",
    "1.240",
    "_",
    "ngày ",
    "19/12/2019",
    " tháng ",
    " năm ",
    "(",
    ")",
    ", ",
    "của ",
    "do ",
    " ban hành",
    "UBND tỉnh ",
    " đã ký ",
    "Cao Bằng",
    "Sở Nội vụ",
    " – ",
    "\u{A0}",
    "\n",
    "ấ",
    "😀",
    ".",
];

proptest! {
    #[test]
    fn any_text_is_accepted(text in "(\\PC|[0-9/ĐÐ-]|\\s){0,60}") {
        check_places(&text)?;
    }

    #[test]
    fn texts_near_to_citations_are_accepted(
        scraps in prop::collection::vec(prop::sample::select(SCRAPS), 0..40)
    ) {
        check_places(&scraps.concat())?;
    }
}

/// Checks that citations are whole pieces of the text, in order and apart, with their parts.
fn check_places(text: &str) -> Result<(), TestCaseError> {
    let mut last = 0;
    for citation in find_citations(text) {
        prop_assert!(last <= citation.span.start && citation.span.start < citation.span.end);
        last = citation.span.end;
        prop_assert!(text.get(citation.span.clone()).is_some());
        let number = citation.number_span.clone();
        prop_assert!(citation.span.start <= number.start && number.end <= citation.span.end);
        let digits = &citation.number.digits;
        let begins = |number: &str| number.replace('.', "").starts_with(digits);
        prop_assert!(text.get(number).is_some_and(begins));
        if let Some(before) = citation.introduction.clone().and_then(|before| before.issuer) {
            prop_assert!(before.start < before.end && before.end <= citation.span.start);
            prop_assert!(text.get(before).is_some());
        }
        let day = citation.date.clone().map(|(_, span)| span);
        for part in [day, citation.issuer.clone(), citation.kind_span.clone()].into_iter().flatten()
        {
            prop_assert!(text.get(part).is_some_and(|part| !part.is_empty()));
        }
    }
    Ok(())
}

#[test]
fn hostile_texts_take_time_in_proportion() {
    let hostile = [
        "1",
        "1/",
        "1-",
        "1/K",
        "1/KH-",
        "1/KH-UBND ",
        "Kế hoạch số ",
        "Kế hoạch số 1 ",
        "số 1",
        "A",
        "1/2020/",
        "1 của UBND tỉnh ",
        "ngày 1/1/2020 ",
        " ",
        "1 (",
        "1/A",
        "1 ngày 1 tháng 1 năm ",
        "Kế hoạch số 1/KH-UBND (ngày 1/1/2020 ",
        "Kế hoạch 1 của Sở ",
        "://1/KH-UBND",
        "Ủ",
        "UBND xã ban hành 1/KH-UBND ",
        "của UBND xã Đồi Sương, tỉnh Cao Bằng ",
        "của UBND xã số 1/KH-UBND ",
        "1 / KH - UBND ",
        "1/ ",
        "1.000.",
        "1.000/KH-A-",
        "1KH",
        "Quyết định số 1/KH-UBND ",
        "Ngày 1/1/2020, sở sở sở sở ban hành đã ký ban hành 1/KH-UBND ",
    ];
    for scrap in hostile {
        let head = "Kế hoạch số 1/";
        let (small, large) = (time(head, scrap, 16_000), time(head, scrap, 128_000));
        // Eight times the text; a square would take 64 times as long, which is many seconds.
        let bound = (small * 24).max(Duration::from_millis(1000));
        assert!(large <= bound, "{scrap:?}: {small:?} and {large:?}");
    }
}

/// The shortest of three times for a text of so many bytes.
fn time(head: &str, scrap: &str, bytes: usize) -> Duration {
    let text = format!("{head}{}", scrap.repeat(bytes / scrap.len()));
    let once = || {
        let start = Instant::now();
        std::hint::black_box(find_citations(std::hint::black_box(&text)));
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}
