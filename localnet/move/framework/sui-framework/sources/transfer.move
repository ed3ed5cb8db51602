/// Giving objects to owners.
module sui::transfer;

/// A proof that an object sent to another object may be taken in this transaction.
public struct Receiving<phantom T: key> has drop {
    id: ID,
    version: u64,
}

/// Only the module that defines `T` may call this.
public fun transfer<T: key>(obj: T, recipient: address) {
    transfer_impl(obj, recipient)
}

public fun public_transfer<T: key + store>(obj: T, recipient: address) {
    transfer_impl(obj, recipient)
}

/// Only the module that defines `T` may call this.
public fun freeze_object<T: key>(obj: T) {
    freeze_object_impl(obj)
}

public fun public_freeze_object<T: key + store>(obj: T) {
    freeze_object_impl(obj)
}

/// Only the module that defines `T` may call this.
public fun share_object<T: key>(obj: T) {
    share_object_impl(obj)
}

public fun public_share_object<T: key + store>(obj: T) {
    share_object_impl(obj)
}

/// Only the module that defines `T` may call this.
public fun receive<T: key>(parent: &mut UID, to_receive: Receiving<T>): T {
    take(parent.to_address(), to_receive)
}

public fun public_receive<T: key + store>(parent: &mut UID, to_receive: Receiving<T>): T {
    take(parent.to_address(), to_receive)
}

public fun receiving_object_id<T: key>(receiving: &Receiving<T>): ID {
    receiving.id
}

fun take<T: key>(parent: address, to_receive: Receiving<T>): T {
    let Receiving { id, version } = to_receive;
    receive_impl(parent, id, version)
}

public(package) native fun transfer_impl<T: key>(obj: T, recipient: address);

public(package) native fun freeze_object_impl<T: key>(obj: T);

public(package) native fun share_object_impl<T: key>(obj: T);

native fun receive_impl<T: key>(parent: address, to_receive: ID, version: u64): T;

#[test_only]
public(package) fun make_receiver<T: key>(id: ID, version: u64): Receiving<T> {
    Receiving { id, version }
}
