//! The site being shown, and what open pages are told about it.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::output::Files;

/// How long a page's question waits for a change before it is answered anyway.
const WAIT: Duration = Duration::from_secs(25);
/// How many questions wait at once. Whoever asks beyond that is answered at once
/// and asks again later, so open tabs can't use up the connections.
pub(super) const WAITING_LIMIT: usize = 32;
/// How long they are told to wait, in milliseconds.
const LATER: u64 = 2000;

/// The site being shown.
#[derive(Debug)]
pub(super) struct State {
    shown: Mutex<Shown>,
    changed: Condvar,
    /// Tells this run's versions from those of the run before, so that pages
    /// opened then notice.
    run: u64,
}

#[derive(Debug, Default)]
struct Shown {
    site: Option<Arc<dyn Files>>,
    report: Option<String>,
    /// Counts sites.
    site_version: u64,
    /// Counts changes of any kind.
    version: u64,
    waiting: usize,
    closed: bool,
}

/// One moment's site.
#[derive(Debug)]
pub(super) struct Snapshot {
    pub(super) site: Option<Arc<dyn Files>>,
    pub(super) report: Option<String>,
    /// Names this site among all sites of all runs.
    pub(super) token: String,
}

impl State {
    pub(super) fn new() -> State {
        // Only told apart, never shown or built from: no build depends on a clock.
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let run = since.map_or(0, |since| since.as_nanos() as u64);
        State {
            shown: Mutex::default(),
            changed: Condvar::new(),
            run,
        }
    }

    pub(super) fn update(&self, site: Arc<dyn Files>) {
        let mut shown = self.lock();
        // A large site takes a while to forget: not while others wait.
        let _before = shown.site.replace(site);
        shown.report = None;
        shown.site_version += 1;
        self.announce(shown);
    }

    pub(super) fn fail(&self, report: String) {
        let mut shown = self.lock();
        shown.report = Some(report);
        self.announce(shown);
    }

    /// Answers all who wait, and lets nobody wait any more.
    pub(super) fn close(&self) {
        let mut shown = self.lock();
        shown.closed = true;
        self.announce(shown);
    }

    pub(super) fn snapshot(&self) -> Snapshot {
        let shown = self.lock();
        Snapshot {
            site: shown.site.clone(),
            report: shown.report.clone(),
            token: self.token(shown.site_version),
        }
    }

    /// What open pages are told, as JSON, once it is not what `since` names.
    pub(super) fn changes(&self, since: &str) -> String {
        let deadline = Instant::now() + WAIT;
        let mut shown = self.lock();
        let mut later = 0;
        while !shown.closed && self.token(shown.version) == since {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            if shown.waiting >= WAITING_LIMIT {
                later = LATER;
                break;
            }
            shown.waiting += 1;
            let waited = self.changed.wait_timeout(shown, left);
            shown = waited.unwrap_or_else(PoisonError::into_inner).0;
            shown.waiting -= 1;
        }
        serde_json::json!({
            "version": self.token(shown.version),
            "site": self.token(shown.site_version),
            "ready": shown.site.is_some(),
            "report": shown.report,
            "later": if shown.closed { LATER } else { later },
        })
        .to_string()
    }

    fn token(&self, number: u64) -> String {
        format!("{:x}-{number}", self.run)
    }

    fn lock(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn announce(&self, mut shown: MutexGuard<'_, Shown>) {
        shown.version += 1;
        drop(shown);
        self.changed.notify_all();
    }
}
