import { blake2b } from '@noble/hashes/blake2.js';
import { fromBase58, toBase58 } from '@mysten/sui/utils';
import { concat, u64Bytes } from '../ptb/bytes';
import { decodeTransaction } from './record';
import type { RecordLog } from './record-log';
import type { CheckpointInfo, ExecutedTransaction, StoredEvent } from './types';

/** Recent transactions kept in memory; older ones are read back from the log. */
const KEPT_TRANSACTIONS = 2_048;

/**
 * Every executed transaction in order. In memory are only its place in the log, its digest and the
 * place of its events; the rest is read back when asked for, so memory grows slowly.
 */
export class TransactionArchive {
  private readonly records: number[] = [];
  private readonly sequences = new Map<string, number>();
  private readonly eventOwners: number[] = [];
  private readonly firstEvents: number[] = [];
  private readonly checkpoints: Uint8Array[] = [];
  private readonly recent = new Map<number, ExecutedTransaction>();

  constructor(private readonly log: RecordLog) {}

  get count(): number {
    return this.records.length;
  }

  get eventCount(): number {
    return this.eventOwners.length;
  }

  /** Adds a transaction whose record is in the log at `record`. */
  add(transaction: ExecutedTransaction, record: number): void {
    const sequence = this.records.length;
    this.records.push(record);
    this.sequences.set(transaction.digest, sequence);
    this.firstEvents.push(this.eventOwners.length);
    for (let index = 0; index < transaction.events.length; index += 1) {
      this.eventOwners.push(sequence);
    }
    this.checkpoints.push(this.nextCheckpoint(transaction));
    this.remember(sequence, transaction);
  }

  byDigest(digest: string): ExecutedTransaction | undefined {
    const sequence = this.sequences.get(digest);
    return sequence === undefined ? undefined : this.at(sequence);
  }

  /** Throws RangeError for a sequence number that does not exist. */
  at(sequence: number): ExecutedTransaction {
    const recent = this.recent.get(sequence);
    if (recent) return recent;
    const record = this.records[sequence];
    if (record === undefined) throw new RangeError(`there is no transaction ${sequence}`);
    const transaction = decodeTransaction(this.log.read(record));
    this.remember(sequence, transaction);
    return transaction;
  }

  eventAt(sequence: number): StoredEvent {
    const owner = this.eventOwners[sequence];
    const first = owner === undefined ? undefined : this.firstEvents[owner];
    if (owner === undefined || first === undefined) {
      throw new RangeError(`there is no event ${sequence}`);
    }
    const event = this.at(owner).events[sequence - first];
    if (!event) throw new RangeError(`event ${sequence} is missing from its transaction`);
    return event;
  }

  checkpoint(sequence: number): CheckpointInfo | undefined {
    const digest = this.checkpoints[sequence];
    if (!digest) return undefined;
    const transaction = this.at(sequence);
    return {
      sequence: BigInt(sequence),
      digest: toBase58(digest),
      timestampMs: transaction.timestampMs,
      epoch: transaction.epoch,
      transactions: [transaction.digest],
    };
  }

  /** One checkpoint per transaction, each naming the one before it. */
  private nextCheckpoint(transaction: ExecutedTransaction): Uint8Array {
    const sequence = this.checkpoints.length;
    const previous = this.checkpoints[sequence - 1] ?? new Uint8Array(32);
    const content = concat(
      new TextEncoder().encode('CheckpointSummary::'),
      previous,
      u64Bytes(BigInt(sequence)),
      fromBase58(transaction.digest),
      fromBase58(transaction.effectsDigest),
      u64Bytes(transaction.timestampMs),
    );
    return blake2b(content, { dkLen: 32 });
  }

  private remember(sequence: number, transaction: ExecutedTransaction): void {
    this.recent.set(sequence, transaction);
    if (this.recent.size <= KEPT_TRANSACTIONS) return;
    const [oldest] = this.recent.keys();
    if (oldest !== undefined) this.recent.delete(oldest);
  }
}
