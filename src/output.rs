//! What a build makes: a sorted map of paths to bytes, in memory. Knows neither
//! the disk nor the formats.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash};
use std::sync::Arc;

/// Every file of a built site: path below the output folder, always with `/`
/// (`offers/warm-hub/index.html`), to its bytes.
pub type Output = BTreeMap<String, Arc<[u8]>>;

/// A short name for some bytes: the same bytes, the same name.
pub fn content_hash(bytes: &[u8]) -> String {
    uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, bytes)
        .simple()
        .to_string()[..10]
        .to_owned()
}

/// A number that is the same for the same value in one run of the program: what is
/// remembered between builds goes by it. It is never written.
pub fn stamp(value: impl Hash) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(value)
}
