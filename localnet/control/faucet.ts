import { z } from 'zod';
import { coinOf } from '../ledger/object-store';
import type { Ledger } from '../ledger/types';
import type { GenesisFacts } from '../ledger/record';
import { canonicalType, SUI_TYPE_TEXT } from '../ptb/type-text';
import { type LocalAccount, sharedArgument } from './account';

/** What one request gives. */
export const FAUCET_SUI_MIST = 1_000n * 1_000_000_000n;
export const FAUCET_WAL_FROST = 1_000n * 1_000_000_000n;

/** Sui's faucet request: `{ "FixedAmountRequest": { "recipient": "0x…" } }`. */
export const faucetRequestSchema = z.object({
  FixedAmountRequest: z.object({
    recipient: z
      .string()
      .regex(/^0x[0-9a-fA-F]{64}$/, 'a recipient is 0x and 64 hex digits')
      .transform((text) => text.toLowerCase()),
  }),
});

export interface FaucetAnswer {
  status: 'Success';
  coins_sent: { amount: number; id: string; transferTxDigest: string; coinType: string }[];
}

/** Gives SUI and WAL to an address in one transaction. Amounts are in MIST and FROST. */
export async function giveCoins(
  context: { ledger: Ledger; account: LocalAccount; facts: GenesisFacts },
  recipient: string,
): Promise<FaucetAnswer> {
  const { ledger, account, facts } = context;
  const done = await account.run((transaction) => {
    const [sui] = transaction.splitCoins(transaction.gas, [FAUCET_SUI_MIST]);
    const wal = transaction.moveCall({
      target: `${facts.packages.wal}::faucet::mint`,
      arguments: [
        sharedArgument(transaction, ledger, facts.objects.walFaucet, true),
        transaction.pure.u64(FAUCET_WAL_FROST),
      ],
    });
    transaction.transferObjects([sui, wal], recipient);
  });
  const currencies = new Set([SUI_TYPE_TEXT, canonicalType(facts.walType)]);
  const coins = done.changes.flatMap((change) => {
    const object = change.idOperation === 'created' ? ledger.object(change.id) : undefined;
    const coin = object && coinOf(object);
    return coin && currencies.has(coin.currency) ? [{ id: change.id, ...coin }] : [];
  });
  return {
    status: 'Success',
    coins_sent: coins.map((coin) => ({
      amount: Number(coin.balance),
      id: coin.id,
      transferTxDigest: done.digest,
      coinType: coin.currency,
    })),
  };
}
