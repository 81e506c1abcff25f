//! What a build makes: a sorted map of paths to bytes, in memory. Knows neither
//! the disk nor the formats.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Every file of a built site: path below the output folder, always with `/`
/// (`offers/warm-hub/index.html`), to its bytes.
pub type Output = BTreeMap<String, Arc<[u8]>>;
