/// Exercises of the library and its natives. Each takes a seed and answers what it saw.
#[allow(all)]
module torture::workout;

use std::ascii;
use std::bcs;
use std::hash;
use std::string::{Self, String};
use std::type_name;
use sui::address;
use sui::bag;
use sui::dynamic_field as field;
use sui::dynamic_object_field as object_field;
use sui::hash as sui_hash;
use sui::object_bag;
use sui::object_table;
use sui::table::{Self, Table};
use sui::types;
use sui::vec_map;
use sui::vec_set;
use torture::shapes::{Self, Inner, Shape, Choice, Box};

public struct Node has key, store { id: UID, weight: u64, note: String }
public struct Credit has drop {}
public struct NotWitness has drop { dummy_field: bool }
public struct Pair<A: copy + drop + store, B: copy + drop + store> has copy, drop, store { a: A, b: B }
public struct Tag has copy, drop, store {}
public struct Marker<phantom T> has copy, drop, store { at: u32 }

/// A xorshift step.
public fun next(state: &mut u64): u64 {
    let mut x = *state;
    x = x ^ (x << 13);
    x = x ^ (x >> 7);
    x = x ^ (x << 17);
    *state = x;
    x
}

fun bytes(state: &mut u64, limit: u64): vector<u8> {
    let count = next(state) % limit;
    let mut out = vector[];
    let mut i = 0;
    while (i < count) {
        out.push_back((next(state) & 0xff) as u8);
        i = i + 1;
    };
    out
}

fun letters(state: &mut u64, limit: u64): vector<u8> {
    let count = next(state) % limit;
    let mut out = vector[];
    let mut i = 0;
    while (i < count) {
        out.push_back(((next(state) % 26) as u8) + 97);
        i = i + 1;
    };
    out
}

public fun hashes(seed: u64): vector<u8> {
    let mut s = seed;
    let mut out = vector[];
    let mut i = 0;
    while (i < 6) {
        let data = bytes(&mut s, 200);
        out.append(hash::sha2_256(data));
        out.append(hash::sha3_256(data));
        out.append(sui_hash::blake2b256(&data));
        out.append(sui_hash::keccak256(&data));
        i = i + 1;
    };
    out.append(hash::sha2_256(vector[]));
    out.append(sui_hash::keccak256(&vector[]));
    out
}

public fun strings(seed: u64): vector<u8> {
    let mut s = seed;
    let mut out = vector[];
    let samples = vector[
        b"plain",
        x"c3a9e282ac",
        x"f09f98804d",
        x"efbbbf61",
        x"c0af",
        x"eda080",
        x"f4908080",
        x"80",
        x"e282",
        b"",
    ];
    let mut i = 0;
    while (i < samples.length()) {
        let sample = samples[i];
        let checked = string::try_utf8(sample);
        out.append(bcs::to_bytes(&checked));
        if (checked.is_some()) {
            let mut text = *checked.borrow();
            text.append_utf8(letters(&mut s, 9));
            out.append(bcs::to_bytes(&text.length()));
            out.append(bcs::to_bytes(&text.index_of(&string::utf8(b"a"))));
            out.append(bcs::to_bytes(&text.index_of(&string::utf8(b""))));
            out.append(bcs::to_bytes(&text.substring(text.length(), text.length())));
            text.insert(0, string::utf8(letters(&mut s, 5)));
            out.append(bcs::to_bytes(&text));
        };
        let loose = bytes(&mut s, 12);
        out.append(bcs::to_bytes(&string::try_utf8(loose)));
        out.append(bcs::to_bytes(&ascii::try_string(loose)));
        i = i + 1;
    };
    let word = letters(&mut s, 30);
    let text = string::utf8(word);
    let mut at = 0;
    while (at < text.length()) {
        out.append(bcs::to_bytes(&text.substring(at, text.length())));
        at = at + 7;
    };
    out
}

