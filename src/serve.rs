//! The preview server: shows the site being edited to the browsers of this
//! computer, from memory, and has them reload when it changes. Knows HTTP and the
//! [`Output`] map; must not know content, templates or the disk.
//!
//! It answers on 127.0.0.1 only, GET and HEAD only, one request a connection. It
//! reads no request body, puts nothing that a client sent into a response, and
//! finds pages by exact key in the map, so it has no way to show any other file.
//! Connections are few, their requests small and on a deadline, so a client that
//! misbehaves costs a thread for some seconds and no more.

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
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use crate::output::Output;
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
    stop: Arc<AtomicBool>,
    acceptor: Option<JoinHandle<()>>,
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
        let stop = Arc::new(AtomicBool::new(false));
        let acceptor = {
            let (pages, stop) = (Arc::clone(&pages), Arc::clone(&stop));
            std::thread::Builder::new()
                .name("preview".into())
                .spawn(move || connections::accept(&listener, &pages, &stop))
                .map_err(|error| ServeError::Io(port, error))?
        };
        Ok(Server {
            port,
            pages,
            stop,
            acceptor: Some(acceptor),
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
    pub fn update(&self, output: Arc<Output>) {
        self.pages.state.update(output);
    }

    /// Keeps the site and shows `report` over its open pages. It is shown as it
    /// is, character by character: tags in it are text.
    pub fn fail(&self, report: String) {
        self.pages.state.fail(report);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        self.pages.state.close();
        // Wakes the acceptor, which waits for a connection.
        let woken = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok();
        if let (true, Some(acceptor)) = (woken, self.acceptor.take()) {
            let _ = acceptor.join();
        }
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
