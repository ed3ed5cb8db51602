import type { Id } from '../../types';

/**
 * What the contract's money should do, written a second time from its documentation: plain sums on
 * plain records. It shares no code with the contract or the app.
 */
export interface Terms {
  readonly rights: number;
  readonly windowMs: bigint;
  readonly price: bigint;
  readonly firstIteration: number;
  readonly lastIteration: number;
  readonly quota: bigint;
  readonly proRata: boolean;
  readonly trial: boolean;
}

export interface SaleBook {
  readonly team: Id;
  readonly terms: Terms;
  readonly startsAtMs: bigint;
  readonly endsAtMs: bigint;
  readonly feeBps: bigint;
  readonly feeRecipient: Id;
  used: bigint;
  opens: number;
  settled: bigint;
  feePaid: bigint;
  refunded: bigint;
  closed: boolean;
}

export interface TeamBook {
  members: readonly Id[];
  sharesBps: readonly number[];
  vault: bigint;
  collected: bigint;
  distributed: bigint;
  /** Oldest first. */
  owed: readonly { readonly member: Id; readonly amount: bigint }[];
}

const DOWNLOAD = 1;
const WHOLE_BPS = 10_000n;

export class Books {
  readonly wallets: Map<Id, bigint>;
  readonly sales: Map<Id, SaleBook>;
  readonly teams: Map<Id, TeamBook>;
  feeBps: bigint;
  feeRecipient: Id;
  /** Flow so far: paid into sales; paid out as refund, fee or distribution. */
  paidIn = 0n;
  paidOut = 0n;

  constructor(from?: Books) {
    this.wallets = new Map(from?.wallets);
    this.sales = copies(from?.sales);
    this.teams = copies(from?.teams);
    this.feeBps = from?.feeBps ?? 0n;
    this.feeRecipient = from?.feeRecipient ?? '';
  }

  sale(id: Id): SaleBook {
    const found = this.sales.get(id);
    if (found === undefined) throw new Error(`the books have no sale ${id}`);
    return found;
  }

  team(id: Id): TeamBook {
    const found = this.teams.get(id);
    if (found === undefined) throw new Error(`the books have no team ${id}`);
    return found;
  }

  /** A new team with an empty vault. */
  found(id: Id, members: readonly Id[], sharesBps: readonly number[]): void {
    const empty = { vault: 0n, collected: 0n, distributed: 0n, owed: [] };
    this.teams.set(id, { members, sharesBps, ...empty });
  }

  /** A sale of a period of the terms' length, paid by `buyer`. */
  sell(id: Id, buyer: Id, team: Id, terms: Terms, startsAtMs: bigint): void {
    this.move(buyer, -terms.price);
    this.paidIn += terms.price;
    this.sales.set(id, {
      team,
      terms,
      startsAtMs,
      endsAtMs: startsAtMs + terms.windowMs,
      feeBps: this.feeBps,
      feeRecipient: this.feeRecipient,
      used: 0n,
      opens: 0,
      settled: 0n,
      feePaid: 0n,
      refunded: 0n,
      closed: false,
    });
  }

  /** What a buyer could have back now. */
  refundable(sale: SaleBook, nowMs: bigint): bigint {
    const { price, proRata, rights, quota, windowMs } = sale.terms;
    if (sale.closed || !proRata || nowMs >= sale.endsAtMs) return 0n;
    const unspentMs = nowMs <= sale.startsAtMs ? windowMs : sale.endsAtMs - nowMs;
    const byTime = (price * unspentMs) / windowMs;
    if (rights & DOWNLOAD) return sale.opens > 0 ? 0n : byTime;
    const byCalls = quota === 0n ? price : (price * (quota - sale.used)) / quota;
    return byTime < byCalls ? byTime : byCalls;
  }

  refund(id: Id, buyer: Id, nowMs: bigint): bigint {
    const sale = this.sale(id);
    const amount = this.refundable(sale, nowMs);
    sale.closed = true;
    sale.refunded = amount;
    this.payOut(buyer, amount);
    return amount;
  }

  /** What settling would move now. */
  due(sale: SaleBook, nowMs: bigint): bigint {
    return sale.terms.price - sale.refunded - this.refundable(sale, nowMs) - sale.settled;
  }

  settle(id: Id, nowMs: bigint): bigint {
    const sale = this.sale(id);
    const due = this.due(sale, nowMs);
    sale.settled += due;
    const fee = (sale.settled * sale.feeBps) / WHOLE_BPS - sale.feePaid;
    sale.feePaid += fee;
    this.payOut(sale.feeRecipient, fee);
    const team = this.team(sale.team);
    team.vault += due - fee;
    team.collected += due - fee;
    return due;
  }

  /** Repays advances as far as the vault reaches, then shares; answers what left the vault. */
  distribute(id: Id): bigint {
    const team = this.team(id);
    const before = team.vault;
    const still: TeamBook['owed'][number][] = [];
    for (const { member, amount } of team.owed) {
      const repaid = amount < team.vault ? amount : team.vault;
      team.vault -= repaid;
      this.payOut(member, repaid);
      if (repaid < amount) still.push({ member, amount: amount - repaid });
    }
    team.owed = still;
    const rest = team.vault;
    team.members.forEach((member, at) => {
      const part = (rest * BigInt(team.sharesBps[at] ?? 0)) / WHOLE_BPS;
      team.vault -= part;
      this.payOut(member, part);
    });
    team.distributed += before - team.vault;
    return before - team.vault;
  }

  advance(id: Id, member: Id, amount: bigint): void {
    const team = this.team(id);
    if (amount === 0n) return;
    const known = team.owed.some((entry) => entry.member === member);
    team.owed = known
      ? team.owed.map((entry) =>
          entry.member === member ? { member, amount: entry.amount + amount } : entry,
        )
      : [...team.owed, { member, amount }];
  }

  private payOut(to: Id, amount: bigint): void {
    this.paidOut += amount;
    this.move(to, amount);
  }

  private move(who: Id, amount: bigint): void {
    this.wallets.set(who, (this.wallets.get(who) ?? 0n) + amount);
  }
}

function copies<Book extends object>(books: ReadonlyMap<Id, Book> = new Map()): Map<Id, Book> {
  return new Map([...books].map(([id, book]) => [id, { ...book }]));
}
