import type { MoveVm } from '../../types';
import { asArray, type MoveValue } from '../../values/move-value';
import { Layout } from './contract';
import type { Books } from './books';
import type { Ledger } from './ledger';

/** Where all the money is. */
export interface Totals {
  wallets: bigint;
  sales: bigint;
  vaults: bigint;
}

/** Reads money out of contract objects. One for each interpreter. */
export class Laws {
  private readonly sale;
  private readonly team;
  private readonly advance;

  constructor(vm: MoveVm) {
    this.sale = new Layout(vm, 'sale', 'Sale', [
      'paid',
      'balance',
      'settled',
      'refunded',
      'fee_paid',
      'used',
      'quota',
    ]);
    this.team = new Layout(vm, 'team', 'Team', [
      'vault',
      'collected',
      'distributed',
      'members',
      'advances',
    ]);
    this.advance = new Layout(vm, 'team', 'Advance', ['member', 'amount']);
  }

  /**
   * Throws unless no unit came or went: wallets, sales and vaults hold all that was ever minted;
   * a sale's price is in its balance, settled or refunded; a team paid out or holds what it
   * collected; and everything is as the books say, down to the order of what a team owes.
   */
  hold(ledger: Ledger, books: Books, mintedFrost: bigint): Totals {
    const totals = { wallets: 0n, sales: 0n, vaults: 0n };
    for (const [who, amount] of ledger.wallets) {
      same(`wallet ${who}`, amount, books.wallets.get(who) ?? 0n);
      totals.wallets += amount;
    }
    let sold = 0;
    for (const id of ledger.all('Sale')) {
      const { value } = ledger.object(id);
      sold += 1;
      totals.sales += this.saleHolds(id, value, books);
    }
    same('number of sales', BigInt(sold), BigInt(books.sales.size));
    for (const id of ledger.all('Team')) {
      totals.vaults += this.teamHolds(id, ledger.object(id).value, books);
    }
    same('all that was minted', totals.wallets + totals.sales + totals.vaults, mintedFrost);
    same('flow', books.paidIn, books.paidOut + totals.sales + totals.vaults);
    return totals;
  }

  private saleHolds(id: string, value: MoveValue, books: Books): bigint {
    const book = books.sale(id);
    const held = this.sale.balance(value, 'balance');
    const paid = this.sale.amount(value, 'paid');
    const settled = this.sale.amount(value, 'settled');
    const refunded = this.sale.amount(value, 'refunded');
    const feePaid = this.sale.amount(value, 'fee_paid');
    same('price of the sale', paid, book.terms.price);
    same('what the sale took', paid, held + settled + refunded);
    same('settled', settled, book.settled);
    same('refunded', refunded, book.refunded);
    same('fee', feePaid, book.feePaid);
    const used = this.sale.amount(value, 'used');
    same('calls', used, book.used);
    const quota = this.sale.amount(value, 'quota');
    if (feePaid > settled) throw new Error('the fee is more than was settled');
    if (quota > 0n && used > quota) throw new Error('more calls than the quota');
    return held;
  }

  private teamHolds(id: string, value: MoveValue, books: Books): bigint {
    const book = books.team(id);
    const vault = this.team.balance(value, 'vault');
    const collected = this.team.amount(value, 'collected');
    const distributed = this.team.amount(value, 'distributed');
    same('collected', collected, distributed + vault);
    same('vault', vault, book.vault);
    same('collected by the books', collected, book.collected);
    same('distributed by the books', distributed, book.distributed);
    const owed = asArray(this.team.get(value, 'advances')).map(
      (entry) =>
        `${String(this.advance.get(entry, 'member'))} ${this.advance.amount(entry, 'amount')}`,
    );
    same('owed', owed.join(), book.owed.map(({ member, amount }) => `${member} ${amount}`).join());
    return vault;
  }

  /** After a distribution: less than a unit a member stays, nothing while the team still owes. */
  dust(ledger: Ledger, books: Books, teamId: string, memberCount: number): void {
    const vault = this.team.balance(ledger.object(teamId).value, 'vault');
    const most = books.team(teamId).owed.length > 0 ? 0n : BigInt(memberCount - 1);
    if (vault > most) throw new Error(`the vault keeps ${vault}, more than ${most}`);
  }
}

function same<T extends bigint | string>(what: string, found: T, expected: T): void {
  if (found !== expected) throw new Error(`${what}: ${found} instead of ${expected}`);
}
