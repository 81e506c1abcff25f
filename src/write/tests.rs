#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::*;
use crate::output::Output;

/// Makes the Nth disk operation fail, and perhaps all after it, as if killed.
#[derive(Debug)]
pub(super) struct Fuse {
    left: AtomicUsize,
    killed: AtomicBool,
    kills: bool,
    no_exchange: bool,
}

impl Default for Fuse {
    fn default() -> Self {
        Fuse {
            left: AtomicUsize::new(usize::MAX),
            killed: AtomicBool::new(false),
            kills: false,
            no_exchange: false,
        }
    }
}

impl Fuse {
    pub(super) fn burn(&self) -> io::Result<()> {
        if self.killed.load(Ordering::SeqCst) {
            return Err(io::Error::other("killed"));
        }
        let before = self.left.fetch_sub(1, Ordering::SeqCst);
        if before == 0 {
            self.left.store(usize::MAX, Ordering::SeqCst);
            self.killed.store(self.kills, Ordering::SeqCst);
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }

    pub(super) fn exchange_allowed(&self) -> io::Result<()> {
        if self.no_exchange {
            return Err(io::ErrorKind::Unsupported.into());
        }
        Ok(())
    }
}

fn output(files: &[(&str, &str)]) -> Output {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().into()))
        .collect()
}

fn first() -> Output {
    output(&[
        ("404.html", "nothing here"),
        ("index.html", "home"),
        ("offers/old/index.html", "gone soon"),
        ("offers/warm-hub/index.html", "warm"),
    ])
}

fn second() -> Output {
    output(&[
        ("404.html", "nothing here"),
        ("index.html", "new home"),
        ("offers/new/index.html", "new"),
        ("offers/warm-hub/index.html", "warm"),
    ])
}

/// Every file below a folder with its text; `None` if there is no folder.
fn tree(folder: &Path) -> Option<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry.ok()?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap();
            let path = path.to_str().unwrap().replace('\\', "/");
            files.insert(path, fs::read_to_string(entry.path()).unwrap());
        }
    }
    Some(files)
}

