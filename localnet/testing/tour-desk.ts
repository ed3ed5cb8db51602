import type { Transaction, TransactionObjectArgument } from '@mysten/sui/transactions';
import { LocalAccount, ownedArgument, sharedArgument } from '../control/account';
import type { OpenChain } from '../genesis/open-chain';
import { operatorKeypair } from '../genesis/seed';
import type { ExecutedTransaction } from '../ledger/types';
import type { Id } from '../vm/types';
import { call, market, walCoin, type Arguments } from './contract-call';
import type { MarketScene } from './market-scene';

/** Short words for calls on one scene, by its seller and by the operator of the market. */
export class TourDesk {
  readonly operator: LocalAccount;

  constructor(
    readonly chain: OpenChain,
    readonly scene: MarketScene,
  ) {
    this.operator = new LocalAccount(chain.ledger, operatorKeypair(chain.seedHex));
  }

  get me(): Id {
    return this.scene.seller.address;
  }

  do(target: string, args: (tx: Transaction) => Arguments): Promise<ExecutedTransaction> {
    return this.by(this.scene.seller, target, args);
  }

  by(
    account: LocalAccount,
    target: string,
    args: (tx: Transaction) => Arguments,
  ): Promise<ExecutedTransaction> {
    return account.run((tx) => {
      call(this.chain, tx, target, args(tx));
    });
  }

  capAndTeam(tx: Transaction) {
    return [this.own(tx, this.scene.cap), market(this.chain, tx), this.shared(tx, this.scene.team)];
  }

  capAndModel(tx: Transaction) {
    return [
      this.own(tx, this.scene.cap),
      market(this.chain, tx),
      this.shared(tx, this.scene.model),
    ];
  }

  own(tx: Transaction, id: Id): TransactionObjectArgument {
    return ownedArgument(tx, this.chain.ledger, id);
  }

  shared(tx: Transaction, id: Id): TransactionObjectArgument {
    return sharedArgument(tx, this.chain.ledger, id, true);
  }

  pay(tx: Transaction, amountFrost: bigint): TransactionObjectArgument {
    const [coin] = tx.splitCoins(this.own(tx, walCoin(this.chain, this.me)), [amountFrost]);
    if (!coin) throw new Error('a split has a part');
    return coin;
  }
}
