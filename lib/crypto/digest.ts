import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '../domain';
import { toBytes } from './bytes';
import { toAsyncIterable, type ByteSource } from './byte-reader';

/** SHA-256 of bytes in memory, lower-case hex; by the platform's own code. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', toBytes(bytes))));
}

/** SHA-256 of a stream, lower-case hex; slower than sha256Hex but in bounded memory. */
export async function sha256HexOfStream(source: ByteSource): Promise<string> {
  const hash = sha256.create();
  for await (const piece of toAsyncIterable(source)) hash.update(piece);
  return bytesToHex(hash.digest());
}

/** An incremental SHA-256 for callers that see the bytes pass by. */
export interface RunningDigest {
  update(piece: Uint8Array): void;
  /** Ends the digest; call once. */
  hex(): string;
}

export function newSha256(): RunningDigest {
  const hash = sha256.create();
  return {
    update: (piece) => void hash.update(piece),
    hex: () => bytesToHex(hash.digest()),
  };
}
