//! `cargo bench --bench build`: how long building takes, beside a plain loop that
//! writes the same files on the same disk, and how long from an edit to the reload.
//!
//! Sites to measure beside the sample and the generated ones: `-- FOLDER …`.

mod generate;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const INFOBANK: &str = env!("CARGO_BIN_EXE_infobank");
const ROUNDS: usize = 5;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let work = tempfile::tempdir().expect("a temporary folder");
    let mut sites = vec![("sample".to_owned(), root.to_owned())];
    sites.extend(
        std::env::args()
            .skip(1)
            .filter(|arg| !arg.starts_with('-'))
            .map(|path| (path.clone(), PathBuf::from(path))),
    );
    for count in [1_000, 10_000] {
        let site = work.path().join(count.to_string());
        generate::site(&site, count, 42);
        sites.push((format!("{count} generated"), site));
    }
    println!(
        "{} cores; {}; medians of {ROUNDS} interleaved rounds",
        std::thread::available_parallelism().map_or(0, usize::from),
        work.path().display()
    );
    println!(
        "{:<24} {:>7} {:>9} {:>9} {:>9} {:>9} {:>6} {:>9}",
        "site", "files", "MB", "wall s", "CPU s", "plain s", "ratio", "peak MB"
    );
    for (name, site) in &sites {
        clean_build(name, site, work.path());
    }
    let (name, site) = sites.last().expect("there are sites");
    rebuild(name, site, work.path());
    edit_to_reload(name, site);
}

/// CPU seconds and peak memory in MB of all children so far.
#[cfg(unix)]
fn children() -> (f64, f64) {
    use nix::sys::resource::{UsageWho, getrusage};
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system keeps count");
    let seconds =
        |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    // Kilobytes on Linux, bytes on macOS.
    let unit = if cfg!(target_os = "macos") { 1e6 } else { 1e3 };
    (
        seconds(usage.user_time()) + seconds(usage.system_time()),
        usage.max_rss() as f64 / unit,
    )
}

#[cfg(not(unix))]
fn children() -> (f64, f64) {
    (f64::NAN, f64::NAN)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn build(site: &Path, out: &Path) {
    let status = Command::new(INFOBANK)
        .arg("--site")
        .arg(site)
        .arg("build")
        .arg("--out")
        .arg(out)
        .stderr(Stdio::null())
        .status();
    assert!(
        status.expect("the program runs").success(),
        "{} builds",
        site.display()
    );
}

fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            (
                entry
                    .path()
                    .strip_prefix(folder)
                    .expect("it is below")
                    .to_owned(),
                fs::read(entry.path()).expect("it can be read"),
            )
        })
        .collect()
}

/// Each round writes to folders of its own, and none is deleted before the end: for
/// some seconds after a deletion ext4 looks long for inodes, whoever asks.
fn clean_build(name: &str, site: &Path, work: &Path) {
    let folder = |what: &str, round: usize| {
        work.join(format!("{what} {name} {round}").replace(['/', '.'], "_"))
    };
    let first = folder("ours", ROUNDS);
    build(site, &first);
    let files = tree(&first);
    let bytes: usize = files.values().map(Vec::len).sum();
    let (mut walls, mut cpus, mut plains) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let (ours, plain) = (folder("ours", round), folder("plain", round));
        let (before, _) = children();
        let start = Instant::now();
        build(site, &ours);
        walls.push(start.elapsed().as_secs_f64());
        cpus.push(children().0 - before);
        let start = Instant::now();
        for (path, bytes) in &files {
            let target = plain.join(path);
            fs::create_dir_all(target.parent().expect("files have folders"))
                .expect("a folder can be made");
            fs::write(target, bytes).expect("a file can be written");
        }
        plains.push(start.elapsed().as_secs_f64());
    }
    let (wall, plain) = (median(walls), median(plains));
    println!(
        "{name:<24} {:>7} {:>9.1} {wall:>9.3} {:>9.3} {plain:>9.3} {:>6.2} {:>9.0}",
        files.len(),
        bytes as f64 / 1e6,
        median(cpus),
        wall / plain,
        children().1
    );
}

fn rebuild(name: &str, site: &Path, work: &Path) {
    let out = work.join("again");
    build(site, &out);
    let mut walls = Vec::new();
    for round in 0..ROUNDS {
        touch(site, round);
        let start = Instant::now();
        build(site, &out);
        walls.push(start.elapsed().as_secs_f64());
    }
    println!(
        "{name}: build over an old build, one entry edited: {:.3} s",
        median(walls)
    );
}

/// Edits one offer.
fn touch(site: &Path, round: usize) {
    let path = site.join("content/offers/entry-5.md");
    let text = fs::read_to_string(&path).expect("the generator made it");
    fs::write(path, format!("{}\nEdited {round}.\n", text.trim_end())).expect("it can be written");
}

fn get(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the preview listens");
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .expect("a limit can be set");
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    )
    .expect("it can be asked");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers");
    answer
}

/// The preview, stopped whatever happens.
struct Preview(std::process::Child);

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// From the edit on disk to the changed page fetched, as an open page sees it.
fn edit_to_reload(name: &str, site: &Path) {
    let port = 47_113;
    let mut command = Command::new(INFOBANK);
    command
        .arg("--site")
        .arg(site)
        .args(["serve", "--port", &port.to_string()]);
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let _preview = Preview(child.expect("the program runs"));
    let deadline = Instant::now() + Duration::from_secs(120);
    let page = "/offers/entry-5/";
    while TcpStream::connect(("127.0.0.1", port)).is_err() || !get(port, page).contains(" 200 ") {
        assert!(Instant::now() < deadline, "the preview starts");
        std::thread::sleep(Duration::from_millis(50));
    }
    let mut waits = Vec::new();
    for round in 100..100 + 2 * ROUNDS {
        std::thread::sleep(Duration::from_millis(400));
        touch(site, round);
        let start = Instant::now();
        while !get(port, page).contains(&format!("Edited {round}.")) {
            assert!(
                start.elapsed() < Duration::from_secs(60),
                "the page changes"
            );
            std::thread::sleep(Duration::from_millis(2));
        }
        waits.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    println!(
        "{name}: from an edit to the changed page: {:.0} ms (median of {})",
        median(waits.clone()),
        waits.len()
    );
}
