#![allow(clippy::unwrap_used)]

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

/// A site of which no page can be made.
#[derive(Debug)]
struct Broken;

impl Files for Broken {
    fn paths(&self) -> Vec<&str> {
        vec!["index.html"]
    }

    fn has(&self, path: &str) -> bool {
        path == "index.html"
    }

    fn file(&self, path: &str) -> Option<Result<Bytes, String>> {
        self.has(path).then(|| Err("line 3 of <base>".to_owned()))
    }

    fn each(&self, _: &(dyn Fn(&str, &[u8]) + Sync)) -> Result<(), Vec<Diagnostic>> {
        Ok(())
    }
}

#[test]
fn a_page_that_cannot_be_made_says_why_and_waits_for_a_better_one() {
    let server = server("/");
    server.update(Arc::new(Broken));
    let answer = get(&server, "/");
    assert_eq!(status(&answer), 500);
    assert!(body(&answer).contains("<pre>line 3 of &lt;base&gt;</pre>"));
    assert!(body(&answer).contains("/__infobank/reload.js"));
}

#[test]
fn pages_are_served_with_their_type_and_the_reload_script() {
    let server = server("/");
    let home = get(&server, "/");
    assert_eq!(status(&home), 200);
    assert_eq!(
        header(&home, "Content-Type"),
        Some("text/html; charset=utf-8")
    );
    assert_eq!(header(&home, "X-Content-Type-Options"), Some("nosniff"));
    assert_eq!(
        header(&home, "Cross-Origin-Resource-Policy"),
        Some("same-origin")
    );
    assert_eq!(header(&home, "Cache-Control"), Some("no-store"));
    assert!(
        body(&home).starts_with("<body>home<script src=\"/__infobank/reload.js\""),
        "{home}"
    );
    assert!(body(&home).ends_with("></script></body>"));
    let length: usize = header(&home, "Content-Length").unwrap().parse().unwrap();
    assert_eq!(length, body(&home).len());
    let hub = get(&server, "/offers/warm-hub/?need=food");
    assert!(body(&hub).ends_with("</script></BODY></html>"));

    for (path, mime, text) in [
        ("/style.css", "text/css; charset=utf-8", "body{}"),
        ("/search/index.json", "application/json", "[1]"),
        ("/files/x.html.bak", "application/octet-stream", "<script>"),
        ("/files/x.unknown", "application/octet-stream", "?"),
    ] {
        let answer = get(&server, path);
        assert_eq!(header(&answer, "Content-Type"), Some(mime), "{path}");
        assert_eq!(header(&answer, "X-Content-Type-Options"), Some("nosniff"));
        assert_eq!(body(&answer), text);
    }
    let script = get(&server, "/__infobank/reload.js");
    assert_eq!(
        header(&script, "Content-Type"),
        Some("text/javascript; charset=utf-8")
    );
    assert!(!body(&script).contains("innerHTML"));
}

#[test]
fn what_is_not_there_is_404_and_folders_gain_their_slash() {
    let server = server("/");
    let answer = get(&server, "/nothing");
    assert_eq!(status(&answer), 404);
    assert!(body(&answer).starts_with("<body>not here<script"));
    for (path, location) in [
        ("/offers/warm-hub", "/offers/warm-hub/"),
        ("/offers/warm-hub?x=%0d%0aSet-Cookie:a", "/offers/warm-hub/"),
        ("/offers/T%c5%b7%201", "/offers/T%C5%B7%201/"),
    ] {
        let answer = get(&server, path);
        assert_eq!(status(&answer), 302);
        assert_eq!(header(&answer, "Location"), Some(location));
        assert!(!answer.contains("Set-Cookie"));
    }
    assert_eq!(status(&get(&server, "/offers/T%c5%b7%201/")), 200);
    assert_eq!(status(&get(&server, "/offers/")), 404);
    assert_eq!(status(&get(&server, "/__infobank/else")), 404);
}

