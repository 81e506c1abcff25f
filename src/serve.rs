//! The preview server: shows the site being edited to the browsers of this
//! computer, from memory, and has them reload when it changes. Knows HTTP and the
//! [`Files`] of a build; must not know content, templates or the disk.
//!
//! It answers on 127.0.0.1 only, GET and HEAD only, below names of this computer
//! only. It reads no request body, puts nothing that a client sent into a response,
//! and finds pages by exact key in the map, so it has no way to show any other file.
//!
//! HTTP is tiny_http's, which is for previews and not for the internet. What it
//! leaves open, none of which shows a file or ends the program:
//! - A request with a byte that is not ASCII, such as `\xff`, is closed unanswered;
//!   so is a browser's whose cookies for this host have one.
//! - A client may take for ever to send a request or to read a response, and each
//!   costs a thread and two files until it leaves; when files run out nothing is
//!   accepted until some leave.
//! - A request line or a header may be as long as the client likes.
//! - A request of HTTP/2 or later is never answered, and its thread stays; nor is one
//!   whose `TE` line it panics at, which it says on the terminal.
//! - Bodies of up to 1 KB are in memory before a request can be refused, and of up
//!   to 64 KB are read to their end and thrown away. A request that declares more,
//!   or a transfer coding, is refused and its connection kept for ever, since to
//!   close it is to allocate what it declares; after 48 of them the preview stops
//!   and says so.
//! - A connection that a browser keeps is not closed when the preview is stopped
//!   within a running program; requests on it go unanswered.

mod connections;
mod http;
mod mime;
mod pages;
mod state;
mod target;
#[cfg(test)]
mod tests;

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;

use crate::output::Files;
use connections::Connections;
use pages::Pages;
use state::State;

/// The port used when none is asked for. If it is taken, the next
/// [`PORTS_TRIED`] are tried.
pub const DEFAULT_PORT: u16 = 4000;

/// How many ports after [`DEFAULT_PORT`] are tried.
pub const PORTS_TRIED: u16 = 20;

/// A running preview server. Dropping it stops it.
#[derive(Debug)]
pub struct Server {
    port: u16,
    pages: Arc<Pages>,
    /// Held for its drop.
    _connections: Connections,
}

/// Why the preview server could not start.
#[derive(Debug)]
pub enum ServeError {
    /// The port asked for is used by another program.
    Taken(u16),
    /// All ports from the first to the last are used by other programs.
    AllTaken(u16, u16),
    /// The path of the site's address can't be served.
    BasePath(String),
    /// The system refused, with the port that was tried.
    Io(u16, io::Error),
}

impl Server {
    /// Starts serving an empty site, which [`Server::update`] fills.
    ///
    /// `port`: the one asked for, or `None` for [`DEFAULT_PORT`] or one after it;
    /// `Some(0)` takes any free one. `base_path`: the path of the site's address
    /// (`/` or `/wirral/`).
    ///
    /// # Errors
    /// [`ServeError`]
    pub fn bind(port: Option<u16>, base_path: &str) -> Result<Server, ServeError> {
        let base = target::Base::parse(base_path)
            .ok_or_else(|| ServeError::BasePath(base_path.to_owned()))?;
        let (listener, port) = listen(port)?;
        let pages = Arc::new(Pages::new(base, port, State::new()));
        let connections = Connections::start(listener, port, &pages)
            .map_err(|error| ServeError::Io(port, error))?;
        Ok(Server {
            port,
            pages,
            _connections: connections,
        })
    }

    /// The site's address for this computer's browser: `http://127.0.0.1:4000/`.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.pages.base.path())
    }

    /// The port it answers on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Shows a new site from the next request on, and reloads open pages. Each
    /// request sees the old site or the new one. What [`Server::fail`] said goes.
    pub fn update(&self, site: Arc<dyn Files>) {
        self.pages.state.update(site);
    }

    /// Keeps the site and shows `report` over its open pages. It is shown as it
    /// is, character by character: tags in it are text.
    pub fn fail(&self, report: String) {
        self.pages.state.fail(report);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Those who wait hold workers.
        self.pages.state.close();
    }
}

fn listen(port: Option<u16>) -> Result<(TcpListener, u16), ServeError> {
    let last = DEFAULT_PORT + PORTS_TRIED;
    for candidate in port.map_or(DEFAULT_PORT..=last, |port| port..=port) {
        let bound = TcpListener::bind((Ipv4Addr::LOCALHOST, candidate))
            .and_then(|listener| Ok((listener.local_addr()?.port(), listener)));
        match bound {
            Ok((port, listener)) => return Ok((listener, port)),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            // Windows keeps some ports for itself and forbids them.
            Err(_) if port.is_none() => {}
            Err(error) => return Err(ServeError::Io(candidate, error)),
        }
    }
    Err(port.map_or(ServeError::AllTaken(DEFAULT_PORT, last), ServeError::Taken))
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ServeError::Taken(port) => write!(
                f,
                "port {port} is used by another program; type another after `--port`, \
                 or leave `--port` out to use a free one"
            ),
            ServeError::AllTaken(first, last) => write!(
                f,
                "the ports {first} to {last} are all used by other programs; \
                 type another after `--port`, such as `--port 8080`"
            ),
            ServeError::BasePath(path) => write!(
                f,
                "can't serve below `{path}`; in `base_url` type an address such as \
                 `https://example.org/wirral/`"
            ),
            ServeError::Io(port, error) => {
                write!(
                    f,
                    "can't use port {port}: {error}; type another after `--port`, such as `--port 8080`"
                )
            }
        }
    }
}

impl std::error::Error for ServeError {}
