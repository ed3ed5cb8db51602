import { z } from 'zod';

/** Sums of many u64 amounts may be longer than one. */
const frost = z
  .string()
  .regex(/^\d{1,40}$/)
  .transform((digits) => BigInt(digits));

const ledgerEventSchema = z.object({
  ordinal: z.string(),
  kind: z.enum([
    'pass.bought',
    'pass.renewed',
    'sale.settled',
    'sale.refunded',
    'revenue.distributed',
    'cost.advanced',
  ]),
  atMs: z.number(),
  transactionDigest: z.string(),
  eventIndex: z.number(),
  modelId: z.string().nullable(),
  modelName: z.string().nullable(),
  saleId: z.string().nullable(),
  iteration: z.number().nullable(),
  person: z.string().nullable(),
  amountFrost: frost,
  feeFrost: frost,
  lines: z.array(
    z.object({ role: z.enum(['repayment', 'share']), address: z.string(), amountFrost: frost }),
  ),
});

/** What `/api/teams/<id>/ledger` answers. */
export const ledgerSchema = z.object({
  earlier: z.object({
    events: z.number(),
    paidFrost: frost,
    settledFrost: frost,
    feeFrost: frost,
    refundedFrost: frost,
    distributedFrost: frost,
    repaidFrost: frost,
    advancedFrost: frost,
  }),
  events: z.array(ledgerEventSchema),
});

/** What `/api/teams/<id>/revenue` answers. */
export const revenueSchema = z.object({
  days: z.array(
    z.object({
      day: z.number().int(),
      paidFrost: frost,
      settledFrost: frost,
      refundedFrost: frost,
      feeFrost: frost,
      distributedFrost: frost,
    }),
  ),
});

const teamIterationSchema = z.object({
  modelId: z.string(),
  modelName: z.string(),
  modelRetiredAtMs: z.number().nullable(),
  number: z.number(),
  author: z.string(),
  publishedAtMs: z.number(),
  plainBytes: z.string(),
  advancedFrost: frost,
  endEpoch: z.number(),
  storedUntilMs: z.number(),
  extensions: z.number(),
  epochsAdded: z.number(),
  extendedBy: z.array(z.string()),
  priceFrost: frost.nullable(),
});

/** What `/api/teams/<id>/iterations` answers. */
export const iterationsSchema = z.object({
  iterations: z.array(teamIterationSchema),
  cut: z.boolean(),
  repaid: z.array(z.object({ address: z.string(), amountFrost: frost })),
  feeBps: z.number(),
});

export type LedgerIndex = z.output<typeof ledgerSchema>;
export type LedgerIndexEvent = z.output<typeof ledgerEventSchema>;
export type RevenueIndex = z.output<typeof revenueSchema>;
export type RevenueDay = RevenueIndex['days'][number];
export type IterationsIndex = z.output<typeof iterationsSchema>;
export type TeamIteration = z.output<typeof teamIterationSchema>;
