import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Three people for trying things out, **on the embedded network only**: their keys are public by
 * construction. The Ed25519 secret key of a person is
 * `SHA-256("tidemark embedded network demo person: <name>")`, 32 bytes.
 */
export const demoPeople = ['seller', 'buyer', 'auditor'] as const;

export type DemoPerson = (typeof demoPeople)[number];

/** The 32-byte Ed25519 secret key; give it to `Ed25519Keypair.fromSecretKey`. */
export function demoSecretKey(person: DemoPerson): Uint8Array {
  return sha256(utf8ToBytes(`tidemark embedded network demo person: ${person}`));
}
