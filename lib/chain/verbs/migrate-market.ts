import { Transaction } from '@mysten/sui/transactions';
import { callTarget, type Deployment } from '../deployment';

export interface MigrateMarketInput {
  readonly marketCapId: string;
}

/** Hands the market over to the upgraded contract; older code is refused from then on. */
export function migrateMarket(
  deployment: Deployment,
  input: MigrateMarketInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'market::migrate'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(input.marketCapId),
      transaction.object(deployment.objects.market),
    ],
  });
  return transaction;
}
