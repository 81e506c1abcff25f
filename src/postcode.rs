//! British postcodes: the whole (`CH41 5AA`), the sector (`CH41 5`) and the outward
//! code (`CH41`). Pure text: must not know where any of them is, or whether Royal
//! Mail has given it out.
//!
//! [`read`] takes a postcode as people type it; [`Postcode`]'s `FromStr` and its like
//! take one as a content field should hold it. The same rules are written a second
//! time in `themes/default/assets/js/postcode.js`; both answer to
//! `tests/vectors/postcodes.json`.

mod codes;
mod grammar;
mod typed;

pub use codes::{Outward, Postcode, Sector};
pub use typed::{NotAPostcode, Typed, read};
