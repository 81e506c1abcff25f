//! Ports and connections: taken, given back, used again, and held up by nobody.

use super::*;

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
