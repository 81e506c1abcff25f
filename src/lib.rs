//! infobank turns a folder of Markdown and YAML into a directory of local help that
//! can be searched by postcode, as a static site.
//!
//! # Shape
//!
//! The middle is a pure function from texts to bytes; files are touched only at the
//! edges. The same input gives the same bytes: maps are sorted, the only clock is the
//! build's date, which is passed in, and the order of threads shows nowhere.
//!
//! ```text
//! load      (&Path)              -> (Loaded, faults)       disk → texts and bytes
//! parse     (&Source)            -> (Document, faults)     YAML, Markdown
//! model     (&Source, Kind, …)   -> (Vec<Record>, faults)  fields → types, one kind a file
//! resolve   (Parts)              -> (Site, faults)         references, points, coverage
//! localise  (&Site, language)    -> Site                   the same in a further language
//! search    (&Site, docs, cards) -> SearchIndex            what the browser finds with
//! outputs   (sites, theme, …)    -> (Edition, faults)      paths → bytes, each when asked for
//! write     (&Files, &Path)      -> Written                staged, then swapped
//! ```
//!
//! | module | knows | must not know |
//! |---|---|---|
//! | [`cli`] | commands, exit codes, progress | content |
//! | [`build`] | the order of the above, and what to remember between builds | formats |
//! | [`source`], [`diagnostic`] | places in texts; what is wrong and how it prints | where it came from |
//! | [`load`], [`write`](mod@write), [`watch`], [`serve`], [`gazetteer::import`] | disk and sockets: the only ones | templates, models |
//! | [`parse`] | serde_yaml and pulldown-cmark: their only user | what fields mean |
//! | [`config`], [`model`] | one type a file, with its decoding | outputs, other files |
//! | [`colours`] | palettes, and that what stands on what can be read | stylesheets, files |
//! | [`hours`] | English times ↔ days and minutes | HTML, entries |
//! | [`postcode`], [`gazetteer`], [`places`], [`geo`] | postcodes, where they are, whom an entry covers | HTML, entries |
//! | [`resolve`] | records → site: references both ways, drafts left out, languages | formats |
//! | [`search`] | layers, order, the client index | HTML |
//! | [`outputs`] | one format a file; only its pages know tera | each other |
//! | [`theme`] | templates, assets and words, a site's own before ours; scripts joined and made small | content |
//! | [`output`] | files by path, in memory or made when asked for | disk, formats |
//! | [`slug`], [`plural`], [`foreign`] | names fit for addresses; forms that go with numbers; text of another language | entries, pages |
//!
//! # Faults
//!
//! Errors are values beside results: each step gives what it could read and every
//! fault that it met, with file, place and what to type instead. Any error, and nothing
//! is written: the last good site stays. Exit codes are 0, 1 (content) and 2 (use, disk).
//!
//! # Where and whom
//!
//! Where something is ([`resolve::Spot`]) and whom it covers ([`places::Coverage`]) are
//! separate facts. [`search::place`] puts them together for one person's whereabouts,
//! into the five layers; `themes/default/assets/js/layers.js` does the same in the
//! browser, and `tests/vectors/layers.json` holds both to one reading. Areas are worked
//! out for each postcode at build, so that no polygon reaches the browser.
//!
//! # Rebuilding
//!
//! There is no dependency graph. Files are read again when they changed, texts decoded
//! again when they differ; the rest runs anew. What takes long is not done before it is
//! asked for: an [`outputs::Edition`] makes each page, and the index, when somebody wants
//! it. A preview makes the pages that are looked at; publishing makes all, and writes each
//! as it comes. A property test holds a rebuild equal to a clean build after any edits.
//!
//! # In the browser
//!
//! `themes/default/assets/js` holds small modules. Those that work something out touch
//! neither page nor network and answer to the same vectors as the Rust that does the same.
//! A page's modules are joined into one file when the site is made, so that a split costs
//! no request. What scripts say stands in `themes/default/i18n`, like all words.
//!
//! # Adding
//!
//! A field: a line in its `model` file and its decoding; the compiler names what has to
//! decide. A setting: a line in [`config`]. A word: a line in each language's file, which
//! tests ask for, and for its use. A colour: its role in [`colours::Scheme`] and what it
//! stands on in [`colours::PAIRS`]. A format: a file in `outputs`, a line in its table. A
//! fault: a code and its folder in `tests/faults`, which a test asks for.

pub mod build;
pub mod cli;
pub mod colours;
pub mod config;
pub mod diagnostic;
pub mod foreign;
pub mod gazetteer;
pub mod geo;
pub mod hours;
pub mod load;
pub mod model;
pub mod output;
pub mod outputs;
pub mod parse;
pub mod places;
pub mod plural;
pub mod postcode;
pub mod resolve;
pub mod search;
pub mod serve;
pub mod slug;
pub mod source;
pub mod theme;
pub mod watch;
pub mod write;
