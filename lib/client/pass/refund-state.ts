import {
  formatDuration,
  formatWal,
  groupDigits,
  partOf,
  REFUND_PRO_RATA,
  refundableFrost,
  releasesKeys,
  remainingMs,
  windowState,
  type SaleTerms,
} from '@/lib/domain';

/** What one period would give back at a moment of the chain clock, and why. */
export type RefundState =
  | {
      readonly kind: 'open';
      /** FROST, as the contract counts it. */
      readonly amountFrost: bigint;
      /** How the amount comes about, one line for each share. */
      readonly formula: readonly string[];
    }
  | { readonly kind: 'none'; readonly reason: string };

export function refundState(sale: SaleTerms, trial: boolean, nowMs: bigint): RefundState {
  const amountFrost = refundableFrost(sale, nowMs);
  if (amountFrost === 0n) return { kind: 'none', reason: noRefundReason(sale, trial, nowMs) };
  const leftMs = remainingMs(sale, nowMs);
  const wholeMs = sale.endsAtMs - sale.startsAtMs;
  const time = `${formatDuration(leftMs)} of ${formatDuration(wholeMs)} unspent`;
  if (releasesKeys(sale.rights) || sale.quota === 0n) {
    return { kind: 'open', amountFrost, formula: [time] };
  }
  const calls = `${digits(sale.quota - sale.used)} of ${digits(sale.quota)} calls unused`;
  const [byTime, byCalls] = [
    partOf(sale.paidFrost, leftMs, wholeMs),
    partOf(sale.paidFrost, sale.quota - sale.used, sale.quota),
  ];
  return {
    kind: 'open',
    amountFrost,
    formula: [
      `${time}, worth ${walText(byTime)}`,
      `${calls}, worth ${walText(byCalls)}`,
      'The smaller of both comes back.',
    ],
  };
}

/** The pass after a refund, in one sentence; `hasEarlier`: an earlier period still stands. */
export function afterRefundWords(
  sale: Pick<SaleTerms, 'startsAtMs' | 'endsAtMs'>,
  hasEarlier: boolean,
  nowMs: bigint,
): string {
  if (windowState(sale, nowMs) === 'upcoming') {
    return 'Only this renewal is taken back: the pass then ends when the period before it does.';
  }
  return hasEarlier
    ? 'The pass ends at once. Periods before this one keep what was paid for them.'
    : 'The pass ends at once: nothing can be opened with it any more, and it stays in your list as refunded.';
}

function noRefundReason(sale: SaleTerms, trial: boolean, nowMs: bigint): string {
  if (sale.closed) {
    return `This period was refunded: ${walText(sale.refundedFrost)} came back.`;
  }
  if (sale.refundRule !== REFUND_PRO_RATA) {
    return trial ? 'A trial is not refunded.' : 'The terms of this period give no refund.';
  }
  if (windowState(sale, nowMs) === 'ended') {
    return 'The window has ended, so nothing is left to refund.';
  }
  if (releasesKeys(sale.rights) && sale.opens > 0n) {
    return 'The model was opened in this period, so the key is out and nothing is refunded.';
  }
  if (sale.quota > 0n && sale.used >= sale.quota) {
    return 'All calls of this period are used, so nothing is left to refund.';
  }
  return 'What is left is worth less than one FROST, so nothing comes back.';
}

function digits(count: bigint): string {
  return groupDigits(`${count}`, 'en-GB');
}

function walText(amountFrost: bigint): string {
  return `${groupDigits(formatWal(amountFrost), 'en-GB')} WAL`;
}
