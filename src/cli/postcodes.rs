//! `postcodes import`: the official downloads → `content/postcodes/`.

use std::path::PathBuf;

use clap::Subcommand;

use super::{Cli, Failure, say::Say, some};
use crate::gazetteer::import::{AROUND_MILES, Import, Imported, import};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Takes the site's postcodes from an official download, as it is
    Import {
        /// Code-Point Open, ONS Postcode Directory or National Statistics Postcode
        /// Lookup: the zip, the unpacked folder or the CSV
        file: PathBuf,
        /// Take outward codes that come this near, in miles, to the site's own too
        #[arg(long, default_value_t = AROUND_MILES, value_name = "MILES")]
        around: f64,
        /// Take the site's own outward codes and no others
        #[arg(long, conflicts_with = "all")]
        only: bool,
        /// Take all of Britain
        #[arg(long)]
        all: bool,
        /// Take Northern Ireland too, whose postcodes are not open data
        #[arg(long)]
        northern_ireland: bool,
    },
}

pub(super) fn run(cli: &Cli, command: &Command, say: &Say) -> Result<(), Failure> {
    let Command::Import {
        file,
        around,
        only,
        all,
        northern_ireland,
    } = command;
    let mut builder = cli.builder()?;
    // Faults in the content do not matter here, as long as the settings can be read.
    let (outward, used) = builder.postcodes().map_err(|built| {
        cli.print(&built, say);
        Failure::Content
    })?;
    let options = Import {
        file: file.clone(),
        content: cli.site.join("content"),
        outward,
        used,
        around_miles: *around,
        only: *only,
        all: *all,
        northern_ireland: *northern_ireland,
    };
    let bar = say.bar("Reading postcodes");
    let imported = import(&options, &|done, total| {
        bar.set_length(total);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    report(
        &imported.map_err(|error| Failure::Other(error.to_string()))?,
        say,
    );
    Ok(())
}

fn report(done: &Imported, say: &Say) {
    say.text(&format!(
        "{}: {} in {} ({} new or changed), {}\n",
        done.source,
        some(done.postcodes, "postcode"),
        some(done.files, "outward code"),
        some(done.written, "file"),
        some(done.wards, "ward"),
    ));
    let list = |codes: &[String]| codes.join(", ");
    if !done.around.is_empty() {
        say.text(&format!(
            "Outward codes around, or where entries are: {}\n",
            list(
                &done
                    .around
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
            )
        ));
    }
    for (code, near) in &done.missing {
        let help = near
            .map(|near| format!("; did you mean {near}?"))
            .unwrap_or_default();
        say.text(&format!(
            "warning: there are no postcodes for {code}{help}\n"
        ));
    }
    if !done.removed.is_empty() {
        say.text(&format!(
            "No longer wanted, and taken away: {}\n",
            list(&done.removed)
        ));
    }
    if !done.kept.is_empty() {
        say.text(&format!(
            "Not made by an import, and left as they are: {}\n",
            list(&done.kept)
        ));
    }
    for (count, why) in [
        (done.unreadable, "no known form of postcode"),
        (done.placeless, "no position"),
    ] {
        if count > 0 {
            say.text(&format!("Left out: {} with {why}\n", some(count, "row")));
        }
    }
}
