//! Requests that are refused, and cost neither a worker nor the program.

use super::*;

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
