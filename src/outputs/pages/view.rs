//! What each page shows.

use serde::Serialize;

use crate::outputs::Given;

/// What every page shows.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct Chrome {
    /// The site's name.
    pub site_name: String,
}

impl Chrome {
    /// From the site.
    pub fn new(given: &Given) -> Chrome {
        Chrome {
            site_name: given.site.config.name.clone(),
        }
    }
}

/// One page, before its view is made.
#[derive(Debug, Clone, Copy)]
pub enum Which {
    /// `/`.
    Home,
}

/// Every page of the site.
pub fn pages(_: &Given) -> Vec<Which> {
    vec![Which::Home]
}

/// One page, ready to render.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct Page {
    /// Below the output folder.
    #[serde(skip)]
    pub path: String,
    /// Its template.
    #[serde(skip)]
    pub template: &'static str,
}

impl Which {
    /// Its view.
    pub fn view(self, _: &Given) -> Page {
        match self {
            Which::Home => Page {
                path: "index.html".to_owned(),
                template: "home.html",
            },
        }
    }
}
