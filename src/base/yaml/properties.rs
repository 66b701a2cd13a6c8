//! Property tests of the whole room, with `serde_yaml` as the oracle.

use super::scan::scan;
use super::{Limits, Node, Value, parse, places, values};
use proptest::prelude::*;

/// Strips the places, so that trees compare by value.
fn bare(mut node: Node) -> Node {
    places::cover(&mut node, &(0..0));
    node
}

/// Checks everything that must hold for any text.
fn check_any(text: &str) -> Result<bool, TestCaseError> {
    let scan = scan(text, 0, 32);
    if scan.exact && scan.too_deep.is_none() {
        let oracle = values::read(text);
        prop_assert!(oracle.is_ok(), "{:?} refused: {:?}", text, oracle);
        let Ok(oracle) = oracle else { return Ok(true) };
        prop_assert_eq!(bare(scan.root.clone()), bare(oracle), "{:?}", text);
        agrees_with_value(&scan.root, &serde_yaml::from_str(text).unwrap_or_default(), text)?;
    }
    let parsed = parse(text, 0, Limits::HEAD);
    for problem in &parsed.problems {
        prop_assert!(text.get(problem.span.clone()).is_some(), "{:?}: {:?}", text, problem);
    }
    if let Some(root) = &parsed.root {
        check_spans(root, text)?;
    }
    prop_assert!(parsed.root.is_some() || !parsed.problems.is_empty(), "{:?}", text);
    Ok(scan.exact)
}

fn check_spans(node: &Node, text: &str) -> Result<(), TestCaseError> {
    prop_assert!(text.get(node.span.clone()).is_some(), "{:?}: {:?}", text, node);
    for item in node.as_list().unwrap_or_default() {
        check_spans(item, text)?;
    }
    for entry in node.as_map().unwrap_or_default() {
        prop_assert!(text.get(entry.key_span.clone()).is_some(), "{:?}: {:?}", text, entry);
        check_spans(&entry.node, text)?;
    }
    Ok(())
}

/// Compares with `serde_yaml`'s own value type, where it accepts the text.
fn agrees_with_value(
    node: &Node,
    value: &serde_yaml::Value,
    text: &str,
) -> Result<(), TestCaseError> {
    use serde_yaml::Value as Theirs;
    match (&node.value, value) {
        (Value::List(items), Theirs::Sequence(theirs)) => {
            prop_assert_eq!(items.len(), theirs.len(), "{:?}", text);
            for (item, theirs) in items.iter().zip(theirs) {
                agrees_with_value(item, theirs, text)?;
            }
        }
        (Value::Map(entries), Theirs::Mapping(theirs)) => {
            for entry in entries {
                if let Some(theirs) = theirs.get(entry.key.as_str()) {
                    agrees_with_value(&entry.node, theirs, text)?;
                }
            }
        }
        (Value::Null, Theirs::Null) | (_, Theirs::Null) | (Value::Number(_), Theirs::Number(_)) => {
        }
        (Value::Bool(ours), Theirs::Bool(theirs)) => prop_assert_eq!(ours, theirs),
        (Value::Text(ours), Theirs::String(theirs)) => prop_assert_eq!(ours, theirs),
        (ours, theirs) => prop_assert!(false, "{:?}: {:?} is not {:?}", text, ours, theirs),
    }
    Ok(())
}

const SCALARS: &[&str] = &[
    "Cải cách hành chính",
    "true",
    "No",
    "~",
    "null",
    "0123",
    "1.10",
    "+1",
    "-0",
    "1e3",
    "0x1F",
    ".5",
    ".inf",
    "2026-11-01",
    "12:30",
    "\"a: b\"",
    "'it''s'",
    "\"x \\\" \\\\ \\n\"",
    "\"\\u00e1\"",
    "Mục tiêu #1",
    "# c",
    "a # b",
    "C#",
    "a: b",
    "a:",
    "\"x\" y",
    "'x",
    "[a, b]",
    "[a, [b, 'c']]",
    "{a: 1, b: c}",
    "{\"a\": [x]}",
    "[a: b]",
    "[a,]",
    "[]",
    "{}",
    "[a",
    "[a]b",
    "|",
    ">-",
    "&x y",
    "*x",
    "!t y",
    "@a",
    "%b",
    "- a",
    "-a",
    "--- x",
    "? a",
    "https://a.vn/?b=c#d",
    "a\u{a0}b",
    "“a”",
    "",
    " ",
    "\u{a0}",
    "x\ty",
    "<<",
    "a\u{2028}b",
    "\u{feff}",
    "\u{85}",
    "\"a\" # b",
    "'a'#b",
    "[a] # b",
    "[a]: b",
    "\"a\": b",
    "{a: }",
    "{a}",
    "[-1, -, -a]",
    "[a #b]",
    "a b:c",
    ":",
    "::",
    "a :b",
    "?x",
];