public fun names(seed: u64): vector<u8> {
    let mut out = vector[];
    out.append(type_name::with_defining_ids<u8>().into_string().into_bytes());
    out.append(type_name::with_original_ids<vector<vector<u256>>>().into_string().into_bytes());
    out.append(type_name::with_defining_ids<Node>().into_string().into_bytes());
    out.append(type_name::with_defining_ids<Choice<Box<u64>, vector<Inner>>>().into_string().into_bytes());
    out.append(type_name::with_defining_ids<Pair<address, Pair<bool, String>>>().into_string().into_bytes());
    out.append(bcs::to_bytes(&type_name::original_id<Table<u8, u8>>()));
    out.append(bcs::to_bytes(&type_name::defining_id<Node>()));
    out.append(type_name::with_defining_ids<Marker<Node>>().datatype_string().into_bytes());
    out.append(bcs::to_bytes(&types::is_one_time_witness(&NotWitness { dummy_field: false })));
    out.append(bcs::to_bytes(&types::is_one_time_witness(&seed)));
    out.append(bcs::to_bytes(&types::is_one_time_witness(&vector[Tag {}])));
    out
}

public fun addresses(seed: u64): vector<u8> {
    let mut s = seed;
    let mut out = vector[];
    let mut i = 0;
    while (i < 5) {
        let number = ((next(&mut s) as u256) << 130) | (next(&mut s) as u256);
        let a = address::from_u256(number);
        out.append(bcs::to_bytes(&a));
        out.append(bcs::to_bytes(&address::to_u256(a)));
        out.append(address::to_string(a).into_bytes());
        out.append(bcs::to_bytes(&address::from_bytes(hash::sha2_256(bytes(&mut s, 9)))));
        i = i + 1;
    };
    out.append(bcs::to_bytes(&address::from_u256(address::max())));
    out.append(bcs::to_bytes(&object::id_from_bytes(a_hash(s)).to_address()));
    out
}

fun a_hash(seed: u64): vector<u8> { hash::sha3_256(bcs::to_bytes(&seed)) }

public fun layouts(seed: u64): vector<u8> {
    let mut s = seed;
    let mut out = vector[];
    out.append(bcs::to_bytes(&option::some(shapes::inner(1, next(&mut s)))));
    out.append(bcs::to_bytes(&option::none<Shape>()));
    out.append(bcs::to_bytes(&vector[shapes::empty(), shapes::number(seed), shapes::list(vector[seed, 2])]));
    out.append(bcs::to_bytes(&shapes::both<Tag, Marker<Tag>>(Tag {}, Marker { at: 7 })));
    out.append(bcs::to_bytes(&Pair { a: vector[true, false], b: @0xabc }));
    let long = bytes(&mut s, 300);
    out.append(bcs::to_bytes(&long));
    out.append(bcs::to_bytes(&(next(&mut s) as u256)));
    out.append(bcs::to_bytes(&((next(&mut s) >> 40) as u32)));
    out.append(bcs::to_bytes(&((next(&mut s) >> 50) as u16)));
    let packed = bcs::to_bytes(&Pair { a: next(&mut s), b: vector[vector[1u8], long] });
    let mut peeled = sui::bcs::new(packed);
    out.append(bcs::to_bytes(&peeled.peel_u64()));
    out.append(bcs::to_bytes(&peeled.peel_vec_vec_u8()));
    out.append(peeled.into_remainder_bytes());
    out
}

public fun maps(seed: u64): vector<u8> {
    let mut s = seed;
    let mut out = vector[];
    let mut map = vec_map::empty<u64, vector<u8>>();
    let mut set = vec_set::empty<u8>();
    let mut i = 0;
    while (i < 30) {
        let key = next(&mut s) % 12;
        if (map.contains(&key)) {
            if (next(&mut s) % 2 == 0) {
                let (k, v) = map.remove(&key);
                out.append(bcs::to_bytes(&k));
                out.append(v);
            } else map.get_mut(&key).push_back(9);
        } else map.insert(key, bytes(&mut s, 4));
        let small = (next(&mut s) % 9) as u8;
        if (set.contains(&small)) set.remove(&small) else set.insert(small);
        i = i + 1;
    };
    out.append(bcs::to_bytes(&map));
    out.append(bcs::to_bytes(&set));
    out.append(bcs::to_bytes(&map.keys()));
    out
}

