/// Maps, sets, dynamic fields and bytes, to the abort code.
#[test_only]
module framework_tests::collections_tests;

use std::unit_test::assert_eq;
use sui::address;
use sui::bag;
use sui::bcs;
use sui::dynamic_field;
use sui::dynamic_object_field;
use sui::hex;
use sui::object_bag;
use sui::object_table;
use sui::table;
use sui::vec_map::{Self, VecMap};
use sui::vec_set;

public struct Thing has key, store {
    id: UID,
    value: u64,
}

fun thing(value: u64, ctx: &mut TxContext): Thing { Thing { id: object::new(ctx), value } }

fun forget(thing: Thing): u64 {
    let Thing { id, value } = thing;
    id.delete();
    value
}

fun three(): VecMap<u8, u64> {
    vec_map::from_keys_values(vector[3, 1, 2], vector[30, 10, 20])
}

#[test]
fun a_map_keeps_its_order() {
    let mut map = three();
    assert_eq!(map.keys(), vector[3, 1, 2]);
    assert!(map.contains(&1) && !map.contains(&4));
    assert_eq!(map[&2], 20);
    let value = &mut map[&2];
    *value = 21;
    assert_eq!(map.try_get(&2), option::some(21));
    assert_eq!(map.try_get(&9), option::none());
    assert_eq!(map.get_idx(&1), 1);
    assert_eq!(map.get_idx_opt(&9), option::none());
    let (key, value) = map.remove(&3);
    assert!(key == 3 && value == 30);
    let (key, value) = map.get_entry_by_idx(0);
    assert!(key == 1 && value == 10);
    let (key, value) = map.pop();
    assert!(key == 2 && value == 21);
    let (key, _) = map.remove_entry_by_idx(0);
    assert!(key == 1 && map.is_empty() && map.length() == 0);
    map.destroy_empty();
    let (keys, values) = three().into_keys_values();
    assert!(keys == vector[3, 1, 2] && values == vector[30, 10, 20]);
}

#[test]
#[expected_failure(abort_code = vec_map::EKeyAlreadyExists)]
fun a_key_is_in_a_map_once() { three().insert(1, 2); }

#[test]
#[expected_failure(abort_code = vec_map::EKeyDoesNotExist)]
fun an_absent_key_is_not_got() { three().get(&9); }

#[test]
#[expected_failure(abort_code = vec_map::EKeyDoesNotExist)]
fun an_absent_key_is_not_removed() { three().remove(&9); }

#[test]
#[expected_failure(abort_code = vec_map::EMapNotEmpty)]
fun a_full_map_is_not_destroyed() { three().destroy_empty() }

#[test]
#[expected_failure(abort_code = vec_map::EMapNotEmpty)]
fun nothing_is_popped_from_an_empty_map() { vec_map::empty<u8, u8>().pop(); }

#[test]
#[expected_failure(abort_code = vec_map::EIndexOutOfBounds)]
fun an_entry_at_the_length_is_refused() { three().get_entry_by_idx(3); }

#[test]
#[expected_failure(abort_code = vec_map::EUnequalLengths)]
fun keys_need_values() { vec_map::from_keys_values(vector[1u8], vector<u8>[]); }

#[test]
fun a_set_keeps_its_order() {
    let mut set = vec_set::from_keys(vector[3, 1, 2]);
    set.remove(&1);
    set.insert(7);
    assert!(set.contains(&7) && !set.contains(&1) && set.length() == 3);
    assert_eq!(*set.keys(), vector[3, 2, 7]);
    assert_eq!(set.into_keys(), vector[3, 2, 7]);
    assert!(vec_set::singleton(1).size() == 1 && vec_set::empty<u8>().is_empty());
}

#[test]
#[expected_failure(abort_code = vec_set::EKeyAlreadyExists)]
fun a_key_is_in_a_set_once() { vec_set::singleton(1).insert(1) }

#[test]
#[expected_failure(abort_code = vec_set::EKeyDoesNotExist)]
fun an_absent_key_leaves_no_set() { vec_set::singleton(1).remove(&2) }

