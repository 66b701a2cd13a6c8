//! Every command and option, described to clap.
//!
//! clap's fixed texts are English, so each is replaced: headings, usage lines, the help and
//! version options, and the lists of values, which stand in the place of the value's name.

use std::net::{AddrParseError, IpAddr, Ipv4Addr};
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, StyledStr};
use clap::{Arg, ArgAction, Command, value_parser};

use crate::cli::catalogue::Texts;
use crate::report::ReportFormat;

/// The most threads that can be asked for.
const MOST_JOBS: i64 = 256;

/// The values of `--messages`.
pub(super) const MESSAGES: [&str; 5] = ["text", "short", "json", "sarif", "github"];

/// The whole command line.
pub(super) fn command(texts: &Texts) -> Command {
    let root = Command::new("cchc")
        .bin_name("cchc")
        .after_help(texts.help.after)
        .subcommand_required(true)
        .subcommand_help_heading(texts.help.commands)
        .disable_help_subcommand(true)
        .args(common(texts))
        .subcommand(
            named("build", texts.commands.build)
                .args([output(texts), drafts(texts), future(texts)])
                .args(making(texts))
                .args(publishing(texts))
                .arg(option("changed", texts.values.file, texts.options.changed, texts)),
        )
        .subcommand(
            named("watch", texts.commands.watch)
                .args([output(texts), drafts(texts), future(texts)])
                .args(making(texts))
                .args(publishing(texts))
                .arg(poll(texts)),
        )
        .subcommand(
            named("check", texts.commands.check)
                .args([drafts(texts), future(texts)])
                .args(making(texts)),
        )
        .subcommand(named("serve", texts.commands.serve).args(serving(texts)))
        .subcommand(named("report", texts.commands.report).args(reporting(texts)))
        .subcommand(named("new", texts.commands.new).args(writing(texts)))
        .subcommand(
            named("init", texts.commands.init).args([
                required("folder", texts.values.folder, texts.options.folder, texts)
                    .value_parser(value_parser!(PathBuf)),
                time(texts),
            ]),
        )
        .subcommand(named("explain", texts.commands.explain).args([
            argument("rule", texts.values.rule, texts.options.rule, texts),
            time(texts),
            option("base-url", texts.values.url, texts.options.base_url, texts),
        ]))
        .subcommand(named("help", texts.commands.help).arg(argument(
            "command",
            texts.values.command,
            texts.options.command,
            texts,
        )));
    localized(root.about(texts.help.about), texts)
}

/// Gives a command, and those below it, headings and usage lines in the user's language.
fn localized(command: Command, texts: &Texts) -> Command {
    let template =
        format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}", texts.help.usage);
    let usage = usage(&command, texts);
    command
        .display_name("cchc")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .next_help_heading(texts.help.options)
        .help_template(template)
        .override_usage(usage)
        .mut_subcommands(|below| localized(below, texts))
}

fn usage(command: &Command, texts: &Texts) -> StyledStr {
    let options = texts.values.options;
    if command.has_subcommands() {
        return format!("cchc <{}> [{options}]", texts.values.command).into();
    }
    let mut usage = format!("cchc {} [{options}]", command.get_name());
    for argument in command.get_positionals() {
        let name = argument.get_value_names().and_then(<[_]>::first).map_or("", |name| name);
        let shown =
            if argument.is_required_set() { format!(" <{name}>") } else { format!(" [{name}]") };
        usage.push_str(&shown);
    }
    usage.into()
}

fn named(name: &'static str, about: &'static str) -> Command {
    Command::new(name).about(about)
}

fn flag(id: &'static str, help: &'static str, texts: &Texts) -> Arg {
    Arg::new(id).long(id).action(ArgAction::SetTrue).help(help).help_heading(texts.help.options)
}

fn option(id: &'static str, value: &'static str, help: &'static str, texts: &Texts) -> Arg {
    Arg::new(id).long(id).value_name(value).help(help).help_heading(texts.help.options)
}

fn argument(id: &'static str, value: &'static str, help: &'static str, texts: &Texts) -> Arg {
    Arg::new(id).value_name(value).help(help).help_heading(texts.help.arguments)
}

fn required(id: &'static str, value: &'static str, help: &'static str, texts: &Texts) -> Arg {
    argument(id, value, help, texts).required(true)
}

fn time(texts: &Texts) -> Arg {
    option("now", texts.values.time, texts.options.now, texts)
}

fn output(texts: &Texts) -> Arg {
    option("output", texts.values.folder, texts.options.output, texts)
        .value_parser(value_parser!(PathBuf))
}

