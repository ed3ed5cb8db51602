import { TidemarkError } from '@/lib/domain';
import { GrpcTypes } from '@mysten/sui/grpc';
import { normalizeStructTag, normalizeSuiAddress } from '@mysten/sui/utils';
import { chainError } from './chain-error';
import type { ChainConnection } from './connect';
import { originalPackageId, type Deployment } from './deployment';
import { eventModules } from './event-layouts';

const REQUEST_TIMEOUT_MS = 30_000;
const MAX_FRAMES = 10_000;
const READ_MASK = [
  'sender',
  'event_type',
  'contents',
  'checkpoint',
  'transaction_digest',
  'transaction_index',
  'event_index',
];

/** One event as the chain holds it, with its place in the chain's total order. */
export interface RawEvent {
  readonly checkpoint: bigint;
  /** Place of the transaction in its checkpoint. */
  readonly transactionIndex: bigint;
  /** Place of the event in its transaction. */
  readonly eventIndex: number;
  readonly transactionDigest: string;
  readonly sender: string;
  /** Full Move type. */
  readonly type: string;
  /** BCS of the event. */
  readonly contents: Uint8Array;
}

export interface EventBatch {
  /** In the chain's order. */
  readonly events: readonly RawEvent[];
  /** Where to go on reading; null only on a chain without any progress yet. */
  readonly cursor: Uint8Array | null;
  /** True when nothing more was there at the time of the answer. */
  readonly atTip: boolean;
}

export interface ChainTip {
  readonly chainId: string;
  readonly checkpoint: bigint;
  readonly lowestCheckpoint: bigint;
  /** Time of that checkpoint in ms. */
  readonly atMs: bigint;
}

/** What an indexer needs of a chain; the events are those of our package only. */
export interface EventSource {
  readTip(): Promise<ChainTip>;
  /** Up to `limit` events strictly after `cursor` (null: from the beginning). */
  readEvents(cursor: Uint8Array | null, limit: number): Promise<EventBatch>;
  /** Time of a checkpoint in ms. */
  readCheckpointTimeMs(checkpoint: bigint): Promise<bigint>;
}

/** Events of every version of our package, by the modules that define them all. */
export function openEventSource(chain: ChainConnection, deployment: Deployment): EventSource {
  const packageId = originalPackageId(deployment);
  const modules = eventModules.map((module) => `${packageId}::${module}`);
  return {
    readTip: () => guarded(() => readTip(chain)),
    readEvents: (cursor, limit) => guarded(() => readEvents(chain, modules, cursor, limit)),
    readCheckpointTimeMs: (checkpoint) => guarded(() => readCheckpointTimeMs(chain, checkpoint)),
  };
}

async function readTip(chain: ChainConnection): Promise<ChainTip> {
  const { response } = await chain.ledgerService.getServiceInfo(
    {},
    { timeout: REQUEST_TIMEOUT_MS },
  );
  return {
    chainId: required(response.chainId, 'chain_id'),
    checkpoint: required(response.checkpointHeight, 'checkpoint_height'),
    lowestCheckpoint: response.lowestAvailableCheckpoint ?? 0n,
    atMs: timestampMs(required(response.timestamp, 'timestamp')),
  };
}

async function readEvents(
  chain: ChainConnection,
  modules: readonly string[],
  after: Uint8Array | null,
  limit: number,
): Promise<EventBatch> {
  const call = chain.ledgerService.listEvents(
    {
      readMask: { paths: READ_MASK },
      filter: {
        // Terms are alternatives: an event of any of the modules.
        terms: modules.map((eventType) => ({
          literals: [
            { negated: false, predicate: { oneofKind: 'eventType', eventType: { eventType } } },
          ],
        })),
      },
      options: {
        limit,
        ordering: GrpcTypes.Ordering.ASCENDING,
        ...(after === null ? {} : { after }),
      },
    },
    { timeout: REQUEST_TIMEOUT_MS },
  );
  const events: RawEvent[] = [];
  let cursor = after;
  let end: GrpcTypes.QueryEnd | undefined;
  let frames = 0;
  for await (const frame of call.responses) {
    frames += 1;
    if (frames > MAX_FRAMES) throw malformed('an endless answer');
    if (frame.event !== undefined) events.push(toRawEvent(frame.event));
    cursor = frame.watermark?.cursor ?? cursor;
    end = frame.end ?? end;
  }
  // A stream without its last frame was cut: what came is kept only together with its cursor,
  // and the next read goes on from there.
  const reasons = GrpcTypes.QueryEndReason;
  return { events, cursor, atTip: end?.reason === reasons.LEDGER_TIP };
}

async function readCheckpointTimeMs(chain: ChainConnection, checkpoint: bigint): Promise<bigint> {
  const { response } = await chain.ledgerService.getCheckpoint(
    {
      checkpointId: { oneofKind: 'sequenceNumber', sequenceNumber: checkpoint },
      readMask: { paths: ['summary.timestamp'] },
    },
    { timeout: REQUEST_TIMEOUT_MS },
  );
  return timestampMs(required(response.checkpoint?.summary?.timestamp, 'summary.timestamp'));
}

function timestampMs(timestamp: { readonly seconds: bigint; readonly nanos: number }): bigint {
  return timestamp.seconds * 1000n + BigInt(Math.floor(timestamp.nanos / 1_000_000));
}

function toRawEvent(event: GrpcTypes.Event): RawEvent {
  return {
    checkpoint: required(event.checkpoint, 'checkpoint'),
    transactionIndex: required(event.transactionIndex, 'transaction_index'),
    eventIndex: required(event.eventIndex, 'event_index'),
    transactionDigest: required(event.transactionDigest, 'transaction_digest'),
    sender: normalizeSuiAddress(required(event.sender, 'sender')),
    type: normalizeStructTag(required(event.eventType, 'event_type')),
    contents: required(event.contents?.value, 'contents'),
  };
}

function required<T>(value: T | undefined, field: string): T {
  if (value === undefined) throw malformed(`an event without ${field}`);
  return value;
}

function malformed(what: string): TidemarkError {
  return new TidemarkError(
    'chain_data_malformed',
    `The node sent ${what}; use another node or update Tidemark.`,
  );
}

async function guarded<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (caught) {
    const error = chainError(caught);
    // Nothing is sent here, so a refused argument is a cursor that the node cannot follow.
    if (error.code !== 'transaction_failed') throw error;
    throw new TidemarkError(
      'index_gap',
      'The node cannot go on from where the index stopped: it serves another history or has pruned it. Use another node, or run npm run db:rebuild.',
      { cause: caught },
    );
  }
}
