//! gazetteer
pub mod osgb;
