//! `cchc serve`: the site in memory, shown on this computer, as it is edited.

use std::future::pending;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use super::args::{Common, Serve};
use super::catalogue::fill;
use super::environment;
use super::exit::{Exit, Failure};
use super::following::{self, Shown};
use super::making::{Made, Maker, Manner};
use super::proof::Proof;
use super::reason::reason;
use super::terminal::Terminal;
use crate::base::SitePath;
use crate::base::date::Timestamp;
use crate::build::{Changes, Edition};
use crate::dev::{self, ServeOptions, Server, Shelf, Tree, Watch};
use crate::theme::AssetNames;

/// Builds and serves, and again whenever something changes, until it is stopped. A site with
/// errors is served, too: as it was before, or as the list of what is wrong with it.
///
/// # Errors
/// When the port is taken, the moment cannot be read, or the machine fails.
pub(super) fn run(terminal: &Terminal, common: &Common, serve: &Serve) -> Result<Exit, Failure> {
    let (terminal_there, common, serve) = (terminal.clone(), common.clone(), serve.clone());
    let served = dev::until_interrupted(move || stay(&terminal_there, &common, &serve));
    match served {
        Ok(None) => Ok(Exit::Fine),
        Ok(Some(ended)) => ended.map(|()| Exit::Fine),
        Err(error) => Err(Failure::machine(reason(&error, terminal.texts))),
    }
}

/// Serves for ever.
fn stay(terminal: &Terminal, common: &Common, serve: &Serve) -> Result<(), Failure> {
    let usual = ServeOptions::default();
    let options = ServeOptions {
        host: serve.host.unwrap_or(usual.host),
        port: serve.port.unwrap_or(usual.port),
    };
    let wished = SocketAddr::new(options.host, options.port);
    let failure = |error| cannot_listen(wished, &error, terminal);
    let server = Server::bind(&options).map_err(failure)?;
    // An open page changes its style sheet for a newer one without being made again.
    let manner = Manner { asset_names: AssetNames::Plain, ..Manner::default() };
    let mut maker = Maker::new(terminal, common, &serve.making, manner)?;
    let eyes = following::watch(terminal, common, serve.poll)?;
    let changes = Changes::All;
    let (made, edition) = maker.walk(terminal, |session, now| session.edition(now, &changes))?;
    let (mut show, due) = (Show::new(terminal, common, serve.reload, &made, edition)?, made.due);
    let url = say_where(terminal, wished, &server, &made.pass.summary.base_path);
    if serve.open {
        environment::open_in_browser(&url);
    }
    let shelf = Arc::clone(&show.shelf);
    thread::spawn(move || show.follow(&mut maker, eyes, due));
    server.run(shelf, pending()).map_err(failure)
}

/// Says where the preview is, what is not as it was wished, and what was perhaps not meant. Gives
/// the address for this computer.
fn say_where(terminal: &Terminal, wished: SocketAddr, server: &Server, base_path: &str) -> String {
    let (texts, got) = (&terminal.texts.work, server.address());
    if wished.port() != 0 && wished.port() != got.port() {
        let [wished, port] = [wished.port(), got.port()].map(|port| port.to_string());
        terminal.say(&fill(texts.next_port, &[("wished", &wished), ("port", &port)]));
    }
    if !got.ip().is_loopback() {
        terminal.say(texts.open_to_network);
    }
    if let Some(url) = server.network_url(base_path) {
        terminal.say(&fill(texts.in_network, &[("url", &url)]));
    }
    let url = server.url(base_path);
    terminal.say(&fill(texts.serving, &[("url", &url)]));
    url
}

/// What is shown, and to whom it is told.
struct Show {
    terminal: Terminal,
    common: Common,
    /// The folder of the site, absolute, for links that open an editor.
    root: PathBuf,
    shelf: Arc<Shelf>,
    shown: Shown,
    proof: Proof,
}

impl Show {
    /// Shows the first edition, or what is wrong with it.
    fn new(
        terminal: &Terminal,
        common: &Common,
        reload: bool,
        made: &Made,
        edition: Option<Arc<Edition>>,
    ) -> Result<Self, Failure> {
        let folder = environment::current_folder()
            .map_err(|error| Failure::machine(reason(&error, terminal.texts)))?;
        let root: PathBuf = folder.join(&common.site).components().collect();
        let tree = match &edition {
            Some(edition) => Tree::new(Arc::clone(edition)),
            None => Tree::failed(&made.plain_notes(terminal)),
        };
        let shelf = Arc::new(Shelf::new(tree, reload));
        let proof = Proof::new(terminal, &made.site_prefix, &root, &shelf);
        let (terminal, common, shown) = (terminal.clone(), common.clone(), Shown::default());
        let mut show = Self { terminal, common, root, shelf, shown, proof };
        show.shown.show(made, &show.terminal)?;
        match edition {
            Some(edition) => {
                let tree = show.shelf.current();
                show.proof.read(edition, tree, None);
            }
            None => show.report(made),
        }
        Ok(show)
    }

    /// Follows every change.
    fn follow(&mut self, maker: &mut Maker, eyes: Watch, due: Option<Timestamp>) {
        let (terminal, site) = (self.terminal.clone(), self.common.site.clone());
        following::follow(&terminal, &site, maker, eyes, due, |maker, changes, cause| {
            self.pass(maker, changes, cause)
        });
    }

    fn pass(
        &mut self,
        maker: &mut Maker,
        changes: &Changes,
        cause: &str,
    ) -> Result<Option<Timestamp>, Failure> {
        let walked = maker.walk(&self.terminal, |session, now| session.edition(now, changes))?;
        let (made, edition) = walked;
        match edition {
            Some(edition) => {
                self.proof.stop();
                let tree = self.shelf.put(Tree::new(Arc::clone(&edition)));
                let updated = following::updated(&made, cause, &self.terminal);
                self.proof.read(edition, tree, Some(updated));
            }
            None => {
                self.proof.stop();
                self.report(&made);
                self.shown.show(&made, &self.terminal)?;
                self.terminal.say(self.terminal.texts.work.last_good);
            }
        }
        self.shown.show(&made, &self.terminal)?;
        Ok(made.due)
    }

    /// Lays the problems of a pass over all open pages.
    fn report(&self, made: &Made) {
        let source = |file: &SitePath| made.pass.source(file);
        let listing = made.listing(&self.terminal, &source);
        self.proof.report(&dev::problem_list(&listing, &self.root));
    }
}

fn cannot_listen(wished: SocketAddr, error: &std::io::Error, terminal: &Terminal) -> Failure {
    let detail = reason(error, terminal.texts);
    let filled = [("address", &*wished.to_string()), ("detail", &*detail)];
    Failure::machine(fill(terminal.texts.work.cannot_listen, &filled))
}
