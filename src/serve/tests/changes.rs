//! Open pages hear of what changed.

use super::*;

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
