//! Accepting connections: a thread each, a fixed number at most. When all are
//! taken, whoever has waited longest without sending a request has to go, so idle
//! or hostile clients never keep a browser out.

use std::collections::BTreeMap;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::http::{self, Bad, Method, Response};
use super::pages::Pages;

/// Connections at once. One costs one file, of which macOS grants a program 256.
pub(super) const LIMIT: usize = 96;

/// A thread needs little: pages are not copied.
const STACK: usize = 256 * 1024;

#[derive(Debug, Default)]
struct Open {
    count: usize,
    /// Connections whose request has not come yet, oldest first.
    silent: BTreeMap<u64, Arc<TcpStream>>,
}

#[derive(Debug, Default)]
struct Connections {
    open: Mutex<Open>,
    closed: Condvar,
}

/// Accepts connections until told to stop.
pub(super) fn accept(listener: &TcpListener, pages: &Arc<Pages>, stop: &AtomicBool) {
    let connections = Arc::new(Connections::default());
    for number in 0_u64.. {
        let accepted = listener.accept();
        if stop.load(Ordering::SeqCst) {
            return;
        }
        let Ok((stream, _)) = accepted else {
            // Out of files, or a client that left at once: neither is for ever.
            thread::sleep(Duration::from_millis(20));
            continue;
        };
        let stream = Arc::new(stream);
        connections.admit(number, &stream);
        let (pages, theirs) = (Arc::clone(pages), Arc::clone(&connections));
        let started = thread::Builder::new()
            .name("preview page".into())
            .stack_size(STACK)
            .spawn(move || {
                let _place = Place(&theirs, number);
                converse(&theirs, number, &stream, &pages);
            });
        if started.is_err() {
            connections.leave(number);
        }
    }
}

/// A connection's place among the open ones, given back even by a panic.
struct Place<'a>(&'a Connections, u64);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.leave(self.1);
    }
}

impl Connections {
    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a place, making one if it can.
    fn admit(&self, number: u64, stream: &Arc<TcpStream>) {
        let mut open = self.lock();
        while open.count >= LIMIT {
            if let Some((_, oldest)) = open.silent.pop_first() {
                let _ = oldest.shutdown(Shutdown::Both);
            }
            let waited = self.closed.wait_timeout(open, Duration::from_millis(50));
            open = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        open.count += 1;
        open.silent.insert(number, Arc::clone(stream));
    }

    fn has_spoken(&self, number: u64) {
        self.lock().silent.remove(&number);
    }

    fn leave(&self, number: u64) {
        let mut open = self.lock();
        open.silent.remove(&number);
        open.count = open.count.saturating_sub(1);
        drop(open);
        self.closed.notify_one();
    }
}

fn converse(connections: &Connections, number: u64, stream: &TcpStream, pages: &Pages) {
    let request = http::read_request(stream);
    connections.has_spoken(number);
    // Errors while writing mean that the client has gone, which it may.
    match request {
        Ok(request) => {
            let response = pages.answer(&request);
            let _ = http::write_response(stream, request.method, &response);
        }
        Err(Bad::Status(status)) => {
            let _ = http::write_response(stream, Method::Get, &Response::status(status));
            http::drain(stream);
        }
        Err(Bad::Gone) => {}
    }
}
