//! The `infobank` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    infobank::cli::run()
}
