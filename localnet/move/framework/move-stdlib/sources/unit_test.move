/// Helpers of tests; absent from every build but a test build.
#[test_only]
module std::unit_test;

const ENotEqual: u64 = 0xAE;

/// Fails when the two differ.
public macro fun assert_eq<$T: drop>($t1: $T, $t2: $T) {
    let t1 = $t1;
    let t2 = $t2;
    if (t1 != t2) std::unit_test::fail_not_equal();
}

public fun fail_not_equal() {
    abort ENotEqual
}

/// Drops a value of any type at the end of a test.
public native fun destroy<T>(x: T);

/// The compiler calls this from test code, so that no test code can be published.
public native fun poison();