#[test]
fn a_site_below_a_path_is_served_there() {
    let server = server("/wirral/");
    assert!(server.url().ends_with("/wirral/"));
    for path in ["/", "/wirral"] {
        let answer = get(&server, path);
        assert_eq!(
            (status(&answer), header(&answer, "Location")),
            (302, Some("/wirral/"))
        );
    }
    assert!(body(&get(&server, "/wirral/")).contains("src=\"/wirral/__infobank/reload.js\""));
    assert_eq!(status(&get(&server, "/wirral/style.css")), 200);
    let answer = get(&server, "/wirral/offers/warm-hub");
    assert_eq!(
        header(&answer, "Location"),
        Some("/wirral/offers/warm-hub/")
    );
    for path in [
        "/style.css",
        "/wirral-secret/style.css",
        "/__infobank/reload.js",
    ] {
        assert_eq!(status(&get(&server, path)), 404, "{path}");
    }
    assert!(matches!(
        Server::bind(Some(0), "/a/../b/"),
        Err(ServeError::BasePath(_))
    ));
}

#[test]
fn head_has_the_headers_and_no_body() {
    let server = server("/");
    let answer = ask(&server, "HEAD", "/style.css");
    assert_eq!((status(&answer), body(&answer)), (200, ""));
    assert_eq!(header(&answer, "Content-Length"), Some("6"));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "get"] {
        let answer = ask(&server, method, "/");
        assert_eq!(
            (status(&answer), header(&answer, "Allow")),
            (405, Some("GET, HEAD"))
        );
    }
}

#[test]
fn only_this_computers_names_are_answered() {
    let server = server("/");
    let port = server.port();
    let with = |hosts: &str| {
        status(&raw(
            &server,
            format!("GET / HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n").as_bytes(),
        ))
    };
    for host in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"] {
        assert_eq!(with(&format!("Host: {host}:{port}\r\n")), 200, "{host}");
        assert_eq!(
            with(&format!("Host: {host}\r\n")),
            403,
            "{host} without port"
        );
    }
    for hosts in [
        String::new(),
        "Host: evil.example\r\n".into(),
        format!("Host: evil.example:{port}\r\n"),
        format!("Host: localhost.evil.example:{port}\r\n"),
        format!("Host: localhost:{port}\r\nHost: localhost:{port}\r\n"),
        format!("Host: localhost:{port}\r\nhost: evil\r\n"),
    ] {
        assert_eq!(with(&hosts), 403, "{hosts:?}");
    }
}

#[test]
fn hostile_targets_are_refused() {
    let server = server("/");
    for (target, expected) in [
        ("/../../etc/passwd", 400),
        ("/%2e%2e%2f%2e%2e%2fetc/passwd", 400),
        ("/..%5c..%5cetc", 400),
        ("/%252e%252e/etc", 400),
        ("//etc/passwd", 400),
        ("/C:/windows/x", 404),
        ("/\\..\\x", 400),
        ("/public-secret/x", 404),
        ("http://evil/x", 400),
        ("http://127.0.0.1/", 400),
        ("*", 400),
        ("/%00", 400),
        ("/a\0b", 400),
        ("/%", 400),
        ("/%ff", 400),
        ("/a b", 400),
    ] {
        assert_eq!(status(&get(&server, target)), expected, "{target:?}");
    }
    let long = format!("/{}", "a".repeat(40_000));
    assert_eq!(status(&get(&server, &long)), 404);
    let port = server.port();
    let not_ascii = [
        b"GET /\xff HTTP/1.1\r\nHost: localhost:",
        port.to_string().as_bytes(),
        b"\r\n\r\n",
    ]
    .concat();
    assert_eq!(raw(&server, &not_ascii), "", "closed unanswered");
    assert_eq!(status(&get(&server, "/")), 200);
}