public fun fields(seed: u64, ctx: &mut TxContext): vector<u8> {
    let mut s = seed;
    let mut out = vector[];
    let mut table = table::new<u64, Shape>(ctx);
    let mut things = bag::new(ctx);
    let mut i = 0;
    while (i < 25) {
        let key = next(&mut s) % 8;
        if (table.contains(key)) {
            table[key].bump_it(i);
            if (next(&mut s) % 3 == 0) out.append(table.remove(key).open());
        } else table.add(key, if (key % 2 == 0) shapes::number(i) else shapes::list(vector[i]));
        if (things.contains(key)) {
            if (things.contains_with_type<u64, u8>(key)) {
                out.push_back(things.remove<u64, u8>(key));
            } else out.append(things.remove<u64, vector<u8>>(key));
        } else if (next(&mut s) % 2 == 0) things.add(key, 5u8) else things.add(key, vector[6u8]);
        i = i + 1;
    };
    out.append(bcs::to_bytes(&table));
    out.append(bcs::to_bytes(&things));
    i = 0;
    while (i < 8) {
        if (table.contains(i)) out.append(table.remove(i).open());
        if (things.contains_with_type<u64, u8>(i)) out.push_back(things.remove<u64, u8>(i));
        if (things.contains(i)) out.append(things.remove<u64, vector<u8>>(i));
        i = i + 1;
    };
    table.destroy_empty();
    things.destroy_empty();
    out
}

use fun bump_it as Shape.bump_it;

fun bump_it(shape: &mut Shape, by: u64) { shape.bump(by) }

public fun objects(seed: u64, ctx: &mut TxContext): vector<u8> {
    let mut s = seed;
    let mut out = vector[];
    let mut root = Node { id: object::new(ctx), weight: 1, note: string::utf8(b"root") };
    let mut i = 0;
    while (i < 6) {
        let child = Node { id: object::new(ctx), weight: next(&mut s) % 100, note: string::utf8(letters(&mut s, 9)) };
        out.append(bcs::to_bytes(&child));
        object_field::add(&mut root.id, i, child);
        field::add(&mut root.id, vector[i], Pair { a: i, b: Tag {} });
        i = i + 1;
    };
    i = 0;
    while (i < 6) {
        let child: &mut Node = object_field::borrow_mut(&mut root.id, i);
        child.weight = child.weight + 1;
        field::add(&mut child.id, Tag {}, child.weight);
        out.append(bcs::to_bytes(object_field::id(&root.id, i).borrow()));
        let pair: &mut Pair<u64, Tag> = field::borrow_mut(&mut root.id, vector[i]);
        pair.a = pair.a + 100;
        i = i + 2;
    };
    out.append(bcs::to_bytes(&root));
    out.append(bcs::to_bytes(&object::id(&root)));
    i = 0;
    while (i < 6) {
        let Node { mut id, weight, note } = object_field::remove(&mut root.id, i);
        let mark: Option<u64> = field::remove_if_exists(&mut id, Tag {});
        out.append(bcs::to_bytes(&mark));
        out.append(note.into_bytes());
        out.append(bcs::to_bytes(&weight));
        id.delete();
        let pair: Pair<u64, Tag> = field::remove(&mut root.id, vector[i]);
        out.append(bcs::to_bytes(&pair));
        i = i + 1;
    };
    let Node { id, weight: _, note: _ } = root;
    id.delete();
    let mut bag = object_bag::new(ctx);
    let mut shelf = object_table::new<u64, Node>(ctx);
    bag.add(1u8, Node { id: object::new(ctx), weight: seed, note: string::utf8(b"") });
    shelf.add(5, bag.remove(1u8));
    out.append(bcs::to_bytes(&shelf.value_id(5)));
    let moved = shelf.remove(5);
    out.append(bcs::to_bytes(&moved));
    if (seed % 3 == 0) transfer::public_transfer(moved, @0x77)
    else if (seed % 3 == 1) transfer::share_object(moved)
    else transfer::public_freeze_object(moved);
    bag.destroy_empty();
    shelf.destroy_empty();
    out.append(bcs::to_bytes(&ctx.sender()));
    out.append(bcs::to_bytes(ctx.digest()));
    out.append(bcs::to_bytes(&ctx.epoch()));
    out.append(bcs::to_bytes(&ctx.epoch_timestamp_ms()));
    out.append(bcs::to_bytes(&ctx.fresh_object_address()));
    out
}

