//! Commands, exit codes and progress. Must not know content.
//!
//! Exit codes: 0 fine, 1 faults in content, 2 wrong use or a disk that will not.

mod postcodes;
mod preview;
mod say;
mod search;
mod times;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::{Args, Parser, Subcommand};
use jiff::civil::{Date, DateTime};

use crate::build::{Builder, Built};
use crate::diagnostic::{self, Format, Severity, print};
use crate::hours::london;
use crate::output::Files;
use crate::outputs::Edition;
use crate::write::{self, PublishError};
use say::Say;

/// Makes a postcode-searchable directory of local help from a folder of Markdown and
/// YAML. Without a command: previews the site in this folder and rebuilds it on edits.
#[derive(Debug, Parser)]
#[command(name = "infobank", version, about)]
struct Cli {
    /// The site's folder: the one that holds `content`
    #[arg(long, global = true, default_value = ".", value_name = "FOLDER")]
    site: PathBuf,
    /// How faults and answers are printed
    #[arg(long, global = true, value_enum, default_value_t = Format::Full)]
    format: Format,
    /// The day that the site is built for, as 2026-03-14; today if left out
    #[arg(long, global = true, value_name = "DATE")]
    date: Option<Date>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Builds the site into a folder
    Build(Out),
    /// Checks the content and writes nothing
    Check,
    /// Previews the site on this computer, and rebuilds it on edits
    Serve(preview::Serve),
    /// Builds the site into a folder, again at each edit
    Watch(preview::Watch),
    /// Finds entries by words and postcode, as the site's own search does
    Search(search::Search),
    /// Reads opening times as a build does, and says what is understood
    Times(times::Times),
    /// Postcodes: where they are and in which ward
    Postcodes {
        #[command(subcommand)]
        command: postcodes::Command,
    },
}

/// Where a build goes.
#[derive(Debug, Args)]
struct Out {
    /// The folder to build into; only what infobank made there is replaced
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

/// What went wrong, by exit code.
enum Failure {
    /// Faults in content: said already.
    Content,
    /// Anything else, in words, with what to do.
    Other(String),
}

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no errors; a closed pipe is no reason to panic.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let say = Say::new();
    let result = match &cli.command {
        Some(Command::Build(out)) => build(&cli, out, &say),
        Some(Command::Check) => check(&cli, &say),
        Some(Command::Serve(options)) => preview::serve(&cli, options, &say),
        Some(Command::Watch(options)) => preview::watch(&cli, options, &say),
        Some(Command::Search(options)) => search::run(&cli, options, &say),
        Some(Command::Times(options)) => times::run(&cli, options, &say),
        Some(Command::Postcodes { command }) => postcodes::run(&cli, command, &say),
        None if cli.site.join("content").is_dir() => {
            preview::serve(&cli, &preview::Serve::default(), &say)
        }
        None => Err(no_content(&cli)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Content) => ExitCode::from(1),
        Err(Failure::Other(why)) => {
            say.error(&why);
            ExitCode::from(2)
        }
    }
}

fn no_content(cli: &Cli) -> Failure {
    let help = "go to the folder that holds `content`, or name it: `infobank --site FOLDER`; `infobank --help` lists the commands";
    Failure::Other(format!(
        "there is no `content` folder in {}\n  = help: {help}",
        cli.site.display()
    ))
}

impl Cli {
    fn builder(&self) -> Result<Builder, Failure> {
        if self.site.join("content").is_dir() {
            Ok(Builder::new(&self.site))
        } else {
            Err(no_content(self))
        }
    }

    /// The day to build for: London's, wherever the computer is.
    fn today(&self) -> Date {
        self.now().date()
    }

    /// The clock in London, on the day to build for.
    fn now(&self) -> DateTime {
        let now = london(jiff::Timestamp::now());
        match self.date {
            Some(date) => date.to_datetime(now.time()),
            None => now,
        }
    }

    fn out(&self, out: Option<&PathBuf>) -> PathBuf {
        out.cloned().unwrap_or_else(|| self.site.join("public"))
    }

    /// Builds and prints every fault.
    fn build(&self, builder: &mut Builder, say: &Say) -> (Built<Edition>, Duration) {
        let started = Instant::now();
        let working = say.working("Building the site");
        let built = builder.edition(self.today());
        drop(working);
        self.print(&built, say);
        (built, started.elapsed())
    }

