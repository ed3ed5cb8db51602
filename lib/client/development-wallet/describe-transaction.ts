import type { ClientWithCoreApi } from '@mysten/sui/client';
import type { Transaction } from '@mysten/sui/transactions';
import { formatAmount, SUI_UNIT, WAL_UNIT } from '@/lib/domain';

const MAX_CALLS_SHOWN = 6;

interface Line {
  readonly label: string;
  readonly value: string;
}

/** What a transaction calls and how it would move the person's coins, by a dry run. */
export async function describeTransaction(
  client: ClientWithCoreApi,
  request: { transaction: Transaction; bytes: Uint8Array; address: string; walType: string },
): Promise<Line[]> {
  return [...callLines(request.transaction), ...(await coinLines(client, request))];
}

function callLines(transaction: Transaction): Line[] {
  const calls = transaction
    .getData()
    .commands.flatMap((command) => (command.MoveCall ? [command.MoveCall] : []))
    .map((call) => `${call.module}::${call.function}`);
  const shown = calls.slice(0, MAX_CALLS_SHOWN).join(', ');
  const more = calls.length > MAX_CALLS_SHOWN ? ` and ${calls.length - MAX_CALLS_SHOWN} more` : '';
  return [{ label: 'Calls', value: shown === '' ? 'none' : shown + more }];
}

async function coinLines(
  client: ClientWithCoreApi,
  { bytes, address, walType }: { bytes: Uint8Array; address: string; walType: string },
): Promise<Line[]> {
  try {
    const result = await client.core.simulateTransaction({
      transaction: bytes,
      include: { balanceChanges: true },
    });
    const changes =
      result.$kind === 'Transaction'
        ? result.Transaction.balanceChanges
        : result.FailedTransaction.balanceChanges;
    return changes
      .filter((change) => change.address === address)
      .map((change) => {
        const unit = change.coinType === walType ? WAL_UNIT : SUI_UNIT;
        const amount = BigInt(change.amount);
        const sign = amount > 0n ? '+' : '';
        return { label: unit.symbol, value: `${sign}${formatAmount(amount, unit)}` };
      });
  } catch {
    // The wallet may still sign: the chain itself refuses what cannot run.
    return [{ label: 'Coins', value: 'cannot be shown now' }];
  }
}
