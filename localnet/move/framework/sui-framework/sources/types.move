/// Facts about types.
module sui::types;

/// True for the value a module gets once, at its publication.
public native fun is_one_time_witness<T: drop>(_: &T): bool;
