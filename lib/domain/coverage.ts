/** Walrus stores at most this many epochs ahead. */
export const MAX_EPOCHS_AHEAD = 53;

/** How a market converts Walrus epochs into chain time; read from the Market object. */
export interface EpochAnchor {
  readonly epochMs: bigint;
  readonly anchorEpoch: number;
  /** Epoch k starts no earlier than `anchorMs + (k - anchorEpoch) * epochMs`. */
  readonly anchorMs: bigint;
}

/** Earliest start of a Walrus epoch in ms of the chain clock; negative only for absurd anchors. */
export function epochStartsAtMs(anchor: EpochAnchor, epoch: number): bigint {
  return anchor.anchorMs + BigInt(epoch - anchor.anchorEpoch) * anchor.epochMs;
}

/** A blob is stored while the epoch is below `endEpoch`, so at least until that epoch starts. */
export function storedUntilMs(anchor: EpochAnchor, endEpoch: number): bigint {
  return epochStartsAtMs(anchor, endEpoch);
}

/**
 * True when storage that ends at `endEpoch` lasts for the whole window `[…, endsAtMs)`. Like the
 * contract, it knows nothing of epochs before the anchor and covers nothing with them.
 */
export function isWindowCovered(anchor: EpochAnchor, endEpoch: number, endsAtMs: bigint): boolean {
  return endEpoch >= anchor.anchorEpoch && endsAtMs <= storedUntilMs(anchor, endEpoch);
}

/** The epoch that has certainly not ended by `nowMs`, by the anchor's arithmetic. */
export function epochAt(anchor: EpochAnchor, nowMs: bigint): number {
  const sinceMs = nowMs - anchor.anchorMs;
  const floored =
    sinceMs >= 0n ? sinceMs / anchor.epochMs : -((-sinceMs + anchor.epochMs - 1n) / anchor.epochMs);
  return anchor.anchorEpoch + Number(floored);
}

/**
 * Epochs to pay for, from `currentEpoch`, so that a window ending at `endsAtMs` is covered.
 * May exceed MAX_EPOCHS_AHEAD: the caller says so to the person.
 */
export function epochsToCover(anchor: EpochAnchor, currentEpoch: number, endsAtMs: bigint): number {
  const missingMs = endsAtMs - epochStartsAtMs(anchor, currentEpoch);
  const epochs = missingMs <= 0n ? 1n : (missingMs + anchor.epochMs - 1n) / anchor.epochMs;
  return Number(epochs < 1n ? 1n : epochs);
}

/** The earliest end epoch with which storage covers a window that ends at `endsAtMs`. */
export function endEpochToCover(anchor: EpochAnchor, endsAtMs: bigint): number {
  return anchor.anchorEpoch + epochsToCover(anchor, anchor.anchorEpoch, endsAtMs);
}
