//! `cchc serve`: the site in memory, shown on this computer.

use std::net::SocketAddr;
use std::sync::Arc;

use super::args::{Common, Serve};
use super::catalogue::fill;
use super::exit::{Exit, Failure};
use super::making::{self, Manner};
use super::reason::reason;
use super::terminal::Terminal;
use crate::dev::{self, ServeOptions, Server, Shelf, Tree};

/// Builds once and serves until it is stopped. A site with errors is served, too: as the list of
/// what is wrong with it.
///
/// # Errors
/// When the port is taken, the moment cannot be read, or the machine fails.
pub(super) fn run(terminal: &Terminal, common: &Common, serve: &Serve) -> Result<Exit, Failure> {
    let usual = ServeOptions::default();
    let options = ServeOptions {
        host: serve.host.unwrap_or(usual.host),
        port: serve.port.unwrap_or(usual.port),
        port_is_fixed: serve.port.is_some(),
    };
    let wished = SocketAddr::new(options.host, options.port);
    let failure = |error| cannot_listen(wished, &error, terminal);
    let server = Server::bind(&options).map_err(failure)?;
    let manner = Manner::default();
    let (made, tree) = making::make_with(terminal, common, &serve.making, manner, dev::build)?;
    made.show_notes(terminal);
    made.print_notes(terminal, None)?;
    let tree = tree.unwrap_or_else(|| Tree::failed(&made.plain_notes(terminal)));
    let url = server.url(&made.pass.summary.base_path);
    terminal.say(&fill(terminal.texts.work.serving, &[("url", &url)]));
    server.run(Arc::new(Shelf::new(tree)), dev::interrupt()).map_err(failure)?;
    Ok(Exit::Fine)
}

fn cannot_listen(wished: SocketAddr, error: &std::io::Error, terminal: &Terminal) -> Failure {
    let detail = reason(error, terminal.texts);
    let filled = [("address", &*wished.to_string()), ("detail", &*detail)];
    Failure::machine(fill(terminal.texts.work.cannot_listen, &filled))
}
