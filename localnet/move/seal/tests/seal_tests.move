#[test_only]
module seal::seal_tests;

use seal::key_server;
use seal::time;
use sui::clock;

/// Checks with the chain at `chain_ms` and a tolerance of 100 ms.
fun check(now_ms: u64, chain_ms: u64) {
    let mut ctx = tx_context::dummy();
    let mut clock = clock::create_for_testing(&mut ctx);
    clock.set_for_testing(chain_ms);
    time::check_staleness(now_ms, 100, &clock);
    clock.destroy_for_testing();
}

#[test]
fun a_chain_in_time_or_ahead_is_fresh() {
    check(1_000, 1_000);
    check(1_000, 2_000);
    check(0, 1);
}

#[test]
fun a_chain_behind_by_the_tolerance_is_fresh() { check(1_100, 1_000) }

#[test]
#[expected_failure(abort_code = 93492, location = seal::time)]
fun a_chain_further_behind_is_stale() { check(1_101, 1_000) }

#[test]
fun an_independent_server_can_move() {
    let mut ctx = tx_context::dummy();
    let mut server = key_server::new_for_testing(
        b"One".to_string(),
        b"http://127.0.0.1:1".to_string(),
        0,
        vector[1, 2, 3],
        &mut ctx,
    );
    assert!(server.name() == b"One".to_string());
    assert!(server.url() == b"http://127.0.0.1:1".to_string());
    assert!(server.key_type() == 0 && server.pk() == vector[1, 2, 3]);
    server.update(b"http://127.0.0.1:2".to_string());
    assert!(server.url() == b"http://127.0.0.1:2".to_string());
    assert!(server.name() == b"One".to_string() && server.pk() == vector[1, 2, 3]);
    server.destroy_for_testing();
}

#[test]
#[expected_failure(abort_code = key_server::EInvalidKeyType)]
fun other_kinds_of_keys_are_refused() {
    let mut ctx = tx_context::dummy();
    let server = key_server::new_for_testing(
        b"One".to_string(),
        b"".to_string(),
        1,
        vector[],
        &mut ctx,
    );
    server.destroy_for_testing();
}
