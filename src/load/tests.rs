#![allow(clippy::unwrap_used)]

use super::*;

fn site(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    dir
}

fn load(dir: &tempfile::TempDir) -> (Loaded, Vec<(String, &'static str)>) {
    let (loaded, faults) = Cache::default().load(dir.path());
    (
        loaded,
        faults
            .iter()
            .map(|fault| (fault.path.to_string(), fault.code))
            .collect(),
    )
}

#[test]
fn texts_lose_their_mark_and_odd_line_ends() {
    let dir = site(&[("content/groups/a.md", b"\xEF\xBB\xBF---\r\nname: A\r---\n")]);
    let (loaded, faults) = load(&dir);
    assert_eq!(faults, []);
    assert_eq!(
        &*loaded.sources["content/groups/a.md"].text,
        "---\nname: A\n---\n"
    );
}

#[test]
fn what_is_left_about_is_not_read_and_what_is_not_known_is_named() {
    let dir = site(&[
        ("content/.DS_Store", b"x"),
        ("content/groups/~$a.docx", b"x"),
        ("content/.git/a.md", b"x"),
        ("content/files/id_rsa", b"x"),
        ("content/offer/a.md", b"x"),
        ("content/groups/a.docx", b"x"),
        ("content/groups/b.yml", b"x"),
        ("content/groups/c.md", b"\xFF\xFEn\0"),
        ("content/groups/d.md", b"a\n\xE9\n"),
        ("content/files/a b.pdf", b"x"),
        ("content/files/a.exe", b"x"),
        ("content/files/ok.pdf", b"x"),
    ]);
    let (loaded, faults) = load(&dir);
    assert_eq!(loaded.files.keys().collect::<Vec<_>>(), ["files/ok.pdf"]);
    let mut faults: Vec<(&str, &str)> = faults
        .iter()
        .map(|(path, code)| (path.as_str(), *code))
        .collect();
    faults.sort_unstable();
    assert_eq!(
        faults,
        [
            ("content/files/a b.pdf", "strange-name"),
            ("content/files/a.exe", "not-published"),
            ("content/groups/a.docx", "not-read"),
            ("content/groups/b.yml", "not-read"),
            ("content/groups/c.md", "not-utf8"),
            ("content/groups/d.md", "not-utf8"),
            ("content/offer", "unknown-folder"),
        ]
    );
}

#[cfg(unix)]
#[test]
fn links_pipes_and_locked_folders_are_named_and_the_rest_is_read() {
    let dir = site(&[
        ("content/groups/a.md", b"---\nname: A\n---\n"),
        ("content/groups/x.md/inner.md", b"x"),
    ]);
    std::os::unix::fs::symlink("/etc/passwd", dir.path().join("content/groups/p.md")).unwrap();
    std::os::unix::fs::symlink("/", dir.path().join("content/files")).unwrap();
    let pipe = dir.path().join("content/groups/pipe.md");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let (loaded, faults) = load(&dir);
    assert!(loaded.sources.contains_key("content/groups/a.md"));
    assert_eq!(loaded.files.len(), 0);
    let codes: Vec<_> = faults
        .iter()
        .map(|(path, code)| (path.as_str(), *code))
        .collect();
    assert_eq!(
        codes,
        [
            ("content/files", "link"),
            ("content/groups/p.md", "link"),
            ("content/groups/pipe.md", "not-a-file"),
            ("content/groups/x.md", "folder-like-entry")
        ]
    );
}

#[test]
fn only_what_changed_is_read_again() {
    let dir = site(&[
        ("content/groups/a.md", b"one"),
        ("content/groups/b.md", b"two"),
    ]);
    let mut cache = Cache::default();
    let (before, _) = cache.load(dir.path());
    fs::write(dir.path().join("content/groups/a.md"), "three").unwrap();
    fs::remove_file(dir.path().join("content/groups/b.md")).unwrap();
    let (after, _) = cache.load(dir.path());
    assert_eq!(&*after.sources["content/groups/a.md"].text, "three");
    assert!(!after.sources.contains_key("content/groups/b.md"));
    let (again, _) = cache.load(dir.path());
    assert!(Arc::ptr_eq(
        &after.sources["content/groups/a.md"].text,
        &again.sources["content/groups/a.md"].text
    ));
    assert_eq!(before.sources.len(), 2);
}