#[test]
fn malformed_requests_are_refused() {
    let server = server("/");
    for head in [
        "\r\n\r\n",
        "GET /\r\n\r\n",
        "GET  / HTTP/1.1\r\n\r\n",
        "GET / http/1.1\r\n\r\n",
        "GET / HTTP/1.1\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
    ] {
        assert_eq!(status(&raw(&server, head.as_bytes())), 400, "{head:?}");
    }
    let expecting = b"GET / HTTP/1.1\r\nExpect: the worst\r\n\r\n";
    assert_eq!(status(&raw(&server, expecting)), 417);
    let mut unanswered = connect(&server);
    unanswered.write_all(b"GET / HTTP/2.0\r\n\r\n").unwrap();
    assert_eq!(status(&get(&server, "/")), 200);
}

/// Sends a request and reads one response's head, which may leave the connection
/// open.
fn refusal(server: &Server, method: &str, lines: &str, after: &str) -> (String, TcpStream) {
    let port = server.port();
    let mut stream = connect(server);
    let request =
        format!("{method} / HTTP/1.1\r\nHost: localhost:{port}\r\n{lines}\r\n\r\n{after}");
    stream.write_all(request.as_bytes()).unwrap();
    let (mut answer, mut byte) = (Vec::new(), [0]);
    while !answer.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        answer.push(byte[0]);
    }
    (String::from_utf8(answer).unwrap(), stream)
}

#[test]
fn large_bodies_are_refused_unread() {
    let server = server("/");
    let smuggled = format!(
        "GET /style.css HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
        server.port()
    );
    for (method, lines, expected) in [
        ("GET", "Transfer-Encoding: gzip", 400),
        (
            "POST",
            "Transfer-Encoding: identity, xchunked\r\nContent-Length: 5",
            405,
        ),
        ("POST", "Content-Length: 1000000000000000", 405),
        ("GET", "Content-Length: 1000000000000000", 400),
        ("HEAD", "Content-Length: 18446744073709551615", 400),
        ("GET", "Content-Length: 99999999999999999999999", 400),
        ("GET", "Content-Length: -1", 400),
        (
            "GET",
            "Content-Length: 0\r\nContent-Length: 1000000000000000",
            400,
        ),
        (
            "PUT",
            "Expect: 100-continue\r\nContent-Length: 1000000000000000",
            405,
        ),
    ] {
        let (answer, mut stream) = refusal(&server, method, lines, &smuggled);
        assert_eq!(status(&answer), expected, "{lines}");
        assert_eq!(header(&answer, "Content-Length"), Some("0"), "{lines}");
        assert!(answer.contains("\r\nConnection: close\r\n"), "{answer}");
        assert_eq!(
            header(&answer, "Allow").is_some(),
            expected == 405,
            "{lines}"
        );
        let soon = Some(Duration::from_millis(20));
        stream.set_read_timeout(soon).unwrap();
        assert!(
            !matches!(stream.read(&mut [0]), Ok(1..)),
            "what follows is not read"
        );
    }
    assert_eq!(status(&get(&server, "/")), 200);
}

/// `TE` lines whose weights have no order, which tiny_http's sorting panics at.
fn unsortable() -> impl Iterator<Item = String> {
    let mut random = 1_u64;
    let mut weight = move || {
        random = random.wrapping_mul(6_364_136_223_846_793_005);
        random = random.wrapping_add(1);
        let drawn = random >> 40;
        if drawn.is_multiple_of(3) {
            "a;q=NaN".to_owned()
        } else {
            format!("a;q={}", drawn % 100)
        }
    };
    std::iter::repeat_with(move || {
        let weights: Vec<String> = (0..30).map(|_| weight()).collect();
        format!("TE: {}", weights.join(","))
    })
}

