/// A value kept outside the struct that owns it, so that the struct stays small.
module walrus::extended_field;

use sui::dynamic_field;

public struct ExtendedField<phantom T: store> has key, store {
    id: UID,
}

public struct Key() has copy, drop, store;

public fun new<T: store>(value: T, ctx: &mut TxContext): ExtendedField<T> {
    let mut id = object::new(ctx);
    dynamic_field::add(&mut id, Key(), value);
    ExtendedField { id }
}

public fun borrow<T: store>(field: &ExtendedField<T>): &T {
    dynamic_field::borrow(&field.id, Key())
}

public fun borrow_mut<T: store>(field: &mut ExtendedField<T>): &mut T {
    dynamic_field::borrow_mut(&mut field.id, Key())
}

public fun destroy<T: store>(field: ExtendedField<T>): T {
    let ExtendedField { mut id } = field;
    let value = dynamic_field::remove(&mut id, Key());
    id.delete();
    value
}
