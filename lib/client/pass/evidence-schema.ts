import { z } from 'zod';

/** FROST as decimal digits of a u64. */
const frost = z.string().regex(/^\d{1,20}$/);
const id = z.string().regex(/^0x[0-9a-f]{64}$/);
const digest = z.string().regex(/^[1-9A-HJ-NP-Za-km-z]{32,44}$/);
const atMs = z.number().int().min(0).max(8.64e15);

const saleSchema = z.object({
  saleId: id,
  offer: z.number(),
  startsAtMs: atMs,
  endsAtMs: atMs,
  priceFrost: frost,
  refundedFrost: frost,
  transactionDigest: digest,
});

const passSchema = z.object({
  passId: id,
  modelId: id,
  modelName: z.string(),
  teamId: id,
  startsAtMs: atMs,
  endsAtMs: atMs,
  /** Newest first. */
  sales: z.array(saleSchema),
});

/** What `/api/passes?holder=` answers, as far as evidence reads it. */
export const indexedPassesSchema = z.array(passSchema);

export type IndexedPass = Readonly<z.output<typeof passSchema>>;

const eventSchema = z.object({
  kind: z.string(),
  iteration: z.number().nullable(),
  amountFrost: frost.nullable(),
  actor: id,
  atMs,
  transactionDigest: digest,
  checkpoint: z.string(),
});

/** What `/api/audit?passId=` answers, as far as evidence reads it. */
export const historyPageSchema = z.object({
  /** Newest first. */
  events: z.array(eventSchema),
  nextCursor: z.string().nullable(),
});

export type HistoryEvent = Readonly<z.output<typeof eventSchema>>;
