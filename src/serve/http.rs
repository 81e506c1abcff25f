//! Just enough HTTP/1.1: reads the head of one request within a deadline, and
//! writes one response. Strict, because leniency is where servers and proxies
//! disagree; bodies are never read. Knows no sites.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// The longest head that is read. Browsers send about 1 KB.
const HEAD_LIMIT: usize = 16 * 1024;
/// How long a client may take to send it.
pub(super) const HEAD_DEADLINE: Duration = Duration::from_secs(if cfg!(test) { 2 } else { 5 });
/// How long a client may leave a response unread.
const WRITE_DEADLINE: Duration = Duration::from_secs(10);

/// A request's method, of those that are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Head,
}

/// The head of a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: Method,
    /// As sent: path and query, not decoded, only visible ASCII.
    pub(super) target: String,
    /// The value of each `Host` line.
    pub(super) hosts: Vec<String>,
}

/// Why there is no request.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Bad {
    /// Answered with this status.
    Status(u16),
    /// The client went away.
    Gone,
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
    Shared(std::sync::Arc<[u8]>, std::ops::Range<usize>),
    Own(Vec<u8>),
}

impl Body {
    fn bytes(&self) -> &[u8] {
        match self {
            Body::Shared(bytes, range) => &bytes[range.clone()],
            Body::Own(bytes) => bytes,
        }
    }
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
        Response::text(status, reason(status))
    }
}

/// Reads a request's head.
pub(super) fn read_request(stream: &TcpStream) -> Result<Request, Bad> {
    let deadline = Instant::now() + HEAD_DEADLINE;
    let mut head = Vec::with_capacity(1024);
    let mut chunk = [0; 2048];
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return Err(Bad::Status(408));
        }
        let mut reader = stream;
        match reader.read(&mut chunk) {
            Ok(0) => return Err(Bad::Gone),
            Ok(count) => head.extend_from_slice(&chunk[..count]),
            Err(error) => match error.kind() {
                io::ErrorKind::Interrupted => continue,
                io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut => {
                    return Err(Bad::Status(408));
                }
                _ => return Err(Bad::Gone),
            },
        }
        let end = head.windows(4).position(|window| window == b"\r\n\r\n");
        if let Some(end) = end {
            return parse(&head[..end]).map_err(Bad::Status);
        }
        if head.len() > HEAD_LIMIT {
            return Err(Bad::Status(431));
        }
    }
}

/// Parses a head without its last empty line. The error is a status.
fn parse(head: &[u8]) -> Result<Request, u16> {
    // Header values may have any byte (cookies of other programs on this host do).
    let head: String = head.iter().map(|byte| char::from(*byte)).collect();
    let mut lines = head.split("\r\n");
    let first: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
    let [method, target, version] = first.as_slice() else {
        return Err(400);
    };
    if !target.bytes().all(|byte| byte.is_ascii_graphic()) || target.is_empty() {
        return Err(400);
    }
    let mut hosts = Vec::new();
    let mut has_body = false;
    for line in lines {
        let (name, value) = line.split_once(':').ok_or(400_u16)?;
        let is_token =
            |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        if name.is_empty() || !name.bytes().all(is_token) {
            return Err(400);
        }
        if value.contains(|c: char| c.is_ascii_control() && c != '\t') {
            return Err(400);
        }
        let value = value.trim_matches([' ', '\t']);
        match name.to_ascii_lowercase().as_str() {
            "host" => hosts.push(value.to_owned()),
            "transfer-encoding" => has_body = true,
            "content-length" => has_body |= value != "0",
            _ => {}
        }
    }
    if !matches!(*version, "HTTP/1.1" | "HTTP/1.0") {
        return Err(if version.starts_with("HTTP/") {
            505
        } else {
            400
        });
    }
    if has_body {
        return Err(400);
    }
    let method = match *method {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        _ => return Err(405),
    };
    Ok(Request {
        method,
        target: (*target).to_owned(),
        hosts,
    })
}

/// Writes a response, without its body for HEAD, and ends the connection.
pub(super) fn write_response(
    mut stream: &TcpStream,
    method: Method,
    response: &Response,
) -> io::Result<()> {
    stream.set_write_timeout(Some(WRITE_DEADLINE))?;
    let length: usize = response.body.iter().map(|part| part.bytes().len()).sum();
    let mut head = format!(
        "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {length}\r\n\
         Connection: close\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n",
        response.status,
        reason(response.status),
        response.mime,
    );
    if response.status == 405 {
        head.push_str("Allow: GET, HEAD\r\n");
    }
    if let Some(location) = &response.location {
        head.push_str("Location: ");
        head.push_str(location);
        head.push_str("\r\n");
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if method == Method::Get {
        for part in &response.body {
            stream.write_all(part.bytes())?;
        }
    }
    stream.flush()?;
    stream.shutdown(Shutdown::Write)
}

/// Throws away a little of what a refused client still sends: closing on unread
/// bytes resets the connection, and the client would not see why.
pub(super) fn drain(mut stream: &TcpStream) {
    let deadline = Instant::now() + Duration::from_millis(300);
    let mut chunk = [0; 4096];
    for _ in 0..16 {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return;
        }
        if !matches!(stream.read(&mut chunk), Ok(1..)) {
            return;
        }
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        _ => "Error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_strictly() {
        let host = "GET /a?b HTTP/1.1\r\nHost: x\r\ncookie: n=\u{e9}";
        let request = parse(&host.chars().map(|c| c as u8).collect::<Vec<_>>());
        assert_eq!(
            request,
            Ok(Request {
                method: Method::Get,
                target: "/a?b".into(),
                hosts: vec!["x".into()]
            })
        );
        for (head, status) in [
            ("", 400),
            ("GET /", 400),
            ("GET  / HTTP/1.1", 400),
            ("GET / HTTP/1.1 x", 400),
            ("GET /\0 HTTP/1.1", 400),
            ("GET /\u{ff} HTTP/1.1", 400),
            ("GET / HTTP/1.1\nHost: x", 400),
            ("GET / HTTP/1.1\r\nHost : x", 400),
            ("GET / HTTP/1.1\r\n folded: x", 400),
            ("GET / HTTP/1.1\r\nno colon", 400),
            ("GET / HTTP/1.1\r\na: b\0c", 400),
            ("GET / HTTP/1.1\r\na: b\nc: d", 400),
            ("GET / HTTP/2.0", 505),
            ("GET / http/1.1", 400),
            ("POST / HTTP/1.1", 405),
            ("get / HTTP/1.1", 405),
            ("POST / HTTP/1.1\r\nContent-Length: 1000000000000000", 400),
            ("GET / HTTP/1.1\r\nTransfer-Encoding: gzip", 400),
            (
                "GET / HTTP/1.1\r\nTransfer-Encoding: identity, xchunked\r\nContent-Length: 3",
                400,
            ),
        ] {
            let bytes: Vec<u8> = head.chars().map(|c| c as u8).collect();
            assert_eq!(parse(&bytes), Err(status), "{head:?}");
        }
    }
}
