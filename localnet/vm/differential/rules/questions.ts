import { z } from 'zod';

/** What the contract can be asked over the wire. Amounts and times travel as decimal text. */
const big = z.string().transform((text) => BigInt(text));
const small = z.number().int().nonnegative();
const range = { firstIteration: small, lastIteration: small };

export const coverageQuestion = z.object({
  epochMs: big,
  anchorEpoch: small,
  anchorMs: big,
  endEpoch: small,
  untilMs: big,
});

const pass = z.object({
  ofThisModel: z.boolean(),
  rights: small,
  startsAtMs: big,
  endsAtMs: big,
  openedUntilMs: big,
  openedIteration: small,
  ...range,
});

export const openQuestion = z.object({
  pass,
  sale: z.object({
    ofThisPass: z.boolean(),
    startsAtMs: big,
    endsAtMs: big,
    closed: z.boolean(),
  }),
  iteration: small,
  iterationCount: small,
  sessionMs: big,
  nowMs: big,
});

export const releaseQuestion = z.object({ pass, iteration: small, nowMs: big });

const sale = z.object({
  rights: small,
  refundRule: small,
  quota: big,
  used: big,
  opens: big,
  paid: big,
  settled: big,
  feeBps: small,
  feePaid: big,
  refunded: big,
  closed: z.boolean(),
  startsAtMs: big,
  endsAtMs: big,
});

export const saleQuestion = z.object({ sale, isNewest: z.boolean(), nowMs: big });

export const callsQuestion = z.object({
  sale,
  openedUntilMs: big,
  ofThisTeam: z.boolean(),
  isMember: z.boolean(),
  calls: big,
  nowMs: big,
});

export const vaultQuestion = z.object({
  vault: big,
  /** `0x` and 64 digits each. */
  members: z.array(z.string()),
  /** Whose receipts to tell. */
  people: z.array(z.string()),
  sharesBps: z.array(small),
  advances: z.array(z.object({ member: z.string(), amount: big })),
});

const offer = z.object({
  rights: small,
  windowMs: big,
  price: big,
  quota: big,
  refundRule: small,
  trial: z.boolean(),
  active: z.boolean(),
  ...range,
});

export const buyQuestion = z.object({
  market: z.object({
    epochMs: big,
    anchorEpoch: small,
    anchorMs: big,
    minWindowMs: big,
    maxWindowMs: big,
    version: big,
  }),
  inThisMarket: z.boolean(),
  retired: z.boolean(),
  offer: offer.nullable(),
  iterationCount: small,
  endEpoch: small,
  expectedPrice: big,
  payment: big,
  nowMs: big,
  /** A renewal of this pass, or undefined for a purchase. */
  renewed: pass.optional(),
});

export const requestSchema = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('coverage'), cases: z.array(coverageQuestion) }),
  z.object({ rule: z.literal('open'), cases: z.array(openQuestion) }),
  z.object({ rule: z.literal('release'), cases: z.array(releaseQuestion) }),
  z.object({ rule: z.literal('refundable'), cases: z.array(saleQuestion) }),
  z.object({ rule: z.literal('refund'), cases: z.array(saleQuestion) }),
  z.object({ rule: z.literal('settle'), cases: z.array(saleQuestion) }),
  z.object({ rule: z.literal('calls'), cases: z.array(callsQuestion) }),
  z.object({ rule: z.literal('distribute'), cases: z.array(vaultQuestion) }),
  z.object({ rule: z.literal('buy'), cases: z.array(buyQuestion) }),
]);

export type Request = z.infer<typeof requestSchema>;
export type CoverageQuestion = z.infer<typeof coverageQuestion>;
export type OpenQuestion = z.infer<typeof openQuestion>;
export type ReleaseQuestion = z.infer<typeof releaseQuestion>;
export type SaleQuestion = z.infer<typeof saleQuestion>;
export type CallsQuestion = z.infer<typeof callsQuestion>;
export type VaultQuestion = z.infer<typeof vaultQuestion>;
export type BuyQuestion = z.infer<typeof buyQuestion>;
export type PassState = z.infer<typeof pass>;
export type SaleState = z.infer<typeof sale>;
