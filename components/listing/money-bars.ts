import type { MoneyPeriod } from '@/lib/server/queries/types';

const SCALE = 10_000n;

export interface MoneyBar {
  startsAtMs: number;
  /** Heights as parts of the highest bar, 0 to 1. */
  paid: number;
  settled: number;
  refunded: number;
}

/** Bars oldest first, the newest `most` periods; a sum above 0 is never drawn as nothing. */
export function moneyBars(periods: readonly MoneyPeriod[], most: number): MoneyBar[] {
  const shown = periods.slice(0, most).toReversed();
  const highest = shown
    .flatMap(({ paidFrost, settledFrost, refundedFrost }) => [
      BigInt(paidFrost),
      BigInt(settledFrost),
      BigInt(refundedFrost),
    ])
    .reduce((high, amount) => (amount > high ? amount : high), 0n);
  return shown.map((period) => ({
    startsAtMs: period.startsAtMs,
    paid: partOf(BigInt(period.paidFrost), highest),
    settled: partOf(BigInt(period.settledFrost), highest),
    refunded: partOf(BigInt(period.refundedFrost), highest),
  }));
}

/** Only for drawing: the figures beside the chart stay exact. */
function partOf(amount: bigint, highest: bigint): number {
  if (amount === 0n) return 0;
  return Math.max(0.01, Number((amount * SCALE) / highest) / Number(SCALE));
}

/** `Nov 2026` or `25 Nov 2026`: periods are whole UTC days and months. */
export function periodName(startsAtMs: number, length: 'day' | 'month'): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    ...(length === 'day' ? { day: 'numeric' } : {}),
    month: 'short',
    year: 'numeric',
  }).format(startsAtMs);
}
