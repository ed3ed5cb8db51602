import { fromBase58 } from '@mysten/sui/utils';
import { invalidArgument } from '../failure';

/** What a position counts; a cursor of one list is refused by another. */
export type CursorKind = 'events' | 'transactions' | 'checkpoints';

const FORMAT_VERSION = 1;
const KIND_BYTES: Record<CursorKind, number> = { events: 1, transactions: 2, checkpoints: 3 };
const CHAIN_TAG_BYTES = 4;
const POSITION_OFFSET_BYTES = 2 + CHAIN_TAG_BYTES;
const CURSOR_BYTES = POSITION_OFFSET_BYTES + 8;

/** The chain's first bytes travel in each cursor, so that a reset chain refuses old ones. */
function chainTag(chainId: string): Uint8Array {
  return fromBase58(chainId).subarray(0, CHAIN_TAG_BYTES);
}

/** An opaque cursor at `position`, counted from 0; -1 is before everything. */
export function encodeCursor(kind: CursorKind, chainId: string, position: number): Uint8Array {
  const cursor = new Uint8Array(CURSOR_BYTES);
  cursor.set([FORMAT_VERSION, KIND_BYTES[kind]]);
  cursor.set(chainTag(chainId), 2);
  new DataView(cursor.buffer).setBigUint64(POSITION_OFFSET_BYTES, BigInt(position + 1));
  return cursor;
}

/** Throws INVALID_ARGUMENT for foreign bytes, another list's cursor or another chain's. */
export function decodeCursor(kind: CursorKind, chainId: string, cursor: Uint8Array): number {
  if (cursor.length !== CURSOR_BYTES || cursor[0] !== FORMAT_VERSION) {
    throw invalidArgument('The cursor was not made by this node.');
  }
  if (cursor[1] !== KIND_BYTES[kind]) throw invalidArgument(`The cursor is not one of ${kind}.`);
  const tag = chainTag(chainId);
  if (tag.some((byte, index) => cursor[2 + index] !== byte)) {
    throw invalidArgument('The cursor belongs to another chain; start over without it.');
  }
  const view = new DataView(cursor.buffer, cursor.byteOffset, cursor.byteLength);
  const next = view.getBigUint64(POSITION_OFFSET_BYTES);
  if (next > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw invalidArgument('The cursor was not made by this node.');
  }
  return Number(next) - 1;
}
