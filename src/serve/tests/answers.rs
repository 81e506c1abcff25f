//! What is answered: pages, their headers, and what stands where there is none.

use super::*;

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
