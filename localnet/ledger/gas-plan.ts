import { idFromBytes } from '../ptb/bytes';
import { coinBytes, readCoin } from '../ptb/coins';
import { GAS_COIN_TEXT } from '../ptb/type-text';
import type { Id } from '../vm/types';
import type { CheckedProgram } from './inputs';
import { moveObject } from './object-bytes';
import type { StoredObject } from './types';

/** Coin that pays in simulations whose payment is empty; it never reaches the answer. */
export const MOCK_GAS_ID = idFromBytes(new Uint8Array(32).fill(0xff));
const MOCK_GAS_MIST = 1_000_000_000n * 1_000_000_000n;

/** `coins`: the payment pays. `mock`: a made-up coin pays. `free`: genesis. */
export type Payment = 'coins' | 'mock' | 'free';

/** What pays for a run: the coins, the first of which receives the others. */
export interface GasPlan {
  coins: StoredObject[];
  first: StoredObject;
  total: bigint;
  budget: bigint;
}

export function gasPlan(
  { program, gasCoins }: CheckedProgram,
  payment: Payment,
): GasPlan | undefined {
  if (payment === 'free') return undefined;
  const coins = payment === 'mock' ? [mockGasCoin(program.gas.owner)] : gasCoins;
  const [first] = coins;
  if (!first) throw new RangeError('a paid execution has a gas coin');
  const total = coins.reduce((sum, coin) => sum + readCoin(coin.contents).balance, 0n);
  const budget = program.gas.budget < total ? program.gas.budget : total;
  return { coins, first, total, budget };
}

function mockGasCoin(owner: Id): StoredObject {
  return moveObject({
    id: MOCK_GAS_ID,
    version: 1n,
    owner: { kind: 'address', address: owner },
    type: GAS_COIN_TEXT,
    hasPublicTransfer: true,
    contents: coinBytes({ id: MOCK_GAS_ID, balance: MOCK_GAS_MIST }),
    previousTransaction: '11111111111111111111111111111111',
    storageRebate: 0n,
  });
}
