/// The committee of storage nodes and the check of what it signed.
module walrus::bls_aggregate;

use sui::bls12381::{Self, G1, UncompressedG1};
use sui::group_ops::Element;
use walrus::messages::{Self, CertifiedMessage};

/// The bitmap is too long or names nobody.
const EInvalidBitmap: u64 = 0;
/// The signature is not that of the named signers over this message.
const ESigVerification: u64 = 1;
/// The signers keep too few shards.
const ENotEnoughStake: u64 = 2;
/// A member without shards.
const EIncorrectCommittee: u64 = 3;

public struct BlsCommitteeMember has copy, drop, store {
    public_key: Element<UncompressedG1>,
    weight: u16,
    node_id: ID,
}

public struct BlsCommittee has copy, drop, store {
    members: vector<BlsCommitteeMember>,
    n_shards: u16,
    epoch: u32,
    total_aggregated_key: Element<G1>,
}

/// Public keys are compressed. Aborts 3.
public(package) fun new_member(
    public_key: Element<G1>,
    weight: u16,
    node_id: ID,
): BlsCommitteeMember {
    assert!(weight > 0, EIncorrectCommittee);
    BlsCommitteeMember {
        public_key: bls12381::g1_to_uncompressed_g1(&public_key),
        weight,
        node_id,
    }
}

/// The order of members is the order of bits in signer bitmaps.
public(package) fun new_committee(
    epoch: u32,
    members: vector<BlsCommitteeMember>,
): BlsCommittee {
    let mut n_shards = 0;
    let mut keys = vector[];
    let mut at = 0;
    while (at < members.length()) {
        n_shards = n_shards + members[at].weight;
        keys.push_back(members[at].public_key);
        at = at + 1;
    };
    let sum = bls12381::uncompressed_g1_sum(&keys);
    BlsCommittee {
        members,
        n_shards,
        epoch,
        total_aggregated_key: bls12381::uncompressed_g1_to_g1(&sum),
    }
}

public(package) fun public_key(self: &BlsCommitteeMember): &vector<u8> {
    self.public_key.bytes()
}

public(package) fun epoch(self: &BlsCommittee): u32 {
    self.epoch
}

public(package) fun n_shards(self: &BlsCommittee): u16 {
    self.n_shards
}

/// The same nodes go on into the next epoch.
public(package) fun advance(self: &mut BlsCommittee) {
    self.epoch = self.epoch + 1;
}

/// Signers with `weight` shards outnumber all that may be faulty.
public(package) fun is_quorum(self: &BlsCommittee, weight: u16): bool {
    3 * (weight as u64) >= 2 * (self.n_shards as u64) + 1
}

/// Bit `i mod 8` of byte `i div 8` says whether member `i` signed. The signature must be the sum
/// of their signatures over `message`. Aborts 0, 1, 2 and as `messages` says.
public(package) fun verify_quorum_in_epoch(
    self: &BlsCommittee,
    signature: vector<u8>,
    signers_bitmap: vector<u8>,
    message: vector<u8>,
): CertifiedMessage {
    let (keys, weight) = self.signers(&signers_bitmap);
    assert!(self.is_quorum(weight), ENotEnoughStake);
    let sum = bls12381::uncompressed_g1_sum(&keys);
    let key = bls12381::uncompressed_g1_to_g1(&sum);
    assert!(
        bls12381::bls12381_min_pk_verify(&signature, key.bytes(), &message),
        ESigVerification,
    );
    messages::new_certified_message(message, self.epoch, weight)
}

/// Keys of the signers and the number of shards they keep. Aborts 0.
fun signers(self: &BlsCommittee, bitmap: &vector<u8>): (vector<Element<UncompressedG1>>, u16) {
    let count = self.members.length();
    let bits = bitmap.length() * 8;
    assert!(bits < count + 8, EInvalidBitmap);
    let mut keys = vector[];
    let mut weight = 0;
    let mut at = 0;
    while (at < bits) {
        if (is_set(bitmap, at)) {
            assert!(at < count, EInvalidBitmap);
            keys.push_back(self.members[at].public_key);
            weight = weight + self.members[at].weight;
        };
        at = at + 1;
    };
    (keys, weight)
}

fun is_set(bitmap: &vector<u8>, at: u64): bool {
    (bitmap[at / 8] >> ((at % 8) as u8)) & 1 == 1
}

#[test_only]
/// Members of equal weight whose keys are no points: for what needs no signature.
public fun new_for_testing(epoch: u32, weights: vector<u16>): BlsCommittee {
    let (mut members, mut n_shards, mut at) = (vector[], 0, 0);
    while (at < weights.length()) {
        members.push_back(BlsCommitteeMember {
            public_key: sui::group_ops::new_for_testing(vector[at as u8]),
            weight: weights[at],
            node_id: object::id_from_address(@0x0),
        });
        n_shards = n_shards + weights[at];
        at = at + 1;
    };
    BlsCommittee { members, n_shards, epoch, total_aggregated_key: bls12381::g1_identity() }
}

#[test]
fun quorum_is_two_thirds_and_one() {
    let committee = new_for_testing(1, vector[334, 333, 333]);
    assert!(!committee.is_quorum(666));
    assert!(committee.is_quorum(667));
}

#[test]
fun signers_are_read_bit_by_bit() {
    let committee = new_for_testing(1, vector[1, 2, 4, 8, 16, 32, 64, 128, 256, 512]);
    let (keys, weight) = committee.signers(&vector[0x81, 0x02]);
    assert!(weight == 1 + 128 + 512);
    assert!(keys.length() == 3 && keys[2].bytes() == vector[9]);
    let (none, nothing) = committee.signers(&vector[]);
    assert!(none.is_empty() && nothing == 0);
}

#[test]
#[expected_failure(abort_code = EInvalidBitmap)]
fun bit_of_nobody_is_refused() {
    let committee = new_for_testing(1, vector[1, 2, 4]);
    committee.signers(&vector[0x08]);
}

#[test]
#[expected_failure(abort_code = EInvalidBitmap)]
fun bitmap_too_long_is_refused() {
    let committee = new_for_testing(1, vector[1, 2, 4]);
    committee.signers(&vector[0x07, 0x00]);
}

#[test]
#[expected_failure(abort_code = ENotEnoughStake)]
fun too_few_signers_are_refused_before_the_signature() {
    let committee = new_for_testing(1, vector[333, 333, 334]);
    committee.verify_quorum_in_epoch(vector[], vector[0x03], vector[]);
}
