/// Dynamic fields whose values stay objects that can be found by their own id.
module sui::dynamic_object_field;

use sui::dynamic_field as field;

/// Keeps these names apart from those of plain dynamic fields.
public struct Wrapper<Name> has copy, drop, store {
    name: Name,
}

public fun add<Name: copy + drop + store, Value: key + store>(
    object: &mut UID,
    name: Name,
    value: Value,
) {
    let wrapped = Wrapper { name };
    field::add(object, wrapped, object::id(&value));
    let (holder, _) = field::field_info(object, wrapped);
    field::add_child_object(holder.to_address(), value)
}

public fun borrow<Name: copy + drop + store, Value: key + store>(
    object: &UID,
    name: Name,
): &Value {
    let (holder, at) = field::field_info(object, Wrapper { name });
    field::borrow_child_object(holder, at)
}

public fun borrow_mut<Name: copy + drop + store, Value: key + store>(
    object: &mut UID,
    name: Name,
): &mut Value {
    let (holder, at) = field::field_info_mut(object, Wrapper { name });
    field::borrow_child_object_mut(holder, at)
}

public fun remove<Name: copy + drop + store, Value: key + store>(
    object: &mut UID,
    name: Name,
): Value {
    let wrapped = Wrapper { name };
    let (holder, at) = field::field_info(object, wrapped);
    let value = field::remove_child_object(holder.to_address(), at);
    field::remove<Wrapper<Name>, ID>(object, wrapped);
    value
}

public fun exists_<Name: copy + drop + store>(object: &UID, name: Name): bool {
    field::exists_with_type<Wrapper<Name>, ID>(object, Wrapper { name })
}

public fun exists_with_type<Name: copy + drop + store, Value: key + store>(
    object: &UID,
    name: Name,
): bool {
    let wrapped = Wrapper { name };
    if (!field::exists_with_type<Wrapper<Name>, ID>(object, wrapped)) return false;
    let (holder, at) = field::field_info(object, wrapped);
    field::has_child_object_with_ty<Value>(holder.to_address(), at)
}

/// Id of the object in the field, if there is one.
public fun id<Name: copy + drop + store>(object: &UID, name: Name): Option<ID> {
    let wrapped = Wrapper { name };
    if (!field::exists_with_type<Wrapper<Name>, ID>(object, wrapped)) return option::none();
    let (_, at) = field::field_info(object, wrapped);
    option::some(object::id_from_address(at))
}
