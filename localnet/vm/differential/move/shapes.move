/// Types and helpers that the generated programs use.
#[allow(all)]
module torture::shapes;

use std::bcs;

public struct Inner has copy, drop, store { a: u8, b: u64 }

public struct Outer has copy, drop, store { x: u16, inner: Inner, list: vector<u32>, flag: bool }

public struct Box<T> has copy, drop, store { value: T }

public enum Shape has copy, drop, store {
    Empty,
    Number(u64),
    Pair { left: u8, right: u128 },
    List(vector<u64>),
    Nested(Box<Inner>),
}

public enum Choice<A, B> has copy, drop, store {
    First(A),
    Second(B),
    Both(A, B),
}

public fun inner(a: u8, b: u64): Inner { Inner { a, b } }

public fun outer(x: u16, inner: Inner, list: vector<u32>, flag: bool): Outer {
    Outer { x, inner, list, flag }
}

public fun box<T>(value: T): Box<T> { Box { value } }

public fun unbox<T>(b: Box<T>): T {
    let Box { value } = b;
    value
}

public fun value<T>(b: &Box<T>): &T { &b.value }

public fun value_mut<T>(b: &mut Box<T>): &mut T { &mut b.value }

public fun a(i: &Inner): u8 { i.a }

public fun b_mut(i: &mut Inner): &mut u64 { &mut i.b }

public fun inner_mut(o: &mut Outer): &mut Inner { &mut o.inner }

public fun list_mut(o: &mut Outer): &mut vector<u32> { &mut o.list }

public fun x_mut(o: &mut Outer): &mut u16 { &mut o.x }

public fun toggle(o: &mut Outer) { o.flag = !o.flag }

public fun empty(): Shape { Shape::Empty }

public fun number(n: u64): Shape { Shape::Number(n) }

public fun pair(left: u8, right: u128): Shape { Shape::Pair { left, right } }

public fun list(items: vector<u64>): Shape { Shape::List(items) }

public fun nested(i: Inner): Shape { Shape::Nested(Box { value: i }) }

public fun first<A, B>(x: A): Choice<A, B> { Choice::First(x) }

public fun second<A, B>(x: B): Choice<A, B> { Choice::Second(x) }

public fun both<A, B>(x: A, y: B): Choice<A, B> { Choice::Both(x, y) }

/// By reference, with guards.
public fun score(s: &Shape): u64 {
    match (s) {
        Shape::Empty => 1,
        Shape::Number(n) if (*n > 1000) => 2,
        Shape::Number(n) => *n,
        Shape::Pair { left, right: _ } if (*left == 0) => 3,
        Shape::Pair { left, right } => (*left as u64) + ((*right & 0xff) as u64),
        Shape::List(items) => items.length(),
        Shape::Nested(Box { value: Inner { a, b: _ } }) => *a as u64,
    }
}

/// By mutable reference.
public fun bump(s: &mut Shape, by: u64) {
    match (s) {
        Shape::Empty => (),
        Shape::Number(n) => *n = *n + by,
        Shape::Pair { left, right } => {
            *left = *left ^ 0x0f;
            *right = *right + (by as u128);
        },
        Shape::List(items) => items.push_back(by),
        Shape::Nested(inside) => inside.value.b = inside.value.b + by,
    }
}

/// By value.
public fun open(s: Shape): vector<u8> {
    match (s) {
        Shape::Empty => vector[],
        Shape::Number(n) => bcs::to_bytes(&n),
        Shape::Pair { left, right } => {
            let mut out = vector[left];
            out.append(bcs::to_bytes(&right));
            out
        },
        Shape::List(mut items) => {
            items.reverse();
            bcs::to_bytes(&items)
        },
        Shape::Nested(Box { value: Inner { a, b } }) => {
            let mut out = bcs::to_bytes(&b);
            out.push_back(a);
            out
        },
    }
}

public fun swap_choice<A, B>(c: Choice<A, B>): Choice<B, A> {
    match (c) {
        Choice::First(x) => Choice::Second(x),
        Choice::Second(y) => Choice::First(y),
        Choice::Both(x, y) => Choice::Both(y, x),
    }
}

public fun first_or<A: copy + drop, B: drop>(c: &Choice<A, B>, fallback: A): A {
    match (c) {
        Choice::First(x) => *x,
        Choice::Both(x, _) => *x,
        Choice::Second(_) => fallback,
    }
}
