import type { GrpcTypes as G } from '@mysten/sui/grpc';
import type { CheckpointInfo } from '../../ledger/types';
import type { Chain } from '../chain';
import type { ReadMask } from '../read-mask';
import { toExecutedMessage } from './executed';
import { toTimestamp } from './time';

/** A checkpoint with the fields of the mask. There are no validators, so no signature. */
export function toCheckpointMessage(
  chain: Chain,
  checkpoint: CheckpointInfo,
  mask: ReadMask,
): G.Checkpoint {
  const message: G.Checkpoint = {
    sequenceNumber: checkpoint.sequence,
    digest: checkpoint.digest,
    transactions: [],
  };
  if (mask.has('summary')) message.summary = toSummary(chain, checkpoint);
  if (mask.has('contents')) message.contents = toContents(chain, checkpoint);
  if (mask.has('transactions')) {
    const below = mask.below('transactions');
    message.transactions = transactionsOf(chain, checkpoint).map((transaction) =>
      toExecutedMessage(chain, transaction, below),
    );
  }
  return mask.prune(message);
}

function toSummary(chain: Chain, checkpoint: CheckpointInfo): G.CheckpointSummary {
  const previous =
    checkpoint.sequence > 0n ? chain.ledger.checkpoint(checkpoint.sequence - 1n) : undefined;
  return {
    digest: checkpoint.digest,
    epoch: checkpoint.epoch,
    sequenceNumber: checkpoint.sequence,
    previousDigest: previous?.digest,
    timestamp: toTimestamp(checkpoint.timestampMs),
    commitments: [],
  };
}

function toContents(chain: Chain, checkpoint: CheckpointInfo): G.CheckpointContents {
  return {
    transactions: transactionsOf(chain, checkpoint).map((transaction) => ({
      transaction: transaction.digest,
      effects: transaction.effectsDigest,
      signatures: transaction.signatures.map((value) => ({
        bcs: { name: 'UserSignatureBytes', value },
        signature: { oneofKind: undefined },
      })),
      addressAliasesVersions: [],
    })),
  };
}

function transactionsOf(chain: Chain, checkpoint: CheckpointInfo) {
  return checkpoint.transactions.flatMap((digest) => chain.ledger.transaction(digest) ?? []);
}