#[test]
fun fields_come_and_go() {
    let mut ctx = tx_context::dummy();
    let mut id = object::new(&mut ctx);
    dynamic_field::add(&mut id, b"a", 1u64);
    assert!(dynamic_field::exists_(&id, b"a") && !dynamic_field::exists_(&id, b"b"));
    assert!(dynamic_field::exists_with_type<_, u64>(&id, b"a"));
    assert!(!dynamic_field::exists_with_type<_, u8>(&id, b"a"));
    let value = dynamic_field::borrow_mut<_, u64>(&mut id, b"a");
    *value = 2;
    assert_eq!(*dynamic_field::borrow(&id, b"a"), 2u64);
    assert_eq!(dynamic_field::remove_if_exists(&mut id, b"a"), option::some(2u64));
    assert_eq!(dynamic_field::remove_if_exists<_, u64>(&mut id, b"a"), option::none());
    dynamic_object_field::add(&mut id, 1u8, thing(5, &mut ctx));
    assert!(dynamic_object_field::exists_(&id, 1u8));
    assert!(!dynamic_field::exists_(&id, 1u8));
    assert!(dynamic_object_field::exists_with_type<_, Thing>(&id, 1u8));
    assert!(!dynamic_object_field::exists_with_type<_, sui::coin::Coin<sui::sui::SUI>>(&id, 1u8));
    let inside = dynamic_object_field::borrow_mut<_, Thing>(&mut id, 1u8);
    inside.value = 6;
    let known = object::id(dynamic_object_field::borrow<_, Thing>(&id, 1u8));
    assert_eq!(dynamic_object_field::id(&id, 1u8), option::some(known));
    assert_eq!(forget(dynamic_object_field::remove(&mut id, 1u8)), 6);
    assert_eq!(dynamic_object_field::id(&id, 1u8), option::none());
    id.delete();
}

/// Asks a fresh object with one field `b"a": u64` for a field.
fun borrow_field<V: copy + drop + store>(name: vector<u8>): V {
    let mut ctx = tx_context::dummy();
    let mut id = object::new(&mut ctx);
    dynamic_field::add(&mut id, b"a", 1u64);
    let value = *dynamic_field::borrow(&id, name);
    id.delete();
    value
}

#[test]
#[expected_failure(abort_code = 1, location = sui::dynamic_field)]
fun an_absent_field_is_not_borrowed() { borrow_field<u64>(b"b"); }

#[test]
#[expected_failure(abort_code = 2, location = sui::dynamic_field)]
fun a_field_of_another_type_is_not_borrowed() { borrow_field<u8>(b"a"); }

#[test]
#[expected_failure(abort_code = 0, location = sui::dynamic_field)]
fun a_field_is_added_once() {
    let mut ctx = tx_context::dummy();
    let mut id = object::new(&mut ctx);
    dynamic_field::add(&mut id, b"a", 1u64);
    dynamic_field::add(&mut id, b"a", 1u8);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = sui::dynamic_field)]
fun an_absent_object_field_is_not_removed() {
    let mut ctx = tx_context::dummy();
    let mut id = object::new(&mut ctx);
    forget(dynamic_object_field::remove(&mut id, 1u8));
    abort 77
}

#[test]
fun tables_count() {
    let mut ctx = tx_context::dummy();
    let mut table = table::new<u8, u64>(&mut ctx);
    table.add(1, 10);
    let value = &mut table[1];
    *value = 11;
    assert!(table[1] == 11 && table.contains(1) && !table.contains(2) && table.length() == 1);
    assert!(table.remove(1) == 11 && table.is_empty());
    table.destroy_empty();
    let mut table = table::new<u8, u64>(&mut ctx);
    table.add(1, 10);
    table.drop();
    let mut things = object_table::new<u8, Thing>(&mut ctx);
    let first = thing(5, &mut ctx);
    let known = object::id(&first);
    things.add(1, first);
    assert_eq!(things.value_id(1), option::some(known));
    assert!(things[1].value == 5 && things.contains(1) && things.length() == 1);
    assert_eq!(forget(things.remove(1)), 5);
    things.destroy_empty();
}

#[test]
#[expected_failure(abort_code = table::ETableNotEmpty)]
fun a_full_table_is_not_destroyed() {
    let mut table = table::new<u8, u64>(&mut tx_context::dummy());
    table.add(1, 10);
    table.destroy_empty()
}

#[test]
fun bags_hold_many_types() {
    let mut ctx = tx_context::dummy();
    let mut bag = bag::new(&mut ctx);
    bag.add(b"a", 1u8);
    bag.add(1u8, b"b");
    assert!(bag.contains(b"a") && bag.contains_with_type<_, u8>(b"a") && bag.length() == 2);
    assert_eq!(bag[1u8], b"b");
    assert_eq!(bag.remove(b"a"), 1u8);
    assert_eq!(bag.remove(1u8), b"b");
    assert!(bag.is_empty());
    bag.destroy_empty();
    let mut things = object_bag::new(&mut ctx);
    things.add(b"a", thing(5, &mut ctx));
    assert!(things.contains(b"a") && things.contains_with_type<_, Thing>(b"a"));
    assert!(things.value_id(b"a").is_some() && things.value_id(b"b").is_none());
    assert_eq!(forget(things.remove(b"a")), 5);
    things.destroy_empty();
}

