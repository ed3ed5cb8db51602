import { GrpcTypes as G } from '@mysten/sui/grpc';
import { bcs } from '@mysten/sui/bcs';
import type { ReadMask } from '../read-mask';
import { toProgramMessage } from './program';
import { toTimestamp } from './time';

type TransactionDataV1 = NonNullable<(typeof bcs.TransactionData.$inferType)['V1']>;
type Expiration = TransactionDataV1['expiration'];
const EXPIRATION_KIND = G.TransactionExpiration_TransactionExpirationKind;

/** BCS TransactionData as sui.rpc.v2.Transaction with the fields of the mask. */
export function toTransactionMessage(
  bytes: Uint8Array,
  digest: string,
  mask: ReadMask,
): G.Transaction {
  const message: G.Transaction = { bcs: { name: 'TransactionData', value: bytes }, digest };
  const needsBody = ['version', 'kind', 'sender', 'gas_payment', 'expiration'].some((name) =>
    mask.has(name),
  );
  if (!needsBody) return mask.prune(message);
  const data = bcs.TransactionData.parse(bytes).V1;
  message.version = 1;
  message.kind = toKindMessage(data);
  message.sender = data.sender;
  message.gasPayment = {
    objects: data.gasData.payment.map(({ objectId, version, digest: objectDigest }) => ({
      objectId,
      version: BigInt(version),
      digest: objectDigest,
    })),
    owner: data.gasData.owner,
    price: BigInt(data.gasData.price),
    budget: BigInt(data.gasData.budget),
  };
  message.expiration = toExpirationMessage(data.expiration);
  return mask.prune(message);
}

function toKindMessage(data: TransactionDataV1): G.TransactionKind {
  const program = data.kind.ProgrammableTransaction;
  if (!program) {
    // The one other kind here is genesis; what it made is in the effects.
    return {
      kind: G.TransactionKind_Kind.GENESIS,
      data: { oneofKind: 'genesis', genesis: { objects: [] } },
    };
  }
  return {
    kind: G.TransactionKind_Kind.PROGRAMMABLE_TRANSACTION,
    data: {
      oneofKind: 'programmableTransaction',
      programmableTransaction: toProgramMessage(program),
    },
  };
}

function toExpirationMessage(expiration: Expiration): G.TransactionExpiration {
  if (expiration.Epoch !== undefined) {
    return { kind: EXPIRATION_KIND.EPOCH, epoch: BigInt(expiration.Epoch) };
  }
  const validity = expiration.ValidDuring ?? expiration.Validity;
  if (!validity) return { kind: EXPIRATION_KIND.NONE };
  const proposers = expiration.Validity?.allowedProposers;
  return {
    kind: expiration.ValidDuring ? EXPIRATION_KIND.VALID_DURING : EXPIRATION_KIND.VALIDITY,
    minEpoch: optionalU64(validity.minEpoch),
    epoch: optionalU64(validity.maxEpoch),
    minTimestamp: optionalTime(validity.minTimestamp),
    maxTimestamp: optionalTime(validity.maxTimestamp),
    chain: validity.chain,
    nonce: validity.nonce,
    allowedProposers: proposers
      ? { epoch: BigInt(proposers.epoch), proposers: proposers.proposers }
      : undefined,
  };
}

function optionalU64(value: string | null): bigint | undefined {
  return value === null ? undefined : BigInt(value);
}

function optionalTime(value: string | null) {
  return value === null ? undefined : toTimestamp(BigInt(value));
}
