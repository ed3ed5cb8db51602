import { decodeEvent } from '@/lib/chain/decode-event';
import type { EventPayload } from '@/lib/chain/event-layouts';
import type { RawEvent } from '@/lib/chain/event-source';

/** A place in the chain's total order. */
export interface Position {
  readonly checkpoint: bigint;
  readonly transactionIndex: bigint;
  readonly eventIndex: number;
}

/** One event, decoded and with its time. */
export interface ChainEvent extends Position {
  readonly transactionDigest: string;
  readonly sender: string;
  readonly atMs: bigint;
  readonly payload: EventPayload;
  readonly contents: Uint8Array;
}

export function comparePositions(left: Position, right: Position): number {
  return (
    compare(left.checkpoint, right.checkpoint) ||
    compare(left.transactionIndex, right.transactionIndex) ||
    compare(left.eventIndex, right.eventIndex)
  );
}

function compare<T extends bigint | number>(left: T, right: T): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The time an event itself carries, in ms; undefined for the few that carry none. */
export function ownTimeMs({ fields, name }: EventPayload): bigint | undefined {
  if (name === 'PassBought') return fields.starts_at_ms;
  return 'at_ms' in fields ? fields.at_ms : undefined;
}

/**
 * Decodes one raw event. `checkpointTimeMs` is asked only for events that carry no time.
 * @throws TidemarkError update_needed, chain_data_malformed, and what the question throws
 */
export async function toChainEvent(
  raw: RawEvent,
  checkpointTimeMs: (checkpoint: bigint) => Promise<bigint>,
): Promise<ChainEvent> {
  const payload = decodeEvent(raw.type, raw.contents);
  return {
    checkpoint: raw.checkpoint,
    transactionIndex: raw.transactionIndex,
    eventIndex: raw.eventIndex,
    transactionDigest: raw.transactionDigest,
    sender: raw.sender,
    atMs: ownTimeMs(payload) ?? (await checkpointTimeMs(raw.checkpoint)),
    payload,
    contents: raw.contents,
  };
}
