/// Named texts that the owner attaches to a blob.
module walrus::metadata;

use std::string::String;
use sui::vec_map::{Self, VecMap};

public struct Metadata has drop, store {
    metadata: VecMap<String, String>,
}

public fun new(): Metadata {
    Metadata { metadata: vec_map::empty() }
}

public fun insert_or_update(self: &mut Metadata, key: String, value: String) {
    if (self.metadata.contains(&key)) {
        self.metadata.remove(&key);
    };
    self.metadata.insert(key, value)
}

public fun remove(self: &mut Metadata, key: &String): (String, String) {
    self.metadata.remove(key)
}

public fun remove_if_exists(self: &mut Metadata, key: &String): Option<String> {
    if (!self.metadata.contains(key)) return option::none();
    let (_, value) = self.metadata.remove(key);
    option::some(value)
}

#[test]
fun later_value_replaces_earlier() {
    let mut texts = new();
    texts.insert_or_update(b"a".to_string(), b"1".to_string());
    texts.insert_or_update(b"a".to_string(), b"2".to_string());
    let (key, value) = texts.remove(&b"a".to_string());
    assert!(key == b"a".to_string() && value == b"2".to_string());
    assert!(texts.remove_if_exists(&b"a".to_string()).is_none());
}
