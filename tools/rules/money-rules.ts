import {
  canDistribute,
  canRecordCalls,
  canRefund,
  canSettle,
  distributeVault,
  earnedFrost,
  MAX_PRICE_FROST,
  MAX_QUOTA,
  refundableFrost,
  shareOf,
  type SaleTerms,
} from '@/lib/domain';
import { MAX_TIME_MS, MAX_U64, MAX_WINDOW_MS, MINUTE_MS } from './access-rules';
import { saidBy, type Rule } from './rule';
import type { SeededRandom } from './seeded-random';

const MAX_FEE_BPS = 500;
const WHOLE_BPS = 10_000;
const MAX_MEMBERS = 8;
const MAX_ADVANCES = 16;
const MAX_CALLS = 1n << 62n;

/** What a holder could have back. */
export const refundableRule: Rule = {
  name: 'refundable',
  title: 'refund: earning::refundable = refundableFrost',
  draw(random) {
    const { sale, nowMs } = saleAt(random, MAX_U64);
    const values = [`${refundableFrost(sale, nowMs)}`];
    return { asked: { sale: wireOf(sale), isNewest: true, nowMs }, said: { values } };
  },
};

/** What a refund pays, the new end of the pass, and what stays for the team. */
export const refundRule: Rule = {
  name: 'refund',
  title: 'refund: refund::refund = canRefund',
  draw(random) {
    const { sale, nowMs } = saleAt(random, MAX_PRICE_FROST);
    const isNewest = random.chance(95);
    const verdict = canRefund(
      { passId: 'pass', saleId: isNewest ? 'sale' : 'other' },
      { ...sale, saleId: 'sale', passId: 'pass' },
      nowMs,
    );
    const said = saidBy(verdict, () => {
      if (!verdict.allowed) return [];
      const { amountFrost, endsAtMs } = verdict;
      return [amountFrost, endsAtMs, sale.paidFrost - sale.settledFrost - amountFrost];
    });
    return { asked: { sale: wireOf(sale), isNewest, nowMs }, said };
  },
};

/** What settling moves to the team and the market, and what stays. */
export const settleRule: Rule = {
  name: 'settle',
  title: 'refund: sale::settle = canSettle',
  draw(random) {
    const { sale, nowMs } = saleAt(random, MAX_PRICE_FROST);
    const verdict = canSettle(sale, nowMs);
    const said = saidBy(verdict, () =>
      verdict.allowed ? [verdict.teamFrost, verdict.feeFrost, verdict.heldFrost] : [],
    );
    return { asked: { sale: wireOf(sale), isNewest: true, nowMs }, said };
  },
};

/** Whether a gateway's calls are counted. */
export const callsRule: Rule = {
  name: 'calls',
  title: 'quota: sale::record_calls = canRecordCalls',
  draw(random) {
    const drawn = saleAt(random, MAX_PRICE_FROST);
    const { nowMs } = drawn;
    // A right to call, as a rule; what was settled counts for nothing here.
    const sale = {
      ...drawn.sale,
      rights: random.chance(90) ? 2 : 1,
      settledFrost: 0n,
      feePaidFrost: 0n,
    };
    const asked = {
      ofThisTeam: random.chance(95),
      isMember: random.chance(95),
      openedUntilMs: random.amount(0n, MAX_TIME_MS, nowMs + 1n, sale.endsAtMs),
      calls: random.amount(0n, MAX_CALLS, sale.quota - sale.used, 1n),
      nowMs,
    };
    const verdict = canRecordCalls(sale, {
      calls: asked.calls,
      openedUntilMs: asked.openedUntilMs,
      isTeamOfSale: asked.ofThisTeam,
      isMemberOrOperator: asked.isMember,
      nowMs,
    });
    const said = saidBy(verdict, () => [sale.used + asked.calls]);
    return { asked: { sale: wireOf(sale), ...asked }, said };
  },
};

