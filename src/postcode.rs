//! postcode