    /// Prints faults, and for people a line that counts them.
    fn print<T>(&self, built: &Built<T>, say: &Say) {
        let text = print(
            &built.diagnostics,
            &built.sources,
            self.format,
            say.colour(),
        );
        match self.format {
            Format::Json => say.data(&text),
            Format::Full | Format::Short => say.text(&text),
        }
        if !built.diagnostics.is_empty() && self.format == Format::Full {
            say.text(&format!("{}\n", counted(&built.diagnostics)));
        }
    }

    fn publish(
        &self,
        built: &mut Built<Edition>,
        out: &std::path::Path,
        say: &Say,
    ) -> Result<write::Written, Failure> {
        let Some(edition) = built.output.clone() else {
            self.nothing_published(say);
            return Err(Failure::Content);
        };
        let working = say.working("Writing the site");
        let protect = [self.site.join("content"), self.site.join("themes")];
        let protect: Vec<&std::path::Path> = protect
            .iter()
            .map(PathBuf::as_path)
            .filter(|path| path.exists())
            .collect();
        let published = write::publish(&*edition, out, &protect);
        drop(working);
        match published {
            Ok(written) => Ok(written),
            Err(PublishError::Unmade(faults)) => {
                self.broken(built, &edition, faults, say);
                self.nothing_published(say);
                Err(Failure::Content)
            }
            Err(error) => Err(Failure::Other(error.to_string())),
        }
    }

    /// Prints faults that showed when files were made.
    fn broken(
        &self,
        built: &mut Built<Edition>,
        edition: &Edition,
        faults: Vec<diagnostic::Diagnostic>,
        say: &Say,
    ) {
        built.diagnostics.clear();
        built.add(edition, faults);
        self.print(built, say);
    }

    fn nothing_published(&self, say: &Say) {
        if self.format == Format::Full {
            say.text("Nothing was published: the last good site stays as it was.\n");
        }
    }
}

/// So many of something: `no files`, `1 file`, `2 files`.
fn some(n: usize, what: &str) -> String {
    match n {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    }
}

fn counted(faults: &[diagnostic::Diagnostic]) -> String {
    let of = |severity| {
        faults
            .iter()
            .filter(|fault| fault.severity == severity)
            .count()
    };
    if faults
        .iter()
        .all(|fault| fault.severity == Severity::Notice)
    {
        return some(faults.len(), "notice");
    }
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    format!("{}, {}", some(errors, "error"), some(warnings, "warning"))
}

fn build(cli: &Cli, options: &Out, say: &Say) -> Result<(), Failure> {
    let mut builder = cli.builder()?;
    let started = Instant::now();
    let (mut built, _) = cli.build(&mut builder, say);
    let out = cli.out(options.out.as_ref());
    let written = cli.publish(&mut built, &out, say)?;
    say.done(&format!(
        "Built {} entries, {} files, into {} in {:.2} s ({} changed, {} removed)",
        built.entries,
        written.files,
        out.display(),
        started.elapsed().as_secs_f64(),
        written.changed,
        written.removed
    ));
    // The program ends here: giving back a large site's memory piece by piece takes longer
    // than writing some of it.
    std::mem::forget((builder, built));
    Ok(())
}

fn check(cli: &Cli, say: &Say) -> Result<(), Failure> {
    let mut builder = cli.builder()?;
    let started = Instant::now();
    let (mut built, _) = cli.build(&mut builder, say);
    let Some(edition) = built.output.clone() else {
        return Err(Failure::Content);
    };
    if let Err(faults) = edition.each(&|_, _| ()) {
        cli.broken(&mut built, &edition, faults, say);
        return Err(Failure::Content);
    }
    // Only here: they stand in the way of nothing.
    built.diagnostics = std::mem::take(&mut built.unread);
    if !built.diagnostics.is_empty() {
        diagnostic::sort(&mut built.diagnostics);
        cli.print(&built, say);
    }
    say.done(&format!(
        "Checked {} entries in {:.2} s: ready to publish",
        built.entries,
        started.elapsed().as_secs_f64()
    ));
    Ok(())
}
