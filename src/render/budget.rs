//! Budgets: what a page may weigh with what it loads, and that it loads nothing from elsewhere.
//!
//! A page is compressed only when it is longer than it may be compressed, which few are. Style
//! sheets and scripts are compressed once, when a page first loads them.

use std::io::Write;
use std::sync::{Arc, OnceLock};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::loaded::{Script, from_hosts, inline_sheets, scripts, sheets};
use crate::base::collections::FastMap;
use crate::diag::{Note, Notes, Place, Rule, rules};
use crate::plan::{Html, Page, Plan};
use crate::theme::{Theme, addresses_in_styles};

/// What pages may weigh, and the files that they load.
#[derive(Debug)]
pub struct Budget {
    page: u64,
    styles: u64,
    scripts: u64,
    /// Scheme and host of the site itself.
    origin: Option<String>,
    /// Addresses elsewhere that the settings of the theme name, as pages spell them: whoever sets
    /// one wants it.
    wanted: Vec<String>,
    /// Style sheets and scripts by address.
    files: FastMap<String, LoadedFile>,
}

/// A style sheet or a script.
#[derive(Debug)]
struct LoadedFile {
    /// Its path in `static/`.
    name: String,
    bytes: Arc<Vec<u8>>,
    /// What it weighs compressed, in bytes; shared with its theme.
    weight: Arc<OnceLock<u64>>,
    /// The addresses elsewhere that it loads something from, if it is a style sheet.
    foreign: OnceLock<Vec<String>>,
}

impl Budget {
    /// The budgets of a site, for the pages of a plan.
    #[must_use]
    pub fn new(plan: &Plan, theme: &Theme) -> Self {
        let limits = plan.limits();
        let base = &plan.site.base;
        let is_weighed = |path: &str| path.ends_with(".css") || path.ends_with(".js");
        // In a preview, where names do not tell the contents, what a page weighs may change without it.
        let is_published = theme.assets.iter().any(|asset| asset.is_fingerprinted);
        let assets = theme.assets.iter().filter(|asset| is_published && is_weighed(&asset.path));
        let files = assets.map(|asset| {
            let (name, bytes) = (asset.path.clone(), Arc::clone(&asset.bytes));
            let weight = Arc::clone(&asset.weight);
            let file = LoadedFile { name, bytes, weight, foreign: OnceLock::new() };
            (format!("{base}{}", asset.route.as_str()), file)
        });
        let settings = plan.site.settings.values().filter_map(|value| value.as_str());
        let elsewhere = settings.filter(|text| text.contains("//"));
        let path_length = base.len();
        let origin = plan.site.url.as_deref().and_then(|url| url.get(..url.len() - path_length));
        Self {
            page: limits.page,
            styles: limits.styles,
            scripts: limits.scripts,
            origin: origin.map(str::to_owned),
            wanted: elsewhere.map(|text| text.replace('&', "&amp;")).collect(),
            files: files.collect(),
        }
    }

    /// What is too heavy about a page, or comes from elsewhere.
    pub(super) fn check(&self, page: &Page, html: Html, bytes: &[u8]) -> Notes {
        let mut notes = Notes::new();
        if bytes.len() as u64 > self.page {
            let weight = compressed(bytes);
            if weight > self.page {
                let note = heavy(&rules::HEAVY_PAGE, page, weight, self.page);
                notes.push(match &page.source {
                    Some(file) => note.at(Place::file(file)),
                    None => note.with("detail", shown(page)),
                });
            }
        }
        let mut styles = Load::default();
        let mut tell_foreign = |address: &str| {
            let note = Note::new(&rules::FOREIGN_RESOURCE).with("detail", address);
            notes.push(note.with("page", shown(page)));
        };
        from_hosts(bytes, |address| self.is_foreign(address))
            .for_each(|address| tell_foreign(&address));
        for sheet in sheets(bytes).filter_map(|address| self.files.get(&*address)) {
            self.foreign(sheet).iter().for_each(|one| tell_foreign(one));
            styles.files.push(sheet);
        }
        // Where the whole page were light enough, nobody need look for what it holds.
        if styles.weight_of_files() + bytes.len() as u64 > self.styles {
            styles.inline.extend(inline_sheets(bytes));
        }
        notes.extend(too_many(&rules::HEAVY_STYLES, page, &styles, self.styles));
        if matches!(html, Html::Search) {
            return notes;
        }
        let mut run = Load::default();
        for script in scripts(bytes) {
            match script {
                Script::File(address) => run.files.extend(self.files.get(&*address)),
                Script::Inline(text) => run.inline.push(text),
            }
        }
        notes.extend(too_many(&rules::HEAVY_SCRIPTS, page, &run, self.scripts));
        notes
    }

