import { bcs } from '@mysten/sui/bcs';
import { bytes, id, u256, u64 } from './bcs';
import { noteLayout } from './note-layout';

const string = bcs.string();
const u8 = bcs.u8();
const u16 = bcs.u16();
const u32 = bcs.u32();
/** `0x2::table::Table` and `ObjectTable`: the id its dynamic fields hang on, and their number. */
const table = bcs.struct('Table', { id, size: u64 });

export const marketLayout = bcs.struct('Market', {
  id,
  version: u64,
  epoch_ms: u64,
  anchor_epoch: u32,
  anchor_ms: u64,
  min_window_ms: u64,
  max_window_ms: u64,
  session_ms: u64,
  max_members: u64,
  storage_ceiling: u64,
  fee_bps: u16,
  fee_recipient: id,
});

export const teamLayout = bcs.struct('Team', {
  id,
  market: id,
  name: string,
  members: bcs.vector(id),
  shares_bps: bcs.vector(u16),
  operators: bcs.vector(id),
  vault: u64,
  collected: u64,
  distributed: u64,
  advances: bcs.vector(bcs.struct('Advance', { member: id, amount: u64 })),
});

export const teamCapLayout = bcs.struct('TeamCap', { id, team: id });

export const modelLayout = bcs.struct('Model', {
  id,
  market: id,
  team: id,
  name: string,
  summary: string,
  task: string,
  tags: bcs.vector(string),
  licence: string,
  data_class: string,
  retired: bcs.bool(),
  iteration_count: u32,
  iterations: table,
  offer_count: u32,
  offers: table,
  blobs: table,
  /** A `0x2::vec_map::VecMap`. */
  aliases: bcs.struct('VecMap', {
    contents: bcs.vector(bcs.struct('Entry', { key: string, value: u32 })),
  }),
  trials: table,
  grants: table,
});

export const iterationLayout = bcs.struct('Iteration', {
  number: u32,
  parents: bcs.vector(u32),
  manifest_blob_id: u256,
  blob_objects: bcs.vector(id),
  end_epoch: u32,
  content_root: bytes,
  plain_bytes: u64,
  cipher_bytes: u64,
  sealed_key: bytes,
  format: string,
  metrics: string,
  note: noteLayout,
  author: id,
  created_at_ms: u64,
  cost_advanced: u64,
});

export const offerLayout = bcs.struct('Offer', {
  number: u32,
  rights: u8,
  window_ms: u64,
  price: u64,
  first_iteration: u32,
  last_iteration: u32,
  quota: u64,
  refund_rule: u8,
  trial: bcs.bool(),
  active: bcs.bool(),
});

export const passLayout = bcs.struct('AccessPass', {
  id,
  market: id,
  model: id,
  team: id,
  sale: id,
  offer: u32,
  rights: u8,
  price: u64,
  window_ms: u64,
  first_iteration: u32,
  last_iteration: u32,
  quota: u64,
  refund_rule: u8,
  trial: bcs.bool(),
  starts_at_ms: u64,
  ends_at_ms: u64,
  opened_until_ms: u64,
  opened_iteration: u32,
  opens: u64,
  model_name: string,
  rights_text: string,
  ends_on: string,
});

export const saleLayout = bcs.struct('Sale', {
  id,
  market: id,
  pass: id,
  model: id,
  team: id,
  buyer: id,
  offer: u32,
  rights: u8,
  refund_rule: u8,
  quota: u64,
  used: u64,
  starts_at_ms: u64,
  ends_at_ms: u64,
  paid: u64,
  balance: u64,
  settled: u64,
  fee_bps: u16,
  fee_recipient: id,
  fee_paid: u64,
  refunded: u64,
  closed: bcs.bool(),
  opens: u64,
  opened_until_ms: u64,
  previous: bcs.option(id),
});

export const grantLayout = bcs.struct('AuditGrant', {
  id,
  market: id,
  model: id,
  auditor: id,
  scope: u8,
  first_iteration: u32,
  last_iteration: u32,
  starts_at_ms: u64,
  ends_at_ms: u64,
  opened_until_ms: u64,
  opened_iteration: u32,
  opens: u64,
  model_name: string,
  scope_text: string,
  ends_on: string,
});

export const opinionLayout = bcs.struct('Opinion', {
  id,
  market: id,
  model: id,
  iteration: u32,
  auditor: id,
  verdict: u8,
  scope: string,
  statement: string,
  evidence_hash: bytes,
  content_root: bytes,
  supersedes: bcs.option(id),
  signed_at_ms: u64,
  model_name: string,
  verdict_text: string,
});

export const clockLayout = bcs.struct('Clock', { id, timestamp_ms: u64 });
