import { formatDuration } from '@/lib/domain';

/** How long the bytes outlive, or fail to outlive, the access window. */
export interface StorageBar {
  /** Filled part on the scale of the access bar, 0 to 1. */
  readonly part: number;
  /** `covers`: to the end of the window and beyond. */
  readonly state: 'covers' | 'ends-before' | 'ended';
  /** "Stored 12 days beyond the window". */
  readonly text: string;
}

/**
 * The storage of the newest covered iteration beside the access window, on the same scale: a bar
 * shorter than that of the window means that its last part cannot be used. All in ms.
 */
export function storageBar(input: {
  readonly storedUntilMs: number;
  readonly endsAtMs: number;
  /** What a full access bar stands for. */
  readonly spanMs: number;
  readonly nowMs: number;
}): StorageBar {
  const { storedUntilMs, endsAtMs, spanMs, nowMs } = input;
  const leftMs = storedUntilMs - nowMs;
  if (leftMs <= 0) return { part: 0, state: 'ended', text: 'Storage has ended' };
  const part = Math.min(1, leftMs / Math.max(1, spanMs));
  const hasEnded = nowMs >= endsAtMs;
  if (hasEnded) {
    return { part, state: 'covers', text: `Stored for another ${formatDuration(leftMs)}` };
  }
  const beyondMs = storedUntilMs - endsAtMs;
  if (beyondMs < 0) {
    const short = formatDuration(-beyondMs);
    return { part, state: 'ends-before', text: `Storage ends ${short} before the window` };
  }
  const text =
    beyondMs === 0
      ? 'Stored to the end of the window'
      : `Stored ${formatDuration(beyondMs)} beyond the window`;
  return { part, state: 'covers', text };
}
