import type { GrpcTypes as G } from '@mysten/sui/grpc';
import type { ExecutedTransaction, Simulation } from '../../ledger/types';
import type { Chain } from '../chain';
import type { ReadMask } from '../read-mask';
import { toEffectsMessage } from './effects';
import { toEventMessage } from './event';
import { toObjectMessage } from './object';
import { indexInCheckpoint } from './position';
import { toTimestamp } from './time';
import { toTransactionMessage } from './transaction';

/** An executed or simulated transaction with the fields of the mask. */
export function toExecutedMessage(
  chain: Chain,
  transaction: ExecutedTransaction | Simulation,
  mask: ReadMask,
): G.ExecutedTransaction {
  const message: G.ExecutedTransaction = {
    digest: transaction.digest,
    signatures: [],
    timestamp: toTimestamp(transaction.timestampMs),
    balanceChanges: transaction.balanceChanges.map(({ address, coinType, amount }) => ({
      address,
      coinType,
      amount: amount.toString(),
    })),
  };
  if ('signatures' in transaction) {
    message.signatures = transaction.signatures.map(toSignatureMessage);
    message.checkpoint = transaction.checkpoint;
    if (mask.has('transaction_index')) {
      const { checkpoint, digest } = transaction;
      message.transactionIndex = indexInCheckpoint(chain, checkpoint, digest);
    }
  }
  if (mask.has('transaction')) {
    const below = mask.below('transaction');
    message.transaction = toTransactionMessage(transaction.bytes, transaction.digest, below);
  }
  if (mask.has('effects')) message.effects = toEffectsMessage(transaction, mask.below('effects'));
  if (mask.has('events')) message.events = toEventsMessage(chain, transaction, mask);
  if (mask.has('objects')) message.objects = toObjectSet(chain, transaction, mask);
  return mask.prune(message);
}

function toSignatureMessage(signature: Uint8Array): G.UserSignature {
  return {
    bcs: { name: 'UserSignatureBytes', value: signature },
    scheme: signature[0],
    signature: { oneofKind: undefined },
  };
}

function toEventsMessage(
  chain: Chain,
  transaction: ExecutedTransaction | Simulation,
  mask: ReadMask,
): G.TransactionEvents | undefined {
  if (transaction.events.length === 0) return undefined;
  const below = mask.below('events');
  const eventMask = below.below('events');
  return {
    digest: transaction.eventsDigest,
    events: transaction.events.map((event) => toEventMessage(chain, event, eventMask)),
  };
}

function toObjectSet(
  chain: Chain,
  transaction: ExecutedTransaction | Simulation,
  mask: ReadMask,
): G.ObjectSet {
  const objectMask = mask.below('objects').below('objects');
  const written =
    'written' in transaction
      ? transaction.written
      : transaction.changes.flatMap(({ id, output }) =>
          output ? (chain.ledger.object(id, output.version) ?? []) : [],
        );
  return { objects: written.map((object) => toObjectMessage(chain, object, objectMask)) };
}
