//! The pages: a view for each, rendered by tera. Views hold decisions and words;
//! templates only lay them out.

mod press;
mod sprite;
mod templates;
mod view;

pub(super) use press::Press;
pub(super) use view::{Alphabets, Chrome, Diary, Finder, Lists, Maker, Which};
