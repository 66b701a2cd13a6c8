//! What command lines mean, and how their mistakes are told.

use std::ffi::OsString;
use std::path::Path;

use super::*;
use crate::cli::catalogue::texts;
use crate::diag::Language;

fn parse_line(line: &str, language: Language) -> Result<Invocation, Instead> {
    let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
    parse(&arguments, texts(language))
}

#[test]
fn the_description_is_sound() {
    for language in [Language::Vietnamese, Language::English] {
        command::command(texts(language)).debug_assert();
    }
}

fn check_mistake(line: &str, vietnamese: &str, english: &str) {
    for (language, expect) in [(Language::Vietnamese, vietnamese), (Language::English, english)] {
        match parse_line(line, language) {
            Err(Instead::Mistake(message)) => assert_eq!(message, expect, "{line}"),
            other => panic!("{line}: {other:?}"),
        }
    }
}

#[test]
fn unknown_names_are_told_with_what_was_perhaps_meant() {
    let check = check_mistake;
    check(
        "cchc biuld",
        "Không có lệnh `biuld`. Có phải ý bạn là `build`? Xem `cchc --help`.",
        "There is no command `biuld`. Did you mean `build`? See `cchc --help`.",
    );
    check(
        "cchc schema",
        "Lệnh `schema` chưa có trong phiên bản này. Xem `cchc --help`.",
        "The command `schema` is not in this version yet. See `cchc --help`.",
    );
    check("cchc", "Chưa chọn lệnh. Xem `cchc --help`.", "No command was given. See `cchc --help`.");
    check(
        "cchc build --outptu x",
        "Không có tùy chọn `--outptu`. Có phải ý bạn là `--output`? Xem `cchc build --help`.",
        "There is no option `--outptu`. Did you mean `--output`? See `cchc build --help`.",
    );
}

#[test]
fn wrong_values_are_told_in_the_language_of_the_user() {
    let check = check_mistake;
    check(
        "cchc new Một hai",
        "Thừa tham số `hai`; nếu tham số có dấu cách, hãy đặt trong dấu nháy. Xem `cchc new --help`.",
        "`hai` is one argument too many; quote arguments that hold spaces. See `cchc new --help`.",
    );
    check(
        "cchc build --jobs 0",
        "`0` không dùng được cho `--jobs`. Xem `cchc --help`.",
        "`0` cannot be used for `--jobs`. See `cchc --help`.",
    );
    check(
        "cchc check --messages jsn",
        "`jsn` không dùng được cho `--messages`. Có phải ý bạn là `json`? \
         Các giá trị dùng được: text, short, json, sarif, github. Xem `cchc --help`.",
        "`jsn` cannot be used for `--messages`. Did you mean `json`? \
         Known values: text, short, json, sarif, github. See `cchc --help`.",
    );
    check(
        "cchc serve --host nhà",
        "`nhà` không dùng được cho `--host`. Xem `cchc --help`.",
        "`nhà` cannot be used for `--host`. See `cchc --help`.",
    );
    check(
        "cchc build --output",
        "`--output` cần một giá trị. Xem `cchc --help`.",
        "`--output` needs a value. See `cchc --help`.",
    );
    check(
        "cchc init",
        "Còn thiếu: <THƯ_MỤC>. Xem `cchc init --help`.",
        "Still missing: <DIR>. See `cchc init --help`.",
    );
    check(
        "cchc build --quiet --verbose",
        "`--quiet` không dùng cùng với `--verbose`. Xem `cchc build --help`.",
        "`--quiet` cannot be used together with `--verbose`. See `cchc build --help`.",
    );
    check(
        "cchc build --now 1 --now 2",
        "`--now` chỉ được viết một lần. Xem `cchc build --help`.",
        "`--now` can be given once only. See `cchc build --help`.",
    );
}

#[test]
fn common_options_stand_before_or_after_the_command() {
    for line in ["cchc --site trang -q build", "cchc build --site trang -q"] {
        let invocation = parse_line(line, Language::English).unwrap();
        assert_eq!(invocation.common.site, Path::new("trang"), "{line}");
        assert!(invocation.common.quiet && !invocation.common.verbose, "{line}");
        assert_eq!(invocation.common.messages, Messages::Text, "{line}");
    }
}

#[test]
fn options_of_build_are_read() {
    let line = "cchc build --output ra --drafts --now 2026-11-01 --jobs 3 --keep-going";
    let Request::Build(build) = parse_line(line, Language::English).unwrap().request else {
        panic!("no build")
    };
    assert_eq!(build.output.as_deref(), Some(Path::new("ra")));
    assert!(build.making.drafts && !build.making.future && !build.making.strict);
    assert_eq!(build.making.now.as_deref(), Some("2026-11-01"));
    assert_eq!(build.making.jobs, Some(3));
    assert!(build.keep_going && !build.adopt && !build.allow_shrink);
}

#[test]
fn serve_shows_drafts_unless_told_not_to() {
    let check = |line: &str, expect: bool| {
        let Request::Serve(serve) = parse_line(line, Language::English).unwrap().request else {
            panic!("no serve")
        };
        assert_eq!((serve.making.drafts, serve.making.future), (expect, expect), "{line}");
    };
    check("cchc serve", true);
    check("cchc serve --no-drafts", false);
}

#[test]
fn options_of_commands_that_stay_are_read() {
    let request = |line: &str| parse_line(line, Language::English).unwrap().request;
    let check_serve = |line: &str, expect: (bool, bool)| match request(line) {
        Request::Serve(serve) => assert_eq!((serve.poll, serve.reload), expect, "{line}"),
        other => panic!("{line}: {other:?}"),
    };
    check_serve("cchc serve", (false, true));
    check_serve("cchc serve --poll --no-reload", (true, false));
    let Request::Watch { build, poll } = request("cchc watch --poll --output ra --adopt") else {
        panic!("no watch")
    };
    assert_eq!((build.output.as_deref(), build.adopt, poll), (Some(Path::new("ra")), true, true));
}

#[test]
fn help_speaks_one_language_only() {
    let help = |line: &str| match parse_line(line, Language::Vietnamese) {
        Err(Instead::Answer(text)) => anstream::adapter::strip_str(&text).to_string(),
        other => panic!("{line}: {other:?}"),
    };
    let root = help("cchc --help");
    assert!(root.contains("Cách dùng: cchc <LỆNH> [TÙY_CHỌN]"), "{root}");
    assert_eq!(help("cchc help"), root);
    assert_eq!(help("cchc help build"), help("cchc build -h"));
    for name in ["build", "watch", "check", "serve", "new", "init", "explain", "help"] {
        assert!(root.contains(&format!("\n  {name} ")), "{root}");
        let page = help(&format!("cchc {name} --help"));
        assert!(page.contains(&format!("Cách dùng: cchc {name} [TÙY_CHỌN]")), "{page}");
        for english in ["Usage", "Options:", "Arguments:", "Commands:", "default:", "possible"] {
            assert!(!page.contains(english) && !root.contains(english), "{english}\n{page}");
        }
    }
}