fn expected(output: &Output) -> Option<BTreeMap<String, String>> {
    let mut files: BTreeMap<_, _> = output
        .iter()
        .map(|(path, bytes)| (path.clone(), String::from_utf8(bytes.to_vec()).unwrap()))
        .collect();
    files.insert(marker::NAME.into(), marker::text(&output.paths()));
    Some(files)
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn refusal(out: &Path, protect: &[&Path]) -> Refusal {
    match publish(&first(), out, protect) {
        Err(PublishError::Refused(refusal)) => {
            let text = refusal.to_string();
            assert!(text.contains("type") || text.contains("move"), "{text}");
            refusal
        }
        other => panic!("{}: {other:?}", out.display()),
    }
}

#[test]
fn a_site_is_published_and_then_only_what_differs_is_written() {
    let parent = tempfile::tempdir().unwrap();
    let out = parent.path().join("deep/public");
    let written = publish(&first(), &out, &[]).unwrap();
    assert_eq!((written.files, written.changed, written.removed), (4, 4, 0));
    assert_eq!(written.bytes, 29);
    assert_eq!(tree(&out), expected(&first()));

    let written = publish(&second(), &out, &[]).unwrap();
    assert_eq!((written.files, written.changed, written.removed), (4, 2, 1));
    assert_eq!(written.left_behind, None);
    assert_eq!(tree(&out), expected(&second()));
    assert!(!out.join("offers/old").exists(), "empty folders go too");
    assert_eq!(names_in(&parent.path().join("deep")), ["public"]);
}

#[cfg(unix)]
#[test]
fn unchanged_files_keep_their_inode_and_nothing_to_do_swaps_nothing() {
    use std::os::unix::fs::MetadataExt;
    let inode = |path: PathBuf| fs::metadata(path).unwrap().ino();
    let parent = tempfile::tempdir().unwrap();
    let out = parent.path().join("public");
    publish(&first(), &out, &[]).unwrap();
    let warm = inode(out.join("offers/warm-hub/index.html"));
    let home = inode(out.join("index.html"));
    publish(&second(), &out, &[]).unwrap();
    assert_eq!(inode(out.join("offers/warm-hub/index.html")), warm);
    assert_ne!(inode(out.join("index.html")), home);

    let folder = inode(out.clone());
    let written = publish(&second(), &out, &[]).unwrap();
    assert_eq!((written.changed, written.removed), (0, 0));
    assert_eq!(inode(out), folder);
}

#[test]
fn a_published_file_that_someone_edited_is_made_anew() {
    let parent = tempfile::tempdir().unwrap();
    let out = parent.path().join("public");
    publish(&first(), &out, &[]).unwrap();
    fs::write(out.join("index.html"), "hack").unwrap();
    fs::remove_file(out.join("404.html")).unwrap();
    assert_eq!(publish(&first(), &out, &[]).unwrap().changed, 2);
    assert_eq!(tree(&out), expected(&first()));
}

#[test]
fn folders_that_someone_would_miss_are_refused() {
    let site = tempfile::tempdir().unwrap();
    let site = fs::canonicalize(site.path()).unwrap();
    let content = site.join("content");
    let themes = site.join("themes");
    fs::create_dir_all(content.join("offers")).unwrap();
    let protect = [content.as_path(), themes.as_path()];

    assert!(matches!(
        refusal(Path::new("/"), &protect),
        Refusal::Disk(_)
    ));
    let home = std::env::home_dir().unwrap();
    assert!(matches!(refusal(&home, &[]), Refusal::Home(_)));
    assert!(matches!(
        refusal(home.parent().unwrap(), &[]),
        Refusal::Home(_) | Refusal::Disk(_)
    ));
    assert!(matches!(refusal(Path::new("."), &[]), Refusal::Current(_)));
    assert!(matches!(
        refusal(Path::new(".."), &[]),
        Refusal::Current(_) | Refusal::Home(_)
    ));
    assert!(matches!(refusal(&site, &protect), Refusal::Holds { .. }));
    assert!(matches!(refusal(&content, &protect), Refusal::Holds { .. }));
    assert!(matches!(
        refusal(&content.join("x/y"), &protect),
        Refusal::Inside { .. }
    ));
    assert!(matches!(
        refusal(&themes.join("x"), &protect),
        Refusal::Inside { .. }
    ));
    assert!(matches!(
        refusal(&content.join("offers/../public"), &protect),
        Refusal::Inside { .. }
    ));
    assert!(matches!(
        refusal(&site.join("no/../x"), &protect),
        Refusal::Unclear(_)
    ));
    fs::write(site.join("file"), "").unwrap();
    assert!(matches!(
        refusal(&site.join("file"), &protect),
        Refusal::File(_)
    ));
    // A name that only starts like a protected folder's is another folder.
    publish(&first(), &site.join("content-public"), &protect).unwrap();
    assert_eq!(names_in(&site), ["content", "content-public", "file"]);
}

#[cfg(unix)]
#[test]
fn links_and_read_only_folders_are_refused() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let parent = tempfile::tempdir().unwrap();
    let target = parent.path().join("target");
    fs::create_dir(&target).unwrap();
    symlink(&target, parent.path().join("link")).unwrap();
    for link in ["link", "link/", "link/."] {
        assert!(matches!(
            refusal(&parent.path().join(link), &[]),
            Refusal::Link(_)
        ));
    }
    // A link further up is looked through.
    let inside = parent.path().join("link/public");
    assert!(matches!(
        refusal(&inside, &[&target]),
        Refusal::Inside { .. }
    ));
    fs::set_permissions(&target, fs::Permissions::from_mode(0o555)).unwrap();
    assert!(matches!(refusal(&target, &[]), Refusal::ReadOnly(_)));
    if fs::write(target.join("probe"), "").is_err() {
        // Not for root, who may write anywhere.
        let inside = target.join("public");
        assert!(matches!(refusal(&inside, &[]), Refusal::ParentReadOnly(_)));
    }
    fs::set_permissions(&target, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn files_that_are_not_ours_are_never_deleted() {
    let parent = tempfile::tempdir().unwrap();
    let out = parent.path().join("public");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("thesis.doc"), "years of work").unwrap();
    assert!(matches!(refusal(&out, &[]), Refusal::NotOurs(_)));
    fs::write(out.join(marker::NAME), "my own notes").unwrap();
    assert!(matches!(refusal(&out, &[]), Refusal::NotOurs(_)));
    fs::remove_file(out.join(marker::NAME)).unwrap();
    fs::remove_file(out.join("thesis.doc")).unwrap();

    publish(&first(), &out, &[]).unwrap();
    for number in 0..7 {
        fs::write(out.join(format!("offers/{number}.doc")), "work").unwrap();
    }
    let Refusal::Foreign { files, count, .. } = refusal(&out, &[]) else {
        panic!("not refused as foreign");
    };
    assert_eq!((files.len(), count), (5, 7));
    assert_eq!(files[0], "offers/0.doc");
    assert_eq!(names_in(parent.path()), ["public"]);

    for number in 0..7 {
        fs::remove_file(out.join(format!("offers/{number}.doc"))).unwrap();
    }
    fs::write(out.join(".DS_Store"), "litter").unwrap();
    publish(&second(), &out, &[]).unwrap();
    assert_eq!(tree(&out), expected(&second()));
}

#[test]
fn a_second_publication_at_the_same_time_is_told_to_wait() {
    let parent = tempfile::tempdir().unwrap();
    let out = parent.path().join("public");
    publish(&first(), &out, &[]).unwrap();
    let place = Place::find(&Disk::default(), &out, &[]).unwrap();
    let held = lock::Lock::take(&place.lock).unwrap();
    assert!(matches!(
        publish(&second(), &out, &[]),
        Err(PublishError::Busy { .. })
    ));
    assert_eq!(tree(&out), expected(&first()));
    drop(held);
    // A lock file whose process was killed holds nobody up.
    #[cfg(any(target_os = "linux", target_os = "macos", windows))]
    fs::write(&place.lock, "").unwrap();
    publish(&second(), &out, &[]).unwrap();
    assert_eq!(names_in(parent.path()), ["public"]);
}

#[test]
fn publications_at_the_same_time_leave_one_whole_site() {
    let parent = tempfile::tempdir().unwrap();
    let out = parent.path().join("public");
    std::thread::scope(|scope| {
        for number in 0..8 {
            let out = &out;
            scope.spawn(move || {
                let site = if number % 2 == 0 { first() } else { second() };
                match publish(&site, out, &[]) {
                    Ok(_) | Err(PublishError::Busy { .. }) => {}
                    Err(error) => panic!("{error}"),
                }
            });
        }
    });
    assert!(tree(&out) == expected(&first()) || tree(&out) == expected(&second()));
    assert_eq!(names_in(parent.path()), ["public"]);
}

#[test]
fn a_fault_at_any_operation_leaves_the_old_site_or_the_new_one() {
    for (kills, no_exchange, had_site) in [
        (false, false, true),
        (false, true, true),
        (true, false, true),
        (true, true, true),
        (false, false, false),
        (true, false, false),
    ] {
        let mut faults = 0;
        for fails_at in 0.. {
            let parent = tempfile::tempdir().unwrap();
            let out = parent.path().join("public");
            let before = had_site.then(|| publish(&first(), &out, &[]).unwrap());
            let old = before.and_then(|_| expected(&first()));
            let disk = Disk {
                fuse: Fuse {
                    left: AtomicUsize::new(fails_at),
                    kills,
                    no_exchange,
                    ..Fuse::default()
                },
            };
            let result = publish_on(&disk, &second(), &out, &[]);
            let burnt = disk.fuse.left.load(Ordering::SeqCst) > fails_at;
            let case = format!("{kills} {no_exchange} {had_site} {fails_at}: {result:?}");
            let now = tree(&out);
            let set_aside = tree(&parent.path().join(".infobank-public.old"));
            if result.is_ok() {
                assert_eq!(now, expected(&second()), "{case}");
            } else if now.is_none() && kills && no_exchange {
                assert_eq!(set_aside, old, "{case}");
            } else {
                assert_eq!(now, old, "{case}");
            }
            if let Err(PublishError::Io { path, .. }) = &result {
                assert!(
                    path.starts_with(fs::canonicalize(parent.path()).unwrap()),
                    "{case}"
                );
            }
            // The next run mends and clears whatever that one left.
            publish(&second(), &out, &[]).unwrap();
            assert_eq!(tree(&out), expected(&second()), "{case}");
            assert_eq!(names_in(parent.path()), ["public"], "{case}");
            if !burnt {
                break;
            }
            faults += 1;
        }
        assert!(faults >= 10, "only {faults} operations were made to fail");
    }
}