/// Scalars, plain and odd.
fn scalar() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(SCALARS);
    prop_oneof![4 => fixed.prop_map(str::to_owned), 1 => "[a-c0-9:#'\", \\[\\]{}.+-]{0,6}"]
}

/// A line of front matter.
fn line() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "title", "date", "tags", "a", "b", "\"c d\"", "'e'", "1", "khóa", "f ", "<<", "-g", "? h",
    ]);
    let lead = prop::sample::select(vec![
        "", "", "", "", "", "  ", "  ", "    ", "- ", "- ", "  - ", "- - ", "-   ", "\t", " ",
    ]);
    let separator = prop::sample::select(vec![": ", ": ", ": ", ":", ":  ", " : "]);
    prop_oneof![
        6 => (lead.clone(), key, separator, scalar()).prop_map(|(l, k, s, v)| format!("{l}{k}{s}{v}")),
        2 => (lead, scalar()).prop_map(|(l, v)| format!("{l}{v}")),
        1 => prop::sample::select(vec!["", "# ghi chú", "  # x", "---", "...", "tags:", "  x:", "-"])
            .prop_map(str::to_owned),
    ]
}

/// A scalar that the scan should know by itself.
fn plain_scalar() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "Cải cách hành chính",
        "true",
        "No",
        "~",
        "NULL",
        "0123",
        "1.10",
        "+1",
        "-0",
        "1e3",
        "-x",
        "2026-11-01",
        "12:30",
        "\"a: b\"",
        "'it''s #1'",
        "\"x \\\" \\\\ \\n\"",
        "a # b",
        "C#",
        "[a, b ]",
        "[a, [b, 'c']] # d",
        "{a: 1, \"b\": c}",
        "[]",
        "{}",
        "https://a.vn/?b=c#d",
        "a\u{a0}b",
        "“a”",
        "",
        " # c",
        "a, b",
        "it's \"x\"",
        "a :b",
        "(a) [b] {c}",
        "a - b",
        "a & b * c!",
        "5%",
        "99999999999999999999999",
        "1_0",
        ".5.",
        "\"a\" # b",
    ])
    .prop_map(str::to_owned)
}

/// Front matter in the plain subset, nested at most three levels deep.
fn plain_head() -> impl Strategy<Value = String> {
    let leaf = plain_scalar().prop_map(|scalar| format!(" {scalar}\n"));
    let block = leaf.prop_recursive(3, 24, 4, |inner| {
        let items = prop::collection::vec(inner.clone(), 1..4);
        let gap = prop::sample::select(vec!["", "", "\n", "  # ghi chú\n"]);
        prop_oneof![
            (items.clone(), gap).prop_map(|(items, gap)| {
                let items: String =
                    items.iter().map(|item| format!("  -{}", deeper(item))).collect();
                format!("\n{gap}{items}")
            }),
            items.prop_map(|items| {
                let keys = ["a", "khóa b", "'c'", "d"];
                let lines =
                    items.iter().zip(keys).map(|(item, key)| format!("  {key}:{}", deeper(item)));
                format!("\n{}", lines.collect::<String>())
            }),
        ]
    });
    prop::collection::vec(block, 0..6).prop_map(|blocks| {
        blocks.iter().enumerate().map(|(n, block)| format!("k{n}:{block}")).collect()
    })
}

/// Indents all lines but the first.
fn deeper(block: &str) -> String {
    let mut lines = block.split_inclusive('\n');
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |text, line| text + "  " + line)
}

fn head() -> impl Strategy<Value = String> {
    prop::collection::vec(line(), 0..8).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn knows_plain_text_as_the_parser_does(text in plain_head()) {
        prop_assert!(check_any(&text)?, "not plain: {:?}", text);
    }

    #[test]
    fn agrees_with_the_parser(text in head()) {
        check_any(&text)?;
    }

    #[test]
    fn agrees_with_the_parser_after_a_slip(
        text in head(),
        at in any::<prop::sample::Index>(),
        slip in prop::sample::select(vec![":", "\"", "'", "#", " ", "\n", "-", "[", "}", ",", "\t", "\u{a0}", "ố", "&", "!"]),
        delete in any::<bool>(),
    ) {
        let mut chars: Vec<char> = text.chars().collect();
        let place = at.index(chars.len() + 1);
        if delete && place < chars.len() { chars.remove(place); }
        let mut text: String = chars.iter().take(place).collect();
        text.push_str(slip);
        text.extend(chars.iter().skip(place));
        check_any(&text)?;
    }

    #[test]
    fn holds_for_any_text(text in "[-a:#'\" \n\\[\\]{},|>?&*!%@`~<\t\u{a0}ếx0\u{2028}\\\\]{0,24}") {
        check_any(&text)?;
    }

    #[test]
    fn holds_for_any_characters(text in any::<String>()) {
        check_any(&text)?;
        let split = super::split_front_matter(&text);
        prop_assert_eq!(text.get(split.body_offset..), Some(split.body));
    }
}
