/// What the tests of the transaction executor need from Move: every way an object can go.
module fixture::thing;

use std::string::String;
use sui::dynamic_field;
use sui::dynamic_object_field;
use sui::event;
use sui::transfer::Receiving;

public struct Thing has key, store { id: UID, value: u64 }

public struct Box has key, store { id: UID, inside: Option<Thing> }

public struct Soul has key { id: UID }

public struct Potato {}

public struct Seen has copy, drop { value: u64 }

fun init(ctx: &mut TxContext) {
    transfer::transfer(Soul { id: object::new(ctx) }, ctx.sender())
}

public fun new(value: u64, ctx: &mut TxContext): Thing {
    Thing { id: object::new(ctx), value }
}

public fun set(thing: &mut Thing, value: u64) {
    thing.value = value;
}

public fun value(thing: &Thing): u64 {
    thing.value
}

public fun borrow(thing: &Thing): &u64 {
    &thing.value
}

public fun add(left: &mut Thing, right: &Thing) {
    left.value = left.value + right.value;
}

public fun destroy(thing: Thing): u64 {
    let Thing { id, value } = thing;
    id.delete();
    value
}

public fun share(thing: Thing) {
    transfer::share_object(thing)
}

public fun freeze_it(thing: Thing) {
    transfer::freeze_object(thing)
}

public fun new_box(ctx: &mut TxContext): Box {
    Box { id: object::new(ctx), inside: option::none() }
}

public fun wrap(box: &mut Box, thing: Thing) {
    box.inside.fill(thing)
}

public fun unwrap(box: &mut Box): Thing {
    box.inside.extract()
}

public fun share_box(box: Box) {
    transfer::share_object(box)
}

public fun destroy_inside(box: &mut Box): u64 {
    destroy(box.inside.extract())
}

public fun attach(box: &mut Box, name: u64, thing: Thing) {
    dynamic_object_field::add(&mut box.id, name, thing)
}

public fun detach(box: &mut Box, name: u64): Thing {
    dynamic_object_field::remove(&mut box.id, name)
}

public fun set_attached(box: &mut Box, name: u64, value: u64) {
    let thing: &mut Thing = dynamic_object_field::borrow_mut(&mut box.id, name);
    thing.value = value;
}

public fun look_attached(box: &Box, name: u64): u64 {
    let thing: &Thing = dynamic_object_field::borrow(&box.id, name);
    thing.value
}

public fun write_field(box: &mut Box, name: u64, value: u64) {
    if (dynamic_field::exists_(&box.id, name)) {
        let old: &mut u64 = dynamic_field::borrow_mut(&mut box.id, name);
        *old = value;
    } else {
        dynamic_field::add(&mut box.id, name, value)
    }
}

public fun remove_field(box: &mut Box, name: u64): u64 {
    dynamic_field::remove(&mut box.id, name)
}

public fun receive(box: &mut Box, thing: Receiving<Thing>): Thing {
    transfer::receive(&mut box.id, thing)
}

public fun potato(): Potato {
    Potato {}
}

public fun eat(potato: Potato) {
    let Potato {} = potato;
}

entry fun private_set(thing: &mut Thing, value: u64) {
    thing.value = value;
}

#[allow(unused_function)]
fun hidden() {}

public fun emit(value: u64) {
    event::emit(Seen { value })
}

public fun fail(code: u64) {
    abort code
}

public fun divide(left: u64, right: u64): u64 {
    left / right
}

public fun texts(_text: String, _maybe: Option<u64>, _ids: vector<ID>) {}

public fun numbers(a: u64, b: u64): (u64, u64) {
    (a, b)
}

public fun generic<T: key + store>(_thing: &T) {}
