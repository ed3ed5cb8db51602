import { describe, expect, test } from 'vitest';
import { toChainEvent } from '@/lib/indexer/chain-event';
import { fold } from '@/lib/indexer/fold';
import type { EventRow } from '@/lib/indexer/rows';
import { randomHistory } from '@/lib/indexer/testing/history';
import { applyChanges, emptyIndex } from '@/lib/indexer/testing/memory';
import { ledgerRowSchema, toLedgerEvent } from '@/lib/server/queries/ledger-event';
import { ledgerKinds, type LedgerKind, type TeamLedger } from '@/lib/server/queries/types';
import { ledgerSchema, type LedgerIndex } from './figures-schema';
import { buildLedger, type Ledger } from './ledger';
import { reconcile } from './reconcile';

const nothing: TeamLedger['earlier'] = {
  events: 0,
  paidFrost: '0',
  settledFrost: '0',
  feeFrost: '0',
  refundedFrost: '0',
  distributedFrost: '0',
  repaidFrost: '0',
  advancedFrost: '0',
};

async function indexOf(seed: number, length: number) {
  const raws = randomHistory(seed, length);
  const events = await Promise.all(raws.map((raw) => toChainEvent(raw, async () => 1_000n)));
  return applyChanges(emptyIndex, fold(emptyIndex.state, events));
}

/** As the row leaves the database and the server. */
function ledgerEventOf(row: EventRow) {
  const text = { ordinal: `${row.ordinal}`, at_ms: `${row.at_ms}`, amount: `${row.amount}` };
  return toLedgerEvent(ledgerRowSchema.parse({ ...row, ...text, model_name: null }));
}

function isLedgerRow(row: EventRow, teamId: string): boolean {
  return row.team_id === teamId && ledgerKinds.includes(row.kind as LedgerKind);
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);

/** Net coins that came into a place over all rows. */
function netOf({ entries }: Ledger, places: readonly string[]): bigint {
  return sum(
    entries.map(({ path, amountFrost }) => {
      if (path === null) return 0n;
      const into = places.includes(path.to) ? amountFrost : 0n;
      return into - (places.includes(path.from) ? amountFrost : 0n);
    }),
  );
}

describe('the ledger of a team', () => {
  test('equals coin movements to the unit over random histories', async () => {
    const kinds = new Set<string>();
    let compared = 0;
    for (let seed = 1; seed <= 12; seed += 1) {
      const index = await indexOf(seed, 600);
      const { teams, sales, advances } = index.state.rows;
      for (const team of teams.values()) {
        const events = index.events.filter((row) => isLedgerRow(row, team.id)).map(ledgerEventOf);
        const ledger = buildLedger(ledgerSchema.parse({ earlier: nothing, events }));
        const own = [...sales.values()].filter((sale) => sale.team_id === team.id);
        const { salesFrost, vaultFrost, paidOutFrost } = ledger.balances;
        const figures = reconcile(ledger, {
          collectedFrost: team.collected,
          unsettledFrost: sum(own.map((sale) => sale.held)),
          heldFrost: team.collected - team.distributed,
          distributedFrost: team.distributed,
          owedFrost: sum((advances.get(team.id) ?? []).map(({ owed }) => owed)),
        });
        for (const figure of figures) expect(figure.differenceFrost, figure.label).toBe(0n);
        expect(ledger.totals.paidFrost).toBe(sum(own.map((sale) => sale.paid)));
        expect(ledger.totals.feeFrost).toBe(sum(own.map((sale) => sale.fee)));
        expect(ledger.totals.refundedFrost).toBe(sum(own.map((sale) => sale.refunded)));
        // Σ in = out + held, by the rows alone.
        expect(netOf(ledger, ['sales'])).toBe(salesFrost);
        expect(netOf(ledger, ['vault'])).toBe(vaultFrost);
        expect(netOf(ledger, ['person'])).toBe(paidOutFrost);
        expect(-netOf(ledger, ['buyer'])).toBe(
          salesFrost + vaultFrost + paidOutFrost + netOf(ledger, ['market']),
        );
        ledger.entries.forEach(({ kind }) => kinds.add(kind));
        compared += ledger.entries.length;
      }
    }
    expect([...kinds].toSorted()).toEqual(
      ['advanced', 'bought', 'fee', 'refunded', 'renewed', 'repaid', 'settled', 'share'].toSorted(),
    );
    expect(compared).toBeGreaterThan(1_000);
  });

  test('a shortened history carries the sums of what is left out', async () => {
    const index = await indexOf(5, 800);
    const [teamId = ''] = index.state.rows.teams.keys();
    const events = index.events.filter((row) => isLedgerRow(row, teamId)).map(ledgerEventOf);
    const whole = buildLedger(ledgerSchema.parse({ earlier: nothing, events }));
    const at = Math.floor(events.length / 2);
    const before = buildLedger(
      ledgerSchema.parse({ earlier: nothing, events: events.slice(0, at) }),
    );
    const { totals } = before;
    const earlier: LedgerIndex['earlier'] = {
      ...totals,
      events: at,
      distributedFrost: totals.repaidFrost + totals.sharedFrost,
    };
    const newest = ledgerSchema.parse({ earlier: nothing, events: events.slice(at) }).events;
    const cut = buildLedger({ earlier, events: newest });
    expect(cut.opening).toEqual({ events: at, balances: before.balances });
    expect(cut.entries).toEqual(whole.entries.slice(before.entries.length));
    expect(cut.totals).toEqual(whole.totals);
    expect(cut.balances).toEqual(whole.balances);
  });

  test('more going out than came in is refused, and a difference is named', async () => {
    const index = await indexOf(5, 400);
    const [teamId = ''] = index.state.rows.teams.keys();
    const events = index.events.filter((row) => isLedgerRow(row, teamId)).map(ledgerEventOf);
    const settled = events.filter(({ kind }) => kind === 'sale.settled');
    expect(settled.length).toBeGreaterThan(0);
    expect(() => buildLedger(ledgerSchema.parse({ earlier: nothing, events: settled }))).toThrow(
      expect.objectContaining({ code: 'invariant_broken' }),
    );
    const ledger = buildLedger(ledgerSchema.parse({ earlier: nothing, events: [] }));
    const card = {
      collectedFrost: 1n,
      unsettledFrost: null,
      heldFrost: 1n,
      distributedFrost: 0n,
      owedFrost: 0n,
    };
    expect(reconcile(ledger, card).map(({ differenceFrost }) => differenceFrost)).toEqual([
      1n,
      0n,
      1n,
      0n,
      0n,
    ]);
  });
});
