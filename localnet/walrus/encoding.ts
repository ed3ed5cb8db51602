/** Shards of every public Walrus network; blob ids depend on it. */
export const SHARD_COUNT = 1000;

/** Byzantine shares tolerated among 1000 shards. */
export const FAULTY_SHARDS = Math.floor((SHARD_COUNT - 1) / 3);
/** Shards that make a quorum: 667. */
export const QUORUM_SHARDS = SHARD_COUNT - FAULTY_SHARDS;
/** Primary slivers that hold the blob itself, and enough of any to rebuild it: 334. */
export const PRIMARY_SYMBOLS = SHARD_COUNT - 2 * FAULTY_SHARDS;
/** Symbols in a primary sliver: 667. */
export const SECONDARY_SYMBOLS = SHARD_COUNT - FAULTY_SHARDS;

/** BCS of a sliver: ULEB length, data, symbol size (u16), index (u16). */
export interface SliverLayout {
  symbolBytes: number;
  primaryDataBytes: number;
  secondaryDataBytes: number;
  /** With the BCS frame. */
  primaryBytes: number;
  secondaryBytes: number;
}

/** Sizes of every sliver of a blob of `blobBytes` bytes. */
export function sliverLayout(blobBytes: number): SliverLayout {
  const cell = PRIMARY_SYMBOLS * SECONDARY_SYMBOLS;
  const exact = Math.floor((Math.max(blobBytes, 1) - 1) / cell) + 1;
  const symbolBytes = exact + (exact % 2);
  const primaryDataBytes = SECONDARY_SYMBOLS * symbolBytes;
  const secondaryDataBytes = PRIMARY_SYMBOLS * symbolBytes;
  return {
    symbolBytes,
    primaryDataBytes,
    secondaryDataBytes,
    primaryBytes: framedBytes(primaryDataBytes),
    secondaryBytes: framedBytes(secondaryDataBytes),
  };
}

/** Bytes that a blob takes on all nodes together, which is what storage is sold by. */
export function encodedBlobBytes(blobBytes: number): number {
  const { primaryDataBytes, secondaryDataBytes } = sliverLayout(blobBytes);
  return SHARD_COUNT * (primaryDataBytes + secondaryDataBytes + SHARD_COUNT * 64 + 32);
}

export type SliverKind = 'primary' | 'secondary';

/** Index inside the sliver of pair `pair`. */
export function sliverIndex(kind: SliverKind, pair: number): number {
  return kind === 'primary' ? pair : SHARD_COUNT - 1 - pair;
}

/** Which shard keeps pair `pair` of a blob: slivers are rotated by the blob id. */
export function shardOfPair(blobId: string, pair: number): number {
  return (pair + rotation(blobId)) % SHARD_COUNT;
}

export function pairOfShard(blobId: string, shard: number): number {
  return (SHARD_COUNT + shard - rotation(blobId)) % SHARD_COUNT;
}

function rotation(blobId: string): number {
  return blobIdBytes(blobId).reduce((sum, byte) => (sum * 256 + byte) % SHARD_COUNT, 0);
}

/** Data of a sliver; undefined where the frame is not the one its kind, pair and layout ask for. */
export function sliverData(
  kind: SliverKind,
  pair: number,
  layout: SliverLayout,
  bytes: Uint8Array,
): Uint8Array | undefined {
  const dataBytes = kind === 'primary' ? layout.primaryDataBytes : layout.secondaryDataBytes;
  const prefix = uleb(dataBytes);
  if (bytes.length !== prefix.length + dataBytes + 4) return undefined;
  if (!prefix.every((byte, at) => bytes[at] === byte)) return undefined;
  const tail = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4);
  if (tail.getUint16(0, true) !== layout.symbolBytes) return undefined;
  if (tail.getUint16(2, true) !== sliverIndex(kind, pair)) return undefined;
  return bytes.subarray(prefix.length, prefix.length + dataBytes);
}

/** The inverse of `sliverData`. */
export function frameSliver(
  kind: SliverKind,
  pair: number,
  layout: SliverLayout,
  data: Uint8Array,
): Uint8Array {
  const prefix = uleb(data.length);
  const bytes = new Uint8Array(prefix.length + data.length + 4);
  bytes.set(prefix);
  bytes.set(data, prefix.length);
  const tail = new DataView(bytes.buffer, bytes.length - 4, 4);
  tail.setUint16(0, layout.symbolBytes, true);
  tail.setUint16(2, sliverIndex(kind, pair), true);
  return bytes;
}

/** Blob ids travel as URL-safe base64 of 32 bytes, no padding. */
export function isBlobId(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text) && blobIdText(blobIdBytes(text)) === text;
}

export function blobIdBytes(blobId: string): Uint8Array {
  return new Uint8Array(Buffer.from(blobId, 'base64url'));
}

export function blobIdText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** On chain a blob id is the same 32 bytes as a little-endian u256. */
export function blobIdFromU256(value: bigint): string {
  return blobIdText(Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse());
}

export function blobIdToU256(blobId: string): bigint {
  return BigInt(`0x${Buffer.from(blobIdBytes(blobId)).reverse().toString('hex')}`);
}

function framedBytes(dataBytes: number): number {
  return uleb(dataBytes).length + dataBytes + 4;
}

function uleb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return bytes;
}
