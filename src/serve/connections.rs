//! The threads between tiny_http's sockets and the pages. tiny_http accepts, and
//! reads requests; here they are answered by a fixed number of workers, and its
//! accepting is started again when it died. Knows no sites.

use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::http::{self, Kind, Response};
use super::pages::Pages;
use super::state::WAITING_LIMIT;

/// Threads that answer: one for each page that may wait for a change, and as many
/// for pages and slow readers.
const WORKERS: usize = 2 * WAITING_LIMIT;
/// Requests that stay for ever, see [`http::refuse_untouched`]. Each costs two
/// files, of which macOS grants a program 256.
pub(super) const UNTOUCHABLE_LIMIT: usize = 48;
/// How often it is seen to that connections are still accepted.
const PULSE: Duration = Duration::from_secs(1);
/// How long a connection made for that may go unheard.
const SILENCE: Duration = Duration::from_secs(2);
/// Of each thread. Pages may be made here, by templates within templates; what is not
/// used costs nothing.
const STACK: usize = 4 << 20;

/// A port being answered. Dropping it frees the port.
#[derive(Debug)]
pub(super) struct Connections {
    port: u16,
    shared: Arc<Shared>,
    keeper: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    pulse: Mutex<Pulse>,
    beat: Condvar,
    untouchable: AtomicUsize,
}

#[derive(Debug, Default)]
struct Pulse {
    /// Counts requests, of any kind.
    heard: u64,
    stopped: bool,
}

impl Connections {
    /// Answers what comes to a listener.
    pub(super) fn start(
        listener: TcpListener,
        port: u16,
        pages: &Arc<Pages>,
    ) -> io::Result<Connections> {
        let shared = Arc::new(Shared::default());
        let (sender, requests) = channel();
        let requests = Arc::new(Mutex::new(requests));
        for _ in 0..WORKERS {
            let (requests, pages, shared) = (requests.clone(), pages.clone(), shared.clone());
            spawn("preview page", move || work(&requests, &pages, &shared))?;
        }
        let first = accept(&listener, &sender, &shared)?;
        let keeper = {
            let shared = Arc::clone(&shared);
            spawn("preview", move || {
                keep(listener, port, first, &sender, &shared);
            })?
        };
        Ok(Connections {
            port,
            shared,
            keeper: Some(keeper),
        })
    }
}

impl Drop for Connections {
    fn drop(&mut self) {
        self.shared.stop();
        if let Some(keeper) = self.keeper.take() {
            let _ = keeper.join();
        }
        // tiny_http gives the port back a moment later. The next preview may want it.
        for _ in 0..200 {
            if connect(self.port, Duration::from_millis(200)).is_err() {
                return;
            }
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Pulse> {
        self.pulse.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stop(&self) {
        self.lock().stopped = true;
        self.beat.notify_all();
    }

    /// Waits until that has come about or the time is up.
    fn wait(&self, time: Duration, until: impl Fn(&Pulse) -> bool) -> MutexGuard<'_, Pulse> {
        let waited = self
            .beat
            .wait_timeout_while(self.lock(), time, |pulse| !until(pulse));
        waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<JoinHandle<()>> {
    let thread = thread::Builder::new().name(name.into()).stack_size(STACK);
    thread.spawn(work)
}

/// Has tiny_http accept connections, and passes on what it reads from them.
fn accept(
    listener: &TcpListener,
    sender: &Sender<tiny_http::Request>,
    shared: &Arc<Shared>,
) -> io::Result<Arc<tiny_http::Server>> {
    let server = tiny_http::Server::from_listener(listener.try_clone()?, None);
    let server = Arc::new(server.map_err(io::Error::other)?);
    let (theirs, sender, shared) = (Arc::clone(&server), sender.clone(), Arc::clone(shared));
    spawn("preview requests", move || {
        loop {
            let request = theirs.recv();
            let mut pulse = shared.lock();
            if let Ok(request) = request {
                pulse.heard += 1;
                // Workers go after the last sender, so there is one to receive it.
                let _ = sender.send(request);
                shared.beat.notify_all();
            } else if pulse.stopped {
                return;
            }
            // Else it accepts no more, which the keeper will notice. Connections
            // that are open still send here.
        }
    })?;
    Ok(server)
}

/// Sees to it that connections are accepted, until stopped.
///
/// tiny_http gives up for good when the program is out of files, for as short as
/// that may be, mostly without a word; and a connection can be left waiting for a
/// thread until the next one comes. So one comes each second, and if that goes
/// unheard another acceptor is started on the same socket.
fn keep(
    listener: TcpListener,
    port: u16,
    first: Arc<tiny_http::Server>,
    sender: &Sender<tiny_http::Request>,
    shared: &Arc<Shared>,
) {
    let mut acceptors = vec![first];
    loop {
        let heard = {
            let pulse = shared.wait(PULSE, |pulse| pulse.stopped);
            if pulse.stopped {
                break;
            }
            pulse.heard
        };
        // If there is no file left for this, there is none for an acceptor either.
        let Ok(mut stream) = connect(port, SILENCE) else {
            continue;
        };
        let _ = stream.write_all(b"HEAD / HTTP/1.0\r\n\r\n");
        let pulse = shared.wait(SILENCE, |pulse| pulse.stopped || pulse.heard > heard);
        let is_deaf = !pulse.stopped && pulse.heard == heard;
        drop(pulse);
        if is_deaf && let Ok(acceptor) = accept(&listener, sender, shared) {
            acceptors.push(acceptor);
        }
    }
    drop(listener);
    for acceptor in acceptors {
        // Its thread lets go of it, then the last of the two closes the port.
        acceptor.unblock();
    }
}

fn connect(port: u16, patience: Duration) -> io::Result<TcpStream> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpStream::connect_timeout(&address, patience)
}

fn work(requests: &Mutex<Receiver<tiny_http::Request>>, pages: &Arc<Pages>, shared: &Arc<Shared>) {
    loop {
        let request = {
            let requests = requests.lock().unwrap_or_else(PoisonError::into_inner);
            requests.recv()
        };
        let Ok(request) = request else {
            return;
        };
        // A client that has tiny_http panic must not cost a worker.
        let _ = catch_unwind(AssertUnwindSafe(|| answer(request, pages, shared)));
    }
}

fn answer(request: tiny_http::Request, pages: &Pages, shared: &Shared) {
    // Errors while writing mean that the client has gone.
    match Kind::of(&request) {
        Kind::Page => {
            let response = pages.answer(&http::read(&request));
            let _ = http::respond(request, response);
        }
        Kind::Refused(status) => {
            // A thread of its own: a client that withholds the body it announced
            // must not hold a worker. It has one connection, so one such thread.
            let _ = spawn("preview refusal", move || {
                let _ = http::respond(request, Response::status(status));
            });
        }
        Kind::Untouchable(status) => {
            http::refuse_untouched(request, status);
            let before = shared.untouchable.fetch_add(1, Ordering::Relaxed);
            if before + 1 == UNTOUCHABLE_LIMIT {
                shared.stop();
                eprintln!(
                    "the preview stopped: another program or page sent it {UNTOUCHABLE_LIMIT} \
                     requests with large bodies, which it can't get rid of; \
                     press Ctrl+C and start it again"
                );
            }
        }
    }
}
