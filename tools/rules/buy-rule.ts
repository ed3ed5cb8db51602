import {
  canPurchase,
  canRenew,
  MAX_PRICE_FROST,
  renewalWindow,
  timeWindowFrom,
} from '@/lib/domain';
import {
  AND_LATER,
  MAX_ANCHOR_MS,
  MAX_EPOCH_MS,
  MAX_WINDOW_MS,
  MINUTE_MS,
  MODEL,
  OTHER,
  passCase,
  type PassCase,
} from './access-rules';
import { saidBy, type Rule } from './rule';
import { clamp, type SeededRandom } from './seeded-random';

const MARKET = 'market';
const MAX_ITERATIONS = 3;
const MOST_EPOCHS = 53n;

/** A purchase: what is paid, and the window. */
export const purchaseRule: Rule = {
  name: 'buy',
  title: 'coverage: purchase::purchase = canPurchase',
  draw: (random) => {
    const nowMs = random.amount(0n, MAX_ANCHOR_MS, 1_800_000_000_000n);
    const asked = buyCase(random, nowMs, nowMs);
    const verdict = canPurchase({ ...questionOf(asked), expectedPriceFrost: asked.expectedPrice });
    const said = saidBy(verdict, () => {
      const { startsAtMs, endsAtMs } = timeWindowFrom(nowMs, asked.offer.windowMs);
      return [asked.offer.price, startsAtMs, endsAtMs];
    });
    return { asked: { ...asked, offer: asked.isKnown ? asked.offer : null }, said };
  },
};

/** A renewal: what is paid, and the period it adds. */
export const renewalRule: Rule = {
  name: 'buy',
  title: 'coverage: purchase::renew = canRenew, renewalWindow',
  draw: (random) => {
    const renewed = passCase(random);
    renewed.endsAtMs = random.amount(0n, MAX_ANCHOR_MS, 1_800_000_000_000n);
    const nowMs = random.amount(0n, MAX_ANCHOR_MS, renewed.endsAtMs);
    const startsAtMs = renewed.endsAtMs > nowMs ? renewed.endsAtMs : nowMs;
    const asked = { ...buyCase(random, nowMs, startsAtMs), renewed };
    if (random.chance(80)) fit(random, renewed, asked);
    const verdict = canRenew({
      ...questionOf(asked),
      pass: { ...renewed, modelId: renewed.ofThisModel ? MODEL : OTHER },
      modelId: MODEL,
      maxPriceFrost: asked.expectedPrice,
    });
    const said = saidBy(verdict, () => {
      const added = renewalWindow(renewed, asked.offer.windowMs, nowMs);
      return [asked.offer.price, added.startsAtMs, added.endsAtMs];
    });
    return { asked: { ...asked, offer: asked.isKnown ? asked.offer : null }, said };
  },
};

type BuyCase = ReturnType<typeof buyCase>;

function buyCase(random: SeededRandom, nowMs: bigint, startsAtMs: bigint) {
  const iterationCount = 1 + random.below(MAX_ITERATIONS);
  const firstIteration = 1 + random.below(iterationCount);
  const lastIteration = firstIteration + random.below(iterationCount - firstIteration + 1);
  const windowMs = random.amount(MINUTE_MS, MAX_WINDOW_MS, 604_800_000n);
  const price = random.amount(0n, MAX_PRICE_FROST, 10_000n);
  const epochMs = random.amount(1n, MAX_EPOCH_MS, 1_209_600_000n);
  const ahead = random.amount(-1n, MOST_EPOCHS, 1n);
  // So that the storage ends around the window's end.
  const anchorMs = startsAtMs + windowMs - ahead * epochMs + BigInt(random.below(3) - 1);
  const usual = random.chance(90);
  return {
    market: {
      epochMs,
      anchorEpoch: 57,
      anchorMs: clamp(anchorMs, 0n, MAX_ANCHOR_MS),
      minWindowMs: usual ? MINUTE_MS : random.amount(MINUTE_MS, MAX_WINDOW_MS, windowMs),
      maxWindowMs: usual ? MAX_WINDOW_MS : random.amount(MINUTE_MS, MAX_WINDOW_MS, windowMs),
      version: random.chance(97) ? 1n : random.pick(0n, 2n),
    },
    inThisMarket: random.chance(97),
    retired: random.chance(3),
    isKnown: random.chance(97),
    offer: {
      rights: 1 + random.below(3),
      windowMs,
      price,
      quota: 0n,
      refundRule: random.below(2),
      trial: random.chance(3),
      active: random.chance(97),
      firstIteration,
      lastIteration: random.chance(60) ? AND_LATER : lastIteration,
    },
    iterationCount,
    endEpoch: 57 + Number(ahead),
    expectedPrice: random.chance(85) ? price : random.amount(0n, MAX_PRICE_FROST, price),
    payment: random.amount(0n, MAX_PRICE_FROST, price, price + 1n, price + 1n),
    nowMs,
  };
}

/** Gives the pass what the offer has, or one thing beside it. */
function fit(random: SeededRandom, pass: PassCase, { offer }: BuyCase): void {
  pass.rights = offer.rights;
  pass.firstIteration = offer.firstIteration + random.pick(0, 0, 0, 1);
  pass.lastIteration = offer.lastIteration - random.pick(0, 0, 0, 1);
}

function questionOf(asked: BuyCase) {
  const { market, offer, endEpoch, payment, nowMs } = asked;
  return {
    market: { ...market, marketId: MARKET },
    model: { marketId: asked.inThisMarket ? MARKET : OTHER, retired: asked.retired },
    offer: asked.isKnown ? { ...offer, priceFrost: offer.price } : null,
    endEpoch,
    paymentFrost: payment,
    nowMs,
  };
}
