import { GrpcStatusCode, GrpcTypes as G } from '@mysten/sui/grpc';
import type { ExecutedTransaction, Ledger } from '../../ledger/types';
import type { Chain } from '../chain';
import { toCheckpointMessage } from '../convert/checkpoint';
import { toEventMessage } from '../convert/event';
import { toExecutedMessage } from '../convert/executed';
import { RpcFailure } from '../failure';
import { stream, type Method } from '../method';
import { encodeCursor } from '../query/cursor';
import { eventTest, transactionTest } from '../query/filter';
import { ReadMask } from '../read-mask';
import { checkpointTest } from './ledger-lists';

const SUBSCRIBERS_LIMIT = 128;
const BACKLOG_LIMIT = 10_000;
/** A quiet stream says where it stands this often, so that both sides notice a dead one. */
const PROGRESS_INTERVAL_MS = 15_000;

/** sui.rpc.v2.SubscriptionService: from the tip on, not resumable; the first frame is progress. */
export function subscriptionMethods(chain: Chain): Record<string, Method> {
  const { ledger } = chain;
  const feeds = new Feeds(ledger);
  return {
    SubscribeEvents: stream(
      G.SubscribeEventsRequest,
      G.SubscribeEventsResponse,
      async function* (request, { signal }) {
        const mask = ReadMask.of(G.Event, request.readMask, ['*']);
        const matches = eventTest(request.filter);
        let position = ledger.eventCount() - 1;
        const watermark = (item?: ExecutedTransaction): G.Watermark => ({
          cursor: encodeCursor('events', ledger.chainId, position),
          checkpoint: coveredCheckpoint(ledger, item),
        });
        for await (const transaction of feeds.follow(signal)) {
          for (const event of transaction?.events ?? []) {
            position += 1;
            if (matches && !matches(event)) continue;
            yield { event: toEventMessage(chain, event, mask), watermark: watermark(transaction) };
          }
          if (!transaction) yield { watermark: watermark() };
        }
      },
    ),
    SubscribeTransactions: stream(
      G.SubscribeTransactionsRequest,
      G.SubscribeTransactionsResponse,
      async function* (request, { signal }) {
        const mask = ReadMask.of(G.ExecutedTransaction, request.readMask, ['digest']);
        const matches = transactionTest(request.filter);
        let position = Number(ledger.transactionCount()) - 1;
        for await (const item of feeds.follow(signal)) {
          if (item) position += 1;
          if (item && matches && !matches(item)) continue;
          yield {
            transaction: item && toExecutedMessage(chain, item, mask),
            watermark: {
              cursor: encodeCursor('transactions', ledger.chainId, position),
              checkpoint: coveredCheckpoint(ledger, item),
            },
          };
        }
      },
    ),
    SubscribeCheckpoints: stream(
      G.SubscribeCheckpointsRequest,
      G.SubscribeCheckpointsResponse,
      async function* (request, { signal }) {
        const mask = ReadMask.of(G.Checkpoint, request.readMask, ['sequence_number', 'digest']);
        const matches = checkpointTest(ledger, request.filter);
        let cursor = ledger.latestCheckpoint().sequence;
        for await (const transaction of feeds.follow(signal)) {
          const tip = ledger.latestCheckpoint().sequence;
          if (!transaction && matches) yield { cursor };
          while (cursor < tip) {
            cursor += 1n;
            const checkpoint = ledger.checkpoint(cursor);
            if (!checkpoint || (matches && !matches(checkpoint))) yield { cursor };
            else yield { cursor, checkpoint: toCheckpointMessage(chain, checkpoint, mask) };
          }
        }
      },
    ),
  };
}

/** Behind an item its own checkpoint may hold more; without one everything is delivered. */
function coveredCheckpoint(
  ledger: Ledger,
  item: ExecutedTransaction | undefined,
): bigint | undefined {
  if (!item) return ledger.latestCheckpoint().sequence;
  return item.checkpoint > 0n ? item.checkpoint - 1n : undefined;
}

/** Hands executed transactions to open streams; bounded in streams and in backlog of each. */
class Feeds {
  private open = 0;

  constructor(private readonly ledger: Ledger) {}

  /** Executed transactions from now on; undefined at once, and again whenever it is quiet. */
  async *follow(signal: AbortSignal): AsyncGenerator<ExecutedTransaction | undefined> {
    if (this.open >= SUBSCRIBERS_LIMIT) {
      throw new RpcFailure(GrpcStatusCode.RESOURCE_EXHAUSTED, 'Too many open subscriptions.');
    }
    const backlog: ExecutedTransaction[] = [];
    let wake = () => {};
    const unsubscribe = this.ledger.subscribe((transaction) => {
      if (backlog.length <= BACKLOG_LIMIT) backlog.push(transaction);
      wake();
    });
    const stop = () => wake();
    signal.addEventListener('abort', stop);
    this.open += 1;
    try {
      yield undefined;
      while (!signal.aborted) {
        if (backlog.length > BACKLOG_LIMIT) {
          const message = 'The subscriber reads too slowly; catch up with a List call.';
          throw new RpcFailure(GrpcStatusCode.RESOURCE_EXHAUSTED, message);
        }
        const batch = backlog.splice(0);
        if (batch.length > 0) yield* batch;
        else if (!(await arrival((resolve) => (wake = resolve)))) yield undefined;
      }
    } finally {
      this.open -= 1;
      signal.removeEventListener('abort', stop);
      unsubscribe();
    }
  }
}

/** True when woken, false after a quiet interval. */
function arrival(register: (wake: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PROGRESS_INTERVAL_MS);
    register(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
