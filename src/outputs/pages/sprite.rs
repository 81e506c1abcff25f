//! Signs: a page carries the ones that it uses, once each, so that no further request
//! draws them. Reads the theme's `icons.svg`; knows nothing of what a page says.

use std::collections::BTreeMap;

use crate::theme::Theme;

/// Where the signs go in a page.
const MARK: &str = "<!--signs-->";

/// How a page names a sign that it uses.
const USE: &str = "href=\"#i-";

/// Signs by name, each a whole `<symbol>`.
#[derive(Debug, Default)]
pub struct Signs(BTreeMap<String, String>);

impl Signs {
    /// The signs of a theme.
    pub fn of(theme: &Theme) -> Signs {
        let text = theme
            .assets
            .get("icons.svg")
            .map(|bytes| String::from_utf8_lossy(bytes))
            .unwrap_or_default();
        let signs = text.split("<symbol ").skip(1).filter_map(|rest| {
            let (_, id) = rest.split_once("id=\"i-")?;
            let (name, _) = id.split_once('"')?;
            let (symbol, _) = rest.split_once("</symbol>")?;
            Some((name.to_owned(), format!("<symbol {symbol}</symbol>")))
        });
        Signs(signs.collect())
    }

    /// Puts the signs that a page uses where it wants them.
    pub fn put(&self, html: String) -> String {
        let Some((before, after)) = html.split_once(MARK) else {
            return html;
        };
        let mut used: Vec<&str> = after
            .split(USE)
            .skip(1)
            .filter_map(|rest| rest.split_once('"').map(|(name, _)| name))
            .collect();
        used.sort_unstable();
        used.dedup();
        let signs: Vec<&str> = used
            .into_iter()
            .filter_map(|name| self.0.get(name).map(String::as_str))
            .collect();
        [before, &signs.concat(), after].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_carries_each_sign_that_it_uses_once() {
        let (theme, _) = Theme::new(&BTreeMap::new(), "default");
        let signs = Signs::of(&theme);
        assert!(signs.0.len() > 30);
        let page = "<svg hidden><!--signs--></svg><use href=\"#i-pin\"/><use href=\"#i-pin\"/><use href=\"#i-none\"/>";
        let put = signs.put(page.to_owned());
        assert_eq!(put.matches("<symbol ").count(), 1, "{put}");
        assert!(put.contains("<symbol id=\"i-pin\"") && !put.contains(MARK));
    }
}
