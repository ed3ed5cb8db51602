import {
  canFetchKey,
  canOpenWithSale,
  isWindowCovered,
  ITERATIONS_AND_LATER,
  openedUntilMs,
  type PassTerms,
} from '@/lib/domain';
import { saidBy, type Rule } from './rule';
import { clamp, type SeededRandom } from './seeded-random';

export const MODEL = 'model';
export const OTHER = 'other';
export const MAX_U64 = (1n << 64n) - 1n;
export const MAX_WINDOW_MS = 31_622_400_000n;
export const MAX_EPOCH_MS = 31_622_400_000n;
export const MAX_ANCHOR_MS = 100_000_000_000_000n;
/** So far that a window after it still is a u64. */
export const MAX_TIME_MS = MAX_U64 - 4n * MAX_WINDOW_MS;
export const MINUTE_MS = 60_000n;
const MAX_U32 = 0xffff_ffff;
const MAX_ITERATIONS = 4;
const LAST_KEY = 0x7fff_ffff;
const MOST_EPOCHS = 53n;

export interface PassCase {
  ofThisModel: boolean;
  rights: number;
  startsAtMs: bigint;
  endsAtMs: bigint;
  openedUntilMs: bigint;
  openedIteration: number;
  firstIteration: number;
  lastIteration: number;
}

/** Whether storage lasts to the end of a window. */
export const coverageRule: Rule = {
  name: 'coverage',
  title: 'coverage: market::covers = isWindowCovered',
  draw(random) {
    const epochMs = random.amount(1n, MAX_EPOCH_MS, 1_209_600_000n, 86_400_000n);
    const anchorMs = random.amount(0n, MAX_ANCHOR_MS, 1_750_000_000_000n);
    const anchorEpoch = Number(random.amount(0n, BigInt(MAX_U32), 57n));
    const ahead = random.amount(-1n, MOST_EPOCHS + 1n, 0n);
    const end = random.chance(80)
      ? BigInt(anchorEpoch) + ahead
      : random.amount(0n, BigInt(MAX_U32));
    const endEpoch = Number(clamp(end, 0n, BigInt(MAX_U32)));
    const lastsUntilMs = anchorMs + BigInt(endEpoch - anchorEpoch) * epochMs;
    const untilMs = random.amount(0n, MAX_U64, lastsUntilMs, anchorMs, lastsUntilMs + epochMs);
    const anchor = { epochMs, anchorEpoch, anchorMs };
    const covered = isWindowCovered(anchor, endEpoch, untilMs);
    return { asked: { ...anchor, endEpoch, untilMs }, said: { values: [covered ? '1' : '0'] } };
  },
};

/** Whether a pass opens now, with this sale, and until when. */
export const openRule: Rule = {
  name: 'open',
  title: 'window: access::open = canOpenWithSale, openedUntilMs',
  draw(random) {
    const { pass, nowMs, iteration } = passAt(random);
    const iterationCount = Number(random.amount(0n, BigInt(MAX_U32), BigInt(iteration)));
    const sessionMs = random.amount(MINUTE_MS, 1_800_000n, pass.endsAtMs - nowMs);
    const aroundNow = random.chance(70);
    const sale = {
      ofThisPass: random.chance(95),
      startsAtMs: aroundNow ? pass.startsAtMs : random.amount(0n, MAX_TIME_MS, nowMs),
      endsAtMs: aroundNow ? pass.endsAtMs : random.amount(0n, MAX_TIME_MS, nowMs),
      closed: random.chance(10),
    };
    const question = { modelId: MODEL, iteration, latestIteration: iterationCount, nowMs };
    const verdict = canOpenWithSale(
      { ...termsOf(pass), passId: 'pass' },
      { ...sale, passId: sale.ofThisPass ? 'pass' : OTHER },
      question,
    );
    return {
      asked: { pass, sale, iteration, iterationCount, sessionMs, nowMs },
      said: saidBy(verdict, () => [openedUntilMs(pass, nowMs, sessionMs)]),
    };
  },
};

/** Whether key servers release a key to the holder now. */
export const releaseRule: Rule = {
  name: 'release',
  title: 'window: seal_approve_pass = canFetchKey',
  draw(random) {
    const drawn = passAt(random);
    // Key ids of 0 and of notes, which have the highest bit, are another rule.
    const iteration = Math.min(Math.max(drawn.iteration, 1), LAST_KEY);
    const { pass, nowMs } = drawn;
    const question = { modelId: MODEL, iteration, latestIteration: MAX_U32, nowMs };
    return {
      asked: { pass, iteration, nowMs },
      said: saidBy(canFetchKey(termsOf(pass), question), () => []),
    };
  },
};

export function passCase(random: SeededRandom): PassCase {
  const startsAtMs = random.amount(0n, MAX_TIME_MS, 1_800_000_000_000n);
  const endsAtMs = startsAtMs + random.amount(0n, MAX_WINDOW_MS, MINUTE_MS);
  const firstIteration = 1 + random.below(MAX_ITERATIONS);
  return {
    ofThisModel: random.chance(95),
    rights: 1 + random.below(3),
    startsAtMs,
    endsAtMs,
    openedUntilMs: random.amount(0n, endsAtMs, endsAtMs, startsAtMs),
    openedIteration: random.below(MAX_ITERATIONS + 1),
    firstIteration,
    lastIteration: random.pick(firstIteration, firstIteration + random.below(3), MAX_U32),
  };
}

/** A pass, a moment at one of its edges, and an iteration at one of its ends. */
function passAt(random: SeededRandom): { pass: PassCase; nowMs: bigint; iteration: number } {
  const pass = passCase(random);
  const { startsAtMs, endsAtMs, firstIteration, lastIteration } = pass;
  const middleMs = (startsAtMs + endsAtMs) / 2n;
  const nowMs = random.chance(55)
    ? middleMs
    : random.amount(0n, MAX_TIME_MS, startsAtMs, endsAtMs, pass.openedUntilMs);
  const covered = random.pick(firstIteration, Math.min(lastIteration, firstIteration + 1));
  const iteration = random.chance(75)
    ? covered
    : random.pick(
        firstIteration - 1,
        lastIteration === MAX_U32 ? lastIteration : lastIteration + 1,
      );
  if (random.chance(80)) pass.openedIteration = iteration;
  if (random.chance(80)) pass.openedUntilMs = random.amount(0n, endsAtMs, nowMs + 1n, endsAtMs);
  return { pass, nowMs, iteration };
}

function termsOf(pass: PassCase): PassTerms {
  const { ofThisModel, ...terms } = pass;
  return { ...terms, modelId: ofThisModel ? MODEL : OTHER };
}

export const AND_LATER = ITERATIONS_AND_LATER;
