//! What the commands print. A closed pipe is no error: whoever closed it had enough.

use std::io::{IsTerminal, Write, stderr, stdout};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Prints to the terminal: faults and progress to standard error, data to standard
/// output.
pub struct Say {
    terminal: bool,
}

/// A spinner that goes when dropped.
pub struct Working(ProgressBar);

impl Drop for Working {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

impl Say {
    /// Looks whether a person is watching.
    pub fn new() -> Say {
        Say {
            terminal: stderr().is_terminal(),
        }
    }

    /// Whether faults may be coloured.
    pub fn colour(&self) -> bool {
        self.terminal && std::env::var_os("NO_COLOR").is_none()
    }

    /// Text for people.
    pub fn text(&self, text: &str) {
        let _ = stderr().write_all(text.as_bytes());
    }

    /// Data for tools.
    pub fn data(&self, text: &str) {
        let mut out = stdout();
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }

    /// The last line of a command that went well.
    pub fn done(&self, line: &str) {
        self.text(&format!("{line}\n"));
    }

    /// Why a command stopped.
    pub fn error(&self, why: &str) {
        let (red, plain) = if self.colour() {
            ("\x1b[1;31m", "\x1b[0m")
        } else {
            ("", "")
        };
        self.text(&format!("{red}error{plain}: {why}\n"));
    }

    /// A spinner, seen when the work takes long enough to wonder.
    pub fn working(&self, what: &str) -> Working {
        let bar = ProgressBar::with_draw_target(None, self.target());
        bar.set_style(
            ProgressStyle::with_template("{spinner} {msg} ({elapsed})")
                .expect("the template is sound"),
        );
        bar.set_message(what.to_owned());
        if self.terminal {
            bar.enable_steady_tick(Duration::from_millis(150));
        }
        Working(bar)
    }

    /// A bar of a known length in bytes.
    pub fn bar(&self, what: &str) -> ProgressBar {
        let bar = ProgressBar::with_draw_target(Some(0), self.target());
        bar.set_style(
            ProgressStyle::with_template("{msg} {wide_bar} {percent}% ({eta} left)")
                .expect("the template is sound"),
        );
        bar.set_message(what.to_owned());
        bar
    }

    fn target(&self) -> ProgressDrawTarget {
        if self.terminal {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        }
    }
}
