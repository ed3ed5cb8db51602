export const DAY_MS = 86_400_000;

export interface StorageStanding {
  tone: 'good' | 'warn' | 'bad' | 'plain';
  /** Whole days left; null while the end is unknown. */
  daysLeft: number | null;
  /** One short phrase: "ends within 14 days". */
  words: string;
}

/** How long bytes are still stored at a moment of the chain clock, with warnings at 30, 14 and 7 days. */
export function storageStanding(storedUntilMs: number, nowMs: number): StorageStanding {
  // 0 stands for a market that is not indexed yet: nothing can be said then.
  if (storedUntilMs === 0) return { tone: 'plain', daysLeft: null, words: 'end not known yet' };
  const leftMs = storedUntilMs - nowMs;
  const daysLeft = Math.max(0, Math.floor(leftMs / DAY_MS));
  if (leftMs <= 0) return { tone: 'bad', daysLeft, words: 'storage may have ended' };
  if (leftMs <= 7 * DAY_MS) return { tone: 'bad', daysLeft, words: 'ends within 7 days' };
  if (leftMs <= 14 * DAY_MS) return { tone: 'warn', daysLeft, words: 'ends within 14 days' };
  if (leftMs <= 30 * DAY_MS) return { tone: 'warn', daysLeft, words: 'ends within 30 days' };
  return { tone: 'good', daysLeft, words: 'more than 30 days left' };
}

/** "12 days", "under a day", or what is known instead. */
export function daysLeftText({ daysLeft }: StorageStanding): string {
  if (daysLeft === null) return 'unknown';
  if (daysLeft === 0) return 'under a day';
  return daysLeft === 1 ? '1 day' : `${daysLeft} days`;
}