#[test]
fn a_panic_in_tiny_http_costs_neither_a_worker_nor_the_program() {
    let server = server("/");
    let send = |lines: String| {
        let mut stream = connect(&server);
        let request = format!("GET / HTTP/1.1\r\n{lines}\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        stream
    };
    let mut open: Vec<_> = unsortable().take(200).map(send).collect();
    let with_body = unsortable().map(|te| format!("{te}\r\nContent-Length: 1000000000000000"));
    open.extend(with_body.take(10).map(send));
    thread::sleep(Duration::from_millis(200));
    assert_eq!(status(&get(&server, "/")), 200);
}

#[test]
fn small_bodies_are_refused_and_what_withholds_one_holds_nobody_up() {
    let server = server("/");
    for (method, expected) in [("GET", 400), ("HEAD", 400), ("POST", 405)] {
        let lines = "Connection: close\r\nContent-Length: 5";
        let (answer, _) = refusal(&server, method, lines, "12345");
        assert_eq!(status(&answer), expected, "{method}");
    }
    let withheld: Vec<_> = (0..100)
        .map(|_| refusal(&server, "POST", "Content-Length: 50000", "some of it"))
        .collect();
    assert!(withheld.iter().all(|(answer, _)| status(answer) == 405));
    assert_eq!(status(&get(&server, "/")), 200);
}

#[test]
fn too_many_large_bodies_stop_the_preview_instead_of_the_program() {
    let server = server("/");
    for _ in 0..connections::UNTOUCHABLE_LIMIT {
        assert_eq!(status(&get(&server, "/")), 200);
        let (answer, _) = refusal(&server, "POST", "Content-Length: 1000000", "");
        assert_eq!(status(&answer), 405);
    }
    let began = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, server.port())).is_ok() {
        assert!(began.elapsed() < PATIENCE, "the port is still open");
        thread::sleep(Duration::from_millis(5));
    }
    server.update(site("<body>new</body>"));
}

#[test]
fn a_stopped_preview_gives_its_port_back_and_lets_waiting_pages_go() {
    let server = server("/");
    let port = server.port();
    let now = changes(&server, "");
    let asking = format!(
        "GET /__infobank/changes?since={} HTTP/1.1\r\nHost: localhost:{port}\r\n\
         Connection: close\r\n\r\n",
        now["version"].as_str().unwrap()
    );
    let mut waiting = connect(&server);
    waiting.write_all(asking.as_bytes()).unwrap();
    thread::sleep(Duration::from_millis(100));
    drop(server);
    let mut answer = String::new();
    waiting.read_to_string(&mut answer).unwrap();
    assert_eq!(status(&answer), 200);
    let next = Server::bind(Some(port), "/wirral/").unwrap();
    assert_eq!(status(&get(&next, "/wirral/")), 503);
}

#[test]
fn clients_that_do_not_read_hold_nobody_up() {
    let server = server("/");
    server.update(site(&"large ".repeat(3_000_000)));
    let port = server.port();
    let stalled: Vec<_> = (0..20)
        .map(|_| {
            let mut stream = connect(&server);
            let request = format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
            stream.write_all(request.as_bytes()).unwrap();
            stream
        })
        .collect();
    thread::sleep(Duration::from_millis(100));
    assert_eq!(status(&get(&server, "/style.css")), 200);
    drop(stalled);
}

#[test]
fn a_connection_is_used_again() {
    let server = server("/");
    let mut stream = connect(&server);
    for _ in 0..3 {
        let request = format!(
            "HEAD /style.css HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
            server.port()
        );
        stream.write_all(request.as_bytes()).unwrap();
        let (mut answer, mut byte) = (Vec::new(), [0]);
        while !answer.ends_with(b"\r\n\r\n") {
            stream.read_exact(&mut byte).unwrap();
            answer.push(byte[0]);
        }
        assert!(answer.starts_with(b"HTTP/1.1 200 "));
    }
}

