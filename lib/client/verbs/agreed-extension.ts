import type { TransactionOutcome } from '@/lib/chain';
import { formatWal, TidemarkError } from '@/lib/domain';
import type { StorageExtension } from './plan-extension';

/** What a payment did for the storage of the bytes on the way. */
export interface StorageExtended {
  /** First epoch in which the bytes are no longer stored. */
  readonly untilEpoch: number;
  /** What Walrus took; null when an earlier try paid it and only its outcome is known. */
  readonly costFrost: bigint | null;
}

/**
 * The extension to put before a payment: the one needed now, as long as it costs no more than the
 * person agreed to; null where storage lasts by now, or where none was agreed to.
 * @throws TidemarkError price_changed when it has become dearer
 */
export function agreedExtension(
  needed: StorageExtension | null,
  agreed: StorageExtension | undefined,
): StorageExtension | null {
  if (needed === null || agreed === undefined) return null;
  if (needed.costFrost <= agreed.costFrost) return needed;
  throw new TidemarkError(
    'price_changed',
    `Storing the bytes to the end of the window costs ${formatWal(needed.costFrost)} WAL now, more than you saw; nothing was paid, look at the new total and decide again.`,
  );
}

/** The extension as the chain recorded it; null when there was none. `built` is what was sent now. */
export function extensionOf(
  { events }: Pick<TransactionOutcome, 'events'>,
  built: StorageExtension | null,
): StorageExtended | null {
  const extended = events.find((event) => event.name === 'StorageExtended');
  if (extended === undefined) return null;
  const untilEpoch = extended.fields.to_epoch;
  return { untilEpoch, costFrost: built?.costFrost ?? null };
}
