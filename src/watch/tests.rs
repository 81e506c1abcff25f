#![allow(clippy::unwrap_used)]

use std::fs;

use super::*;

const LONG: Duration = Duration::from_secs(20);
/// Long enough for an event that should not come to have come.
const SHORT: Duration = Duration::from_millis(400);

struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new() -> Site {
        let site = Site {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir_all(site.path("content/offers")).unwrap();
        fs::write(site.path("content/offers/a.md"), "one").unwrap();
        site
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    fn watch(&self, poll: Option<Duration>) -> Watcher {
        let watcher = Watcher::start(self.folder.path(), &[self.path("public")], poll).unwrap();
        assert_eq!(watcher.fell_back, None);
        watcher
    }

    /// Waits until all these were named.
    fn expect(&self, watcher: &mut Watcher, below: &[&str]) -> BTreeSet<PathBuf> {
        let mut missing: BTreeSet<_> = below.iter().map(|path| self.path(path)).collect();
        let mut all = BTreeSet::new();
        while !missing.is_empty() {
            let changes = watcher.next_within(LONG);
            let changes = changes.unwrap_or_else(|| panic!("{missing:?} never came, {all:?} did"));
            missing.retain(|path| !changes.paths.contains(path));
            all.extend(changes.paths);
        }
        all
    }
}

fn quiet(watcher: &mut Watcher) {
    assert_eq!(watcher.next_within(SHORT), None);
}

#[test]
fn saving_by_writing_into_the_file_is_one_batch() {
    let site = Site::new();
    let mut watcher = site.watch(None);
    fs::write(site.path("content/offers/a.md"), "two").unwrap();
    let changes = watcher.next();
    assert_eq!(
        changes.paths,
        BTreeSet::from([site.path("content/offers/a.md")])
    );
    assert!(!changes.rescan);
    quiet(&mut watcher);
}

#[test]
fn saving_by_rename_names_the_file_and_not_the_temporary_one() {
    let site = Site::new();
    let mut watcher = site.watch(None);
    fs::write(site.path("content/offers/a.md.tmp"), "two").unwrap();
    quiet(&mut watcher);
    fs::rename(
        site.path("content/offers/a.md.tmp"),
        site.path("content/offers/a.md"),
    )
    .unwrap();
    let all = site.expect(&mut watcher, &["content/offers/a.md"]);
    assert_eq!(all.len(), 1, "{all:?}");
    quiet(&mut watcher);
}

#[test]
fn the_way_vim_saves_is_one_batch_of_one_file() {
    let site = Site::new();
    let mut watcher = site.watch(None);
    let file = site.path("content/offers/a.md");
    fs::write(site.path("content/offers/.a.md.swp"), "").unwrap();
    fs::write(site.path("content/offers/4913"), "").unwrap();
    fs::remove_file(site.path("content/offers/4913")).unwrap();
    fs::rename(&file, site.path("content/offers/a.md~")).unwrap();
    fs::write(&file, "two").unwrap();
    fs::remove_file(site.path("content/offers/a.md~")).unwrap();
    let all = site.expect(&mut watcher, &["content/offers/a.md"]);
    assert_eq!(all, BTreeSet::from([file]));
    quiet(&mut watcher);
}

#[test]
fn deleting_and_renaming_count() {
    let site = Site::new();
    let mut watcher = site.watch(None);
    fs::rename(
        site.path("content/offers/a.md"),
        site.path("content/offers/b.md"),
    )
    .unwrap();
    site.expect(
        &mut watcher,
        &["content/offers/a.md", "content/offers/b.md"],
    );
    fs::remove_file(site.path("content/offers/b.md")).unwrap();
    site.expect(&mut watcher, &["content/offers/b.md"]);
}

#[test]
fn content_that_is_deleted_and_made_again_is_watched_again() {
    let site = Site::new();
    let mut watcher = site.watch(None);
    for turn in 0..3 {
        fs::remove_dir_all(site.path("content")).unwrap();
        site.expect(&mut watcher, &["content"]);
        fs::create_dir_all(site.path("content/groups/deep")).unwrap();
        fs::write(site.path("content/groups/deep/g.md"), "new").unwrap();
        site.expect(&mut watcher, &["content/groups/deep/g.md"]);
        fs::write(
            site.path("content/groups/deep/g.md"),
            format!("edited {turn}"),
        )
        .unwrap();
        site.expect(&mut watcher, &["content/groups/deep/g.md"]);
        while watcher.next_within(SHORT).is_some() {}
    }
}

#[test]
fn content_that_is_swapped_for_another_folder_is_watched() {
    let site = Site::new();
    let mut watcher = site.watch(None);
    fs::create_dir_all(site.path("other/offers")).unwrap();
    fs::write(site.path("other/offers/b.md"), "other").unwrap();
    fs::rename(site.path("content"), site.path("content.old")).unwrap();
    fs::rename(site.path("other"), site.path("content")).unwrap();
    site.expect(&mut watcher, &["content", "content/offers/b.md"]);
    fs::write(site.path("content/offers/b.md"), "edited").unwrap();
    site.expect(&mut watcher, &["content/offers/b.md"]);
}

#[test]
fn a_theme_that_appears_later_is_watched() {
    let site = Site::new();
    let mut watcher = site.watch(None);
    fs::create_dir_all(site.path("themes/ours")).unwrap();
    fs::write(site.path("themes/ours/base.html"), "x").unwrap();
    site.expect(&mut watcher, &["themes/ours/base.html"]);
    while watcher.next_within(SHORT).is_some() {}
    fs::write(site.path("themes/ours/base.html"), "y").unwrap();
    site.expect(&mut watcher, &["themes/ours/base.html"]);
}

#[test]
fn a_thousand_files_come_in_few_batches_and_none_is_missing() {
    let site = Site::new();
    let mut watcher = site.watch(None);
    let name = |number| format!("content/offers/new/{}/{number}.md", number % 10);
    for folder in 0..10 {
        fs::create_dir_all(site.path(&format!("content/offers/new/{folder}"))).unwrap();
    }
    for number in 0..1000 {
        fs::write(site.path(&name(number)), "text").unwrap();
    }
    let mut missing: BTreeSet<_> = (0..1000).map(|number| site.path(&name(number))).collect();
    let mut batches = 0;
    while !missing.is_empty() {
        let changes = watcher.next_within(LONG).expect("all thousand");
        missing.retain(|path| !changes.paths.contains(path));
        batches += 1;
    }
    // On a quiet machine one; a busy one pauses between files.
    assert!(batches <= 50, "{batches}");
}

#[test]
fn reading_changes_nothing() {
    let site = Site::new();
    let mut watcher = site.watch(None);
    for _ in 0..10 {
        fs::read(site.path("content/offers/a.md")).unwrap();
        fs::read_dir(site.path("content/offers")).unwrap().count();
    }
    let file = fs::File::open(site.path("content/offers/a.md")).unwrap();
    let times = fs::FileTimes::new().set_accessed(std::time::SystemTime::UNIX_EPOCH);
    file.set_times(times).unwrap();
    quiet(&mut watcher);
}

#[test]
fn publishing_beside_and_inside_the_content_changes_nothing() {
    let site = Site::new();
    let inside = site.path("content/out");
    let ignore = [site.path("public"), inside.clone()];
    let mut watcher = Watcher::start(site.folder.path(), &ignore, None).unwrap();
    let output = crate::output::Output::from([("index.html".into(), b"x".as_slice().into())]);
    crate::write::publish(&output, &site.path("public"), &[]).unwrap();
    fs::create_dir(&inside).unwrap();
    fs::write(inside.join("index.html"), "x").unwrap();
    quiet(&mut watcher);
}

#[test]
fn polling_sees_two_saves_in_one_second_deletion_and_a_new_folder() {
    let site = Site::new();
    let mut watcher = site.watch(Some(Duration::from_millis(20)));
    fs::write(site.path("content/offers/a.md"), "two").unwrap();
    site.expect(&mut watcher, &["content/offers/a.md"]);
    fs::write(site.path("content/offers/a.md"), "six").unwrap();
    let all = site.expect(&mut watcher, &["content/offers/a.md"]);
    assert_eq!(all.len(), 1, "{all:?}");
    fs::read(site.path("content/offers/a.md")).unwrap();
    quiet(&mut watcher);
    fs::remove_dir_all(site.path("content")).unwrap();
    site.expect(&mut watcher, &["content", "content/offers/a.md"]);
    fs::create_dir_all(site.path("content/offers")).unwrap();
    fs::create_dir_all(site.path("themes")).unwrap();
    fs::write(site.path("content/offers/.b.md.swp"), "").unwrap();
    fs::write(site.path("content/offers/b.md"), "").unwrap();
    let all = site.expect(&mut watcher, &["content", "content/offers/b.md", "themes"]);
    assert!(!all.contains(&site.path("content/offers/.b.md.swp")));
}

#[test]
fn lost_events_ask_for_a_rescan_and_a_full_system_is_polled() {
    let site = Site::new();
    let mut watcher = site.watch(None);
    watcher.sender.send(Signal::Lost).unwrap();
    assert!(watcher.next_within(LONG).unwrap().rescan);
    watcher
        .sender
        .send(Signal::Incomplete("no more watches".into()))
        .unwrap();
    assert!(watcher.next_within(LONG).unwrap().rescan);
    assert_eq!(watcher.fell_back.as_deref(), Some("no more watches"));
    fs::write(site.path("content/offers/a.md"), "polled").unwrap();
    site.expect(&mut watcher, &["content/offers/a.md"]);
}

#[test]
fn a_site_that_is_not_there_is_an_error_with_its_name() {
    let site = Site::new();
    let missing = site.path("no-such-folder");
    let error = Watcher::start(&missing, &[], None).unwrap_err();
    assert!(error.to_string().contains("no-such-folder"), "{error}");
    assert!(Watcher::start(&site.path("content/offers/a.md"), &[], None).is_err());
}
