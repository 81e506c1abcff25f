//! Objects of schema.org, key by key. Must not know what is said in them.

use serde_json::{Map, Value, json};

pub(super) fn place_named(name: &str) -> Value {
    Value::Object(thing("Place", name))
}

pub(super) fn thing(kind: &str, name: &str) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("@type".to_owned(), json!(kind));
    map.insert("name".to_owned(), json!(name));
    map
}

/// Puts what there is.
pub(super) fn put(map: &mut Map<String, Value>, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        map.insert(key.to_owned(), value.into());
    }
}

/// A list that has something in it.
pub(super) fn some<T: serde::Serialize>(list: &[T]) -> Option<Value> {
    (!list.is_empty()).then(|| json!(list))
}
