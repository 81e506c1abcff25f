//! Joins the theme's scripts into one file for each that pages load, so that a slow network
//! makes one request instead of twenty. The modules stay small files in the theme; they are
//! put one after the other, imports before importers. A script that is
//! fetched later, within a page that has another, is given what that one has already. Must
//! not know what they do.

use std::collections::{BTreeMap, BTreeSet};

/// A script that is loaded by itself.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The module that imports the others.
    pub file: &'static str,
    /// The script that any page has which fetches this one; its modules are shared.
    pub within: Option<&'static str>,
}

/// Where a script leaves what later ones share.
const SHARED: &str = "window.infobank";

/// Each script with all that it imports, by its entry's name. `None` when they use what
/// this does not understand (a default import, a name that two modules have at the top, a
/// missing file): then all are best published as they are, since a module must not be
/// loaded twice.
pub fn join(
    entries: &[Entry],
    read: &dyn Fn(&str) -> Option<String>,
) -> Option<BTreeMap<&'static str, String>> {
    let mut all: BTreeMap<&str, Joined> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.within.is_none()) {
        all.insert(
            entry.file,
            Joined::of(entry.file, &Joined::default(), read)?,
        );
    }
    let mut shared: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut later = Vec::new();
    for entry in entries {
        let Some(within) = entry.within else { continue };
        let page = all.get(within)?;
        let own = Joined::of(entry.file, page, read)?;
        let known = |name| page.names.contains(name) && !page.changing.contains(name);
        if !own.taken.iter().all(known) || !own.taken.is_disjoint(&own.names) {
            return None;
        }
        let given = shared.entry(within).or_default();
        given.extend(own.taken.iter().cloned());
        later.push((entry.file, within, own));
    }
    let mut texts = BTreeMap::new();
    for (file, within, own) in later {
        // By place, as the names are written nowhere else; what it does not use is skipped.
        let taken = shared[within]
            .iter()
            .map(|name| match own.taken.contains(name) {
                true => name.as_str(),
                false => "",
            });
        let taken = taken.collect::<Vec<_>>().join(", ");
        texts.insert(file, format!("const [{taken}] = {SHARED}\n{}", own.text));
    }
    for (file, joined) in all {
        let given = shared.get(file).map_or_else(String::new, |names| {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            format!("{SHARED} = [{}]\n", names.join(", "))
        });
        texts.insert(file, joined.text + &given);
    }
    let fetched = |text: &String| {
        code(text)
            .flat_map(|line| line.split("import('./").skip(1))
            .map(|rest| rest.split('\'').next().unwrap_or_default())
            .all(|file| entries.iter().any(|entry| entry.file == file))
    };
    texts.values().all(fetched).then_some(texts)
}

/// The lines of a script that are not comments: those name modules too, for the types in them.
pub fn code(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(str::trim_start);
    lines.filter(|line| !line.starts_with(['*', '/']))
}

#[derive(Default)]
struct Joined {
    text: String,
    files: BTreeSet<String>,
    names: BTreeSet<String>,
    /// Names that may come to mean something else, so that no copy of them will do.
    changing: BTreeSet<String>,
    /// What it uses of the page's script.
    taken: BTreeSet<String>,
}

impl Joined {
    fn of(file: &str, page: &Joined, read: &dyn Fn(&str) -> Option<String>) -> Option<Joined> {
        let mut joined = Joined::default();
        joined.add(file, true, page, read)?;
        Some(joined)
    }

    /// What the entry itself gives stays given: it may be imported when it is needed.
    fn add(
        &mut self,
        file: &str,
        is_entry: bool,
        page: &Joined,
        read: &dyn Fn(&str) -> Option<String>,
    ) -> Option<()> {
        if !self.files.insert(file.to_owned()) {
            return Some(());
        }
        let text = read(file)?.replace("\r\n", "\n");
        let (imports, body) = split(&text)?;
        for (names, import) in imports {
            if page.files.contains(&import) {
                self.taken.extend(names);
            } else {
                self.add(&import, false, page, read)?;
            }
        }
        for line in body.lines() {
            let own = line.strip_prefix("export ").unwrap_or(line);
            if own.starts_with("default ") || own.starts_with("{ ") && own != line {
                return None;
            }
            for name in names(own) {
                if own.starts_with("let ") || own.starts_with("var ") {
                    self.changing.insert(name.clone());
                }
                if !self.names.insert(name) {
                    return None;
                }
            }
            let own = if is_entry { line } else { own };
            self.text += own;
            self.text.push('\n');
        }
        Some(())
    }
}

/// What a module imports: names, and the file that gives them.
type Imports = Vec<(Vec<String>, String)>;

