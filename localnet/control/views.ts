import { bcs } from '@mysten/sui/bcs';
import { Transaction, type TransactionArgument } from '@mysten/sui/transactions';
import { SYSTEM_ADDRESS } from '../ledger/genesis-transaction';
import type { Ledger } from '../ledger/types';

/** Calls a function that only reads, by simulation; answers the BCS of its first result. */
export async function readView(
  ledger: Ledger,
  target: string,
  argumentsOf: (transaction: Transaction) => TransactionArgument[],
): Promise<Uint8Array> {
  const transaction = new Transaction();
  transaction.moveCall({ target, arguments: argumentsOf(transaction) });
  const kind = bcs.TransactionKind.parse(await transaction.build({ onlyTransactionKind: true }));
  const data = bcs.TransactionData.serialize({
    V1: {
      kind,
      sender: SYSTEM_ADDRESS,
      gasData: {
        payment: [],
        owner: SYSTEM_ADDRESS,
        price: ledger.referenceGasPrice.toString(),
        budget: '1000000000',
      },
      expiration: { None: true },
    },
  });
  const seen = ledger.simulate(data.toBytes(), { checks: false });
  const result = seen.commandResults[0]?.returns[0];
  if (!result) throw new Error(`${target} gave no result: ${seen.failure?.description ?? ''}`);
  return result.bytes;
}
