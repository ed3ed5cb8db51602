import type { Id } from '../../types';
import type { MoveValue } from '../../values/move-value';
import type { Random } from '../random';
import type { Terms } from './books';
import { made } from './contract';
import { AND_LATER, chosen, MINUTE_MS, PEOPLE } from './scene';

export const EPOCH_MS = 1_209_600_000n;
export const ANCHOR_EPOCH = 5;
export const ANCHOR_MS = 1_800_000_000_000n;
/** FROST for a MiB and epoch: what claims for storage are measured against. */
export const STORAGE_CEILING = 1_000_000n;

const DOWNLOAD = 1;
const INVOKE = 2;
const DAY_MS = 86_400_000n;
const WINDOWS_MS = [MINUTE_MS, MINUTE_MS + 1n, 3n * MINUTE_MS, 99_991n, DAY_MS, 7n * DAY_MS];
/** Half of all WAL is the most anybody here can pay. */
const PRICES = [1n, 2n, 3n, 7n, 19n, 20n, 21n, 99n, 9_999n, 10_000n, 10_001n, 333_333_333n];
const LARGE_PRICES = [12_000_000_000n, 999_999_999_999_999_989n, 1_249_999_999_999_999_999n];
const QUOTAS = [1n, 2n, 3n, 7n, 100n, 999_999_999_999n, 1_000_000_000_000n];

/** Terms of an offer that the contract accepts for a model with these iterations. */
export function randomTerms(random: Random, iterations: number): Terms {
  const trial = random.chance(12);
  const rights = chosen(random, [DOWNLOAD, INVOKE, INVOKE, DOWNLOAD | INVOKE]);
  const firstIteration = 1 + random.below(iterations);
  return {
    rights,
    windowMs: randomWindowMs(random),
    price: trial && random.chance(60) ? 0n : randomPrice(random),
    firstIteration,
    lastIteration: random.chance(70)
      ? AND_LATER
      : firstIteration + random.below(iterations - firstIteration + 1),
    quota: rights & INVOKE && random.chance(60) ? chosen(random, QUOTAS) : 0n,
    proRata: !trial && random.chance(75),
    trial,
  };
}

export function randomWindowMs(random: Random): bigint {
  return random.chance(85)
    ? chosen(random, WINDOWS_MS)
    : MINUTE_MS + BigInt(random.below(0x7fff_ffff)) * 10n;
}

export function randomPrice(random: Random): bigint {
  const kind = random.below(10);
  if (kind < 6) return chosen(random, PRICES);
  return kind < 8 ? chosen(random, LARGE_PRICES) : 1n + BigInt(random.below(0x7fff_ffff));
}

/** One to four members with basis points that add up to all. */
export function randomShares(random: Random): { members: Id[]; sharesBps: number[] } {
  const count = 1 + random.below(4);
  const first = random.below(PEOPLE.length);
  const members = Array.from(
    { length: count },
    (_, at) => PEOPLE[(first + at) % PEOPLE.length] ?? PEOPLE[0],
  );
  let rest = 10_000;
  const sharesBps = members.map((_, at) => {
    const left = count - at - 1;
    const share = left === 0 ? rest : 1 + random.below(random.chance(20) ? 2 : rest - left);
    rest -= share;
    return share;
  });
  return { members, sharesBps };
}

const EMPTY_TEXT = made.text('');
export const LISTING: readonly MoveValue[] = [
  made.text('Model'),
  EMPTY_TEXT,
  made.text('task'),
  [],
  made.text('licence'),
  made.text('none'),
];
