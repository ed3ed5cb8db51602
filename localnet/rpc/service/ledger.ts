import { GrpcStatusCode, GrpcTypes as G } from '@mysten/sui/grpc';
import type { ExecutedTransaction, StoredObject } from '../../ledger/types';
import type { Chain } from '../chain';
import { toCheckpointMessage } from '../convert/checkpoint';
import { toExecutedMessage } from '../convert/executed';
import { toObjectMessage } from '../convert/object';
import { toTimestamp } from '../convert/time';
import { invalidArgument, notFound, RpcFailure, toRpcFailure } from '../failure';
import { unary, type Method } from '../method';
import { parseId } from '../names';
import { ReadMask } from '../read-mask';
import { epochMessage } from './epoch';

const BATCH_LIMIT = 200;
const SERVER_NAME = 'tidemark-localnet';
const OBJECT_DEFAULTS = ['object_id', 'version', 'digest'];
const TRANSACTION_DEFAULTS = ['digest'];
const CHECKPOINT_DEFAULTS = ['sequence_number', 'digest'];
const EPOCH_DEFAULTS = ['epoch', 'first_checkpoint', 'start', 'reference_gas_price'];

/** Unary methods of sui.rpc.v2.LedgerService. */
export function ledgerMethods(chain: Chain): Record<string, Method> {
  return {
    GetServiceInfo: unary(G.GetServiceInfoRequest, G.GetServiceInfoResponse, () =>
      serviceInfo(chain),
    ),
    GetObject: unary(G.GetObjectRequest, G.GetObjectResponse, (request) => {
      const mask = ReadMask.of(G.Object, request.readMask, OBJECT_DEFAULTS);
      return { object: toObjectMessage(chain, findObject(chain, request), mask) };
    }),
    BatchGetObjects: unary(G.BatchGetObjectsRequest, G.BatchGetObjectsResponse, (request) =>
      batchGetObjects(chain, request),
    ),
    GetTransaction: unary(G.GetTransactionRequest, G.GetTransactionResponse, (request) => {
      const mask = ReadMask.of(G.ExecutedTransaction, request.readMask, TRANSACTION_DEFAULTS);
      const transaction = findTransaction(chain, request.digest);
      return { transaction: toExecutedMessage(chain, transaction, mask) };
    }),
    BatchGetTransactions: unary(
      G.BatchGetTransactionsRequest,
      G.BatchGetTransactionsResponse,
      (request) => batchGetTransactions(chain, request),
    ),
    GetCheckpoint: unary(G.GetCheckpointRequest, G.GetCheckpointResponse, (request) => {
      const mask = ReadMask.of(G.Checkpoint, request.readMask, CHECKPOINT_DEFAULTS);
      const checkpoint = findCheckpoint(chain, request.checkpointId);
      return { checkpoint: toCheckpointMessage(chain, checkpoint, mask) };
    }),
    GetEpoch: unary(G.GetEpochRequest, G.GetEpochResponse, (request) => {
      const mask = ReadMask.of(G.Epoch, request.readMask, EPOCH_DEFAULTS);
      if (request.epoch !== undefined && request.epoch !== chain.ledger.epoch) {
        throw notFound(`Epoch ${request.epoch} is not known; this chain is in its only epoch.`);
      }
      return { epoch: mask.prune(epochMessage(chain)) };
    }),
  };
}

function serviceInfo(chain: Chain): G.GetServiceInfoResponse {
  const latest = chain.ledger.latestCheckpoint();
  return {
    chainId: chain.ledger.chainId,
    chain: 'localnet',
    epoch: chain.ledger.epoch,
    checkpointHeight: latest.sequence,
    timestamp: toTimestamp(latest.timestampMs),
    lowestAvailableCheckpoint: 0n,
    lowestAvailableCheckpointObjects: 0n,
    server: SERVER_NAME,
  };
}

function findObject(chain: Chain, request: G.GetObjectRequest): StoredObject {
  const id = parseId(request.objectId, 'The object id');
  const object = chain.ledger.object(id, request.version);
  if (object) return object;
  throw notFound(
    request.version === undefined
      ? `Object ${id} not found`
      : `Object ${id} not found at version ${request.version}`,
  );
}

function batchGetObjects(
  chain: Chain,
  request: G.BatchGetObjectsRequest,
): G.BatchGetObjectsResponse {
  requireBatchSize(request.requests.length);
  const mask = ReadMask.of(G.Object, request.readMask, OBJECT_DEFAULTS);
  const objects = request.requests.map((one): G.GetObjectResult => {
    try {
      const object = toObjectMessage(chain, findObject(chain, one), mask);
      return { result: { oneofKind: 'object', object } };
    } catch (error) {
      return { result: { oneofKind: 'error', error: toStatus(error) } };
    }
  });
  return { objects };
}

function findTransaction(chain: Chain, digest: string | undefined): ExecutedTransaction {
  if (!digest) throw invalidArgument('The transaction digest is missing.');
  const transaction = chain.ledger.transaction(digest);
  if (!transaction) throw notFound(`Transaction ${digest.slice(0, 64)} not found`);
  return transaction;
}

function batchGetTransactions(
  chain: Chain,
  request: G.BatchGetTransactionsRequest,
): G.BatchGetTransactionsResponse {
  requireBatchSize(request.digests.length);
  const mask = ReadMask.of(G.ExecutedTransaction, request.readMask, TRANSACTION_DEFAULTS);
  const transactions = request.digests.map((digest): G.GetTransactionResult => {
    try {
      const transaction = toExecutedMessage(chain, findTransaction(chain, digest), mask);
      return { result: { oneofKind: 'transaction', transaction } };
    } catch (error) {
      return { result: { oneofKind: 'error', error: toStatus(error) } };
    }
  });
  return { transactions };
}

/** google.rpc.Status of one failed item. A fault of ours fails the whole call instead. */
function toStatus(error: unknown): { code: number; message: string; details: [] } {
  const failure = toRpcFailure(error);
  if (failure.code === GrpcStatusCode.INTERNAL) throw failure;
  return { code: failure.code, message: failure.message, details: [] };
}

function requireBatchSize(count: number): void {
  if (count > BATCH_LIMIT) {
    throw new RpcFailure(
      GrpcStatusCode.INVALID_ARGUMENT,
      `A batch has at most ${BATCH_LIMIT} entries, not ${count}.`,
    );
  }
}

function findCheckpoint(chain: Chain, id: G.GetCheckpointRequest['checkpointId']) {
  if (id.oneofKind === undefined) return chain.ledger.latestCheckpoint();
  if (id.oneofKind === 'sequenceNumber') {
    const checkpoint = chain.ledger.checkpoint(id.sequenceNumber);
    if (checkpoint) return checkpoint;
    throw notFound(`Checkpoint ${id.sequenceNumber} not found`);
  }
  for (let at = chain.ledger.latestCheckpoint().sequence; at >= 0n; at -= 1n) {
    const checkpoint = chain.ledger.checkpoint(at);
    if (checkpoint?.digest === id.digest) return checkpoint;
  }
  throw notFound(`Checkpoint ${id.digest.slice(0, 64)} not found`);
}
