import { MAX_EPOCHS_AHEAD } from './coverage';
import { TidemarkError } from './errors';

/** Shards of Walrus mainnet, testnet and the embedded network; blob ids depend on it. */
export const WALRUS_SHARDS = 1000;
const METADATA_HASH_BYTES = 64n;
const BLOB_ID_BYTES = 32n;
/** Storage is billed by the started mebibyte of encoded size. */
const BILLING_UNIT_BYTES = 1n << 20n;
/** The largest erasure-code symbol, a u16 that must be even. */
const MAX_SYMBOL_BYTES = 65_534n;

export interface StoragePrice {
  /** FROST per started MiB of encoded size and epoch. */
  readonly storagePriceFrost: bigint;
  /** FROST per started MiB of encoded size, once. */
  readonly writePriceFrost: bigint;
}

export interface StorageCost {
  readonly encodedBytes: bigint;
  readonly billedUnits: bigint;
  readonly storageFrost: bigint;
  readonly writeFrost: bigint;
  readonly totalFrost: bigint;
}

/** Bytes that the storage nodes keep for a blob: both encodings plus metadata on every node. */
export function encodedBlobBytes(sizeBytes: bigint, shards: number = WALRUS_SHARDS): bigint {
  const { primary, secondary, count } = sourceSymbols(sizeBytes, shards);
  let symbolBytes = ((sizeBytes > 1n ? sizeBytes : 1n) - 1n) / (primary * secondary) + 1n;
  if (symbolBytes % 2n === 1n) symbolBytes += 1n;
  if (symbolBytes > MAX_SYMBOL_BYTES) {
    throw new TidemarkError('file_too_large', 'This file is larger than one Walrus blob can be.');
  }
  const metadataBytes = METADATA_HASH_BYTES * count + BLOB_ID_BYTES;
  return count * ((primary + secondary) * symbolBytes + metadataBytes);
}

/** What storing one blob costs. @throws TidemarkError file_too_large, window_malformed */
export function blobStorageCost(
  blob: { readonly sizeBytes: bigint; readonly epochs: number; readonly shards?: number },
  price: StoragePrice,
): StorageCost {
  if (!Number.isInteger(blob.epochs) || blob.epochs < 1 || blob.epochs > MAX_EPOCHS_AHEAD) {
    throw new TidemarkError(
      'window_malformed',
      `Walrus stores for 1 to ${MAX_EPOCHS_AHEAD} epochs; choose a number in between.`,
    );
  }
  const encodedBytes = encodedBlobBytes(blob.sizeBytes, blob.shards);
  const billedUnits = billedUnitsOf(encodedBytes);
  const storageFrost = billedUnits * price.storagePriceFrost * BigInt(blob.epochs);
  const writeFrost = billedUnits * price.writePriceFrost;
  return {
    encodedBytes,
    billedUnits,
    storageFrost,
    writeFrost,
    totalFrost: storageFrost + writeFrost,
  };
}

/** Storage of one blob as its object on chain says. */
export interface BlobStorage {
  /** Bytes the storage nodes keep, not those of the file. */
  readonly encodedBytes: bigint;
  readonly startEpoch: number;
  readonly endEpoch: number;
}

/** What storing registered blobs costs at these prices, in FROST. */
export function storageCostFrost(blobs: readonly BlobStorage[], price: StoragePrice): bigint {
  return blobs.reduce((sum, { encodedBytes, startEpoch, endEpoch }) => {
    const epochs = BigInt(endEpoch - startEpoch);
    const unitFrost = price.storagePriceFrost * epochs + price.writePriceFrost;
    return sum + billedUnitsOf(encodedBytes) * unitFrost;
  }, 0n);
}

/** Most that a publication may claim for these blobs: every started MiB for every epoch and once more. */
export function costCeilingFrost(blobs: readonly BlobStorage[], unitCeilingFrost: bigint): bigint {
  return storageCostFrost(blobs, {
    storagePriceFrost: unitCeilingFrost,
    writePriceFrost: unitCeilingFrost,
  });
}

/** What a publication may ask to have repaid: what was paid, at most the market's ceiling. */
export function claimableCostFrost(
  paidFrost: bigint,
  blobs: readonly BlobStorage[],
  unitCeilingFrost: bigint,
): bigint {
  const ceiling = costCeilingFrost(blobs, unitCeilingFrost);
  return paidFrost < ceiling ? paidFrost : ceiling;
}

/** What Walrus takes for storing a registered blob longer, in FROST. */
export function extensionCostFrost(
  blob: { readonly encodedBytes: bigint; readonly epochs: number },
  storagePriceFrost: bigint,
): bigint {
  return billedUnitsOf(blob.encodedBytes) * storagePriceFrost * BigInt(blob.epochs);
}

function billedUnitsOf(encodedBytes: bigint): bigint {
  return (encodedBytes + BILLING_UNIT_BYTES - 1n) / BILLING_UNIT_BYTES;
}

function sourceSymbols(sizeBytes: bigint, shards: number) {
  if (sizeBytes < 0n || !Number.isInteger(shards) || shards < 4) {
    throw new TidemarkError('invariant_broken', 'A blob size and a shard count are needed.');
  }
  const faulty = Math.floor((shards - 1) / 3);
  return {
    primary: BigInt(shards - 2 * faulty),
    secondary: BigInt(shards - faulty),
    count: BigInt(shards),
  };
}
