//! What can stop a publication, in words that say what to type.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::diagnostic::Diagnostic;

/// Why nothing was published. The old site is as it was.
#[derive(Debug)]
pub enum PublishError {
    /// The output folder is not one that may be replaced.
    Refused(Refusal),
    /// Paths that can't be files on every system and host, all of them.
    BadNames(Vec<BadName>),
    /// Files that cannot be made, and why.
    Unmade(Vec<Diagnostic>),
    /// Another process is publishing to the same folder.
    Busy {
        /// The output folder's lock file.
        lock: PathBuf,
    },
    /// The disk refused.
    Io {
        /// What was being done: "write", "create the folder".
        doing: &'static str,
        /// To which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Why a folder may not be used as the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// `/` or a drive: it has no parent.
    Disk(PathBuf),
    /// The home folder, or one that holds it.
    Home(PathBuf),
    /// The current folder, or one that holds it.
    Current(PathBuf),
    /// A folder that is read, or that holds one that is read.
    Holds {
        /// The output folder asked for.
        out: PathBuf,
        /// The folder that is read.
        protected: PathBuf,
    },
    /// Inside a folder that is read.
    Inside {
        /// The output folder asked for.
        out: PathBuf,
        /// The folder that is read.
        protected: PathBuf,
    },
    /// A file is where the folder should be.
    File(PathBuf),
    /// A symbolic link is where the folder should be.
    Link(PathBuf),
    /// `..` after a folder that does not exist.
    Unclear(PathBuf),
    /// The folder is not empty and was not made by infobank.
    NotOurs(PathBuf),
    /// The folder was made by infobank, but someone put files into it.
    Foreign {
        /// The output folder asked for.
        out: PathBuf,
        /// Up to five of the files, below the folder.
        files: Vec<String>,
        /// How many there are in all.
        count: usize,
    },
    /// The folder's permissions forbid writing.
    ReadOnly(PathBuf),
    /// The folder that holds the output folder can't be written to.
    ParentReadOnly(PathBuf),
}

/// An output path that can't be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadName {
    /// The path, as in the output.
    pub path: String,
    /// What is wrong with it.
    pub fault: NameFault,
}

/// What is wrong with an output path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameFault {
    /// It is empty, starts with `/` or has an empty part.
    Empty,
    /// It has a part `.` or `..`.
    Dots,
    /// It has a character that not every system allows.
    Character(char),
    /// It has a part that Windows keeps for itself (`con`, `nul`), or that ends in a dot or a space.
    Reserved(String),
    /// It is the marker's name.
    Marker,
    /// Another path differs from it only in capitals or in how accents are stored.
    SameAs(String),
    /// It is a file, and another path needs a folder of that name.
    AlsoFolder,
}

impl fmt::Display for NameFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NameFault::Empty => write!(f, "it has an empty part"),
            NameFault::Dots => write!(f, "it has a part `.` or `..`"),
            NameFault::Character(found) => {
                write!(
                    f,
                    "it has the character {found:?}, which not every computer allows"
                )
            }
            NameFault::Reserved(part) => write!(f, "Windows does not allow the name `{part}`"),
            NameFault::Marker => write!(f, "infobank keeps this name for its own list"),
            NameFault::SameAs(other) => {
                write!(f, "on some computers it is the same as `{other}`")
            }
            NameFault::AlsoFolder => write!(f, "it is a file and a folder at once"),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const TYPE: &str = "type a folder of its own, such as `--out public`";
        match self {
            Refusal::Disk(out) => {
                write!(
                    f,
                    "`{}` is a whole disk and would be replaced; {TYPE}",
                    out.display()
                )
            }
            Refusal::Home(out) => {
                write!(
                    f,
                    "`{}` is or holds your home folder and would be replaced; {TYPE}",
                    out.display()
                )
            }
            Refusal::Current(out) => {
                write!(
                    f,
                    "`{}` is or holds the folder you are in and would be replaced; {TYPE}",
                    out.display()
                )
            }
            Refusal::Holds { out, protected } => write!(
                f,
                "`{}` is or holds `{}`, which the site is made from; {TYPE}",
                out.display(),
                protected.display()
            ),
            Refusal::Inside { out, protected } => write!(
                f,
                "`{}` is inside `{}`, which the site is made from; {TYPE}",
                out.display(),
                protected.display()
            ),
            Refusal::File(out) => write!(
                f,
                "`{}` is a file, not a folder; move it away, or {TYPE}",
                out.display()
            ),
            Refusal::Link(out) => {
                write!(
                    f,
                    "`{}` is a symbolic link; type the folder it leads to, or {TYPE}",
                    out.display()
                )
            }
            Refusal::Unclear(out) => {
                write!(
                    f,
                    "`{}` goes up from a folder that does not exist; type the path without `..`",
                    out.display()
                )
            }
            Refusal::NotOurs(out) => {
                write!(
                    f,
                    "`{}` has files in it that infobank did not make; empty it, or {TYPE}",
                    out.display()
                )
            }
            Refusal::Foreign { out, files, count } => {
                write!(
                    f,
                    "`{}` has files that infobank did not make, and publishing would delete them: {}",
                    out.display(),
                    files.join(", ")
                )?;
                if *count > files.len() {
                    write!(f, " and {} more", count - files.len())?;
                }
                write!(
                    f,
                    "; move them (a site's own files belong in `content/files/`), or {TYPE}"
                )
            }
            Refusal::ReadOnly(out) => {
                write!(
                    f,
                    "`{0}` is read-only; type `chmod u+w {0}`, or another folder after `--out`",
                    out.display()
                )
            }
            Refusal::ParentReadOnly(parent) => write!(
                f,
                "no folder can be made in `{}`; type a folder after `--out` that you may write to",
                parent.display()
            ),
        }
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PublishError::Refused(refusal) => refusal.fmt(f),
            PublishError::BadNames(names) => {
                for (position, name) in names.iter().enumerate() {
                    let newline = if position == 0 { "" } else { "\n" };
                    write!(f, "{newline}can't publish `{}`: {}", name.path, name.fault)?;
                }
                Ok(())
            }
            PublishError::Unmade(faults) => {
                for (position, fault) in faults.iter().enumerate() {
                    let newline = if position == 0 { "" } else { "\n" };
                    write!(f, "{newline}{}: {}", fault.path, fault.message)?;
                }
                Ok(())
            }
            PublishError::Busy { lock } => write!(
                f,
                "another infobank is publishing to this folder; wait until it is done \
                 (its lock is `{}`)",
                lock.display()
            ),
            PublishError::Io {
                doing,
                path,
                source,
            } => {
                write!(f, "can't {doing} `{}`: {source}", path.display())?;
                if source.kind() == io::ErrorKind::StorageFull {
                    write!(f, "; free some space, the old site is as it was")?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            PublishError::Io { source, .. } => Some(source),
            PublishError::Refused(_)
            | PublishError::BadNames(_)
            | PublishError::Unmade(_)
            | PublishError::Busy { .. } => None,
        }
    }
}
