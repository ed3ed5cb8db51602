import { bcs } from '@mysten/sui/bcs';
import { bytes, u64 } from './bcs';

/** `tidemark::note::Note`, in an iteration and in the event of its publishing. */
export const noteLayout = bcs.struct('Note', {
  /** 1 public, 2 sealed until a date, 3 for auditors, 4 disclosed. */
  kind: bcs.u8(),
  text: bcs.string(),
  /** 0 unless sealed until a date. */
  opens_at_ms: u64,
  /** SHA-256 of salt ‖ text; empty for a public note. */
  commitment: bytes,
  /** Ciphertext under the note's own key id; empty for a public note. */
  sealed: bytes,
});
