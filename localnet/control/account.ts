import type { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction, type TransactionObjectArgument } from '@mysten/sui/transactions';
import { coinOf } from '../ledger/object-store';
import type { ExecutedTransaction, Ledger, StoredObject } from '../ledger/types';
import { GAS_COIN_TEXT } from '../ptb/type-text';
import type { Id } from '../vm/types';

const MAX_WAITING = 256;
const MAX_COINS_LOOKED_AT = 256;
const BUDGET_MIST = 2_000_000_000n;

/** Too many transactions of one account wait; try again shortly. */
export class AccountBusy extends Error {
  readonly code = 'BUSY';
  readonly retryable = true;

  constructor() {
    super('Too many requests are waiting; try again in a few seconds.');
    this.name = 'AccountBusy';
  }
}

/** The network's own account: signs transactions one after another, each paid by its largest coin. */
export class LocalAccount {
  readonly address: Id;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(
    private readonly ledger: Ledger,
    private readonly keypair: Ed25519Keypair,
  ) {
    this.address = keypair.toSuiAddress();
  }

  /** Builds and runs one transaction. Throws AccountBusy, TransactionRefused, or Error when it failed. */
  run(build: (transaction: Transaction) => void): Promise<ExecutedTransaction> {
    if (this.waiting >= MAX_WAITING) return Promise.reject(new AccountBusy());
    this.waiting += 1;
    const done = this.last.then(() => this.execute(build));
    this.last = done
      .catch(() => undefined)
      .finally(() => {
        this.waiting -= 1;
      });
    return done;
  }

  private async execute(build: (transaction: Transaction) => void): Promise<ExecutedTransaction> {
    const transaction = new Transaction();
    build(transaction);
    const gas = this.largestCoin();
    transaction.setSender(this.address);
    transaction.setGasPrice(this.ledger.referenceGasPrice);
    transaction.setGasBudget(BUDGET_MIST);
    transaction.setGasPayment([reference(gas)]);
    const bytes = await transaction.build();
    const { signature } = await this.keypair.signTransaction(bytes);
    const done = await this.ledger.execute(bytes, [
      new Uint8Array(Buffer.from(signature, 'base64')),
    ]);
    if (done.failure) throw new Error(`A network transaction failed: ${done.failure.description}`);
    return done;
  }

  private largestCoin(): StoredObject {
    let largest: { object: StoredObject; balance: bigint } | undefined;
    const coins = this.ledger.ownedBy(this.address, {
      type: GAS_COIN_TEXT,
      limit: MAX_COINS_LOOKED_AT,
    });
    for (const object of coins) {
      const balance = coinOf(object)?.balance ?? 0n;
      if (!largest || balance > largest.balance) largest = { object, balance };
    }
    if (!largest) throw new Error(`Account ${this.address} of the network has no SUI.`);
    return largest.object;
  }
}

function reference(object: StoredObject) {
  return {
    objectId: object.id,
    version: object.version.toString(),
    digest: object.digest,
  };
}

/** An owned or immutable object as it is now. */
export function ownedArgument(
  transaction: Transaction,
  ledger: Ledger,
  id: Id,
): TransactionObjectArgument {
  return transaction.objectRef(reference(requireObject(ledger, id)));
}

/** A shared object. */
export function sharedArgument(
  transaction: Transaction,
  ledger: Ledger,
  id: Id,
  mutable: boolean,
): TransactionObjectArgument {
  const { owner } = requireObject(ledger, id);
  if (owner.kind !== 'shared') throw new RangeError(`object ${id} is not shared`);
  return transaction.sharedObjectRef({
    objectId: id,
    initialSharedVersion: owner.initialSharedVersion.toString(),
    mutable,
  });
}

function requireObject(ledger: Ledger, id: Id): StoredObject {
  const object = ledger.object(id);
  if (!object) throw new RangeError(`object ${id} does not exist`);
  return object;
}
