/// Fields that are added to an object while it lives.
module sui::dynamic_field;

/// The object has a field of that name.
const EFieldAlreadyExists: u64 = 0;

/// A field as it is stored: an object of its own, owned by the parent.
public struct Field<Name: copy + drop + store, Value: store> has key {
    id: UID,
    name: Name,
    value: Value,
}

public fun add<Name: copy + drop + store, Value: store>(
    object: &mut UID,
    name: Name,
    value: Value,
) {
    let parent = object.to_address();
    let at = hash_type_and_key(parent, name);
    assert!(!has_child_object(parent, at), EFieldAlreadyExists);
    add_child_object(parent, Field { id: object::new_uid_from_hash(at), name, value })
}

public fun borrow<Name: copy + drop + store, Value: store>(object: &UID, name: Name): &Value {
    let at = hash_type_and_key(object.to_address(), name);
    &borrow_child_object<Field<Name, Value>>(object, at).value
}

public fun borrow_mut<Name: copy + drop + store, Value: store>(
    object: &mut UID,
    name: Name,
): &mut Value {
    let at = hash_type_and_key(object.to_address(), name);
    &mut borrow_child_object_mut<Field<Name, Value>>(object, at).value
}

public fun remove<Name: copy + drop + store, Value: store>(object: &mut UID, name: Name): Value {
    let parent = object.to_address();
    let at = hash_type_and_key(parent, name);
    let Field<Name, Value> { id, name: _, value } = remove_child_object(parent, at);
    id.delete();
    value
}

public fun exists_<Name: copy + drop + store>(object: &UID, name: Name): bool {
    let parent = object.to_address();
    has_child_object(parent, hash_type_and_key(parent, name))
}

public fun remove_if_exists<Name: copy + drop + store, Value: store>(
    object: &mut UID,
    name: Name,
): Option<Value> {
    if (exists_(object, name)) option::some(remove(object, name)) else option::none()
}

public fun exists_with_type<Name: copy + drop + store, Value: store>(
    object: &UID,
    name: Name,
): bool {
    let parent = object.to_address();
    has_child_object_with_ty<Field<Name, Value>>(parent, hash_type_and_key(parent, name))
}

/// The field's own id, and the address of the object it names.
public(package) fun field_info<Name: copy + drop + store>(
    object: &UID,
    name: Name,
): (&UID, address) {
    let at = hash_type_and_key(object.to_address(), name);
    let field = borrow_child_object<Field<Name, ID>>(object, at);
    (&field.id, field.value.to_address())
}

/// As `field_info`, to change what hangs under the field.
public(package) fun field_info_mut<Name: copy + drop + store>(
    object: &mut UID,
    name: Name,
): (&mut UID, address) {
    let at = hash_type_and_key(object.to_address(), name);
    let field = borrow_child_object_mut<Field<Name, ID>>(object, at);
    (&mut field.id, field.value.to_address())
}

/// blake2b-256(0xf0 ‖ parent ‖ u64 LE key length ‖ key ‖ BCS of the key's type tag).
public(package) native fun hash_type_and_key<K: copy + drop>(
    parent: address,
    k: K,
): address;

public(package) native fun add_child_object<Child: key>(parent: address, child: Child);

/// Aborts 1 when nothing is there, 2 when it is of another type.
public(package) native fun borrow_child_object<Child: key>(object: &UID, id: address): &Child;

/// Aborts 1 when nothing is there, 2 when it is of another type.
public(package) native fun borrow_child_object_mut<Child: key>(
    object: &mut UID,
    id: address,
): &mut Child;

/// Aborts 1 when nothing is there, 2 when it is of another type.
public(package) native fun remove_child_object<Child: key>(parent: address, id: address): Child;

public(package) native fun has_child_object(parent: address, id: address): bool;

public(package) native fun has_child_object_with_ty<Child: key>(parent: address, id: address): bool;
