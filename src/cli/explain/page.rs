//! What a page is made of, and what becomes of a file.

use std::path::Path;

use crate::base::{SitePath, suggest};
use crate::build::Review;
use crate::cli::args::{Common, Making};
use crate::cli::catalogue::{fill, page_words};
use crate::cli::exit::{Exit, Failure};
use crate::cli::making::{Maker, Manner, site_prefix};
use crate::cli::terminal::Terminal;
use crate::plan::Account;
use crate::site::Item;

/// So many pages of a file are listed.
const LISTED: usize = 20;

/// Explains the page at an address, or a file of the site.
///
/// # Errors
/// When there is neither, the machine fails, or standard output cannot be written.
pub(super) fn run(
    terminal: &Terminal,
    common: &Common,
    making: &Making,
    wanted: &str,
) -> Result<Exit, Failure> {
    // What is wrong with one item says nothing of the others.
    let manner = Manner { keep_going: true, ..Manner::default() };
    let mut maker = Maker::new(terminal, common, making, manner)?;
    let (made, review) = maker.walk(terminal, |session, now| session.review(now))?;
    let Some(review) = review else {
        made.show_notes(terminal);
        terminal.say(terminal.texts.explained.not_explained);
        return Ok(Exit::Problems);
    };
    let explainer = Explainer { terminal, review: &review };
    let file = files_named(common, wanted).find(|file| review.plan.has_source(file));
    let text = match file {
        Some(file) => explainer.file(&file),
        None => match review.plan.find_address(wanted).and_then(|at| review.plan.account(at)) {
            Some(account) => explainer.page(&account),
            None => return Err(Failure::usage(explainer.nothing(wanted))),
        },
    };
    terminal.print(&text)?;
    Ok(Exit::Fine)
}

/// The files of the site that a path may mean: as seen from the site, or from here.
fn files_named(common: &Common, wanted: &str) -> impl Iterator<Item = SitePath> {
    let plain = wanted.replace('\\', "/");
    let plain = plain.trim_start_matches("./").to_owned();
    let prefix = site_prefix(&common.site);
    let prefix = prefix.trim_start_matches("./");
    let from_here = plain.strip_prefix(prefix).map(str::to_owned);
    let whole = std::path::absolute(&common.site).ok();
    let whole = whole.and_then(|site| {
        let below = Path::new(wanted).strip_prefix(site).ok()?;
        Some(below.to_string_lossy().replace('\\', "/"))
    });
    [Some(plain), from_here, whole].into_iter().flatten().map(|path| SitePath::new(&path))
}

struct Explainer<'e> {
    terminal: &'e Terminal,
    review: &'e Review,
}

impl Explainer<'_> {
    /// What is told of a page.
    fn page(&self, account: &Account) -> String {
        let said = &self.terminal.texts.explained;
        let (is, shows) = page_words(account.kind, self.terminal.language);
        let mut text = match &account.title {
            Some(title) => format!("{} – {title}\n\n", account.url),
            None => format!("{}\n\n", account.url),
        };
        let mut line = |label: &str, value: &str| {
            if !value.is_empty() {
                text.push_str(&format!("{label}: {value}\n"));
            }
        };
        line(said.kind, is);
        line(said.shows, shows);
        line(said.items, &account.items.map_or(String::new(), |items| items.to_string()));
        line(said.target, account.target.as_deref().unwrap_or_default());
        let files: Vec<&str> = account.files.iter().map(SitePath::as_str).collect();
        line(said.files, &files.join(", "));
        line(said.template, &account.template.map_or(String::new(), |name| self.template(name)));
        line(said.output, &account.path);
        text
    }

    /// A template, and where it comes from.
    fn template(&self, name: &str) -> String {
        match self.review.theme.origin(name) {
            Some((_, Some(file))) => file.as_str().to_owned(),
            Some((theme, None)) => {
                fill(self.terminal.texts.explained.embedded, &[("name", name), ("theme", theme)])
            }
            None => name.to_owned(),
        }
    }

    /// What is told of a file.
    fn file(&self, file: &SitePath) -> String {
        let said = &self.terminal.texts.explained;
        let Review { site, plan, theme, .. } = self.review;
        let state = match site.items.get(file) {
            Some(Item::HeldBackDraft) => said.draft,
            Some(Item::HeldBackScheduled) => said.scheduled,
            Some(Item::LeftOut) => said.left_out,
            _ => "",
        };
        let template = file.file_name();
        let is_drawn = theme.origin(template).is_some_and(|(_, own)| own == Some(file));
        let pages = if is_drawn { plan.drawn_by(template) } else { plan.made_of(file) };
        let mut text = format!("{file}\n\n");
        if !state.is_empty() {
            text.push_str(&format!("{state}\n"));
        } else if pages.is_empty() {
            text.push_str(&format!("{}\n", said.no_pages));
        }
        for account in pages.iter().take(LISTED).filter_map(|at| plan.account(*at)) {
            let (is, _) = page_words(account.kind, self.terminal.language);
            text.push_str(&format!("{} – {is}\n", account.url));
        }
        let more = pages.len().saturating_sub(LISTED);
        if more > 0 {
            text.push_str(&format!("{}\n", fill(said.more, &[("count", &more.to_string())])));
        }
        text
    }

    /// That there is neither such a page nor such a file, and which was perhaps meant.
    fn nothing(&self, wanted: &str) -> String {
        let said = &self.terminal.texts;
        let mut message = fill(said.explained.unknown, &[("name", wanted)]);
        let addresses: Vec<String> = self.review.plan.addresses().collect();
        let files = self.review.site.items.paths().map(SitePath::as_str);
        let known = addresses.iter().map(String::as_str).chain(files);
        if let Some(near) = suggest::nearest(wanted, known) {
            message.push(' ');
            message.push_str(&fill(said.mistakes.suggestion, &[("name", near)]));
        }
        message
    }
}