#[test]
fn a_port_that_is_taken_is_an_error_only_if_asked_for() {
    let taken = server("/");
    let port = taken.port();
    match Server::bind(Some(port), "/") {
        Err(error @ ServeError::Taken(_)) => assert!(error.to_string().contains("--port")),
        other => panic!("{other:?}"),
    }
    let (one, two) = (
        Server::bind(None, "/").unwrap(),
        Server::bind(None, "/").unwrap(),
    );
    assert_ne!(one.port(), two.port());
    let range = DEFAULT_PORT..=DEFAULT_PORT + PORTS_TRIED;
    assert!(range.contains(&one.port()) && range.contains(&two.port()));
    assert!(one.url().starts_with("http://127.0.0.1:"));
}

#[test]
fn open_pages_hear_of_a_new_site_at_once() {
    let server = server("/");
    let now = changes(&server, "");
    assert_eq!(now["report"], serde_json::Value::Null);
    let version = now["version"].as_str().unwrap();
    thread::scope(|scope| {
        let waiting = scope.spawn(|| changes(&server, version));
        thread::sleep(Duration::from_millis(100));
        assert!(!waiting.is_finished());
        server.update(site("<body>new</body>"));
        let then = waiting.join().unwrap();
        assert_ne!(then["site"], now["site"]);
        let home = get(&server, "/");
        assert!(home.contains(&format!("data-site=\"{}\"", then["site"].as_str().unwrap())));
    });
}

#[test]
fn a_failed_build_keeps_the_site_and_its_report_is_text() {
    let server = Server::bind(Some(0), "/").unwrap();
    let report = "error: `<script>alert(1)</script>` & \"more\"";
    server.fail(report.to_owned());
    let early = get(&server, "/any/page");
    assert_eq!(status(&early), 503);
    assert!(body(&early).contains("&lt;script&gt;alert(1)&lt;/script&gt;` &amp;"));
    assert_eq!(changes(&server, "")["ready"], false);

    server.update(site("<body>home</body>"));
    let good = changes(&server, "");
    assert_eq!(
        (&good["ready"], &good["report"]),
        (&true.into(), &serde_json::Value::Null)
    );
    server.fail(report.to_owned());
    let bad = changes(&server, good["version"].as_str().unwrap());
    assert_eq!(bad["site"], good["site"]);
    assert_eq!(bad["report"], report);
    assert!(body(&get(&server, "/")).starts_with("<body>home<script src"));
    server.update(site("<body>mended</body>"));
    assert_eq!(changes(&server, "")["report"], serde_json::Value::Null);
}

#[test]
fn many_open_tabs_wait_and_pages_still_come() {
    let server = server("/");
    let now = changes(&server, "");
    let version = now["version"].as_str().unwrap();
    thread::scope(|scope| {
        let tabs: Vec<_> = (0..50)
            .map(|_| scope.spawn(|| changes(&server, version)))
            .collect();
        let began = Instant::now();
        while tabs.iter().filter(|tab| tab.is_finished()).count() < 50 - state::WAITING_LIMIT {
            assert!(
                began.elapsed() < PATIENCE,
                "those beyond the limit wait too"
            );
            thread::sleep(Duration::from_millis(5));
        }
        assert_eq!(status(&get(&server, "/")), 200);
        server.update(site("<body>new</body>"));
        let told = tabs.into_iter().map(|tab| tab.join().unwrap());
        let later = told.filter(|answer| answer["later"] != 0).count();
        assert_eq!(later, 50 - state::WAITING_LIMIT);
    });
}

#[test]
fn requests_during_rebuilds_see_whole_pages() {
    let server = server("/");
    let big: Vec<String> = ["a", "b"].map(|letter| letter.repeat(300_000)).to_vec();
    server.update(site(&big[0]));
    thread::scope(|scope| {
        scope.spawn(|| {
            for turn in 0..200 {
                server.update(site(&big[turn % 2]));
            }
        });
        for _ in 0..3 {
            scope.spawn(|| {
                for _ in 0..40 {
                    let answer = get(&server, "/");
                    assert_eq!(status(&answer), 200);
                    let text = body(&answer).split('<').next().unwrap();
                    assert!(big.iter().any(|page| page == text), "half a page");
                }
            });
        }
    });
}