fn drafts(texts: &Texts) -> Arg {
    flag("drafts", texts.options.drafts, texts)
}

fn future(texts: &Texts) -> Arg {
    flag("future", texts.options.future, texts)
}

fn poll(texts: &Texts) -> Arg {
    flag("poll", texts.options.poll, texts)
}

fn making(texts: &Texts) -> Vec<Arg> {
    vec![
        time(texts),
        option("base-url", texts.values.url, texts.options.base_url, texts),
        flag("strict", texts.options.strict, texts),
        flag("strict-plan", texts.options.strict_plan, texts),
        option("jobs", texts.values.number, texts.options.jobs, texts)
            .value_parser(value_parser!(u16).range(1..=MOST_JOBS)),
    ]
}

fn publishing(texts: &Texts) -> Vec<Arg> {
    vec![
        flag("keep-going", texts.options.keep_going, texts),
        flag("adopt", texts.options.adopt, texts),
        flag("allow-shrink", texts.options.allow_shrink, texts),
    ]
}

fn serving(texts: &Texts) -> Vec<Arg> {
    vec![
        option("host", texts.values.host, texts.options.host, texts).value_parser(host),
        option("port", texts.values.port, texts.options.port, texts)
            .value_parser(value_parser!(u16)),
        flag("no-drafts", texts.options.no_drafts, texts),
        flag("open", texts.options.open, texts),
        flag("no-reload", texts.options.no_reload, texts),
        poll(texts),
        time(texts),
        option("base-url", texts.values.url, texts.options.base_url, texts),
        option("jobs", texts.values.number, texts.options.jobs, texts)
            .value_parser(value_parser!(u16).range(1..=MOST_JOBS)),
    ]
}

fn reporting(texts: &Texts) -> Vec<Arg> {
    let (options, values) = (&texts.options, &texts.values);
    let of_calendar = ["month", "quarter", "half", "year"];
    let period = |id: &'static str, value, help| {
        let others = of_calendar.into_iter().filter(move |other| *other != id);
        option(id, value, help, texts).conflicts_with_all(others.chain(["from", "to"]))
    };
    vec![
        period("month", values.month, options.month),
        period("quarter", values.quarter, options.quarter),
        period("half", values.half, options.half),
        period("year", values.year, options.year),
        option("from", values.day, options.from, texts),
        option("to", values.day, options.to, texts),
        option("by", values.dimensions, options.by, texts),
        option("field", values.field, options.field, texts).action(ArgAction::Append),
        option("unit", values.unit, options.unit, texts).action(ArgAction::Append),
        option("format", values.format, options.format, texts)
            .value_parser(PossibleValuesParser::new(ReportFormat::ALL.map(ReportFormat::name)))
            .hide_possible_values(true),
        option("output", values.file, options.report_output, texts)
            .short('o')
            .value_parser(value_parser!(PathBuf)),
        time(texts),
        option("base-url", values.url, options.base_url, texts),
    ]
}

/// An address of the network; people also say `localhost`.
fn host(text: &str) -> Result<IpAddr, AddrParseError> {
    if text == "localhost" { Ok(Ipv4Addr::LOCALHOST.into()) } else { text.parse() }
}

fn writing(texts: &Texts) -> Vec<Arg> {
    vec![
        required("title", texts.values.title, texts.options.title, texts)
            .required(false)
            .required_unless_present("document"),
        option("document", texts.values.document, texts.options.document, texts),
        time(texts),
    ]
}

fn common(texts: &Texts) -> Vec<Arg> {
    let choice = |id: &'static str, values: &[&'static str], name: &'static str, help| {
        option(id, name, help, texts)
            .value_parser(PossibleValuesParser::new(values.to_vec()))
            .hide_possible_values(true)
    };
    let arguments = [
        option("site", texts.values.folder, texts.options.site, texts)
            .value_parser(value_parser!(PathBuf)),
        choice("lang", &["vi", "en"], "vi|en", texts.options.lang),
        choice("messages", &MESSAGES, "text|short|json|sarif|github", texts.options.messages),
        flag("quiet", texts.options.quiet, texts).short('q').conflicts_with("verbose"),
        flag("verbose", texts.options.verbose, texts).short('v'),
        choice("color", &["auto", "always", "never"], "auto|always|never", texts.options.color),
        flag("version", texts.options.version, texts).short('V').action(ArgAction::Version),
        flag("help", texts.options.help, texts).short('h').action(ArgAction::Help),
    ];
    arguments.map(|argument| argument.global(true).help_heading(texts.help.common)).into()
}
