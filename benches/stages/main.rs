//! The hot stages of a build, each by itself, on one thread.
//!
//!     cargo bench --bench stages                    # the time of every stage
//!     cargo bench --bench stages -- plan edition    # of the stages with these in their names
//!     benches/instructions                          # instructions, against the baseline
//!
//! `--list` names the stages, each with what it is counted by; `--once STAGE` does one stage once.

#![expect(clippy::disallowed_methods, reason = "makes sites of its own and reads its arguments")]
#![expect(clippy::print_stdout, reason = "a report is what it is for")]
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on shall panic")]

mod corpus;
mod meter;
mod street;

use std::sync::Arc;

use cchc::base::{viet, yaml};
use cchc::build::{Changes, on_threads};
use cchc::content::Entry;
use cchc::plan::{Html, Page, PageContent, Plan};
use cchc::render::SharedValues;
use corpus::{ARTICLES, Look};
use meter::Meter;
use street::{Folder, Material};

/// The same as in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A stage: its name, what it is counted by and how many of these there are, and its work.
struct Stage {
    name: String,
    unit: &'static str,
    units: usize,
    run: Box<dyn Fn(&mut Meter) + Send>,
}

/// All stages, in the order of the street.
fn stages() -> Vec<Stage> {
    let mut all = Vec::new();
    let mut add = |name: &str, unit, units, run: Box<dyn Fn(&mut Meter) + Send>| {
        all.push(Stage { name: name.to_owned(), unit, units, run });
    };
    add("front-matter", "article", ARTICLES, Box::new(front_matter));
    add("entry", "article", ARTICLES, Box::new(entry));
    add("clean", "article", ARTICLES, Box::new(clean));
    add("keys", "article", ARTICLES, Box::new(keys));
    for (look, mark) in [(Look::Plain, "plain"), (Look::Full, "full")] {
        let mut add = |name: &str, unit, units, run: fn(Look, &mut Meter)| {
            add(&format!("{name}-{mark}"), unit, units, Box::new(move |meter| run(look, meter)));
        };
        add("assemble", "article", ARTICLES, assemble);
        add("plan", "article", ARTICLES, plan);
        add("values", "article", ARTICLES, values);
        add("articles", "article", ARTICLES, article_pages);
        add("lists", "call", 1, list_pages);
        add("machine", "call", 1, machine_files);
        add("edit-body", "call", 1, edit_body);
        add("edit-title", "call", 1, edit_title);
        add("pass", "article", ARTICLES, pass);
    }
    all
}

/// Finds and reads the front matter.
fn front_matter(meter: &mut Meter) {
    let texts: Vec<String> = (0..ARTICLES).map(corpus::article).collect();
    let work = |text: &String| {
        let front = yaml::split_front_matter(text);
        yaml::parse(front.head, front.head_offset, yaml::Limits::HEAD)
    };
    meter.measure(|| (), |()| texts.iter().map(work).collect::<Vec<_>>());
}

/// Reads whole files: front matter, head, Markdown.
fn entry(meter: &mut Meter) {
    let material = Material::read(Look::Plain);
    let settings = material.content_settings();
    let work = |()| {
        let files = street::articles(&material.snapshot);
        files.map(|file| street::entry(file, &settings)).collect::<Vec<_>>()
    };
    meter.measure(|| (), work);
}

/// Cleans texts.
fn clean(meter: &mut Meter) {
    let texts: Vec<String> = (0..ARTICLES).map(corpus::article).collect();
    meter.measure(|| (), |()| texts.iter().map(|text| viet::clean(text)).collect::<Vec<_>>());
}

/// Makes the keys of titles: for addresses, search, sorting and identity.
fn keys(meter: &mut Meter) {
    let entries = Material::read(Look::Plain).entries;
    let work = |entry: &Arc<Entry>| {
        let title = &entry.common().title;
        (
            viet::slug(title),
            viet::fold(title),
            viet::collation_key(title),
            viet::same_word_key(title),
        )
    };
    meter.measure(|| (), |()| entries.iter().map(work).collect::<Vec<_>>());
}

/// Puts the site together.
fn assemble(look: Look, meter: &mut Meter) {
    let material = Material::read(look);
    meter.measure(|| (), |()| material.assemble());
}

/// Plans all pages.
fn plan(look: Look, meter: &mut Meter) {
    let material = Material::read(look);
    let site = Arc::new(material.assemble().0);
    meter.measure(|| (), |()| material.plan(&site));
}

