import { GrpcTypes as G } from '@mysten/sui/grpc';
import { bcs } from '@mysten/sui/bcs';
import type { Id } from '../../vm/types';
import type { Chain } from '../chain';
import { invalidArgument, notFound, unimplemented } from '../failure';
import { parseId } from '../names';
import { toProgramCommand } from './commands';
import { resolveInput } from './inputs';
import { inputUses } from './uses';

type TransactionInput = Extract<
  Parameters<typeof bcs.TransactionData.serialize>[0],
  { V1: unknown }
>['V1'];
type Expiration = TransactionInput['expiration'];
const EXPIRATION_KIND = G.TransactionExpiration_TransactionExpirationKind;

export interface GasReference {
  objectId: Id;
  version: string;
  digest: string;
}

/** A transaction with its program resolved, and its gas as far as the client set it. */
export interface Draft {
  sender: Id;
  kind: TransactionInput['kind'];
  gasOwner: Id;
  payment: GasReference[];
  price: bigint;
  /** Absent: to be found out by a dry run. */
  budget: bigint | undefined;
  expiration: Expiration;
}

/** Reads BCS bytes if the message has them, resolves the message against the chain if not. */
export function toDraft(chain: Chain, message: G.Transaction | undefined): Draft {
  if (!message) throw invalidArgument('The transaction is missing.');
  return message.bcs?.value ? draftFromBytes(chain, message.bcs.value) : resolve(chain, message);
}

/** BCS TransactionData of the draft with this gas. Throws INVALID_ARGUMENT for impossible values. */
export function draftBytes(draft: Draft, payment: GasReference[], budget: bigint): Uint8Array {
  const { sender, kind, gasOwner, price, expiration } = draft;
  try {
    const gasData = { payment, owner: gasOwner, price, budget };
    return bcs.TransactionData.serialize({ V1: { sender, kind, gasData, expiration } }).toBytes();
  } catch (error) {
    throw invalidArgument('The transaction has values that cannot be encoded.', error);
  }
}

function draftFromBytes(chain: Chain, bytes: Uint8Array): Draft {
  let data;
  try {
    data = bcs.TransactionData.parse(bytes).V1;
    const again = bcs.TransactionData.serialize({ V1: data }).toBytes();
    if (Buffer.compare(again, bytes) !== 0) throw new RangeError('not canonical');
  } catch (error) {
    throw invalidArgument('The bytes are not a BCS TransactionData.', error);
  }
  const { sender, kind, gasData, expiration } = data;
  return {
    sender,
    kind,
    gasOwner: gasData.owner,
    payment: gasData.payment,
    price: BigInt(gasData.price) || chain.ledger.referenceGasPrice,
    budget: BigInt(gasData.budget) || undefined,
    expiration,
  };
}

function resolve(chain: Chain, message: G.Transaction): Draft {
  const data = message.kind?.data;
  if (data?.oneofKind !== 'programmableTransaction') {
    throw unimplemented('Only programmable transactions are accepted.');
  }
  const { inputs, commands } = data.programmableTransaction;
  const uses = inputUses(chain.vm, commands);
  const sender = parseId(message.sender, 'The sender');
  const gas = message.gasPayment;
  return {
    sender,
    kind: {
      ProgrammableTransaction: {
        inputs: inputs.map((input, index) => resolveInput(chain, input, uses.get(index))),
        commands: commands.map(toProgramCommand),
      },
    },
    gasOwner: gas?.owner ? parseId(gas.owner, 'The gas owner') : sender,
    payment: (gas?.objects ?? []).map((reference) => toGasReference(chain, reference)),
    price: gas?.price || chain.ledger.referenceGasPrice,
    budget: gas?.budget || undefined,
    expiration: toExpiration(message.expiration),
  };
}

function toGasReference(chain: Chain, reference: G.ObjectReference): GasReference {
  const objectId = parseId(reference.objectId, 'The id of a gas coin');
  const { version, digest } = reference;
  if (version !== undefined && digest !== undefined) {
    return { objectId, version: version.toString(), digest };
  }
  const object = chain.ledger.object(objectId);
  if (!object) throw notFound(`Object ${objectId} not found`);
  return { objectId, version: object.version.toString(), digest: object.digest };
}

function toExpiration(message: G.TransactionExpiration | undefined): Expiration {
  switch (message?.kind) {
    case undefined:
    case EXPIRATION_KIND.TRANSACTION_EXPIRATION_KIND_UNKNOWN:
    case EXPIRATION_KIND.NONE:
      return { None: true };
    case EXPIRATION_KIND.EPOCH:
      return { Epoch: (message.epoch ?? 0n).toString() };
    case EXPIRATION_KIND.VALID_DURING:
      return {
        ValidDuring: {
          minEpoch: message.minEpoch?.toString() ?? null,
          maxEpoch: message.epoch?.toString() ?? null,
          minTimestamp: toMilliseconds(message.minTimestamp),
          maxTimestamp: toMilliseconds(message.maxTimestamp),
          chain: message.chain ?? '',
          nonce: message.nonce ?? 0,
        },
      };
    default:
      throw unimplemented('This kind of transaction expiration is not supported.');
  }
}

function toMilliseconds(time: G.TransactionExpiration['minTimestamp']): string | null {
  if (!time) return null;
  return (time.seconds * 1000n + BigInt(Math.floor(time.nanos / 1_000_000))).toString();
}
