import { eventKinds, type EventPayload } from '@/lib/chain/event-layouts';
import { blobIdFromU256, bytesToHex, isObjectId } from '@/lib/domain';
import type { ChainEvent } from './chain-event';
import type { EventRow } from './rows';

const MAX_REFS = 256;

/** Text as a database can hold it: PostgreSQL refuses the NUL character, Move does not. */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '\ufffd');
}

/** The audit row of one event; `teamId` is the team it belongs to. */
export function toEventRow(event: ChainEvent, ordinal: bigint, teamId: string | null): EventRow {
  const { payload } = event;
  const { fields } = payload;
  return {
    ordinal,
    transaction_digest: event.transactionDigest,
    event_index: event.eventIndex,
    checkpoint: event.checkpoint,
    transaction_index: event.transactionIndex,
    kind: eventKinds[payload.name],
    sender: event.sender,
    at_ms: event.atMs,
    model_id: 'model' in fields ? fields.model : null,
    team_id: teamId,
    pass_id: 'pass' in fields ? fields.pass : null,
    iteration: 'iteration' in fields ? fields.iteration : null,
    amount: amountOf(payload),
    refs: refsOf(event),
    data: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, plain(value)] as const),
    ),
    contents: event.contents,
  };
}

function amountOf({ name, fields }: EventPayload): bigint | null {
  switch (name) {
    case 'PassBought':
    case 'PassRenewed':
      return fields.price;
    case 'CostAdvanced':
    case 'SaleSettled':
    case 'SaleRefunded':
      return fields.amount;
    case 'RevenueDistributed':
      return fields.total;
    default:
      return null;
  }
}

/** Every id, address, blob id and digest by which somebody may look for the event. */
function refsOf(event: ChainEvent): string[] {
  const refs = new Set([event.transactionDigest, event.sender]);
  for (const [field, value] of Object.entries(event.payload.fields)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (typeof item === 'string' && isObjectId(item)) refs.add(item);
      if (typeof item === 'bigint' && field.includes('blob_id')) refs.add(blobIdFromU256(item));
    }
  }
  return [...refs].slice(0, MAX_REFS).sort();
}

/** A field as JSON: u64 and wider as decimal text, bytes as hex, a struct as an object. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'string') return storable(value);
  if (value instanceof Uint8Array) return `0x${bytesToHex(value)}`;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}
