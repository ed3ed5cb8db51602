import { bcs } from '@mysten/sui/bcs';
import { bytes, id, u256, u64 } from './bcs';

const string = bcs.string();
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
});

export const teamLayout = bcs.struct('Team', {
  id,
  name: string,
  members: bcs.vector(id),
  shares_bps: bcs.vector(bcs.u16()),
  operators: bcs.vector(id),
  vault: u64,
  collected: u64,
  distributed: u64,
});

export const teamCapLayout = bcs.struct('TeamCap', { id, team: id });

export const modelLayout = bcs.struct('Model', {
  id,
  team: id,
  name: string,
  summary: string,
  task: string,
  tags: bcs.vector(string),
  licence: string,
  data_class: string,
  iteration_count: u32,
  iterations: table,
  offer_count: u32,
  offers: table,
  blobs: table,
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
  note: string,
  author: id,
  created_at_ms: u64,
});

export const offerLayout = bcs.struct('Offer', {
  number: u32,
  rights: bcs.u8(),
  window_ms: u64,
  price: u64,
  first_iteration: u32,
  last_iteration: u32,
  active: bcs.bool(),
});

export const passLayout = bcs.struct('AccessPass', {
  id,
  model: id,
  team: id,
  sale: id,
  offer: u32,
  rights: bcs.u8(),
  price: u64,
  window_ms: u64,
  first_iteration: u32,
  last_iteration: u32,
  starts_at_ms: u64,
  ends_at_ms: u64,
  opened_until_ms: u64,
  opened_iteration: u32,
  opens: u64,
});

export const saleLayout = bcs.struct('Sale', {
  id,
  pass: id,
  model: id,
  team: id,
  buyer: id,
  paid: u64,
  balance: u64,
  opens: u64,
  ends_at_ms: u64,
});

export const clockLayout = bcs.struct('Clock', { id, timestamp_ms: u64 });