public fun money(seed: u64, ctx: &mut TxContext): vector<u8> {
    let mut s = seed;
    let mut out = vector[];
    let mut supply = sui::balance::create_supply(Credit {});
    let mut pool = supply.increase_supply(1_000_000);
    let mut i = 0;
    while (i < 10) {
        let mut coin = sui::coin::take(&mut pool, next(&mut s) % 1000, ctx);
        let half = coin.value() / 2;
        let part = coin.split(half, ctx);
        out.append(bcs::to_bytes(&part));
        coin.join(part);
        out.append(bcs::to_bytes(&coin));
        pool.join(coin.into_balance());
        i = i + 1;
    };
    out.append(bcs::to_bytes(&supply.decrease_supply(pool)));
    transfer_supply(supply, ctx);
    out
}

public struct Keep has key { id: UID, supply: sui::balance::Supply<Credit> }

fun transfer_supply(supply: sui::balance::Supply<Credit>, ctx: &mut TxContext) {
    transfer::transfer(Keep { id: object::new(ctx), supply }, ctx.sender())
}

/// Sorting, recursion and generic code over moved and copied values.
public fun algorithms(seed: u64): vector<u8> {
    let mut s = seed;
    let mut numbers = vector[];
    let mut i = 0;
    while (i < 24) {
        numbers.push_back(next(&mut s) % 50);
        i = i + 1;
    };
    let sorted = sort(numbers);
    let mut out = bcs::to_bytes(&sorted);
    out.append(bcs::to_bytes(&numbers));
    out.append(bcs::to_bytes(&fibonacci(12 + seed % 4)));
    out.append(bcs::to_bytes(&pairs(vector[1u8, 2, 3], vector[@0x1, @0x2])));
    out.append(bcs::to_bytes(&pairs(vector[vector[true]], vector[b"x", b"y"])));
    out.append(bcs::to_bytes(&even(seed % 30)));
    let mut grid = vector[vector[1u128, 2], vector[3, 4], vector[]];
    let total = grid_sum(&grid);
    grid[2].push_back(total);
    let old = grid;
    grid.swap(0, 2);
    *(&mut grid[1][0]) = 99;
    out.append(bcs::to_bytes(&grid));
    out.append(bcs::to_bytes(&old));
    out
}

fun grid_sum(grid: &vector<vector<u128>>): u128 {
    let mut total = 0;
    let mut i = 0;
    while (i < grid.length()) {
        let row = &grid[i];
        let mut j = 0;
        while (j < row.length()) {
            total = total + row[j];
            j = j + 1;
        };
        i = i + 1;
    };
    total
}

fun sort(mut items: vector<u64>): vector<u64> {
    if (items.length() < 2) return items;
    let pivot = items.pop_back();
    let mut low = vector[];
    let mut high = vector[];
    while (!items.is_empty()) {
        let item = items.pop_back();
        if (item < pivot) low.push_back(item) else high.push_back(item);
    };
    let mut out = sort(low);
    out.push_back(pivot);
    out.append(sort(high));
    out
}

fun fibonacci(n: u64): u64 { if (n < 2) n else fibonacci(n - 1) + fibonacci(n - 2) }

fun even(n: u64): bool { if (n == 0) true else odd(n - 1) }

fun odd(n: u64): bool { if (n == 0) false else even(n - 1) }

fun pairs<A: copy + drop + store, B: copy + drop + store>(
    left: vector<A>,
    right: vector<B>,
): vector<Pair<A, B>> {
    let mut out = vector[];
    let mut i = 0;
    while (i < left.length() && i < right.length()) {
        out.push_back(Pair { a: left[i], b: right[i] });
        i = i + 1;
    };
    out
}