/** Who receives how much of a vault, what stays, and who is still owed. */
export const distributeRule: Rule = {
  name: 'distribute',
  title: 'split: team::distribute = distributeVault, canDistribute',
  draw(random) {
    const members = addresses(1 + random.below(MAX_MEMBERS), random.below(3));
    const sharesBps = shares(random, members.length);
    const vault = random.amount(0n, MAX_U64, 9_999n, 10_000n, BigInt(members.length));
    const lenders = addresses(random.chance(40) ? 0 : random.below(MAX_ADVANCES + 1), 0);
    const advances = lenders.map((member) => ({
      member,
      amount: random.amount(1n, MAX_U64, vault, vault / BigInt(lenders.length) + 1n),
    }));
    const people = [...new Set([...members, ...lenders])];
    const state = {
      heldFrost: vault,
      sharesBps,
      advances: advances.map(({ member, amount }) => ({ member, amountFrost: amount })),
    };
    const verdict = canDistribute(state);
    if (!verdict.allowed) {
      return {
        asked: { vault, members, sharesBps, advances, people },
        said: saidBy(verdict, () => []),
      };
    }
    const paid = distributeVault(state);
    const receipts = people.map((person) => {
      const share = paid.amounts[members.indexOf(person)] ?? 0n;
      const back = paid.repaid.find(({ member }) => member === person)?.amountFrost ?? 0n;
      return `${share + back}`;
    });
    const owed = paid.advances.flatMap(({ member, amountFrost }) => [member, `${amountFrost}`]);
    return {
      asked: { vault, members, sharesBps, advances, people },
      said: { values: [...receipts, `${paid.heldFrost}`, ...owed] },
    };
  },
};

/** A sale as the contract can have made it, and a moment at one of its edges. */
function saleAt(random: SeededRandom, mostPaid: bigint): { sale: SaleTerms; nowMs: bigint } {
  const startsAtMs = random.amount(0n, MAX_TIME_MS, 1_800_000_000_000n);
  const windowMs = random.amount(MINUTE_MS, MAX_WINDOW_MS, 604_800_000n);
  const endsAtMs = startsAtMs + windowMs;
  const middleMs = startsAtMs + random.amount(0n, windowMs, windowMs / 2n);
  const nowMs = random.chance(50) ? middleMs : random.amount(0n, MAX_TIME_MS, startsAtMs, endsAtMs);
  const rights = 1 + random.below(3);
  const quota = rights === 1 || random.chance(25) ? 0n : random.amount(1n, MAX_QUOTA);
  const paidFrost = random.amount(0n, mostPaid, windowMs, quota);
  const feeBps = random.pick(0, 1, 250, MAX_FEE_BPS - 1, MAX_FEE_BPS);
  const open = {
    rights,
    refundRule: random.chance(85) ? 1 : 0,
    quota,
    used: quota === 0n ? random.amount(0n, MAX_QUOTA) : random.amount(0n, quota, quota / 2n),
    opens: random.pick(0n, 0n, 0n, 1n, 7n),
    paidFrost,
    startsAtMs,
    endsAtMs,
    feeBps,
    settledFrost: 0n,
    feePaidFrost: 0n,
    refundedFrost: 0n,
    closed: false,
  };
  const closed = random.chance(12);
  const refundedFrost = closed ? random.amount(0n, paidFrost) : 0n;
  const sale = { ...open, closed, refundedFrost };
  // What was settled before was earned, and what is earned never shrinks.
  const settledFrost = random.amount(0n, earnedFrost(sale, nowMs), earnedFrost(sale, nowMs));
  return { sale: { ...sale, settledFrost, feePaidFrost: shareOf(settledFrost, feeBps) }, nowMs };
}

function wireOf(sale: SaleTerms): object {
  const { paidFrost, settledFrost, feePaidFrost, refundedFrost, ...terms } = sale;
  const money = { paid: paidFrost, settled: settledFrost, feePaid: feePaidFrost };
  return { ...terms, ...money, refunded: refundedFrost };
}

/** Different addresses, the first of which is number `from`. */
function addresses(count: number, from: number): string[] {
  return Array.from(
    { length: count },
    (_, at) => `0x${(0xa0 + from + at).toString(16).padStart(64, '0')}`,
  );
}

/** Basis points of at least one each that add up to all. */
function shares(random: SeededRandom, count: number): number[] {
  let rest = WHOLE_BPS;
  return Array.from({ length: count }, (_, at) => {
    const most = BigInt(rest - (count - at - 1));
    const share = at === count - 1 ? rest : Number(random.amount(1n, most, most / 2n));
    rest -= share;
    return share;
  });
}
