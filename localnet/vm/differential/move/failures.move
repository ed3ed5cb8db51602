/// Every way to fail, each at its border: the last value that passes stands beside the first that does not.
#[allow(all)]
module torture::failures;

use std::bcs;
use std::string;
use sui::dynamic_field as field;
use sui::dynamic_object_field as object_field;
use sui::table;
use sui::vec_map;
use torture::shapes;

public struct Thing has key, store { id: UID }
public struct Other has key, store { id: UID }
public enum Side has copy, drop { Left, Right(u64) }

public struct Seen has copy, drop { bytes: vector<u8> }

const ECustom: u64 = 42;

fun bytes_of<T: drop>(value: T): vector<u8> { bcs::to_bytes(&value) }

public fun add_u8_fits(): vector<u8> { bytes_of(add8(254, 1)) }
public fun add_u8_over(): vector<u8> { bytes_of(add8(255, 1)) }
public fun add_u16_over(): vector<u8> { let a = 65535u16; bytes_of(a + (zero() as u16) + 1) }
public fun add_u32_over(): vector<u8> { let a = 4294967295u32; bytes_of(a + (zero() as u32) + 1) }
public fun add_u64_fits(): vector<u8> { bytes_of(max64() + zero()) }
public fun add_u64_over(): vector<u8> { bytes_of(max64() + zero() + 1) }
public fun add_u128_over(): vector<u8> { bytes_of(((max64() as u128) << 64) + ((max64() as u128) << 64)) }
public fun add_u256_over(): vector<u8> { let big = (1u256 << 255); bytes_of(big + (big + (zero() as u256))) }
public fun sub_u8_under(): vector<u8> { bytes_of((zero() as u8) - 1) }
public fun sub_u64_under(): vector<u8> { bytes_of(zero() - 1) }
public fun sub_u256_under(): vector<u8> { bytes_of((zero() as u256) - 1) }
public fun mul_u32_fits(): vector<u8> { bytes_of(mul32(65535, 65537)) }
public fun mul_u32_over(): vector<u8> { bytes_of(mul32(65536, 65536)) }
public fun mul_u64_over(): vector<u8> { bytes_of(max64() * 2) }
public fun mul_u128_over(): vector<u8> { bytes_of((max64() as u128) * (max64() as u128) * 3) }
public fun div_zero_u8(): vector<u8> { bytes_of(5u8 / (zero() as u8)) }
public fun div_zero_u64(): vector<u8> { bytes_of(5 / zero()) }
public fun mod_zero_u32(): vector<u8> { bytes_of(5u32 % (zero() as u32)) }
public fun mod_zero_u256(): vector<u8> { bytes_of(5u256 % (zero() as u256)) }
public fun shift_u8_widest(): vector<u8> { bytes_of(255u8 << (7 + (zero() as u8))) }
public fun shift_u8_over(): vector<u8> { bytes_of(255u8 << (8 + (zero() as u8))) }
public fun shift_u16_over(): vector<u8> { bytes_of(255u16 >> (16 + (zero() as u8))) }
public fun shift_u32_widest(): vector<u8> { bytes_of(4294967295u32 << (31 + (zero() as u8))) }
public fun shift_u32_over(): vector<u8> { bytes_of(255u32 << (32 + (zero() as u8))) }
public fun shift_u64_widest(): vector<u8> { bytes_of(max64() >> (63 + (zero() as u8))) }
public fun shift_u64_over(): vector<u8> { bytes_of(max64() >> (64 + (zero() as u8))) }
public fun shift_u128_over(): vector<u8> { bytes_of(255u128 << (128 + (zero() as u8))) }
public fun shift_u256_widest(): vector<u8> { bytes_of(7u256 << (255 + (zero() as u8))) }
/// Bits shifted out are gone for what comes next, and the highest bit is no sign.
public fun bits_u8(): vector<u8> { bytes_of(vector[((ones8() << 4) >> 4) as u64, (ones8() << 7) as u64, if (ones8() << 1 > 254) 1 else 0]) }
public fun bits_u16(): vector<u8> { bytes_of(vector[((ones16() << 4) >> 4) as u64, (ones16() << 15) as u64]) }
public fun bits_u32(): vector<u8> {
    let high = 0x80000000u32;
    let all = ones32();
    let parts = vector[(all & high) as u64, (high | 1) as u64, (all ^ 1) as u64, (all << 31) as u64];
    bytes_of(parts)
}
public fun cast_u8_fits(): vector<u8> { bytes_of((255 + zero()) as u8) }
public fun cast_u8_over(): vector<u8> { bytes_of((256 + zero()) as u8) }
public fun cast_u16_over(): vector<u8> { bytes_of((65536u32 + (zero() as u32)) as u16) }
public fun cast_u32_over(): vector<u8> { bytes_of((4294967296 + zero()) as u32) }
public fun cast_u64_over(): vector<u8> { bytes_of((18446744073709551616u128 + (zero() as u128)) as u64) }
public fun cast_u128_over(): vector<u8> { bytes_of((1u256 << (128 + (zero() as u8))) as u128) }

