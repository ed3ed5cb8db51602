/// What the standard library must do, to the abort code.
#[test_only]
module framework_tests::std_tests;

use std::ascii;
use std::type_name;
use std::unit_test::assert_eq;

public struct Pair<phantom A, phantom B> {}

#[test]
fun vectors_are_cut_and_joined() {
    let mut v = vector[1, 2, 3, 4, 5];
    v.reverse();
    assert_eq!(v, vector[5, 4, 3, 2, 1]);
    assert_eq!(v.remove(1), 4);
    assert_eq!(v, vector[5, 3, 2, 1]);
    v.insert(9, 0);
    v.insert(8, 5);
    v.insert(7, 3);
    assert_eq!(v, vector[9, 5, 3, 7, 2, 1, 8]);
    assert_eq!(v.swap_remove(1), 5);
    assert_eq!(v, vector[9, 8, 3, 7, 2, 1]);
    v.append(vector[6, 6]);
    assert_eq!(v.length(), 8);
    let (found, at) = v.index_of(&6);
    assert!(found && at == 6);
    let (found, at) = v.index_of(&77);
    assert!(!found && at == 0);
    assert!(v.contains(&9) && !v.contains(&77));
    assert_eq!(vector[vector[1u8], vector[], vector[2, 3]].flatten(), vector[1, 2, 3]);
    let mut one = vector[1];
    one.reverse();
    assert_eq!(one, vector::singleton(1));
}

#[test]
#[expected_failure(abort_code = 0x20000, location = std::vector)]
fun remove_at_the_length_is_refused() { vector[1].remove(1); }

#[test]
#[expected_failure(abort_code = 0x20000, location = std::vector)]
fun insert_after_the_length_is_refused() { vector[1].insert(1, 2); }

#[test]
#[expected_failure(abort_code = 0x20000, location = std::vector)]
fun swap_remove_of_nothing_is_refused() { vector<u8>[].swap_remove(0); }

#[test]
#[expected_failure(vector_error, minor_status = 1, location = std::vector)]
fun swap_remove_at_the_length_is_refused() { vector[1].swap_remove(1); }

#[test]
fun options_change_hands() {
    let mut o = option::some(5);
    assert_eq!(o.swap(6), 5);
    assert_eq!(o.extract(), 6);
    assert!(o.is_none());
    assert!(o.swap_or_fill(7).is_none());
    assert_eq!(o.swap_or_fill(8), option::some(7));
    assert_eq!(o.get_with_default(1), 8);
    assert!(o.contains(&8) && !o.contains(&7));
    assert_eq!(*option::none().borrow_with_default(&3), 3);
    assert_eq!(option::none().destroy_with_default(4), 4);
    assert_eq!(o.to_vec(), vector[8]);
    option::none<u8>().destroy_none();
}

#[test]
#[expected_failure(abort_code = 0x40001, location = std::option)]
fun nothing_cannot_be_borrowed() { option::none<u8>().borrow(); }

#[test]
#[expected_failure(abort_code = 0x40001, location = std::option)]
fun nothing_cannot_be_destroyed_as_something() { option::none<u8>().destroy_some(); }

#[test]
#[expected_failure(abort_code = 0x40000, location = std::option)]
fun something_cannot_be_filled() { option::some(1).fill(2); }

#[test]
#[expected_failure(abort_code = 0x40000, location = std::option)]
fun something_cannot_be_destroyed_as_nothing() { option::some(1).destroy_none(); }

#[test]
fun texts_are_cut_at_characters() {
    let mut s = b"a\xC3\xA9z".to_string();
    assert_eq!(s.length(), 4);
    assert_eq!(s.substring(0, 1), b"a".to_string());
    assert_eq!(s.substring(1, 3), b"\xC3\xA9".to_string());
    assert_eq!(s.index_of(&b"z".to_string()), 3);
    assert_eq!(s.index_of(&b"q".to_string()), 4);
    s.insert(3, b"--".to_string());
    assert_eq!(s, b"a\xC3\xA9--z".to_string());
    s.append_utf8(b"!");
    assert_eq!(s.into_bytes(), b"a\xC3\xA9--z!");
    assert!(b"\xFF".try_to_string().is_none());
}

