import { bcs } from '@mysten/sui/bcs';
import { Transaction } from '@mysten/sui/transactions';
import { SYSTEM_ADDRESS } from '../ledger/genesis-transaction';
import type { LocalLedger } from '../ledger/local-ledger';
import { packageObject } from '../ledger/object-bytes';
import { typeOriginsOf } from '../ledger/package-facts';
import type { ExecutedTransaction, ObjectChange } from '../ledger/types';
import { STD, SUI } from '../ptb/type-text';
import type { Id } from '../vm/types';
import { modulesByAddress, type PinnedPackage } from './bytecode';

/** Brings the framework into being: the first transaction of a chain. */
export function createFramework(ledger: LocalLedger, framework: PinnedPackage): void {
  const groups = modulesByAddress(framework.modules);
  ledger.createGenesisObjects((previousTransaction) =>
    [...groups].map(([id, modules]) =>
      packageObject({
        id,
        version: 1n,
        modules,
        typeOrigins: typeOriginsOf(id, modules),
        linkage: id === SUI ? [{ originalId: STD, upgradedId: STD, upgradedVersion: 1n }] : [],
        previousTransaction,
        storageRebate: 0n,
      }),
    ),
  );
}

/** Publishes a package; one compiled at a fixed address goes there. */
export function publish(ledger: LocalLedger, pinned: PinnedPackage): Promise<ExecutedTransaction> {
  const transaction = new Transaction();
  transaction.publish({
    modules: pinned.modules.map((bytes) => [...bytes]),
    dependencies: pinned.dependencies,
  });
  return run(ledger, transaction, SYSTEM_ADDRESS);
}

/** Unsigned and unpaid: by genesis, and later by the network itself as sender 0x0. */
export async function run(ledger: LocalLedger, transaction: Transaction, sender: Id) {
  const kind = bcs.TransactionKind.parse(await transaction.build({ onlyTransactionKind: true }));
  const data = bcs.TransactionData.serialize({
    V1: {
      kind,
      sender,
      gasData: { payment: [], owner: sender, price: '1', budget: '0' },
      expiration: { None: true },
    },
  });
  return ledger.executeUnsigned(data.toBytes());
}

/** The one object that the transaction wrote and that matches. */
export function single(
  done: ExecutedTransaction,
  matches: (change: ObjectChange) => boolean,
  what: string,
): ObjectChange {
  const found = done.changes.filter((change) => change.output && matches(change));
  const [only] = found;
  if (!only || found.length !== 1) {
    throw new RangeError(`genesis made ${found.length} objects of the kind ${what}, not one`);
  }
  return only;
}
