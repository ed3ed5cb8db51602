/// What an author says about an iteration, and who may read it when.
///
/// A note is public, or sealed until a date, or for auditors only. The last two are on chain as
/// ciphertext with a commitment to their text, so nobody can change them later: their key is
/// released to the team and to auditors under the note's own key id, and a note with a date can
/// be disclosed by anyone who knows its text once the date has come.
module tidemark::note;

use std::hash;
use std::string::String;
use tidemark::market;

const ENote: u64 = 40;
const ENotDisclosable: u64 = 41;
const EOtherText: u64 = 42;

const PUBLIC: u8 = 1;
const SEALED_UNTIL: u8 = 2;
const FOR_AUDITORS: u8 = 3;
const DISCLOSED: u8 = 4;

const MAX_TEXT_BYTES: u64 = 2_048;
const COMMITMENT_BYTES: u64 = 32;
/// A salt makes a short text unguessable from its commitment.
const SALT_BYTES: u64 = 16;
/// Ciphertext, its wrapped key and a little room.
const MIN_SEALED_BYTES: u64 = 64;
const MAX_SEALED_BYTES: u64 = 6_144;

public struct Note has copy, drop, store {
    kind: u8,
    text: String,
    /// When a sealed note may be disclosed; 0 for the other kinds.
    opens_at_ms: u64,
    /// sha2-256 of salt ‖ text; empty for a public note.
    commitment: vector<u8>,
    /// Sealed under `[model id][iteration | 2^31]`; empty for a public note.
    sealed: vector<u8>,
}

/// A note everyone reads at once; may be empty. Aborts 4 over 2 048 bytes.
public fun public_text(text: String): Note {
    market::assert_text(&text, 0, MAX_TEXT_BYTES);
    Note { kind: PUBLIC, text, opens_at_ms: 0, commitment: vector[], sealed: vector[] }
}

/// A note that may be disclosed from `opens_at_ms` on. Aborts 40 malformed.
public fun sealed_until(opens_at_ms: u64, commitment: vector<u8>, sealed: vector<u8>): Note {
    assert!(opens_at_ms > 0, ENote);
    hidden(SEALED_UNTIL, opens_at_ms, commitment, sealed)
}

/// A note for the team and for auditors with a grant. Aborts 40 malformed.
public fun for_auditors(commitment: vector<u8>, sealed: vector<u8>): Note {
    hidden(FOR_AUDITORS, 0, commitment, sealed)
}

/// Makes a sealed note public.
/// Aborts 41 not of that kind, disclosed already or too early, 42 another text than committed to.
public(package) fun disclose(note: &mut Note, text: String, salt: vector<u8>, now_ms: u64) {
    assert!(note.kind == SEALED_UNTIL && note.opens_at_ms <= now_ms, ENotDisclosable);
    assert!(salt.length() == SALT_BYTES && text.length() <= MAX_TEXT_BYTES, EOtherText);
    let mut salted = salt;
    salted.append(*text.as_bytes());
    assert!(hash::sha2_256(salted) == note.commitment, EOtherText);
    note.kind = DISCLOSED;
    note.text = text;
}

public(package) fun kind(note: &Note): u8 { note.kind }

public(package) fun text(note: &Note): String { note.text }

public(package) fun opens_at_ms(note: &Note): u64 { note.opens_at_ms }

public(package) fun commitment(note: &Note): vector<u8> { note.commitment }

public(package) fun sealed(note: &Note): vector<u8> { note.sealed }

fun hidden(kind: u8, opens_at_ms: u64, commitment: vector<u8>, sealed: vector<u8>): Note {
    assert!(commitment.length() == COMMITMENT_BYTES, ENote);
    let bytes = sealed.length();
    assert!(bytes >= MIN_SEALED_BYTES && bytes <= MAX_SEALED_BYTES, ENote);
    Note { kind, text: b"".to_string(), opens_at_ms, commitment, sealed }
}
