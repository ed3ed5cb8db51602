import { TidemarkError } from '@/lib/domain';
import type { LedgerIndex, LedgerIndexEvent } from './figures-schema';

/** What one row says: each but `advanced` is one movement of coins. */
export type EntryKind =
  'bought' | 'renewed' | 'settled' | 'fee' | 'refunded' | 'repaid' | 'share' | 'advanced';

/** Where coins rest. `buyer`, `market` and `person` are outside the team's money. */
export type Place = 'buyer' | 'sales' | 'vault' | 'market' | 'person';

/** Running amounts in FROST after a row. */
export interface Balances {
  readonly salesFrost: bigint;
  readonly vaultFrost: bigint;
  /** Repayments and shares together. */
  readonly paidOutFrost: bigint;
  /** Costs advanced and not repaid; no coins of the team. */
  readonly owedFrost: bigint;
}

export interface LedgerEntry {
  /** Stable and unique: event and line. */
  readonly key: string;
  readonly event: LedgerIndexEvent;
  readonly kind: EntryKind;
  /** null: nothing of the team's money moved. */
  readonly path: { readonly from: Place; readonly to: Place } | null;
  /** Who paid, was paid, or advanced; null where coins stayed in sales, vault or market. */
  readonly person: string | null;
  readonly amountFrost: bigint;
  /** After this row. */
  readonly balances: Balances;
}

/** Sums since the team was made; all in FROST. */
export interface LedgerTotals {
  readonly paidFrost: bigint;
  readonly settledFrost: bigint;
  readonly feeFrost: bigint;
  readonly refundedFrost: bigint;
  readonly repaidFrost: bigint;
  readonly sharedFrost: bigint;
  readonly advancedFrost: bigint;
}

export interface Ledger {
  /** Balances and sums before the first entry; all 0 where nothing is left out. */
  readonly opening: { readonly events: number; readonly balances: Balances };
  /** Oldest first. */
  readonly entries: readonly LedgerEntry[];
  readonly balances: Balances;
  readonly totals: LedgerTotals;
}

type Movement = Pick<LedgerEntry, 'kind' | 'person' | 'amountFrost'>;

/**
 * Every movement of a team's money with the balances after it. paid = in sales + in the vault +
 * paid out + fees + refunds holds after every event, to the unit.
 * @throws TidemarkError invariant_broken when more leaves a place than came in
 */
export function buildLedger({ earlier, events }: LedgerIndex): Ledger {
  let totals: LedgerTotals = {
    paidFrost: earlier.paidFrost,
    settledFrost: earlier.settledFrost,
    feeFrost: earlier.feeFrost,
    refundedFrost: earlier.refundedFrost,
    repaidFrost: earlier.repaidFrost,
    sharedFrost: earlier.distributedFrost - earlier.repaidFrost,
    advancedFrost: earlier.advancedFrost,
  };
  const opening = { events: earlier.events, balances: balancesOf(totals) };
  const entries: LedgerEntry[] = [];
  for (const event of events) {
    movementsOf(event).forEach((movement, line) => {
      totals = add(totals, movement);
      const key = `${event.transactionDigest}:${event.eventIndex}:${line}`;
      const balances = balancesOf(totals);
      entries.push({ ...movement, key, event, path: paths[movement.kind], balances });
    });
  }
  return { opening, entries, balances: balancesOf(totals), totals };
}

const paths: Readonly<Record<EntryKind, LedgerEntry['path']>> = {
  bought: { from: 'buyer', to: 'sales' },
  renewed: { from: 'buyer', to: 'sales' },
  settled: { from: 'sales', to: 'vault' },
  fee: { from: 'sales', to: 'market' },
  refunded: { from: 'sales', to: 'buyer' },
  repaid: { from: 'vault', to: 'person' },
  share: { from: 'vault', to: 'person' },
  advanced: null,
};

const sums: Readonly<Record<EntryKind, keyof LedgerTotals>> = {
  bought: 'paidFrost',
  renewed: 'paidFrost',
  settled: 'settledFrost',
  fee: 'feeFrost',
  refunded: 'refundedFrost',
  repaid: 'repaidFrost',
  share: 'sharedFrost',
  advanced: 'advancedFrost',
};

/** What an event moved, without the lines that moved nothing. */
function movementsOf(event: LedgerIndexEvent): Movement[] {
  const { person, amountFrost } = event;
  switch (event.kind) {
    case 'pass.bought':
      // A trial may cost nothing; that it was had is still a row.
      return [{ kind: 'bought', person, amountFrost }];
    case 'pass.renewed':
      return [{ kind: 'renewed', person, amountFrost }];
    case 'sale.refunded':
      return [{ kind: 'refunded', person, amountFrost }];
    case 'cost.advanced':
      return [{ kind: 'advanced', person, amountFrost }];
    case 'sale.settled':
      return moved([
        { kind: 'settled', person: null, amountFrost },
        { kind: 'fee', person: null, amountFrost: event.feeFrost },
      ]);
    case 'revenue.distributed':
      return moved(
        event.lines.map((line) => ({
          kind: line.role === 'repayment' ? 'repaid' : 'share',
          person: line.address,
          amountFrost: line.amountFrost,
        })),
      );
  }
}

function moved(movements: Movement[]): Movement[] {
  return movements.filter(({ amountFrost }) => amountFrost > 0n);
}

function add(totals: LedgerTotals, { kind, amountFrost }: Movement): LedgerTotals {
  const name = sums[kind];
  return { ...totals, [name]: totals[name] + amountFrost };
}

function balancesOf(totals: LedgerTotals): Balances {
  const paidOutFrost = totals.repaidFrost + totals.sharedFrost;
  const balances: Balances = {
    salesFrost: totals.paidFrost - totals.settledFrost - totals.feeFrost - totals.refundedFrost,
    vaultFrost: totals.settledFrost - paidOutFrost,
    paidOutFrost,
    owedFrost: totals.advancedFrost - totals.repaidFrost,
  };
  if (Object.values(balances).every((amountFrost: bigint) => amountFrost >= 0n)) return balances;
  throw new TidemarkError(
    'invariant_broken',
    'The index lists more money going out than came in; it has to be rebuilt. Coins are on chain and safe.',
  );
}