#[test]
#[expected_failure(abort_code = bag::EBagNotEmpty)]
fun a_full_bag_is_not_destroyed() {
    let mut bag = bag::new(&mut tx_context::dummy());
    bag.add(b"a", 1u8);
    bag.destroy_empty()
}

#[test]
fun bytes_are_read_back() {
    let mut bytes = bcs::to_bytes(&@0xCAFE);
    bytes.append(bcs::to_bytes(&true));
    bytes.append(bcs::to_bytes(&0x0102u16));
    bytes.append(bcs::to_bytes(&0x01020304u32));
    bytes.append(bcs::to_bytes(&0x0102030405060708u64));
    bytes.append(bcs::to_bytes(&0x0102030405060708090a0b0c0d0e0f10u128));
    bytes.append(bcs::to_bytes(&(address::max())));
    bytes.append(bcs::to_bytes(&vector[b"ab", b"", b"c"]));
    bytes.append(bcs::to_bytes(&option::some(7u64)));
    bytes.append(bcs::to_bytes(&option::none<address>()));
    bytes.append(x"99");
    let mut reader = bcs::new(bytes);
    assert_eq!(reader.peel_address(), @0xCAFE);
    assert!(reader.peel_bool());
    assert_eq!(reader.peel_u16(), 0x0102);
    assert_eq!(reader.peel_u32(), 0x01020304);
    assert_eq!(reader.peel_u64(), 0x0102030405060708);
    assert_eq!(reader.peel_u128(), 0x0102030405060708090a0b0c0d0e0f10);
    assert_eq!(reader.peel_u256(), address::max());
    assert_eq!(reader.peel_vec_vec_u8(), vector[b"ab", b"", b"c"]);
    assert_eq!(reader.peel_option_u64(), option::some(7));
    assert_eq!(reader.peel_option_address(), option::none());
    assert_eq!(reader.into_remainder_bytes(), x"99");
}

#[test]
fun long_vectors_are_read_back() {
    let mut numbers = vector[];
    let mut i = 0u64;
    while (i < 300) {
        numbers.push_back(i);
        i = i + 1;
    };
    let mut reader = bcs::new(bcs::to_bytes(&numbers));
    assert_eq!(reader.peel_vec_u64(), numbers);
    assert!(reader.into_remainder_bytes().is_empty());
}

#[test]
#[expected_failure(abort_code = bcs::EOutOfRange)]
fun a_number_cut_short_is_refused() { bcs::new(x"010203").peel_u32(); }

#[test]
#[expected_failure(abort_code = bcs::ENotBool)]
fun two_is_no_truth() { bcs::new(x"02").peel_bool(); }

#[test]
#[expected_failure(abort_code = bcs::ELenOutOfRange)]
fun a_length_of_five_bytes_is_refused() { bcs::new(x"8080808001").peel_vec_length(); }

#[test]
fun addresses_are_written_and_read() {
    let text = b"00000000000000000000000000000000000000000000000000000000deadb33f";
    assert_eq!(address::to_ascii_string(@0xDEADB33F).into_bytes(), text);
    assert_eq!(address::from_ascii_bytes(&text), @0xDEADB33F);
    assert_eq!(address::to_u256(@0x10), 16);
    assert_eq!(address::from_u256(16), @0x10);
    assert_eq!(address::from_bytes(address::to_bytes(@0x10)), @0x10);
    assert_eq!(hex::encode(x"00ff1a"), b"00ff1a");
    assert_eq!(hex::decode(b"00Ff1A"), x"00ff1a");
}

#[test]
#[expected_failure(abort_code = 0, location = sui::address)]
fun an_address_has_32_bytes() { address::from_bytes(x"01"); }

#[test]
#[expected_failure(abort_code = 0, location = sui::address)]
fun an_address_is_hex() {
    let text = b"g0000000000000000000000000000000000000000000000000000000deadb33f";
    address::from_ascii_bytes(&text);
}

#[test]
#[expected_failure(abort_code = hex::EInvalidHexLength)]
fun hex_comes_in_pairs() { hex::decode(b"abc"); }

#[test]
#[expected_failure(abort_code = hex::ENotValidHexCharacter)]
fun hex_has_sixteen_digits() { hex::decode(b"0g"); }