public fun index_last(): vector<u8> { bytes_of(three()[2]) }
public fun index_at_length(): vector<u8> { bytes_of(three()[3]) }
/// Not farther: the runner is built for 32 bits and fails otherwise on an index of 64.
public fun index_far(): vector<u8> { bytes_of(three()[0x7fff_ffff]) }
public fun index_empty(): vector<u8> { let v = vector<u8>[]; bytes_of(v[zero()]) }
public fun index_mut_at_length(): vector<u8> { let mut v = three(); *(&mut v[3]) = 1; bytes_of(v) }
public fun swap_at_length(): vector<u8> { let mut v = three(); v.swap(0, 3); bytes_of(v) }
public fun swap_at_length_first(): vector<u8> { let mut v = three(); v.swap(3, 0); bytes_of(v) }
public fun swap_same(): vector<u8> { let mut v = three(); v.swap(2, 2); bytes_of(v) }
public fun pop_last(): vector<u8> { let mut v = vector[1u8]; v.pop_back(); bytes_of(v) }
public fun pop_empty(): vector<u8> { let mut v = vector[1u8]; v.pop_back(); v.pop_back(); bytes_of(v) }
public fun destroy_not_empty(): vector<u8> { let v = vector[1u8]; v.destroy_empty(); vector[] }
public fun remove_at_length(): vector<u8> { let mut v = three(); v.remove(3); bytes_of(v) }
public fun insert_at_length(): vector<u8> { let mut v = three(); v.insert(9, 3); bytes_of(v) }
public fun insert_past_length(): vector<u8> { let mut v = three(); v.insert(9, 4); bytes_of(v) }
public fun vector_longest(): vector<u8> { bytes_of(long(1_048_576).length()) }
public fun vector_too_long(): vector<u8> { bytes_of(long(1_048_577).length()) }

public fun events_most(): vector<u8> { emit(1024) }
public fun events_too_many(): vector<u8> { emit(1025) }
/// The real VM counts its own in-memory size, about 40 bytes more than BCS, so not the exact border.
public fun event_large(): vector<u8> { emit_large(255_900) }
public fun event_too_large(): vector<u8> { emit_large(255_998) }

public fun abort_literal(): vector<u8> { abort 7 }
public fun abort_constant(): vector<u8> { assert!(zero() == 1, ECustom); vector[] }
public fun abort_largest(): vector<u8> { abort 0xffff_ffff_ffff_ffff }
public fun option_none(): vector<u8> { bytes_of(option::none<u8>().destroy_some()) }
public fun option_borrow(): vector<u8> { let o = option::none<u8>(); bytes_of(*o.borrow()) }
public fun option_fill_twice(): vector<u8> { let mut o = option::some(1u8); o.fill(2); bytes_of(o) }
public fun bad_utf8(): vector<u8> { bytes_of(string::utf8(x"c328")) }
public fun bad_ascii(): vector<u8> { bytes_of(std::ascii::string(x"80")) }
public fun substring_inside_letter(): vector<u8> { bytes_of(string::utf8(x"c3a961").substring(1, 2)) }
public fun substring_past_end(): vector<u8> { bytes_of(string::utf8(b"abc").substring(0, 4)) }
public fun substring_backwards(): vector<u8> { bytes_of(string::utf8(b"abc").substring(2, 1)) }
public fun bad_address(): vector<u8> { bytes_of(sui::address::from_bytes(x"0102")) }
public fun bad_hex(): vector<u8> { sui::hex::decode(b"0g") }
public fun map_missing(): vector<u8> { let m = vec_map::empty<u8, u8>(); bytes_of(*m.get(&1)) }
public fun map_twice(): vector<u8> {
    let mut m = vec_map::empty<u8, u8>();
    m.insert(1, 1);
    m.insert(1, 2);
    bytes_of(m)
}
public fun peel_past_end(): vector<u8> { bytes_of(sui::bcs::new(b"abc").peel_u64()) }
public fun wrong_variant(): vector<u8> {
    match (side(zero())) {
        Side::Left => abort 11,
        Side::Right(n) => bytes_of(n),
    }
}

public fun field_missing(ctx: &mut TxContext): vector<u8> {
    let thing = Thing { id: object::new(ctx) };
    let found = bytes_of(*field::borrow<u8, u8>(&thing.id, 1));
    drop(thing);
    found
}

public fun field_of_other_type(ctx: &mut TxContext): vector<u8> {
    let mut thing = Thing { id: object::new(ctx) };
    field::add(&mut thing.id, 1u8, 1u8);
    let found = bytes_of(*field::borrow<u8, u16>(&thing.id, 1));
    drop(thing);
    found
}

