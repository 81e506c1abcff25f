//! Joins the finder's scripts into one file each for a page, so that a slow network
//! makes one request instead of eight. The modules stay small files in the theme; they
//! are put one after the other, imports before importers, without comments. Must not
//! know what they do.

use std::collections::BTreeSet;

/// Joins a module and all that it imports. `None` when they use what this does not
/// understand (a default import, a name that two modules have at the top, a missing
/// file): then they are best published as they are.
pub fn join(entry: &str, read: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let mut joined = Joined::default();
    joined.add(entry, true, read)?;
    Some(joined.text)
}

#[derive(Default)]
struct Joined {
    text: String,
    files: BTreeSet<String>,
    names: BTreeSet<String>,
}

impl Joined {
    /// What the module itself gives stays given: it may be imported when it is needed.
    fn add(
        &mut self,
        file: &str,
        is_entry: bool,
        read: &dyn Fn(&str) -> Option<String>,
    ) -> Option<()> {
        if !self.files.insert(file.to_owned()) {
            return Some(());
        }
        let text = read(file)?.replace("\r\n", "\n");
        let (imports, body) = split(&text)?;
        for import in imports {
            self.add(&import, false, read)?;
        }
        let bare = is_bare(body);
        let mut comment = false;
        for line in body.lines() {
            let own = line.strip_prefix("export ").unwrap_or(line);
            if own.starts_with("default ") || own.starts_with("{ ") && own != line {
                return None;
            }
            for name in names(own) {
                if !self.names.insert(name) {
                    return None;
                }
            }
            let own = if is_entry { line } else { own };
            let trimmed = own.trim();
            comment |= bare && trimmed.starts_with("/**");
            if comment {
                comment = !trimmed.ends_with("*/");
            } else if !bare {
                self.text += own;
                self.text.push('\n');
            } else if !trimmed.is_empty() && !trimmed.starts_with("//") {
                self.text += trimmed;
                self.text.push('\n');
            }
        }
        Some(())
    }
}

/// True when no text in back-quotes goes on over a line's end: within one, what looks
/// like a comment or an indent is text.
fn is_bare(body: &str) -> bool {
    let mut comment = false;
    body.lines().map(str::trim).all(|line| {
        comment |= line.starts_with("/**");
        let code = !comment && !line.starts_with("//");
        comment &= !line.ends_with("*/");
        !code || line.matches('`').count() % 2 == 0
    })
}

/// The files that a module imports, and what follows. Imports stand first, after
/// comments, and name what they take: `import { a, b } from './x.js'`.
fn split(text: &str) -> Option<(Vec<String>, &str)> {
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
            imports.push(path[..close].to_owned());
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

    fn theme(file: &str) -> Option<String> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/assets/js/");
        std::fs::read_to_string(format!("{folder}{file}")).ok()
    }

    #[test]
    fn the_themes_scripts_join_into_one() {
        let words = join("words.js", &theme).expect("names are used once");
        assert!(words.contains("\nexport function openWords("));
        for entry in ["results.js", "finder.js"] {
            let joined = join(entry, &theme).expect("names are used once");
            assert!(!joined.contains("\nimport "));
            assert!(
                !joined.contains("function scoreAll("),
                "fetched when words are typed"
            );
            assert!(!joined.contains("@param") && !joined.contains("\n//"));
            let at = |text: &str| joined.find(text).unwrap_or_else(|| panic!("{text}"));
            assert!(at("function milesBetween") < at("function openIndex"));
            assert!(at("function openIndex") < at("function openPage"));
            assert!(at("function readPostcode") < at("function understand"));
            assert_eq!(joined.matches("function fold(").count(), 1);
        }
    }

    fn of(files: &[(&str, &str)]) -> Option<String> {
        join("a.js", &|file| {
            let found = files.iter().find(|(name, _)| *name == file);
            found.map(|(_, text)| (*text).to_owned())
        })
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
        let wanted = "const c = 1\nfunction b() {\nreturn c // kept\n}\nexport const a = b + c\n";
        assert_eq!(joined.as_deref(), Some(wanted));
    }

    #[test]
    fn text_in_back_quotes_keeps_its_shape() {
        let joined = of(&[("a.js", "const a = `\n  // kept\n`\n")]);
        assert_eq!(joined.as_deref(), Some("const a = `\n  // kept\n`\n"));
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
