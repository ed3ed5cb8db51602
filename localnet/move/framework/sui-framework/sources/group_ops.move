/// Arithmetic on elements of groups; which group is told by a number.
module sui::group_ops;

/// Not an element of the group.
const EInvalidInput: u64 = 1;

/// One element of the group that `T` names.
public struct Element<phantom T> has copy, drop, store {
    bytes: vector<u8>,
}

public fun bytes<G>(e: &Element<G>): &vector<u8> {
    &e.bytes
}

public fun equal<G>(e1: &Element<G>, e2: &Element<G>): bool {
    e1.bytes == e2.bytes
}

public(package) fun checked<G>(group: u8, bytes: vector<u8>): Element<G> {
    assert!(internal_validate(group, &bytes), EInvalidInput);
    Element { bytes }
}

/// For constants only.
public(package) fun unchecked<G>(bytes: vector<u8>): Element<G> {
    Element { bytes }
}

public(package) fun add<G>(group: u8, e1: &Element<G>, e2: &Element<G>): Element<G> {
    Element { bytes: internal_add(group, &e1.bytes, &e2.bytes) }
}

public(package) fun sub<G>(group: u8, e1: &Element<G>, e2: &Element<G>): Element<G> {
    Element { bytes: internal_sub(group, &e1.bytes, &e2.bytes) }
}

public(package) fun convert<From, To>(from: u8, to: u8, e: &Element<From>): Element<To> {
    Element { bytes: internal_convert(from, to, &e.bytes) }
}

public(package) fun sum<G>(group: u8, terms: &vector<Element<G>>): Element<G> {
    let mut all = vector[];
    let mut i = 0;
    while (i < terms.length()) {
        all.push_back(terms[i].bytes);
        i = i + 1;
    };
    Element { bytes: internal_sum(group, &all) }
}

native fun internal_validate(type_: u8, bytes: &vector<u8>): bool;

native fun internal_add(type_: u8, e1: &vector<u8>, e2: &vector<u8>): vector<u8>;

native fun internal_sub(type_: u8, e1: &vector<u8>, e2: &vector<u8>): vector<u8>;

native fun internal_convert(from_type: u8, to_type: u8, e: &vector<u8>): vector<u8>;

native fun internal_sum(type_: u8, e: &vector<vector<u8>>): vector<u8>;

#[test_only]
public fun new_for_testing<G>(bytes: vector<u8>): Element<G> {
    Element { bytes }
}