public fun field_borrow_mut_of_other_type(ctx: &mut TxContext): vector<u8> {
    let mut thing = Thing { id: object::new(ctx) };
    field::add(&mut thing.id, 1u8, 1u8);
    *field::borrow_mut<u8, u16>(&mut thing.id, 1) = 5;
    drop(thing);
    vector[]
}

public fun field_twice(ctx: &mut TxContext): vector<u8> {
    let mut thing = Thing { id: object::new(ctx) };
    field::add(&mut thing.id, 1u8, 1u8);
    field::add(&mut thing.id, 1u8, true);
    drop(thing);
    vector[]
}

public fun field_same_name_other_type(ctx: &mut TxContext): vector<u8> {
    let mut thing = Thing { id: object::new(ctx) };
    field::add(&mut thing.id, 1u8, 1u8);
    field::add(&mut thing.id, 1u16, 2u8);
    let found = bytes_of(*field::borrow<u16, u8>(&thing.id, 1));
    drop(thing);
    found
}

public fun field_removed(ctx: &mut TxContext): vector<u8> {
    let mut thing = Thing { id: object::new(ctx) };
    field::add(&mut thing.id, 1u8, 1u8);
    field::remove<u8, u8>(&mut thing.id, 1);
    let found = bytes_of(field::remove<u8, u8>(&mut thing.id, 1));
    drop(thing);
    found
}

public fun field_removed_as_other_type(ctx: &mut TxContext): vector<u8> {
    let mut thing = Thing { id: object::new(ctx) };
    field::add(&mut thing.id, 1u8, 1u8);
    let found = bytes_of(field::remove<u8, bool>(&mut thing.id, 1));
    drop(thing);
    found
}

public fun object_field_of_other_type(ctx: &mut TxContext): vector<u8> {
    let mut thing = Thing { id: object::new(ctx) };
    object_field::add(&mut thing.id, 1u8, Thing { id: object::new(ctx) });
    let found: &Other = object_field::borrow(&thing.id, 1u8);
    let seen = bcs::to_bytes(found);
    drop(thing);
    seen
}

public fun table_missing(ctx: &mut TxContext): vector<u8> {
    let shelf = table::new<u64, u64>(ctx);
    let found = bytes_of(shelf[5]);
    shelf.drop();
    found
}

public fun table_not_empty(ctx: &mut TxContext): vector<u8> {
    let mut shelf = table::new<u64, u64>(ctx);
    shelf.add(1, 1);
    shelf.destroy_empty();
    vector[]
}

public fun balance_too_small(ctx: &mut TxContext): vector<u8> {
    let mut coin = sui::coin::zero<sui::sui::SUI>(ctx);
    let part = coin.split(1, ctx);
    transfer::public_transfer(coin, @0x1);
    transfer::public_transfer(part, @0x1);
    vector[]
}

public fun coin_not_zero(ctx: &mut TxContext): vector<u8> {
    sui::coin::zero<sui::sui::SUI>(ctx).destroy_zero();
    bytes_of(zero() - 1)
}

public fun calls_deepest(): vector<u8> { descend(1022); vector[1] }
public fun calls_too_deep(): vector<u8> { descend(1024); vector[1] }
public fun operands_highest(): vector<u8> { bytes_of(climb(511)) }
public fun operands_too_high(): vector<u8> { bytes_of(climb(512)) }
public fun enum_list(): vector<u8> { bytes_of(shapes::number(max64()).score()) }
public fun enum_overflow(): vector<u8> {
    let mut shape = shapes::number(max64());
    shape.bump(1);
    bytes_of(shape)
}

fun add8(a: u8, b: u8): u8 { a + b }

fun mul32(a: u32, b: u32): u32 { a * b }

fun ones8(): u8 { (zero() as u8) + 255 }

fun ones16(): u16 { (zero() as u16) + 65535 }

fun ones32(): u32 { (zero() as u32) + 4294967295 }

fun zero(): u64 { 0 }

fun max64(): u64 { 0xffff_ffff_ffff_ffff }

fun three(): vector<u8> { vector[1, 2, 3] }

fun long(count: u64): vector<bool> {
    let mut v = vector[];
    let mut i = 0;
    while (i < count) {
        v.push_back(true);
        i = i + 1;
    };
    v
}

fun emit(count: u64): vector<u8> {
    let mut i = 0;
    while (i < count) {
        sui::event::emit(Seen { bytes: vector[] });
        i = i + 1;
    };
    vector[]
}

fun emit_large(count: u64): vector<u8> {
    let mut bytes = vector[];
    while (bytes.length() < count) bytes.push_back(0);
    sui::event::emit(Seen { bytes });
    vector[]
}

fun side(n: u64): Side { if (n == 0) Side::Left else Side::Right(n) }

fun drop(thing: Thing) {
    let Thing { id } = thing;
    id.delete()
}

fun descend(n: u64) { if (n > 0) descend(n - 1) }

/// Leaves two operands waiting at each level.
fun climb(n: u64): u64 { if (n == 0) 0 else 1 + (2 + climb(n - 1)) }
