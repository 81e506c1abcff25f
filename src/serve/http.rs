//! Between tiny_http and the pages: what of a request is looked at, how a response
//! is written, and how a request is refused whose body must not be touched. Knows
//! no sites and no threads.

use std::io::{self, Cursor, Read};
use std::ops::Range;
use std::sync::Arc;

use tiny_http::{Header, Method, StatusCode};

/// The longest body that tiny_http may throw away, in bytes. It makes a buffer of
/// the length that the client declares, and ends the program if that fails.
const DISCARDED_LIMIT: usize = 64 * 1024;

/// What is sent with every response.
const ALWAYS: [(&str, &str); 3] = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

/// What the pages are told of a request.
#[derive(Debug)]
pub(super) struct Request<'r> {
    /// As sent: path and query, not decoded, only ASCII.
    pub(super) target: &'r str,
    /// The value of each `Host` line.
    pub(super) hosts: Vec<&'r str>,
}

/// A response. Every text in it is ours.
#[derive(Debug)]
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) mime: &'static str,
    /// Where to go instead: a percent-encoded path made from a known page.
    pub(super) location: Option<String>,
    /// Parts of the body, written one after another.
    pub(super) body: Vec<Body>,
}

/// A part of a body: part of a page, or a text made for this response.
#[derive(Debug)]
pub(super) enum Body {
    Shared(Arc<[u8]>, Range<usize>),
    Own(Vec<u8>),
}

/// What is to be done with a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// GET or HEAD without a body.
    Page,
    /// Refused with this status, then dropped. That may wait for a client that
    /// does not send the body it announced.
    Refused(u16),
    /// Refused with this status, and must never be dropped.
    Untouchable(u16),
}

impl Response {
    pub(super) fn text(status: u16, text: &str) -> Response {
        Response {
            status,
            mime: "text/plain; charset=utf-8",
            location: None,
            body: vec![Body::Own(format!("{text}\n").into_bytes())],
        }
    }

    pub(super) fn status(status: u16) -> Response {
        Response::text(status, StatusCode(status).default_reason_phrase())
    }
}

impl Body {
    fn len(&self) -> usize {
        match self {
            Body::Shared(_, range) => range.len(),
            Body::Own(bytes) => bytes.len(),
        }
    }

    fn reader(self) -> Box<dyn Read> {
        match self {
            Body::Shared(bytes, range) => {
                let mut reader = Cursor::new(bytes);
                reader.set_position(range.start as u64);
                Box::new(reader.take(range.len() as u64))
            }
            Body::Own(bytes) => Box::new(Cursor::new(bytes)),
        }
    }
}

impl Kind {
    pub(super) fn of(request: &tiny_http::Request) -> Kind {
        let is_asked_for = matches!(request.method(), Method::Get | Method::Head);
        let refused = if is_asked_for { 400 } else { 405 };
        let lengths: Vec<_> = values(request, "Content-Length").collect();
        let has_coding = values(request, "Transfer-Encoding").next().is_some();
        // Anything that two programs could read differently counts as a body.
        match lengths.as_slice() {
            [] | ["0"] if !has_coding && is_asked_for => Kind::Page,
            [] | ["0"] if !has_coding => Kind::Refused(refused),
            [length] if !has_coding => match length.parse::<usize>() {
                Ok(length) if length <= DISCARDED_LIMIT => Kind::Refused(refused),
                Ok(_) | Err(_) => Kind::Untouchable(refused),
            },
            [] | [_, ..] => Kind::Untouchable(refused),
        }
    }
}

/// What the pages are told of a request.
pub(super) fn read(request: &tiny_http::Request) -> Request<'_> {
    Request {
        target: request.url(),
        hosts: values(request, "Host").collect(),
    }
}

/// The values of all headers of that name.
fn values<'r>(
    request: &'r tiny_http::Request,
    name: &'static str,
) -> impl Iterator<Item = &'r str> {
    let headers = request.headers().iter();
    headers
        .filter(move |header| header.field.equiv(name))
        .map(|header| header.value.as_str())
}

/// Sends a response, without its body for HEAD, and drops the request.
///
/// # Errors
/// The client has gone, which it may.
pub(super) fn respond(request: tiny_http::Request, response: Response) -> io::Result<()> {
    let length = response.body.iter().map(Body::len).sum();
    let body = response
        .body
        .into_iter()
        .fold(Box::new(io::empty()) as Box<dyn Read>, |all, part| {
            Box::new(all.chain(part.reader()))
        });
    let mut headers = vec![header("Content-Type", response.mime)];
    headers.extend(ALWAYS.map(|(name, value)| header(name, value)));
    if response.status == 405 {
        headers.push(header("Allow", "GET, HEAD"));
    }
    if let Some(location) = &response.location {
        headers.push(header("Location", location));
    }
    let response = tiny_http::Response::new(
        StatusCode(response.status),
        headers,
        body,
        Some(length),
        None,
    );
    // The length is known, so that no page need be sent in chunks.
    request.respond(response.with_chunked_threshold(usize::MAX))
}

/// Refuses a request without ever touching its body. The connection, two files and
/// a thread of tiny_http's stay for as long as the program runs, so the caller must
/// count these.
///
/// To drop such a request is to allocate as many bytes as the client declared, and
/// [`tiny_http::Request::upgrade`] is the one way to answer and keep the body from
/// being dropped.
pub(super) fn refuse_untouched(request: tiny_http::Request, status: u16) {
    // With this header a list is sorted that a client can make unsortable; a panic
    // there would drop the request.
    if values(&request, "TE").next().is_some() {
        std::mem::forget(request);
        return;
    }
    // tiny_http writes the protocol as it is, and neither of these lines otherwise.
    // They have the client see the end of the response, and close.
    let protocol = "HTTP/1.1\r\nConnection: close\r\nContent-Length: 0";
    let mut response = tiny_http::Response::empty(status);
    for (name, value) in ALWAYS {
        response.add_header(header(name, value));
    }
    if status == 405 {
        response.add_header(header("Allow", "GET, HEAD"));
    }
    std::mem::forget(request.upgrade(protocol, response));
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("our header lines are ASCII")
}