#[test]
#[expected_failure(abort_code = 1, location = std::string)]
fun bytes_that_are_no_text_are_refused() { b"\xC3".to_string(); }

#[test]
#[expected_failure(abort_code = 2, location = std::string)]
fun a_cut_inside_a_character_is_refused() { b"a\xC3\xA9z".to_string().substring(0, 2); }

#[test]
#[expected_failure(abort_code = 2, location = std::string)]
fun a_cut_after_the_end_is_refused() { b"abc".to_string().substring(0, 4); }

#[test]
#[expected_failure(abort_code = 2, location = std::string)]
fun a_cut_backwards_is_refused() { b"abc".to_string().substring(2, 1); }

#[test]
fun plain_texts_behave() {
    let mut s = b"Move".to_ascii_string();
    s.insert(2, b"--".to_ascii_string());
    assert_eq!(s.into_bytes(), b"Mo--ve");
    assert_eq!(s.index_of(&b"ve".to_ascii_string()), 4);
    assert_eq!(s.index_of(&b"vex".to_ascii_string()), 6);
    assert_eq!(s.index_of(&b"".to_ascii_string()), 0);
    assert_eq!(s.to_uppercase().into_bytes(), b"MO--VE");
    assert_eq!(s.to_lowercase().into_bytes(), b"mo--ve");
    assert_eq!(s.substring(2, 4).to_string(), b"--".to_string());
    s.push_char(ascii::char(33));
    assert_eq!(s.pop_char().byte(), 33);
    assert!(s.all_characters_printable());
    assert!(!b"\n".to_ascii_string().all_characters_printable());
    assert!(b"\x80".try_to_ascii_string().is_none());
}

#[test]
#[expected_failure(abort_code = 0x10000, location = std::ascii)]
fun bytes_over_127_are_no_plain_text() { b"\x80".to_ascii_string(); }

#[test]
#[expected_failure(abort_code = 0x10001, location = std::ascii)]
fun a_cut_outside_a_plain_text_is_refused() { b"abc".to_ascii_string().substring(1, 4); }

#[test]
fun types_have_names() {
    let name = type_name::with_original_ids<Pair<u64, vector<bool>>>();
    let zeros = b"0000000000000000000000000000000000000000000000000000000000000000";
    assert_eq!(name.address_string().into_bytes(), zeros);
    assert_eq!(name.module_string().into_bytes(), b"std_tests");
    assert_eq!(name.datatype_string().into_bytes(), b"Pair<u64,vector<bool>>");
    assert!(type_name::with_defining_ids<vector<Pair<u8, u8>>>().is_primitive());
    assert!(type_name::with_defining_ids<address>().is_primitive());
    assert_eq!(type_name::with_original_ids<u256>().into_string().into_bytes(), b"u256");
    assert_eq!(type_name::original_id<Pair<u8, u8>>(), @0x0);
}

#[test]
#[expected_failure(abort_code = 0, location = std::type_name)]
fun numbers_have_no_module() { type_name::with_original_ids<u8>().module_string(); }

#[test]
fun numbers_are_compared() {
    assert_eq!(std::u64::max(3, 4), 4);
    assert_eq!(std::u64::min(3, 4), 3);
    assert_eq!(std::u64::diff(3, 10), 7);
    assert_eq!(std::u128::diff(10, 3), 7);
    assert_eq!(std::u64::divide_and_round_up(10, 5), 2);
    assert_eq!(std::u128::divide_and_round_up(11, 5), 3);
    assert_eq!(std::address::length(), 32);
}

#[test]
fun hashes_are_the_known_ones() {
    assert_eq!(
        std::hash::sha2_256(b"abc"),
        x"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
    assert_eq!(
        std::hash::sha3_256(b"abc"),
        x"3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532",
    );
    assert_eq!(
        sui::hash::blake2b256(&b"abc"),
        x"bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319",
    );
    assert_eq!(
        sui::hash::keccak256(&b"abc"),
        x"4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45",
    );
}
