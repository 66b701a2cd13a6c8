//! clap's matches, as plain values.

use std::net::IpAddr;
use std::path::PathBuf;

use anstream::ColorChoice;
use clap::{ArgMatches, Command};

use super::{Build, Common, Instead, Invocation, Making, Messages, Period, Report, Request, Serve};
use crate::report::ReportFormat;

pub(super) fn invocation(
    matches: &ArgMatches,
    command: &mut Command,
) -> Result<Invocation, Instead> {
    // clap refuses a command line without a command, so there is always one here.
    let Some((name, matches)) = matches.subcommand() else {
        return Err(answer(command));
    };
    let text = |id: &str| matches.get_one::<String>(id).cloned();
    let request = match name {
        "build" => Request::Build(build(matches)),
        "watch" => Request::Watch { build: build(matches), poll: matches.get_flag("poll") },
        "check" => Request::Check(making(matches)),
        "serve" => Request::Serve(serve(matches)),
        "new" => {
            Request::New { title: text("title"), document: text("document"), now: text("now") }
        }
        "init" => {
            Request::Init { folder: path(matches, "folder").unwrap_or_default(), now: text("now") }
        }
        "report" => Request::Report(report(matches)),
        "explain" => Request::Explain { wanted: text("rule"), making: timed(matches) },
        _ => {
            let wanted = text("command").unwrap_or_default();
            return Err(match command.find_subcommand_mut(&wanted) {
                Some(known) => answer(known),
                None => answer(command),
            });
        }
    };
    Ok(Invocation { common: common(matches), request })
}

fn answer(command: &mut Command) -> Instead {
    Instead::Answer(command.render_help().ansi().to_string())
}

fn path(matches: &ArgMatches, id: &str) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(id).cloned()
}

fn build(matches: &ArgMatches) -> Build {
    Build {
        making: making(matches),
        output: path(matches, "output"),
        keep_going: matches.get_flag("keep-going"),
        adopt: matches.get_flag("adopt"),
        allow_shrink: matches.get_flag("allow-shrink"),
        changed: matches.try_get_one::<String>("changed").ok().flatten().cloned(),
    }
}

fn making(matches: &ArgMatches) -> Making {
    Making {
        drafts: matches.get_flag("drafts"),
        future: matches.get_flag("future"),
        strict: matches.get_flag("strict"),
        strict_plan: matches.get_flag("strict-plan"),
        ..timed(matches)
    }
}

fn report(matches: &ArgMatches) -> Report {
    let text = |id: &str| matches.get_one::<String>(id).cloned();
    let texts = |id: &str| matches.get_many(id).into_iter().flatten().cloned().collect();
    Report {
        making: timed(matches),
        period: Period {
            month: text("month"),
            quarter: text("quarter"),
            half: text("half"),
            year: text("year"),
            from: text("from"),
            to: text("to"),
        },
        by: text("by"),
        fields: texts("field"),
        units: texts("unit"),
        format: text("format").and_then(|name| ReportFormat::parse(&name)).unwrap_or_default(),
        output: path(matches, "output"),
    }
}

fn serve(matches: &ArgMatches) -> Serve {
    let everything = !matches.get_flag("no-drafts");
    Serve {
        making: Making { drafts: everything, future: everything, ..timed(matches) },
        host: matches.get_one::<IpAddr>("host").copied(),
        port: matches.get_one::<u16>("port").copied(),
        poll: matches.get_flag("poll"),
        reload: !matches.get_flag("no-reload"),
        open: matches.get_flag("open"),
    }
}

fn timed(matches: &ArgMatches) -> Making {
    Making {
        drafts: false,
        future: false,
        strict: false,
        strict_plan: false,
        now: matches.get_one::<String>("now").cloned(),
        base_url: matches.get_one::<String>("base-url").cloned(),
        jobs: matches.try_get_one::<u16>("jobs").ok().flatten().map(|&jobs| jobs.into()),
    }
}

fn common(matches: &ArgMatches) -> Common {
    let word = |id: &str| matches.get_one::<String>(id).map_or("", String::as_str);
    Common {
        site: path(matches, "site").unwrap_or_else(|| PathBuf::from(".")),
        messages: match word("messages") {
            "short" => Messages::Short,
            "json" => Messages::Json,
            "sarif" => Messages::Sarif,
            "github" => Messages::Github,
            _ => Messages::Text,
        },
        quiet: matches.get_flag("quiet"),
        verbose: matches.get_flag("verbose"),
        color: match word("color") {
            "always" => ColorChoice::Always,
            "never" => ColorChoice::Never,
            _ => ColorChoice::Auto,
        },
    }
}