    fn foreign<'f>(&self, sheet: &'f LoadedFile) -> &'f [String] {
        sheet.foreign.get_or_init(|| {
            let text = String::from_utf8_lossy(&sheet.bytes);
            let all = addresses_in_styles(&text).into_iter();
            all.filter(|address| self.is_foreign(address)).map(str::to_owned).collect()
        })
    }

    fn is_foreign(&self, address: &str) -> bool {
        let starts_with = |start: &str| {
            address.get(..start.len()).is_some_and(|have| have.eq_ignore_ascii_case(start))
        };
        if !["https://", "http://", "//"].into_iter().any(starts_with) {
            return false;
        }
        let own = self
            .origin
            .as_deref()
            .is_some_and(|origin| starts_with(origin) && address[origin.len()..].starts_with('/'));
        !own && !self.wanted.iter().any(|wanted| wanted == address)
    }
}

/// The style sheets or scripts of a page.
#[derive(Default)]
struct Load<'l> {
    files: Vec<&'l LoadedFile>,
    /// What is written into the page itself.
    inline: Vec<&'l [u8]>,
}

impl Load<'_> {
    fn weight_of_files(&self) -> u64 {
        let files = self.files.iter();
        files.map(|file| file.weight.get_or_init(|| compressed(&file.bytes))).sum()
    }

    /// What it weighs compressed; anything, as long as it is light enough, where that is so.
    fn weight(&self, most: u64) -> u64 {
        let files = self.weight_of_files();
        let inline: usize = self.inline.iter().map(|text| text.len()).sum();
        match files + inline as u64 {
            light if light <= most => light,
            _ if inline == 0 => files,
            _ => files + compressed(&self.inline.concat()),
        }
    }
}

/// The note about what weighs too much together.
fn too_many(rule: &'static Rule, page: &Page, load: &Load<'_>, most: u64) -> Option<Note> {
    let weight = load.weight(most);
    let list = |inline: &'static str| {
        let inline = Some(inline).filter(|_| !load.inline.is_empty());
        let names = load.files.iter().map(|file| file.name.as_str());
        names.chain(inline).collect::<Vec<_>>().join(", ")
    };
    (weight > most).then(|| {
        let note = heavy(rule, page, weight, most).with("detail", list("phần viết trong trang"));
        note.with("detail_en", list("what the page itself holds"))
    })
}

fn heavy(rule: &'static Rule, page: &Page, weight: u64, most: u64) -> Note {
    let kilobytes = |bytes: u64| bytes.div_ceil(1000).to_string();
    Note::new(rule)
        .with("page", shown(page))
        .with("weight", kilobytes(weight))
        .with("most", kilobytes(most))
}

/// The address of a page below the home page, as people know it.
fn shown(page: &Page) -> &str {
    let route = page.route.as_str();
    route.strip_suffix("index.html").unwrap_or(route)
}

/// How many bytes remain of a file when it is compressed as servers do on the way.
fn compressed(bytes: &[u8]) -> u64 {
    let mut encoder = GzEncoder::new(Count(0), Compression::default());
    // Counting cannot fail.
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.map_or(0, |count| count.0)
}

/// Counts what is written to it.
struct Count(u64);

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::compressed;

    #[test]
    fn what_repeats_itself_weighs_little() {
        assert!((20..60).contains(&compressed(&[b'a'; 10_000])));
        let mixed: Vec<u8> =
            (0..10_000_u64).map(|n| ((n * n * 2_654_435_761) >> 13) as u8).collect();
        assert!(compressed(&mixed) > 5_000);
    }
}
