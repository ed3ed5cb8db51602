import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { SHARD_COUNT } from './encoding';

export const NODE_COUNT = 13;

/** One storage node as the chain must know it (staking pool, committee member). */
export interface CommitteeMember {
  index: number;
  name: string;
  /** Host, port and path, no scheme: `127.0.0.1:9185/n/3`. */
  networkAddress: string;
  /** 96 bytes, uncompressed G1 point. */
  publicKey: Uint8Array;
  shards: number[];
}

/** The 13 nodes in committee order: the order of members, of the signer bitmap and of `/n/<i>`. */
export function walrusCommittee(seed: string, host: string, port: number): CommitteeMember[] {
  return Array.from({ length: NODE_COUNT }, (_, index) => ({
    index,
    name: `Local node ${index}`,
    networkAddress: `${host}:${port}/n/${index}`,
    publicKey: nodePublicKey(nodeSecretKey(seed, index)),
    shards: shardsOf(index),
  }));
}

/** Shards are dealt in turn, so that 12 nodes hold 77 and the last one 76. */
export function shardsOf(index: number): number[] {
  const shards: number[] = [];
  for (let shard = index; shard < SHARD_COUNT; shard += NODE_COUNT) shards.push(shard);
  return shards;
}

export function nodeOfShard(shard: number): number {
  return shard % NODE_COUNT;
}

/** 32 bytes, big-endian scalar. */
export function nodeSecretKey(seed: string, index: number): Uint8Array {
  const wide = hkdf(sha256, hexToBytes(seed), undefined, utf8ToBytes(`walrus node ${index}`), 48);
  return bls12_381.utils.randomSecretKey(wide);
}

/** 96 bytes, uncompressed G1 point. */
export function nodePublicKey(secretKey: Uint8Array): Uint8Array {
  return bls12_381.longSignatures.getPublicKey(secretKey).toBytes(false);
}

/** The key that pays for what the publisher stores; genesis gives its address SUI and WAL. */
export function publisherKeypair(seed: string): Ed25519Keypair {
  const secret = hkdf(sha256, hexToBytes(seed), undefined, utf8ToBytes('walrus publisher'), 32);
  return Ed25519Keypair.fromSecretKey(secret);
}
