//! `serve` and `watch`: build, and again at each edit.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;

use super::{Cli, Failure, Out, say::Say};
use crate::build::{Builder, Built};
use crate::diagnostic::{Format, print};
use crate::output::Files;
use crate::outputs::Edition;
use crate::serve::Server;
use crate::watch::{Changes, Watcher};

/// How `serve` previews.
#[derive(Debug, Default, Args)]
pub(super) struct Serve {
    /// The port; 4000 or the next free one if left out
    #[arg(long)]
    port: Option<u16>,
    #[command(flatten)]
    poll: Poll,
}

/// How `watch` builds.
#[derive(Debug, Args)]
pub(super) struct Watch {
    #[command(flatten)]
    out: Out,
    #[command(flatten)]
    poll: Poll,
}

/// How edits are noticed.
#[derive(Debug, Default, Args)]
struct Poll {
    /// Look for edits each second instead of being told: for network drives and WSL
    #[arg(long)]
    poll: bool,
}

impl Poll {
    fn watcher(&self, cli: &Cli, out: &[PathBuf], say: &Say) -> Result<Watcher, Failure> {
        let watcher = Watcher::start(&cli.site, out, self.poll.then_some(Duration::from_secs(1)))
            .map_err(|error| Failure::Other(error.to_string()))?;
        if let Some(why) = &watcher.fell_back {
            say.text(&format!(
                "Looking for edits each second, since this system will not tell of them: {why}\n"
            ));
        }
        Ok(watcher)
    }
}

/// Builds again what some changes touched.
fn rebuild(
    cli: &Cli,
    builder: &mut Builder,
    changes: &Changes,
    say: &Say,
) -> (Built<Edition>, Duration) {
    if changes.rescan {
        *builder = Builder::new(&cli.site);
    } else {
        builder.touch(&changes.paths);
    }
    cli.build(builder, say)
}

pub(super) fn serve(cli: &Cli, options: &Serve, say: &Say) -> Result<(), Failure> {
    let mut builder = cli.builder()?;
    // Edits made during the first build are not missed: the watch comes first.
    let mut watcher = options.poll.watcher(cli, &[cli.out(None)], say)?;
    let (mut built, took) = cli.build(&mut builder, say);
    let base = builder.base();
    let server =
        Server::bind(options.port, &base).map_err(|error| Failure::Other(error.to_string()))?;
    let made = if show(cli, &server, &mut built, say) {
        format!(
            "{} entries, built in {:.2} s",
            built.entries,
            took.as_secs_f64()
        )
    } else {
        "waiting for the faults above to be mended".to_owned()
    };
    say.done(&format!(
        "\n  Preview: {}   ({made})\n  Edit anything below {}: the page changes by itself. Ctrl+C stops.\n",
        server.url(),
        cli.site.join("content").display()
    ));
    let mut server = server;
    let mut served = base;
    loop {
        let changes = watcher.next();
        let started = Instant::now();
        let (mut built, _) = rebuild(cli, &mut builder, &changes, say);
        let base = builder.base();
        if base != served {
            // The path of the site's address changed: open pages are elsewhere now.
            let port = server.port();
            drop(server);
            server = Server::bind(Some(port), &base)
                .map_err(|error| Failure::Other(error.to_string()))?;
            served = base;
            say.done(&format!("  Preview: {}", server.url()));
        }
        if show(cli, &server, &mut built, say) {
            say.done(&format!(
                "Rebuilt in {:.0} ms",
                started.elapsed().as_secs_f64() * 1000.0
            ));
        }
    }
}

/// Shows the new site, or what is wrong over the last good one; says which.
fn show(cli: &Cli, server: &Server, built: &mut Built<Edition>, say: &Say) -> bool {
    let mut edition = built.output.take();
    // The built-in templates bear any content; a site's own may break any page.
    if let Some(own) = edition.take_if(|edition| edition.may_break()) {
        match own.each(&|_, _| ()) {
            Ok(()) => edition = Some(own),
            Err(faults) => cli.broken(built, &own, faults, say),
        }
    }
    match edition {
        Some(edition) => {
            server.update(edition);
            true
        }
        None => {
            let errors: Vec<_> = built
                .diagnostics
                .iter()
                .filter(|fault| fault.is_error())
                .cloned()
                .collect();
            server.fail(print(&errors, &built.sources, Format::Full, false));
            false
        }
    }
}

pub(super) fn watch(cli: &Cli, options: &Watch, say: &Say) -> Result<(), Failure> {
    let mut builder = cli.builder()?;
    let out = cli.out(options.out.out.as_ref());
    let mut watcher = options.poll.watcher(cli, std::slice::from_ref(&out), say)?;
    let mut started = Instant::now();
    let mut built = cli.build(&mut builder, say).0;
    loop {
        match cli.publish(&mut built, &out, say) {
            Ok(written) => say.done(&format!(
                "Built {} entries into {} in {:.2} s ({} changed, {} removed)",
                built.entries,
                out.display(),
                started.elapsed().as_secs_f64(),
                written.changed,
                written.removed
            )),
            // Faults were said; the next edit may mend them.
            Err(Failure::Content) => {}
            Err(Failure::Other(why)) => return Err(Failure::Other(why)),
        }
        // Not two of them in memory.
        drop(built.output.take());
        let changes = watcher.next();
        started = Instant::now();
        built = rebuild(cli, &mut builder, &changes, say).0;
    }
}
