import { MAX_EPOCHS_AHEAD } from '@/lib/domain';

/**
 * Most epochs that can be added to storage that ends with `endEpoch`: no blob may end more than
 * 53 epochs ahead. 0 at that limit, and when storage has ended, because Walrus extends only what
 * is still stored.
 */
export function mostEpochs(currentEpoch: number, endEpoch: number): number {
  if (endEpoch <= currentEpoch) return 0;
  return Math.max(0, currentEpoch + MAX_EPOCHS_AHEAD - endEpoch);
}

/** The number of epochs typed, or null when it cannot be added. */
export function epochsOf(typed: string, most: number): number | null {
  const digits = typed.trim();
  if (!/^\d{1,3}$/.test(digits)) return null;
  const epochs = Number(digits);
  return epochs >= 1 && epochs <= most ? epochs : null;
}
