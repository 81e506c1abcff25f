//! A real server, asked over real connections; by subject.

#![allow(clippy::unwrap_used)]

mod answers;
mod changes;
mod ports;
mod refusals;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::*;
use crate::diagnostic::Diagnostic;
use crate::output::{Bytes, Files, Output};

const PATIENCE: Duration = Duration::from_secs(20);

fn site(home: &str) -> Arc<Output> {
    let files = [
        ("index.html", home),
        ("404.html", "<body>not here</body>"),
        (
            "offers/warm-hub/index.html",
            "<html><body>warm</BODY></html>",
        ),
        ("offers/T\u{177} 1/index.html", "Ty"),
        ("search/index.json", "[1]"),
        ("files/x.html.bak", "<script>"),
        ("files/x.unknown", "?"),
        ("style.css", "body{}"),
    ];
    Arc::new(
        files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().into()))
            .collect(),
    )
}

fn server(base: &str) -> Server {
    let server = Server::bind(Some(0), base).unwrap();
    server.update(site("<body>home</body>"));
    server
}

fn connect(server: &Server) -> TcpStream {
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port())).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// Sends bytes, returns all that comes back until the server closes.
fn raw(server: &Server, request: &[u8]) -> String {
    let mut stream = connect(server);
    stream.write_all(request).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8(answer).unwrap()
}

fn get(server: &Server, target: &str) -> String {
    ask(server, "GET", target)
}

fn ask(server: &Server, method: &str, target: &str) -> String {
    let port = server.port();
    let request = format!(
        "{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    );
    raw(server, request.as_bytes())
}

fn status(answer: &str) -> u16 {
    let number = answer
        .split(' ')
        .nth(1)
        .unwrap_or_else(|| panic!("no status in {answer:?}"));
    number.parse().unwrap()
}

fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").unwrap().1
}

fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let head = answer.split_once("\r\n\r\n").unwrap().0;
    let mut found = head
        .lines()
        .filter_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    let first = found.next();
    assert_eq!(found.next(), None, "{name} twice");
    first
}

fn changes(server: &Server, since: &str) -> serde_json::Value {
    let answer = get(server, &format!("/__infobank/changes?since={since}"));
    assert_eq!(header(&answer, "Content-Type"), Some("application/json"));
    serde_json::from_str(body(&answer)).unwrap()
}