/// Makes the template values that all pages share.
fn values(look: Look, meter: &mut Meter) {
    let (_, plan) = planned(look);
    meter.measure(|| (), |()| SharedValues::for_all(&plan));
}

/// Renders the pages of articles.
fn article_pages(look: Look, meter: &mut Meter) {
    print(look, meter, |page| matches!(page.content, PageContent::Html(Html::Article(_))));
}

/// Renders home, lists and overviews.
fn list_pages(look: Look, meter: &mut Meter) {
    print(look, meter, |page| match page.content {
        PageContent::Html(html) => !matches!(html, Html::Article(_)),
        _ => false,
    });
}

/// Makes feeds, sitemaps and what else no template is for.
fn machine_files(look: Look, meter: &mut Meter) {
    print(look, meter, |page| {
        use PageContent::{Bytes, Html, OnDisk};
        !matches!(page.content, Html(_) | OnDisk { .. } | Bytes(_))
    });
}

/// Prints some of the pages.
fn print(look: Look, meter: &mut Meter, is_wanted: fn(&Page) -> bool) {
    let (material, plan) = planned(look);
    let values = SharedValues::for_all(&plan);
    let pages: Vec<&Page> = plan.pages().filter(|page| is_wanted(page)).collect();
    meter.measure(|| (), |()| material.print(&plan, &values, &pages));
}

/// Everything up to the plan.
fn planned(look: Look) -> (Material, Plan) {
    let material = Material::read(look);
    let site = Arc::new(material.assemble().0);
    let plan = material.plan(&site);
    (material, plan)
}

/// From the save of the newest article's body to its page.
fn edit_body(look: Look, meter: &mut Meter) {
    let more = |text: String, edit: usize| format!("{text}\nThêm một đoạn, lần {edit}.\n");
    edit(look, meter, more, |route| {
        route.ends_with(&format!("tin-so-{}/index.html", ARTICLES - 1))
    });
}

/// From the save of the newest article's title to the home page.
fn edit_title(look: Look, meter: &mut Meter) {
    let more = |text: String, edit: usize| text.replacen(", đợt", &format!(", lần {edit}, đợt"), 1);
    edit(look, meter, more, |route| route == "index.html");
}

/// Saves the newest article again and again; each time the edition after that is asked for a page.
fn edit(
    look: Look,
    meter: &mut Meter,
    change: impl Fn(String, usize) -> String,
    is_asked_for: impl Fn(&str) -> bool,
) {
    let folder = Folder::new(look);
    let mut session = folder.session();
    let first = street::edition(&mut session, &Changes::All);
    let route = first.routes().find(|route| is_asked_for(route.as_str())).unwrap().to_string();
    let newest = ARTICLES - 1;
    let mut edits = 0;
    let save = || {
        edits += 1;
        let text = change(corpus::article(newest), edits);
        Changes::Paths(vec![folder.write(&corpus::path(newest), &text)])
    };
    let serve = |changes: Changes| {
        let edition = street::edition(&mut session, &changes);
        (street::length(&edition, &route), edition)
    };
    meter.measure(save, serve);
}

/// Builds the whole site into nothing.
fn pass(look: Look, meter: &mut Meter) {
    let folder = Folder::new(look);
    meter.measure(|| folder.session(), |mut session| (street::pass(&mut session), session));
}

fn main() {
    // `cargo bench` adds an argument of its own.
    let given: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let all = stages();
    match given.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--list"] => {
            all.iter().for_each(|stage| println!("{} {} {}", stage.name, stage.unit, stage.units));
        }
        ["--once", name] => {
            let stage = all.into_iter().find(|stage| stage.name == name).expect("a stage");
            measure(stage, Meter::Once);
        }
        ref parts => {
            let is_wanted = |name: &str| parts.iter().any(|part| name.contains(part));
            for stage in all.into_iter().filter(|s| parts.is_empty() || is_wanted(&s.name)) {
                let (name, unit, units) = (stage.name.clone(), stage.unit, stage.units as f64);
                let time = measure(stage, Meter::Clock(Vec::new())).microseconds();
                println!("{name:<18}{time:>12.0} µs{:>12.2} µs/{unit}", time / units);
            }
        }
    }
}

/// Measures a stage on one thread.
fn measure(stage: Stage, mut meter: Meter) -> Meter {
    let work = move || {
        (stage.run)(&mut meter);
        meter
    };
    on_threads(Some(1), work).unwrap()
}
