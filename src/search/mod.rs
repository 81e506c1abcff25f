//! Finding: which entries answer a postcode, in which layer and order. The same
//! rules run here, for pages made at build, and in the browser; `tests/vectors`
//! holds both to one reading. Must not know HTML.

mod docs;
mod find;
mod fold;
mod grid;
mod index;
mod layers;
mod text;
mod timetable;
mod wanted;
mod whereabouts;

pub use docs::{Doc, DocKind, docs};
pub use find::{Finder, Found, Hit, Query, search};
pub use fold::fold;
pub use index::{Card, FORMAT, Hint, NeedName, SearchIndex, area_name, index, index_again};
pub use layers::{Layer, Placed, Ranked, Reason, place, rank};
pub use text::{Heard, welsh};
pub use timetable::{Soon, Timetable};
pub use wanted::place_named;
pub use whereabouts::Whereabouts;
