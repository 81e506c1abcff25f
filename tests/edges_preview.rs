//! The preview among clients that open connections and say nothing, and of a whole site
//! whose pages are made as they are asked for.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use infobank::build::Builder;
use infobank::output::Files;
use infobank::serve::Server;

/// Set only for the child.
const SERVE: &str = "INFOBANK_TEST_SERVE";
const PATIENCE: Duration = Duration::from_secs(30);

/// Not a test of its own: the process that the tests below talk to.
#[test]
fn serve_until_killed_when_asked_to() {
    if std::env::var_os(SERVE).is_none() {
        return;
    }
    let server = Server::bind(Some(0), "/").unwrap();
    let home = ("index.html".to_owned(), b"<body>home".as_slice().into());
    server.update(Arc::new(BTreeMap::from([home])));
    eprintln!("port {}", server.port());
    thread::sleep(Duration::from_secs(300));
}

/// A preview in a process of its own that may open so many files.
struct Preview {
    process: Child,
    port: u16,
}

impl Preview {
    fn start(files: usize) -> Preview {
        let mut process = Command::new("sh")
            .arg("-c")
            .arg(format!("ulimit -n {files} && exec \"$0\" \"$@\""))
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", "serve_until_killed_when_asked_to", "--nocapture"])
            .env(SERVE, "1")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(process.stderr.take().unwrap()).lines();
        let port = said
            .find_map(|line| line.unwrap().strip_prefix("port ")?.parse().ok())
            .unwrap();
        // What else it says must not block it.
        thread::spawn(move || said.count());
        Preview { process, port }
    }

    fn connect(&self) -> TcpStream {
        let address = (Ipv4Addr::LOCALHOST, self.port).into();
        let stream = TcpStream::connect_timeout(&address, Duration::from_secs(2)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Fetches the home page.
    fn home(&self) -> String {
        self.try_home().unwrap()
    }

    fn try_home(&self) -> std::io::Result<String> {
        let mut stream = self.connect();
        let port = self.port;
        let request =
            format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn five_hundred_half_open_connections_keep_no_one_out() {
    let preview = Preview::start(2048);
    let silent: Vec<_> = (0..500)
        .map(|_| {
            let mut stream = preview.connect();
            stream.write_all(b"GET / HT").unwrap();
            stream
        })
        .collect();
    for _ in 0..10 {
        let began = Instant::now();
        assert!(preview.home().contains("<body>home"));
        assert!(began.elapsed() < Duration::from_secs(5));
    }
    drop(silent);
    assert!(preview.home().contains("<body>home"));
}

#[test]
fn a_preview_that_ran_out_of_files_serves_again_once_there_are_some() {
    // An even and an odd number: its acceptor finds no file at one place or another.
    for files in [100, 101] {
        let mut preview = Preview::start(files);
        let silent: Vec<_> = (0..100).map(|_| preview.connect()).collect();
        thread::sleep(Duration::from_secs(2));
        drop(silent);
        // What came while it had none may be turned away; what comes then is served.
        let until = Instant::now() + PATIENCE;
        while preview.try_home().is_err() && Instant::now() < until {
            thread::sleep(Duration::from_millis(100));
        }
        assert!(preview.home().contains("<body>home"), "{files} files");
        assert!(preview.process.try_wait().unwrap().is_none());
    }
}

#[test]
fn every_kind_of_page_of_the_sample_is_made_when_it_is_asked_for() {
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut builder = Builder::new(sample);
    let edition = builder
        .edition(jiff::civil::date(2026, 11, 23))
        .output
        .unwrap();
    let base = builder.base();
    let server = Server::bind(Some(0), &base).unwrap();
    server.update(edition.clone());
    let get = |path: &str| {
        let address = (Ipv4Addr::LOCALHOST, server.port()).into();
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(2)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let host = format!("Host: localhost:{}\r\nConnection: close", server.port());
        let request = format!("GET {base}{path} HTTP/1.1\r\n{host}\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    };
    // One page below each folder, and one file of each kind that is no page.
    let paths = edition.paths();
    let mut kinds: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for path in &paths {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let folder = folder.rsplit_once('/').map_or(folder, |(folder, _)| folder);
        kinds.insert((folder, path.rsplit('.').next().unwrap()), path);
    }
    assert!(kinds.len() > 30, "{kinds:?}");
    for path in kinds.values() {
        let answer = get(&path.replace(' ', "%20"));
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
    }
    assert!(get("offers/none/").starts_with("HTTP/1.1 404"));
    assert!(get("search/").contains("</html>"));
}
