//! Charts as wholes: what is drawn, and what never is.

use proptest::prelude::*;

use super::{Bar, BarChart, Break, Caption, Line, LineChart, Point};

fn point(year: i16, value: f64) -> Point {
    Point { year, value, label: value.to_string().replace('.', ",") }
}

fn caption<'a>(title: &'a str, description: &'a str) -> Caption<'a> {
    Caption { id: "_x", title, description }
}

/// Checks that a text is one well-formed element, and gives the names of its elements.
fn elements(svg: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(svg);
    let (mut depth, mut names) = (0, Vec::new());
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(start) => {
                depth += 1;
                names.push(start.name().as_ref().to_owned());
            }
            quick_xml::events::Event::Empty(empty) => {
                assert!(depth > 0);
                names.push(empty.name().as_ref().to_owned());
            }
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Eof => break,
            _ => assert!(depth > 0),
        }
    }
    assert_eq!(depth, 0, "{svg}");
    names
}

fn count(names: &[String], name: &str) -> usize {
    names.iter().filter(|other| *other == name).count()
}

#[test]
fn a_line_is_interrupted_by_breaks_and_missing_years() {
    let points = [2019, 2020, 2022, 2023, 2025, 2026].map(|year| point(year, f64::from(year)));
    let lines = vec![Line { name: "A", points: points.to_vec() }];
    let breaks = vec![
        Break { year: 2026, label: "Chuỗi mới".to_owned() },
        Break { year: 2019, label: "trước tất cả".to_owned() },
    ];
    let svg = LineChart { caption: caption("T", "D"), lines, breaks }.draw();
    let names = elements(&svg);
    // Two stretches of two years; 2025 and 2026 stand alone, each point has its marker.
    assert_eq!(svg.matches("class=\"chart-line").count(), 2, "{svg}");
    assert_eq!(svg.matches("class=\"chart-dot").count(), 6);
    assert_eq!((svg.matches("Chuỗi mới").count(), svg.matches("trước tất cả").count()), (1, 0));
    assert_eq!((count(&names, "title"), count(&names, "desc")), (1, 1));
    assert!(svg.starts_with("<svg class=\"chart\" role=\"img\" aria-labelledby=\"_x-t _x-d\""));
}

#[test]
fn lines_keep_clear_of_numbers() {
    let lines = vec![Line { name: "A", points: vec![point(2024, 1.0), point(2025, 2.0)] }];
    let svg = LineChart { caption: caption("T", "D"), lines, breaks: Vec::new() }.draw();
    let texts = |class: &str| -> Vec<(usize, &str)> {
        let start = format!("<text class=\"{class}\"");
        let found = svg.match_indices(&start);
        found
            .map(|(at, _)| (at, svg[at + start.len()..].split("</text>").next().unwrap()))
            .collect()
    };
    let (halos, values) = (texts("chart-halo"), texts("chart-value"));
    assert_eq!((halos.len(), values.len()), (2, 2), "{svg}");
    for (halo, value) in halos.into_iter().zip(values) {
        assert!(halo.0 < value.0 && halo.1 == value.1, "{svg}");
    }
}

#[test]
fn lines_differ_by_dashes_and_markers() {
    let names = ["A", "B", "C", "D", "E", "F"];
    let line = |name| Line { name, points: vec![point(2024, 1.0), point(2025, 2.0)] };
    let lines = names.into_iter().map(line).collect();
    let svg = LineChart { caption: caption("T", "D"), lines, breaks: Vec::new() }.draw();
    let class = |place: usize| svg.matches(&format!("chart-line chart-{place}\"")).count();
    // Each once in the field and once in the legend; a sixth cannot be told apart.
    assert_eq!([1, 2, 3, 4, 5, 6].map(class), [2, 2, 2, 2, 2, 0]);
    let dashes: std::collections::BTreeSet<&str> = svg
        .split("stroke-dasharray=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(dashes.len(), 4);
}

#[test]
fn bars_are_as_long_as_their_values() {
    let bar = |value, strong| Bar { name: "Tên", value, label: "nhãn".to_owned(), strong };
    let bars = vec![bar(Some(5.0), true), bar(Some(1.0), false), bar(None, false)];
    let svg = BarChart { caption: caption("T", "D"), least: 1.0, greatest: 9.0, bars }.draw();
    let widths = |class: &str| -> Vec<f64> {
        let bars = svg.split("<rect ").skip(1).filter(|bar| bar.contains(class));
        let width = |bar: &str| bar.split("width=\"").nth(1)?.split('"').next()?.parse().ok();
        bars.filter_map(width).collect()
    };
    let track = widths("chart-track")[0];
    assert_eq!(
        widths("chart-bar").iter().map(|width| width / track).collect::<Vec<_>>(),
        [0.5, 0.0, 0.0]
    );
    assert_eq!(svg.matches("chart-bar chart-strong").count(), 1);
}

#[test]
fn hostile_words_are_only_words() {
    let hostile = "<script>alert(1)</script> \"&' ]]> \u{0}\u{b}\u{1b}\u{ffff} =1+1";
    let bars = vec![Bar { name: hostile, value: Some(1.0), label: hostile.into(), strong: true }];
    let caption = Caption { id: "\"><script>", title: hostile, description: hostile };
    let svg = BarChart { caption, least: 0.0, greatest: 1.0, bars }.draw();
    assert_eq!(count(&elements(&svg), "script"), 0);
    assert!(!svg.contains(['\u{0}', '\u{b}', '\u{1b}', '\u{ffff}']));
    assert!(svg.contains("&lt;script&gt;alert(1)"), "{svg}");
}

proptest! {
    #[test]
    fn any_figures_are_drawn_well_formed(
        years in prop::collection::vec((any::<i16>(), -1e18_f64..1e18, "\\PC{0,12}"), 0..12),
        breaks in prop::collection::vec((any::<i16>(), "\\PC{0,12}"), 0..3),
        name in "\\PC{0,80}",
    ) {
        let mut points: Vec<Point> = years
            .into_iter()
            .map(|(year, value, label)| Point { year, value, label })
            .collect();
        points.sort_by_key(|point| point.year);
        points.dedup_by_key(|point| point.year);
        let breaks = breaks.into_iter().map(|(year, label)| Break { year, label }).collect();
        let bar = |point: &Point| (point.value, point.label.clone());
        let bars: Vec<(f64, String)> = points.iter().map(bar).collect();
        let lines = vec![Line { name: &name, points: points.clone() }, Line { name: &name, points }];
        let svg = LineChart { caption: caption(&name, &name), lines, breaks }.draw();
        elements(&svg);
        prop_assert!(!svg.contains("NaN") || name.contains("NaN"), "{}", svg);
        let bars = bars
            .into_iter()
            .map(|(value, label)| Bar { name: &name, value: Some(value), label, strong: false })
            .collect();
        let caption = caption(&name, &name);
        elements(&BarChart { caption, least: -1e18, greatest: 1e18, bars }.draw());
    }
}