/// What a module imports, and what follows. Imports stand first, after comments, and name
/// what they take: `import { a, b } from './x.js'`.
fn split(text: &str) -> Option<(Imports, &str)> {
    let mut imports = Vec::new();
    let mut rest = text;
    loop {
        let line = rest.lines().next().unwrap_or_default();
        if line.starts_with("import ") {
            let end = rest.find(" from '")?;
            let names = rest[..end].strip_prefix("import {")?.strip_suffix('}')?;
            if names.contains(['}', '\'']) || names.split_whitespace().any(|word| word == "as") {
                return None;
            }
            let path = rest[end..].strip_prefix(" from './")?;
            let close = path.find('\'')?;
            let names = names
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty());
            imports.push((names.map(str::to_owned).collect(), path[..close].to_owned()));
            rest = path[close + 1..].trim_start_matches(';');
        } else if !rest.is_empty() && (line.is_empty() || line.starts_with("//")) {
            rest = &rest[line.len()..];
        } else {
            return Some((imports, rest));
        }
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
}

/// The names that a line at the top of a module gives.
fn names(line: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.chars()
            .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '$'))
            .collect()
    };
    let starts = [
        "const ",
        "let ",
        "var ",
        "function ",
        "async function ",
        "class ",
    ];
    let Some(rest) = starts.iter().find_map(|start| line.strip_prefix(start)) else {
        return Vec::new();
    };
    match rest.strip_prefix("{ ").and_then(|all| all.split_once(" }")) {
        Some((all, _)) => all.split(", ").map(word).collect(),
        None => vec![word(rest)],
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const ENTRY: Entry = Entry {
        file: "a.js",
        within: None,
    };

    fn read<'a>(files: &'a [(&str, &str)]) -> impl Fn(&str) -> Option<String> + 'a {
        |file| {
            let found = files.iter().find(|(name, _)| *name == file);
            found.map(|(_, text)| (*text).to_owned())
        }
    }

    fn of(files: &[(&str, &str)]) -> Option<String> {
        join(&[ENTRY], &read(files)).map(|mut all| all.remove("a.js").unwrap())
    }

    #[test]
    fn imports_stand_before_importers_once_each() {
        let joined = of(&[
            (
                "a.js",
                "// First.\nimport { b } from './b.js'\nimport {\n  c,\n} from './c.js'\n\n/**\n * Doc.\n */\nexport const a = b + c\n",
            ),
            (
                "b.js",
                "import { c } from './c.js'\nexport function b() {\n  return c // kept\n}\n",
            ),
            ("c.js", "export const c = 1\n"),
        ]);
        let wanted = "const c = 1\nfunction b() {\n  return c // kept\n}\n/**\n * Doc.\n */\nexport const a = b + c\n";
        assert_eq!(joined.as_deref(), Some(wanted));
    }

    #[test]
    fn a_script_that_comes_later_uses_what_the_page_has() {
        let later = Entry {
            file: "later.js",
            within: Some("a.js"),
        };
        let files = |b, own| {
            [
                ("a.js", "import { b } from './b.js'\nimport('./later.js')\n"),
                ("b.js", b),
                ("c.js", "import { b } from './b.js'\nexport const c = b\n"),
                ("later.js", own),
            ]
        };
        let own = "import { b } from './b.js'\nimport { c } from './c.js'\nexport const d = c\n";
        let entries = [ENTRY, later];
        let joined = join(&entries, &read(&files("export const b = 1\n", own))).unwrap();
        assert_eq!(
            joined["a.js"],
            "const b = 1\nimport('./later.js')\nwindow.infobank = [b]\n"
        );
        assert_eq!(
            joined["later.js"],
            "const [b] = window.infobank\nconst c = b\nexport const d = c\n"
        );
        let changing = join(&entries, &read(&files("export let b = 1\n", own)));
        assert_eq!(changing, None, "a copy would not change with it");
        let unknown = join(&[ENTRY], &read(&files("export const b = 1\n", own)));
        assert_eq!(unknown, None, "it fetches what is not published");
    }

    #[test]
    fn what_is_not_understood_is_not_joined() {
        let b = ("b.js", "export const b = 1\n");
        for text in [
            "import b from './b.js'\n",
            "import { b as c } from './b.js'\n",
            "import { b } from 'elsewhere'\n",
            "import { b } from './missing.js'\n",
            "import { b } from './b.js'\nconst b = 2\n",
            "import { b } from './b.js'\nconst { a, b } = c\n",
            "export default 1\n",
        ] {
            assert_eq!(of(&[("a.js", text), b]), None, "{text}");
        }
    }
}
