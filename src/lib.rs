//! infobank turns a folder of Markdown and YAML into a directory of local help
//! that can be searched by postcode, as a static site.

pub mod build;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod gazetteer;
pub mod geo;
pub mod load;
pub mod model;
pub mod output;
pub mod outputs;
pub mod parse;
pub mod places;
pub mod postcode;
pub mod resolve;
pub mod search;
pub mod serve;
pub mod slug;
pub mod source;
pub mod theme;
pub mod watch;
pub mod write;
