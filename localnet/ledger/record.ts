import type { Id } from '../vm/types';
import { moveObject, storageRebateOf } from './object-bytes';
import { JournalError } from './record-log';
import type { ExecutedTransaction, StoredObject } from './types';

/** Raised whenever older journals can no longer be read. */
export const JOURNAL_FORMAT = 1;

export interface ChainHeader {
  kind: 'header';
  format: number;
  /** Hash of the seed's fingerprint and all bytecode that genesis uses. */
  genesisHash: string;
  chainId: string;
  seedHex: string;
  genesisMs: bigint;
}

export interface TransactionRecord {
  kind: 'transaction';
  transaction: ExecutedTransaction;
  written: StoredObject[];
  removed: Id[];
}

export interface ClockRecord {
  kind: 'clock';
  offsetMs: bigint;
  nowMs: bigint;
}

/** Ends genesis; names what it made. */
export interface GenesisComplete {
  kind: 'genesis-complete';
  facts: GenesisFacts;
}

/** Ids that every part of the network and every client needs. */
export interface GenesisFacts {
  packages: { tidemark: Id; wal: Id; walrus: Id; seal: Id };
  walType: string;
  objects: { market: Id; walrusSystem: Id; walrusStaking: Id; walFaucet: Id };
  /** In the order of the servers. */
  keyServerIds: Id[];
  /** Staking pools in committee order. */
  storageNodeIds: Id[];
}

export type ChainRecord = ChainHeader | TransactionRecord | ClockRecord | GenesisComplete;

export function encodeRecord(record: ChainRecord): string {
  const compact =
    record.kind === 'transaction'
      ? { ...record, written: record.written.map(compactObject) }
      : record;
  return JSON.stringify(pack(compact));
}

/** Reads a record back; the digest of every object is computed anew and compared. */
export function decodeRecord(payload: string): ChainRecord {
  const record = unpackRecord(JSON.parse(payload));
  if (record.kind !== 'transaction') return record;
  return { ...record, written: record.written.map(restoreObject) };
}

/** The transaction alone, without rebuilding its objects. */
export function decodeTransaction(payload: string): ExecutedTransaction {
  const record = unpackRecord(JSON.parse(payload));
  if (record.kind !== 'transaction') throw new RangeError('the record is no transaction');
  return record.transaction;
}

type CompactObject = Omit<StoredObject, 'bcs'> & { bcs?: Uint8Array; storageRebate: bigint };

function compactObject(object: StoredObject): CompactObject {
  const { bcs, ...rest } = object;
  const storageRebate = storageRebateOf(object);
  return object.type === 'package' ? { ...rest, bcs, storageRebate } : { ...rest, storageRebate };
}

function restoreObject(object: CompactObject): StoredObject {
  const { bcs, storageRebate, ...rest } = object;
  if (bcs) return { ...rest, bcs };
  const { digest, ...facts } = rest;
  const restored = moveObject({ ...facts, storageRebate });
  if (restored.digest !== digest) {
    throw new JournalError(
      'corrupt',
      `The journal's object ${object.id} does not have its recorded digest; delete the state ` +
        'directory to start an empty network.',
    );
  }
  return restored;
}

/** bigint → {$n}, bytes → {$b}; everything else as JSON has it. */
function pack(value: unknown): unknown {
  if (typeof value === 'bigint') return { $n: value.toString() };
  if (value instanceof Uint8Array) return { $b: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(pack);
  if (typeof value !== 'object' || value === null) return value;
  const packed: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (entry !== undefined) packed[key] = pack(entry);
  }
  return packed;
}

function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== 'object' || value === null) return value;
  if ('$n' in value && typeof value.$n === 'string') return BigInt(value.$n);
  if ('$b' in value && typeof value.$b === 'string') {
    return new Uint8Array(Buffer.from(value.$b, 'base64'));
  }
  const unpacked: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) unpacked[key] = unpack(entry);
  return unpacked;
}

type PackedRecord =
  | Exclude<ChainRecord, TransactionRecord>
  | (Omit<TransactionRecord, 'written'> & { written: CompactObject[] });

/** The cast holds because checksum and hash chain prove that `encodeRecord` wrote these bytes. */
function unpackRecord(json: unknown): PackedRecord {
  return unpack(json) as PackedRecord;
}
