import { z } from 'zod';

/** FROST as decimal digits of a u64. */
const frost = z
  .string()
  .regex(/^\d{1,20}$/)
  .transform((digits) => BigInt(digits));

export const termsShape = {
  rights: z.array(z.enum(['DOWNLOAD', 'INVOKE'])),
  windowMs: z.number(),
  priceFrost: frost,
  firstIteration: z.number(),
  /** null means "and every later one". */
  lastIteration: z.number().nullable(),
  /** Calls of a gateway; 0 is no limit. */
  quota: z.number(),
  refundRule: z.enum(['NONE', 'PRO_RATA']),
  trial: z.boolean(),
};

const saleSchema = z.object({
  ...termsShape,
  saleId: z.string(),
  passId: z.string(),
  modelId: z.string(),
  modelName: z.string(),
  buyer: z.string(),
  offer: z.number(),
  startsAtMs: z.number(),
  endsAtMs: z.number(),
  feeBps: z.number(),
  settledFrost: frost,
  feeFrost: frost,
  refundedFrost: frost,
  heldFrost: frost,
  refundedAtMs: z.number().nullable(),
  opens: z.number(),
  usedCalls: z.number(),
  soldAtMs: z.number(),
});

const payoutLine = z.object({ address: z.string(), amountFrost: frost });
const distributionSchema = z.object({
  atMs: z.number(),
  by: z.string(),
  totalFrost: frost,
  repayments: z.array(payoutLine),
  payouts: z.array(payoutLine),
  heldFrost: frost,
  transactionDigest: z.string(),
});

const grantSchema = z.object({
  grantId: z.string(),
  modelId: z.string(),
  modelName: z.string(),
  auditor: z.string(),
  scope: z.array(z.enum(['WEIGHTS', 'NOTES'])),
  firstIteration: z.number(),
  lastIteration: z.number().nullable(),
  startsAtMs: z.number(),
  endsAtMs: z.number(),
  revokedAtMs: z.number().nullable(),
  opens: z.number(),
});

const modelSchema = z.object({
  modelId: z.string(),
  name: z.string(),
  summary: z.string(),
  task: z.string(),
  tags: z.array(z.string()),
  licence: z.string(),
  dataClass: z.string(),
  retiredAtMs: z.number().nullable(),
  iterationCount: z.number(),
  passesSold: z.number(),
});

/** What `/api/teams/<id>` answers, as far as the studio reads it. */
export const teamSchema = z.object({
  unsettledFrost: frost,
  openSales: z.array(saleSchema),
  models: z.array(modelSchema),
  distributions: z.array(distributionSchema),
  grants: z.array(grantSchema),
});

export type TeamIndex = z.output<typeof teamSchema>;
export type TeamSale = z.output<typeof saleSchema>;
export type TeamModel = z.output<typeof modelSchema>;
export type TeamGrant = z.output<typeof grantSchema>;
export type TeamDistribution = z.output<typeof distributionSchema>;
