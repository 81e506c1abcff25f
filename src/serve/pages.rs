//! Which response a request gets.

use std::sync::Arc;

use super::http::{Body, Request, Response};
use super::mime;
use super::state::{Snapshot, State};
use super::target::{Asked, Base};
use crate::output::Bytes;
use crate::outputs;

/// A file, or what is wrong with it.
type Made = Result<Bytes, String>;

/// Below the base, where no page of a site lies.
const OWN_FOLDER: &str = "__infobank/";
const SCRIPT: &str = include_str!("reload.js");
const HTML: &str = "text/html; charset=utf-8";

/// The site as it is served: state, and where.
#[derive(Debug)]
pub(super) struct Pages {
    pub(super) base: Base,
    pub(super) state: State,
    /// The `Host` lines that name this server.
    hosts: Vec<String>,
}

impl Pages {
    pub(super) fn new(base: Base, port: u16, state: State) -> Pages {
        let names = ["localhost", "127.0.0.1", "[::1]"];
        let mut hosts: Vec<_> = names.iter().map(|name| format!("{name}:{port}")).collect();
        if port == 80 {
            hosts.extend(names.map(str::to_owned));
        }
        Pages { base, state, hosts }
    }

    /// The response to a request. Waits if the request asks about changes.
    pub(super) fn answer(&self, request: &Request<'_>) -> Response {
        // A page of another site can have its own name lead here, and would then
        // read drafts as if they were its own. Its name gives it away.
        let is_ours = |host: &str| {
            self.hosts
                .iter()
                .any(|ours| ours.eq_ignore_ascii_case(host))
        };
        if !matches!(request.hosts.as_slice(), [host] if is_ours(host)) {
            return Response::text(403, "this preview is for this computer only");
        }
        match self.base.read(request.target) {
            None => Response::status(400),
            Some(Asked::Base) => redirect(self.base.path().to_owned()),
            Some(Asked::Outside) => Response::status(404),
            // The worker of a published site that was tried on this port would show what it
            // kept instead of the edits: here it takes itself away.
            Some(Asked::Below(path, _)) if path == outputs::WORKER => {
                let script = outputs::remover(self.base.path());
                own(200, mime::of(outputs::WORKER), script)
            }
            Some(Asked::Below(path, query)) => match path.strip_prefix(OWN_FOLDER) {
                Some("reload.js") => own(200, mime::of("reload.js"), SCRIPT.into()),
                Some("changes") => {
                    let since = query.strip_prefix("since=").unwrap_or_default();
                    own(200, "application/json", self.state.changes(since))
                }
                Some(_) => Response::status(404),
                None => self.page(&path),
            },
        }
    }

    fn page(&self, path: &str) -> Response {
        let now = self.state.snapshot();
        let Some(site) = &now.site else {
            return self.not_built(&now);
        };
        let key = match path {
            "" => "index.html".to_owned(),
            folder if folder.ends_with('/') => format!("{folder}index.html"),
            file => file.to_owned(),
        };
        if let Some(made) = site.file(&key) {
            return self.made(200, &key, made, &now);
        }
        if site.has(&format!("{key}/index.html")) {
            return redirect(self.base.address(&format!("{key}/")));
        }
        match site.file("404.html") {
            Some(made) => self.made(404, "404.html", made, &now),
            None => Response::status(404),
        }
    }

    /// A file, or what is wrong with it.
    fn made(&self, status: u16, key: &str, made: Made, now: &Snapshot) -> Response {
        match made {
            Ok(bytes) => self.file(status, key, &bytes, now),
            Err(report) => self.report(500, "<p>This page cannot be made.</p>", Some(&report), now),
        }
    }

    fn file(&self, status: u16, key: &str, bytes: &Bytes, now: &Snapshot) -> Response {
        let mime = mime::of(key);
        let shared = |range| Body::Shared(Arc::clone(bytes), range);
        let body = if mime == HTML {
            let at = end_of_body(bytes);
            let script = Body::Own(self.script(now).into_bytes());
            vec![shared(0..at), script, shared(at..bytes.len())]
        } else {
            vec![shared(0..bytes.len())]
        };
        Response {
            status,
            mime,
            location: None,
            body,
        }
    }

    /// Before the first good build. 503: a page that will be there.
    fn not_built(&self, now: &Snapshot) -> Response {
        let why = "<p>The site is not built yet. It shows here as soon as it is.</p>";
        self.report(503, why, now.report.as_deref(), now)
    }

    /// A page of the preview's own, which goes as soon as there is a better one.
    fn report(&self, status: u16, why: &str, report: Option<&str>, now: &Snapshot) -> Response {
        let mut page = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Preview</title>\
             <body>{why}",
        );
        if let Some(report) = report {
            page.push_str("<pre>");
            page.push_str(&escape(report));
            page.push_str("</pre>");
        }
        page.push_str(&self.script(now));
        page.push_str("</body></html>");
        own(status, HTML, page)
    }

    /// The tag that has a page reload. A file of the site's own host, so that the
    /// strictest content security policy lets it run. All in it is ours and
    /// needs no escaping: the base is percent-encoded, the token is hexadecimal.
    fn script(&self, now: &Snapshot) -> String {
        format!(
            "<script src=\"{0}{OWN_FOLDER}reload.js\" data-changes=\"{0}{OWN_FOLDER}changes\" \
             data-site=\"{1}\" async></script>",
            self.base.path(),
            now.token
        )
    }
}

fn own(status: u16, mime: &'static str, text: String) -> Response {
    Response {
        status,
        mime,
        location: None,
        body: vec![Body::Own(text.into_bytes())],
    }
}

/// 302, which browsers don't remember: the next site on this port is another.
fn redirect(location: String) -> Response {
    Response {
        location: Some(location),
        ..Response::status(302)
    }
}

/// Where the last `</body` is, or the end.
fn end_of_body(page: &[u8]) -> usize {
    page.windows(6)
        .rposition(|window| window.eq_ignore_ascii_case(b"</body"))
        .unwrap_or(page.len())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
