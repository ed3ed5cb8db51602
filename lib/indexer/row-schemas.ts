import { z } from 'zod';
import type {
  AdvanceRow,
  AliasRow,
  GrantRow,
  IterationRow,
  MarketRow,
  MemberRow,
  ModelRow,
  OfferRow,
  OpinionRow,
  PassRow,
  SaleRow,
  TeamRow,
} from './rows';

/** int8 and numeric arrive as decimal text. */
export const big = z.string().transform((text) => BigInt(text));
const text = z.string();
const number = z.number();
// A plain array of bytes: the driver's own kind writes itself to JSON in another way.
const bytes = z.instanceof(Uint8Array).transform((buffer) => new Uint8Array(buffer));

const iterations = { first_iteration: big, last_iteration: big };
const period = { starts_at_ms: big, ends_at_ms: big };
const origin = { transaction_digest: text, ordinal: big };
const opening = { opened_until_ms: big, opened_iteration: number, opens: big };

export const marketRow: z.ZodType<MarketRow> = z.object({
  id: text,
  epoch_ms: big,
  anchor_epoch: big,
  anchor_ms: big,
  min_window_ms: big,
  max_window_ms: big,
  session_ms: big,
  max_members: number,
  storage_ceiling: big,
  fee_bps: number,
  fee_recipient: text,
  version: big,
});

export const teamRow: z.ZodType<TeamRow> = z.object({
  id: text,
  market_id: text,
  name: text,
  creator: text,
  manager: text,
  created_at_ms: big,
  operators: z.array(text),
  collected: big,
  distributed: big,
  transaction_digest: text,
  search_text: text,
});

export const memberRow: z.ZodType<MemberRow> = z.object({
  team_id: text,
  position: number,
  address: text,
  share_bps: number,
});

export const advanceRow: z.ZodType<AdvanceRow> = z.object({
  team_id: text,
  position: number,
  address: text,
  owed: big,
});

export const modelRow: z.ZodType<ModelRow> = z.object({
  ...origin,
  id: text,
  market_id: text,
  team_id: text,
  name: text,
  summary: text,
  task: text,
  tags: z.array(text),
  licence: text,
  data_class: text,
  lister: text,
  listed_at_ms: big,
  changed_at_ms: big,
  retired_at_ms: big.nullable(),
  iteration_count: number,
  offer_count: number,
  latest_format: text,
  passes_sold: number,
  renewals: number,
  opens: big,
  calls: big,
  paid: big,
  settled: big,
  fees: big,
  refunded: big,
  grants_given: number,
  search_text: text,
});

export const iterationRow: z.ZodType<IterationRow> = z.object({
  model_id: text,
  number,
  parents: z.array(number),
  manifest_blob_id: text,
  blob_ids: z.array(text),
  blob_objects: z.array(text),
  end_epoch: big,
  first_end_epoch: big,
  content_root: bytes,
  plain_bytes: big,
  cipher_bytes: big,
  sealed_key: bytes,
  format: text,
  metrics: text,
  note_kind: number,
  note_text: text,
  note_opens_at_ms: big,
  note_commitment: bytes,
  note_sealed: bytes,
  note_disclosed_at_ms: big.nullable(),
  note_disclosed_by: text.nullable(),
  author: text,
  cost_advanced: big,
  published_at_ms: big,
  transaction_digest: text,
  checkpoint: big,
});

export const aliasRow: z.ZodType<AliasRow> = z.object({
  model_id: text,
  name_hex: text,
  name: text,
  iteration: number.nullable(),
  moved_at_ms: big,
});

export const offerRow: z.ZodType<OfferRow> = z.object({
  ...iterations,
  model_id: text,
  number,
  rights: number,
  window_ms: big,
  price: big,
  quota: big,
  refund_rule: number,
  trial: z.boolean(),
  active: z.boolean(),
  set_by: text,
  set_at_ms: big,
  withdrawn_at_ms: big.nullable(),
  sold: number,
});

export const passRow: z.ZodType<PassRow> = z.object({
  ...iterations,
  ...period,
  ...opening,
  ...origin,
  id: text,
  sale_id: text,
  model_id: text,
  team_id: text,
  holder: text,
  trial: z.boolean(),
  rights: number,
});

export const saleRow: z.ZodType<SaleRow> = z.object({
  ...iterations,
  ...period,
  ...origin,
  id: text,
  pass_id: text,
  previous_id: text.nullable(),
  model_id: text,
  team_id: text,
  buyer: text,
  offer: number,
  trial: z.boolean(),
  rights: number,
  refund_rule: number,
  quota: big,
  window_ms: big,
  paid: big,
  settled: big,
  fee_bps: number,
  fee: big,
  refunded: big,
  held: big,
  refunded_at_ms: big.nullable(),
  opens: big,
  opened_until_ms: big,
  used: big,
  sold_at_ms: big,
});

export const grantRow: z.ZodType<GrantRow> = z.object({
  ...iterations,
  ...period,
  ...opening,
  ...origin,
  id: text,
  model_id: text,
  team_id: text,
  auditor: text,
  scope: number,
  granted_by: text,
  granted_at_ms: big,
  revoked_at_ms: big.nullable(),
});

export const opinionRow: z.ZodType<OpinionRow> = z.object({
  ...origin,
  id: text,
  model_id: text,
  iteration: number,
  auditor: text,
  verdict: number,
  scope: text,
  statement: text,
  evidence_hash: bytes,
  content_root: bytes,
  supersedes_id: text.nullable(),
  superseded_by_id: text.nullable(),
  signed_at_ms: big,
});
