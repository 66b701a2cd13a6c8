//! Tests of the whole room: tables of what editors write.

use super::scan::scan;
use super::{Guess, Kind, Limits, Node, Parsed, ProblemKind, Value, parse};

fn read(text: &str) -> Parsed {
    parse(text, 0, Limits::HEAD)
}

/// Writes a tree in short, each value with its source text behind an `@`.
fn show(node: &Node, source: &str) -> String {
    let at = source.get(node.span.clone()).unwrap_or("?");
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(raw) => format!("#{raw}"),
        Value::Text(text) if text == at => text.clone(),
        Value::Text(text) => format!("{text:?}@{at}"),
        Value::List(items) => {
            let items: Vec<_> = items.iter().map(|item| show(item, source)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(entries) => {
            let entries: Vec<_> = entries
                .iter()
                .map(|entry| {
                    let key = source.get(entry.key_span.clone()).unwrap_or("?");
                    assert!(
                        key.trim_matches(['"', '\'']) == entry.key || key.starts_with('*'),
                        "{key}"
                    );
                    format!("{}: {}", entry.key, show(&entry.node, source))
                })
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

#[test]
fn reads_what_editors_write() {
    let check = |text: &str, expect: &str| {
        let parsed = read(text);
        let hints = |p: &super::Problem| !matches!(p.kind, ProblemKind::CommentCutsValue { .. });
        assert!(!parsed.problems.iter().any(hints), "{text}: {:?}", parsed.problems);
        assert_eq!(parsed.root.map(|root| show(&root, text)), Some(expect.to_owned()), "{text}");
    };
    check("", "null");
    check("# chỉ có ghi chú\n", "null");
    check("title: Cải cách\ndate: 2026-11-01", "{title: Cải cách, date: 2026-11-01}");
    check("a:\nb: ~\nc: null\n", "{a: null, b: null, c: null}");
    check(
        "a: yes\nb: NO\nc: true\nd: 0123\ne: 1.10",
        "{a: yes, b: NO, c: true, d: 0123, e: #1.10}",
    );
    check("a: \"x: y\" # z", "{a: \"x: y\"@\"x: y\"}");
    check("tags: [một, 'hai, ba', 3]", "{tags: [một, \"hai, ba\"@'hai, ba', #3]}");
    check("tags:\n- một\n-   hai\nz: 1", "{tags: [một, hai], z: #1}");
    check("authors:\n  - name: A\n    role: b\n  - c", "{authors: [{name: A, role: b}, c]}");
    check("image: {src: a.jpg, alt: \"b\"}", "{image: {src: a.jpg, alt: \"b\"@\"b\"}}");
    check("a:\n  b:\n    c: d\n  e: f\ng: h", "{a: {b: {c: d}, e: f}, g: h}");
    check("- - a\n  - b\n- c", "[[a, b], c]");
    check("s: |\n  một\n  hai\nt: x", "{s: \"một\\nhai\\n\"@|\n  một\n  hai, t: x}");
    check("s: một\n  hai\nt: x", "{s: \"một hai\"@một\n  hai, t: x}");
    check("s: \"một\n  hai\"\nt: x", "{s: \"một hai\"@\"một\n  hai\", t: x}");
    check("a: [x,\n  y]\nb: c", "{a: [x, y], b: c}");
    check("h: 0x1F\ni: .inf\nj: 1e400", "{h: #0x1F, i: #.inf, j: 1e400}");
    check("a: !!str 12\nb: !x 1.10", "{a: 12, b: #1.10}");
    check("1: a\ntrue: b", "{1: a, true: b}");
    check("a: 123456789012345678901234567890", "{a: #123456789012345678901234567890}");
    check("x: &x 1.10\ny: *x", "{x: #1.10, y: #1.10}");
    check("d: &d {a: 1, b: 2}\ne:\n  <<: *d\n  a: 3", "{d: {a: #1, b: #2}, e: {a: #3, b: #2}}");
}

#[test]
fn offset_moves_every_span() {
    let text = "a: [b, {c: d}]\na: \"e\" f\ng: 1 #2";
    let (plain, moved) = (read(text), parse(text, 100, Limits::HEAD));
    for (here, there) in plain.problems.iter().zip(&moved.problems) {
        assert_eq!(here.span.start + 100, there.span.start);
    }
    let root = moved.root.expect("the sound parts");
    let entry = root.get("g").expect("a sound key");
    assert_eq!((entry.key_span.clone(), entry.node.span.clone()), (124..125, 127..128));
    assert_eq!(entry.node.kind(), Kind::Number);
}

#[test]
fn locates_duplicate_keys_at_every_level() {
    let check = |text: &str, key: &str| {
        let parsed = read(text);
        let places: Vec<_> = text.match_indices(key).map(|(at, _)| at..at + key.len()).collect();
        let [problem] = parsed.problems.as_slice() else { panic!("{:?}", parsed.problems) };
        let kind = ProblemKind::DuplicateKey { key: key.to_owned(), first: places[0].clone() };
        assert_eq!((&problem.kind, &problem.span), (&kind, &places[1]), "{text}");
    };
    check("title: 1\nb: 2\ntitle: 3\n", "title");
    check("a:\n  key: 1\n  key: 2\n", "key");
    check("- key: 1\n  key: 2\n", "key");
    check("a: {key: 1, key: 2}\n", "key");
    check("s: |\n  x\nkey: 1\nkey: 2", "key");
    check("a: &x\n  key: 1\n  key: 2", "key");
    let many: String = (0..40).map(|n| format!("k{n}: 1\n")).collect();
    check(&format!("{many}z: 1\nz: 2\n"), "z");
    assert_eq!(
        read("a: 1\na: 2").root.map(|root| root.get("a").cloned().map(|e| e.node.value)),
        Some(Some(Value::Number("1".to_owned())))
    );
}

#[test]
fn guesses_the_slip() {
    let check = |text: &str, guess: Guess, place: &str, broken: &[&str]| {
        let parsed = read(text);
        let found: Vec<_> = parsed
            .problems
            .iter()
            .filter_map(|problem| match &problem.kind {
                ProblemKind::Syntax { guess, .. } | ProblemKind::NotAMap { guess } => {
                    Some((guess.clone(), text.get(problem.span.clone()).unwrap_or("?")))
                }
                _ => None,
            })
            .collect();
        assert_eq!(found, [(Some(guess), place)], "{text:?} {:?}", parsed.problems);
        assert_eq!(parsed.broken_keys, broken, "{text}");
    };
    let colon =
        |key: &str, value: &str| Guess::ColonInValue { key: key.into(), value: value.into() };
    let spaceless = |key: &str| Guess::MissingSpaceAfterColon { key: key.into() };
    let long = "Cao Bằng: Kế hoạch 2026";
    check(&format!("date: 2026\ntitle: {long}\nunit: x"), colon("title", long), long, &["title"]);
    check(
        "title: Ba nội dung:\nunit: x",
        colon("title", "Ba nội dung:"),
        "Ba nội dung:",
        &["title"],
    );
    check("title:Abc", spaceless("title"), "title:", &["title"]);
    check("date: 2026\ntitle:Abc\nunit: x\n", spaceless("title"), "title:", &["title"]);
    check("title:Abc\nunit: x\n", spaceless("title"), "title:", &["title"]);
    check("a: 1\ntags:\n\t- b\n", Guess::TabIndent, "\t", &["tags"]);
    check("title:\u{a0}Abc\nunit: x", Guess::NoBreakSpace, "\u{a0}", &["title"]);
    check("a: 1\n\u{a0}title: Abc", Guess::NoBreakSpace, "\u{a0}title", &[]);
    check("title: \"Abc\nunit: x", Guess::UnclosedQuote, "\"Abc", &["title"]);
    check("title: 'Abc\nunit: x", Guess::UnclosedQuote, "'Abc", &["title"]);
    check("title: \"Tin\" nóng\nunit: x", Guess::TextAfterQuote, " nóng", &["title"]);
    for (value, sign) in [
        ("@ubnd", '@'),
        ("%5 tăng", '%'),
        ("*đậm* chữ", '*'),
        ("`mã`", '`'),
        ("[Ảnh] Lễ hội", '['),
        ("> trích", '>'),
        ("| cột", '|'),
    ] {
        let text = format!("title: {value}\nunit: x");
        check(&text, Guess::StartsWithSpecial(sign), &sign.to_string(), &["title"]);
    }
    check("tags: [a, b\nunit: x", Guess::UnclosedBracket('['), "[", &["tags"]);
    check("a: 1\n  unit: x\nb: 2", Guess::BadIndent, "  ", &["a", "unit"]);
    check("tags:\n  - a\n  -b: c\nb: 2", Guess::MissingDashSpace, "-", &["tags"]);
}

#[test]
fn the_first_error_hides_no_other() {
    let text = "title: A: B\ndate: 2026-11-01\nsummary: \"x\" y\ntags: [a]\nunit: @u\n";
    let parsed = read(text);
    let places: Vec<_> = parsed.problems.iter().map(|p| &text[p.span.clone()]).collect();
    assert_eq!(places, ["A: B", " y", "@"]);
    assert_eq!(parsed.broken_keys, ["title", "summary", "unit"]);
    assert_eq!(
        parsed.root.map(|root| show(&root, text)).as_deref(),
        Some("{date: 2026-11-01, tags: [a]}")
    );
    let list = read("- a: 1\n- b: c: d\n- e");
    assert_eq!(
        (list.problems.len(), list.root.and_then(|r| r.as_list().map(<[_]>::len))),
        (1, Some(2))
    );
}

#[test]
fn errors_without_a_place_get_one() {
    let check = |text: &str, place: usize| {
        let starts: Vec<_> = read(text).problems.iter().map(|p| p.span.start).collect();
        assert_eq!(starts, [place], "{text:?}");
    };
    check("a: 1\n---\nb: 2\n", 5);
    check("  a: 1\nb: 2\n", 7);
    check("a: 1\nb: x\u{1}y\n", 9);
    check("ố: 1\nb: ế @\nc: @x\n", 19);
}

#[test]
fn hostile_texts_are_refused_at_once() {
    let check = |text: &str, kind: ProblemKind| {
        let first = read(text).problems.first().map(|problem| problem.kind.clone());
        assert_eq!(first, Some(kind), "{text:.40}");
    };
    check(&"a: 1\n".repeat(20_000), ProblemKind::TooLarge { limit: 65_536 });
    check(&"[".repeat(50_000), ProblemKind::TooDeep { limit: 32 });
    check(&"- ".repeat(30_000), ProblemKind::TooDeep { limit: 32 });
    let stairs: String = (0..60).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    check(&stairs, ProblemKind::TooDeep { limit: 32 });
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, inner) in ["b", "c", "d", "e", "f", "g"].iter().zip(["a", "b", "c", "d", "e", "f"]) {
        let aliases = vec![format!("*{inner}"); 8].join(", ");
        bomb.push_str(&format!("{name}: &{name} [{aliases}]\n"));
    }
    check(&bomb, ProblemKind::TooManyAliases);
    let long = format!("a: &a {}\nb: [{}]", "x".repeat(20_000), "*a, ".repeat(2_000));
    check(&long, ProblemKind::TooManyAliases);
}

#[test]
fn comments_that_cut_values_are_noted() {
    let check = |text: &str, expect: &[(&str, bool)]| {
        let found: Vec<_> = read(text)
            .problems
            .iter()
            .filter_map(|problem| match problem.kind {
                ProblemKind::CommentCutsValue { tight } => {
                    Some((&text[problem.span.clone()], tight))
                }
                _ => None,
            })
            .collect();
        assert_eq!(found, expect, "{text}");
    };
    check("title: Mục tiêu #1\n", &[("#1", true)]);
    check("draft: true # chưa đăng\n", &[("# chưa đăng", false)]);
    check("title: C#\nb: \"x #1\"\nc: # d\n", &[]);
    check("tags:\n- a #1\n", &[("#1", true)]);
}

#[test]
fn quotes_can_be_told() {
    let text = "a: \"true\"\nb: true\nc: 'x'\nd: x";
    let root = read(text).root.expect("plain");
    let quoted: Vec<_> =
        root.as_map().unwrap_or_default().iter().map(|e| e.node.is_quoted(text)).collect();
    assert_eq!(quoted, [true, false, true, false]);
}

#[test]
fn plain_heads_take_the_fast_way() {
    let head = "title: \"Cao Bằng: đẩy mạnh cải cách\"\ndate: 2026-11-01\nsummary: Tỉnh công bố kế hoạch.\n\
        author: Nguyễn Văn A\nform: tin\ncategories: [tin-tuc, 'chi-dao']\ntags:\n  - một cửa\n  - PAR Index\n\
        image:\n  src: a.jpg\n  alt: Ảnh\ndocuments: [76/NQ-CP]\nattachments:\n- file: a.pdf\n  title: A\n";
    assert!(scan(head, 0, 32).exact);
}
