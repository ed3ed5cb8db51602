import { GrpcTypes as G } from '@mysten/sui/grpc';
import type { CheckpointInfo, ExecutedTransaction, Ledger, StoredEvent } from '../../ledger/types';
import type { Chain } from '../chain';
import { toCheckpointMessage } from '../convert/checkpoint';
import { toEventMessage } from '../convert/event';
import { toExecutedMessage } from '../convert/executed';
import { stream, type Method } from '../method';
import { eventTest, transactionTest } from '../query/filter';
import { scan, type LedgerSequence, type ScanPlace } from '../query/scan';
import { ReadMask } from '../read-mask';

/** Server streams of sui.rpc.v2.LedgerService: pages of the ledger with resumable cursors. */
export function ledgerListMethods(chain: Chain): Record<string, Method> {
  return {
    ListEvents: stream(G.ListEventsRequest, G.ListEventsResponse, async function* (request) {
      const mask = ReadMask.of(G.Event, request.readMask, ['*']);
      const matches = eventTest(request.filter);
      for await (const frame of scan(
        placeOf(chain.ledger),
        eventSequence(chain.ledger),
        matches,
        request,
      )) {
        const { item, watermark, end } = frame;
        yield { event: item && toEventMessage(chain, item, mask), watermark, end };
      }
    }),
    ListTransactions: stream(
      G.ListTransactionsRequest,
      G.ListTransactionsResponse,
      async function* (request) {
        const mask = ReadMask.of(G.ExecutedTransaction, request.readMask, ['digest']);
        const matches = transactionTest(request.filter);
        const sequence = transactionSequence(chain.ledger);
        for await (const { item, watermark, end } of scan(
          placeOf(chain.ledger),
          sequence,
          matches,
          request,
        )) {
          yield { transaction: item && toExecutedMessage(chain, item, mask), watermark, end };
        }
      },
    ),
    ListCheckpoints: stream(
      G.ListCheckpointsRequest,
      G.ListCheckpointsResponse,
      async function* (request) {
        const mask = ReadMask.of(G.Checkpoint, request.readMask, ['sequence_number', 'digest']);
        const matches = checkpointTest(chain.ledger, request.filter);
        const sequence = checkpointSequence(chain.ledger);
        for await (const { item, watermark, end } of scan(
          placeOf(chain.ledger),
          sequence,
          matches,
          request,
        )) {
          yield { checkpoint: item && toCheckpointMessage(chain, item, mask), watermark, end };
        }
      },
    ),
  };
}

function placeOf(ledger: Ledger): ScanPlace {
  return { chainId: ledger.chainId, tip: ledger.latestCheckpoint().sequence };
}

function eventSequence(ledger: Ledger): LedgerSequence<StoredEvent> {
  return {
    kind: 'events',
    count: ledger.eventCount(),
    at: (position) => ledger.eventAt(position),
    checkpointAt: (position) => ledger.eventAt(position).checkpoint,
  };
}

function transactionSequence(ledger: Ledger): LedgerSequence<ExecutedTransaction> {
  return {
    kind: 'transactions',
    count: Number(ledger.transactionCount()),
    at: (position) => ledger.transactionAt(position),
    checkpointAt: (position) => ledger.transactionAt(position).checkpoint,
  };
}

function checkpointSequence(ledger: Ledger): LedgerSequence<CheckpointInfo> {
  return {
    kind: 'checkpoints',
    count: Number(ledger.latestCheckpoint().sequence) + 1,
    at(position) {
      const checkpoint = ledger.checkpoint(BigInt(position));
      if (!checkpoint) throw new Error(`The ledger has no checkpoint ${position}`);
      return checkpoint;
    },
    checkpointAt: (position) => BigInt(position),
  };
}

/** A checkpoint matches when any of its transactions does. */
export function checkpointTest(ledger: Ledger, filter: G.TransactionFilter | undefined) {
  const matches = transactionTest(filter);
  if (!matches) return undefined;
  return (checkpoint: CheckpointInfo) =>
    checkpoint.transactions.some((digest) => {
      const transaction = ledger.transaction(digest);
      return transaction !== undefined && matches(transaction);
    });
}
