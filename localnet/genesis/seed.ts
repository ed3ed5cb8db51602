import { createHash, randomBytes } from 'node:crypto';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

export type SeedPurpose =
  'faucet account' | 'operator account' | 'walrus services' | 'seal services';

/** 32 bytes in hex: 64 hex digits as they are, other words hashed, nothing given: random. */
export function seedFrom(text: string | undefined): string {
  if (text === undefined) return randomBytes(32).toString('hex');
  if (/^[0-9a-fA-F]{64}$/.test(text)) return text.toLowerCase();
  return createHash('sha256').update(text).digest('hex');
}

/** An independent seed for one purpose, 64 hex digits. */
export function subseed(seedHex: string, purpose: SeedPurpose): string {
  const bytes = hkdf(sha256, hexToBytes(seedHex), undefined, utf8ToBytes(purpose), 32);
  return Buffer.from(bytes).toString('hex');
}

/** Holds all SUI at the start and pays what the faucet gives. */
export const faucetKeypair = (seedHex: string): Ed25519Keypair =>
  Ed25519Keypair.fromSecretKey(hexToBytes(subseed(seedHex, 'faucet account')));

/** Publishes Tidemark, owns the key server objects and turns the Walrus epochs. */
export const operatorKeypair = (seedHex: string): Ed25519Keypair =>
  Ed25519Keypair.fromSecretKey(hexToBytes(subseed(seedHex, 'operator account')));
