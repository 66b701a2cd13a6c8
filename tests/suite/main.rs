//! The suite: whole small sites, built as their editors would build them.
//!
//! Each module tells one part of what the program promises; each test is named by the behaviour
//! it holds to. Sites are written down where they are tested ([`harness`]), or lie in
//! `tests/sites` and `tests/corpora`.

#![expect(clippy::disallowed_methods, reason = "tests write sites and read what was published")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall panic")]

// Making sites, building them, asking what came of it.
mod harness;

// The first hours of a newcomer: the demonstration, the smallest sites, every command once.
mod journey;

// Front matter: values, places of what is wrong, and drafts that fail closed.
mod front_matter;
// Front matter as files really are: encodings, line ends, decomposed letters, slips in YAML.
mod heads_on_disk;
// Data files: units, terms, plans, broadcasts, indices, surveys.
mod data_files;
// Data that can be read and cannot be right.
mod contradictions;
// Indices and surveys: pages, downloads, directives; every figure as the data has it.
mod figures;
// What is public when: drafts, scheduled, expired and featured items.
mod publication;
// Lists: categories, pages of lists, neighbours, related items, terms, archives.
mod lists;
// Broadcasts: their page, calendar, podcast, and what is told of them.
mod broadcasts;
// The glossary: first uses in bodies, and the page of all terms.
mod glossary;
// Units and agencies that come and go.
mod units;
// Links, files beside articles, and two things on one path.
mod links;
#[cfg(target_os = "linux")]
mod living;
// Citations of documents in text: what they link to, and what is said about them.
mod citations;
// Citations as people write them: short mentions after a full one, people who sign, passives.
mod mentions;
// The register of documents: its lists, the page of each document, and its files.
// Documents that front matter names: which is meant, and what is said where that is unclear.
mod named_documents;
mod register;
// The yearly plan: its page, and what is owed and not there.
mod yearly_plan;
// Recordings that are missing, or come without their words.
mod recordings;
// Documents, categories and tags that the yearly plan names.
mod plan_names;
// The evidence report: what it counts, its forms, and how it fails.
mod report;
// What a report says of its own numbers: what counts where, up to which day, of what.
mod report_scope;
// Feeds, sitemap, robots, redirects: read back by other people's parsers.
mod feeds;
// Files for other programs, as their schemas say.
mod api;
// What heads of pages say to archives and to programs that show previews.
mod heads;
// The way home of each page, for readers and for search engines.
mod trails;
// Redirects in their three forms, the sitemap and robots.txt.
mod machine;
// The same bytes whatever the threads, the order of the disk, the locale and the folder.
mod determinism;
// What is remembered between passes never shows: any edits end where a first build would.
mod incremental;
// What lies around articles: files, overrides, pictures, attachments, spellings of names.
mod belongings;
// How much work an edit makes: what is parsed, printed and written.
mod counts;
// The folder that is published to: refused, kept, left as it was.
mod publishing;
// Building again: what is the same is known without making it, what changed is listed.
#[cfg(unix)]
mod unchanged;
// Watching: whatever happens to the files, the output becomes what a clean build makes.
#[cfg(unix)]
mod watching;
mod weights;
// Serving: what a browser gets, what open pages hear, and that nothing is written.
#[cfg(unix)]
mod serving;
// Faults of the machine: builds that are killed, full disks, readers while folders change places.
#[cfg(target_os = "linux")]
mod faults;
// Pictures: sizes, metadata, descriptions, and what is kept between builds.
mod images;
// What the default theme writes around pictures, videos, good examples and charts.
mod markup;
// Search: its page, and the index that browsers read.
mod searching;
// Themes: what a site overrides, what it leaves, and mistakes in templates.
mod themes;
// The themes in this repository: each draws every kind of page and keeps what readers count on.
mod shipped;
// Hostile content: nothing panics, nothing runs in the browser of readers.
mod safety;
// What a page is made of, and what becomes of a file.
mod explaining;
// How problems are told: text, short, JSON; Vietnamese and English.
mod messages;
// A small site whose whole output is reviewed in diffs.
mod golden;
// Real articles by other people.
mod corpora;
// What the README tells people to type: the tour, and pipelines of continuous integration.
mod readme;
// The other documents: rules, handbook, settings, themes, architecture, and links between them.
mod documents;
