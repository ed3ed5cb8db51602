import type { Transaction } from '@mysten/sui/transactions';
import { sharedArgument } from '../control/account';
import type { OpenChain } from '../genesis/open-chain';
import { coinOf } from '../ledger/object-store';
import { canonicalType, CLOCK_ID } from '../ptb/type-text';
import type { Id } from '../vm/types';

export type Arguments = NonNullable<Parameters<Transaction['moveCall']>[0]['arguments']>;

/** One call of the contract, for the network's coin. */
export function call(chain: OpenChain, tx: Transaction, name: string, args: Arguments) {
  return tx.moveCall({
    target: `${chain.facts.packages.tidemark}::${name}`,
    typeArguments: [chain.facts.walType],
    arguments: args,
  });
}

export const market = (chain: OpenChain, tx: Transaction) =>
  sharedArgument(tx, chain.ledger, chain.facts.objects.market, false);

export const clock = (chain: OpenChain, tx: Transaction) =>
  sharedArgument(tx, chain.ledger, CLOCK_ID, false);

/** The largest WAL coin of an address. */
export function walCoin({ ledger, facts }: OpenChain, owner: Id): Id {
  const wal = canonicalType(facts.walType);
  const coins = ledger
    .ownedBy(owner, { type: '0x2::coin::Coin', limit: 100 })
    .flatMap((object) => {
      const coin = coinOf(object);
      return coin?.currency === wal ? [{ id: object.id, balance: coin.balance }] : [];
    })
    .sort((left, right) => (left.balance < right.balance ? 1 : -1));
  if (!coins[0]) throw new Error(`${owner} owns no WAL`);
  return coins[0].id;
}
