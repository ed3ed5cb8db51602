/// Growable lists. The first eight functions are single bytecode instructions.
#[defines_primitive(vector)]
module std::vector;

/// The index is not inside the vector.
const EINDEX_OUT_OF_BOUNDS: u64 = 0x20000;

public use fun std::string::utf8 as vector.to_string;
public use fun std::string::try_utf8 as vector.try_to_string;
public use fun std::ascii::string as vector.to_ascii_string;
public use fun std::ascii::try_string as vector.try_to_ascii_string;

#[bytecode_instruction]
public native fun empty<Element>(): vector<Element>;

#[bytecode_instruction]
public native fun length<Element>(v: &vector<Element>): u64;

#[syntax(index)]
#[bytecode_instruction]
public native fun borrow<Element>(v: &vector<Element>, i: u64): &Element;

#[bytecode_instruction]
public native fun push_back<Element>(v: &mut vector<Element>, e: Element);

#[syntax(index)]
#[bytecode_instruction]
public native fun borrow_mut<Element>(v: &mut vector<Element>, i: u64): &mut Element;

#[bytecode_instruction]
public native fun pop_back<Element>(v: &mut vector<Element>): Element;

#[bytecode_instruction]
public native fun destroy_empty<Element>(v: vector<Element>);

#[bytecode_instruction]
public native fun swap<Element>(v: &mut vector<Element>, i: u64, j: u64);

/// A vector of exactly one element.
public fun singleton<Element>(e: Element): vector<Element> {
    vector[e]
}

/// Turns the order around in place.
public fun reverse<Element>(v: &mut vector<Element>) {
    let count = v.length();
    let half = count / 2;
    let mut i = 0;
    while (i < half) {
        v.swap(i, count - 1 - i);
        i = i + 1;
    }
}

/// Moves all of `other`, in order, to the end of `lhs`.
public fun append<Element>(lhs: &mut vector<Element>, mut other: vector<Element>) {
    other.reverse();
    let mut left = other.length();
    while (left > 0) {
        lhs.push_back(other.pop_back());
        left = left - 1;
    };
    other.destroy_empty();
}

public fun is_empty<Element>(v: &vector<Element>): bool {
    v.length() == 0
}

public fun contains<Element>(v: &vector<Element>, e: &Element): bool {
    let (found, _) = v.index_of(e);
    found
}

/// `(true, first position)` or `(false, 0)`.
public fun index_of<Element>(v: &vector<Element>, e: &Element): (bool, u64) {
    let count = v.length();
    let mut i = 0;
    while (i < count) {
        if (v.borrow(i) == e) return (true, i);
        i = i + 1;
    };
    (false, 0)
}

/// Takes out position `i` and closes the gap, keeping the order.
public fun remove<Element>(v: &mut vector<Element>, mut i: u64): Element {
    let count = v.length();
    if (i >= count) abort EINDEX_OUT_OF_BOUNDS;
    while (i + 1 < count) {
        v.swap(i, i + 1);
        i = i + 1;
    };
    v.pop_back()
}

/// Puts `e` at position `i`; `i` may equal the length.
public fun insert<Element>(v: &mut vector<Element>, e: Element, i: u64) {
    let mut at = v.length();
    if (i > at) abort EINDEX_OUT_OF_BOUNDS;
    v.push_back(e);
    while (at > i) {
        v.swap(at - 1, at);
        at = at - 1;
    }
}

/// Takes out position `i` and puts the last element in its place.
public fun swap_remove<Element>(v: &mut vector<Element>, i: u64): Element {
    if (v.is_empty()) abort EINDEX_OUT_OF_BOUNDS;
    let last = v.length() - 1;
    v.swap(i, last);
    v.pop_back()
}

/// Joins a vector of vectors into one.
public fun flatten<T>(mut v: vector<vector<T>>): vector<T> {
    let mut all = vector[];
    v.reverse();
    while (!v.is_empty()) all.append(v.pop_back());
    v.destroy_empty();
    all
}
