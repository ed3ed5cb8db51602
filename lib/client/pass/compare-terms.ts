import {
  allowsCalls,
  formatDuration,
  formatWal,
  groupDigits,
  REFUND_PRO_RATA,
  saleHolding,
  type IterationRange,
  type OfferTerms,
  type SaleTerms,
} from '@/lib/domain';

/** What can be compared of a pass and an offer. */
export type ComparedTerms = Omit<OfferTerms, 'active'>;

export type TermId = 'price' | 'window' | 'rights' | 'iterations' | 'calls' | 'refund';

/** How today's offer differs, in a word or two by term; terms that are equal are left out. */
export type TermChanges = Readonly<Partial<Record<TermId, string>>>;

interface PassSnapshot extends ComparedTerms {
  readonly offer: number;
}

type SaleSnapshot = SaleTerms & { readonly offer: number };

/**
 * The terms of the period that runs now, else of the newest one. The pass itself knows only what
 * it was last renewed under, also after that renewal was refunded; each sale keeps its own.
 */
export function yourTerms(
  pass: PassSnapshot,
  sales: readonly SaleSnapshot[],
  nowMs: bigint,
): { terms: ComparedTerms; offer: number; sale: SaleSnapshot | null } {
  const sale = saleHolding(sales, nowMs) ?? sales[0] ?? null;
  if (sale === null) return { terms: pass, offer: pass.offer, sale };
  const { firstIteration, lastIteration, trial } = pass;
  const { rights, quota, refundRule, paidFrost, startsAtMs, endsAtMs } = sale;
  return {
    terms: {
      rights,
      quota,
      refundRule,
      firstIteration,
      lastIteration,
      trial,
      priceFrost: paidFrost,
      windowMs: endsAtMs - startsAtMs,
    },
    offer: sale.offer,
    sale,
  };
}

export function termChanges(yours: ComparedTerms, today: ComparedTerms): TermChanges {
  const changes: [TermId, string | null][] = [
    ['price', bigger(today.priceFrost - yours.priceFrost, walText, 'more', 'less')],
    ['window', bigger(today.windowMs - yours.windowMs, formatDuration, 'longer', 'shorter')],
    ['rights', today.rights === yours.rights ? null : 'other rights'],
    ['iterations', rangeChange(yours, today)],
    ['calls', callsChange(yours, today)],
    ['refund', refundChange(yours, today)],
  ];
  return Object.fromEntries(changes.filter(([, words]) => words !== null));
}

function bigger(
  difference: bigint,
  text: (amount: bigint) => string,
  up: string,
  down: string,
): string | null {
  if (difference === 0n) return null;
  return difference > 0n ? `${text(difference)} ${up}` : `${text(-difference)} ${down}`;
}

function rangeChange(yours: IterationRange, today: IterationRange): string | null {
  const startsSooner = yours.firstIteration - today.firstIteration;
  const endsLater = today.lastIteration - yours.lastIteration;
  if (startsSooner === 0 && endsLater === 0) return null;
  if (startsSooner >= 0 && endsLater >= 0) return 'more iterations';
  return startsSooner <= 0 && endsLater <= 0 ? 'fewer iterations' : 'other iterations';
}

function callsChange(yours: ComparedTerms, today: ComparedTerms): string | null {
  const [before, now] = [allowsCalls(yours.rights), allowsCalls(today.rights)];
  if (!before && !now) return null;
  if (before !== now) return now ? 'calls now' : 'no calls now';
  if (yours.quota === today.quota) return null;
  if (today.quota === 0n) return 'no limit now';
  if (yours.quota === 0n) return 'a limit now';
  return bigger(today.quota - yours.quota, callsText, 'more', 'fewer');
}

function refundChange(yours: ComparedTerms, today: ComparedTerms): string | null {
  if (yours.refundRule === today.refundRule) return null;
  return today.refundRule === REFUND_PRO_RATA ? 'refunds now' : 'no refund now';
}

function walText(amountFrost: bigint): string {
  return `${groupDigits(formatWal(amountFrost), 'en-GB')} WAL`;
}

function callsText(calls: bigint): string {
  return groupDigits(`${calls}`, 'en-GB');
}
