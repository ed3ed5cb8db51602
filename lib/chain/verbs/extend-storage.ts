import { Transaction, type TransactionObjectArgument } from '@mysten/sui/transactions';
import { extensionCostFrost } from '@/lib/domain';
import {
  CLOCK_ID,
  callTarget,
  walrusPackageId,
  walrusSystemId,
  type Deployment,
} from '../deployment';

/** One blob of an iteration and for how long to store it on. */
export interface BlobExtension {
  readonly blobObjectId: string;
  /** Size of its storage on chain: what the nodes keep, not the file. */
  readonly encodedBytes: bigint;
  /** Epochs to add to its own end; 0 leaves it alone. */
  readonly epochs: number;
}

export interface ExtendStorageInput {
  readonly modelId: string;
  readonly iteration: number;
  readonly blobs: readonly BlobExtension[];
  /** Walrus's price now, in FROST per started MiB of encoded size and epoch. */
  readonly storagePriceFrost: bigint;
}

/** What `extendStorage` pays, in FROST. */
export function extendStorageCostFrost(input: ExtendStorageInput): bigint {
  return input.blobs.reduce(
    (sum, blob) => sum + extensionCostFrost(blob, input.storagePriceFrost),
    0n,
  );
}

/**
 * Pays Walrus for storing an iteration longer; anyone may, also before a purchase in the same
 * transaction. Each blob is lent by the model, extended by Walrus and given back. Set the sender
 * before building.
 */
export function extendStorage(
  deployment: Deployment,
  input: ExtendStorageInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  const payment = transaction.coin({
    type: deployment.walType,
    balance: extendStorageCostFrost(input),
  });
  for (const blob of input.blobs) {
    if (blob.epochs > 0) addExtension(deployment, input.modelId, blob, payment, transaction);
  }
  // Exactly the price was brought. Where Walrus has become cheaper meanwhile this refuses, and
  // nothing is paid; leaving the rest as an empty or tiny coin would litter the wallet instead.
  transaction.moveCall({
    target: '0x2::coin::destroy_zero',
    typeArguments: [deployment.walType],
    arguments: [payment],
  });
  transaction.moveCall({
    target: callTarget(deployment, 'storage::record_extension'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(deployment.objects.market),
      transaction.object(input.modelId),
      transaction.pure.u32(input.iteration),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}

function addExtension(
  deployment: Deployment,
  modelId: string,
  { blobObjectId, epochs }: BlobExtension,
  payment: TransactionObjectArgument,
  transaction: Transaction,
): void {
  const market = transaction.object(deployment.objects.market);
  const model = transaction.object(modelId);
  const lent = transaction.moveCall({
    target: callTarget(deployment, 'storage::lend_blob'),
    typeArguments: [deployment.walType],
    arguments: [market, model, transaction.pure.id(blobObjectId)],
  });
  const [blob, loan] = [nested(lent, 0), nested(lent, 1)];
  transaction.moveCall({
    target: `${walrusPackageId(deployment)}::system::extend_blob`,
    arguments: [
      transaction.object(walrusSystemId(deployment)),
      blob,
      transaction.pure.u32(epochs),
      payment,
    ],
  });
  transaction.moveCall({
    target: callTarget(deployment, 'storage::return_blob'),
    typeArguments: [deployment.walType],
    arguments: [market, model, blob, loan],
  });
}

type CallResult = ReturnType<Transaction['moveCall']>;

/** A result that the function called certainly has; its list is endless to the compiler. */
function nested(result: CallResult, at: 0 | 1): CallResult[number] {
  const value = result[at];
  if (value === undefined) throw new RangeError(`The call has no result ${at}.`);
  return value;
}
