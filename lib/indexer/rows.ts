/** Rows as the tables hold them (`prisma/schema.prisma`): named as the columns, u64 as bigint. */

export interface MarketRow {
  id: string;
  epoch_ms: bigint;
  anchor_epoch: bigint;
  anchor_ms: bigint;
}

export interface TeamRow {
  id: string;
  name: string;
  creator: string;
  created_at_ms: bigint;
  operators: string[];
  collected: bigint;
  distributed: bigint;
  transaction_digest: string;
  search_text: string;
}

export interface MemberRow {
  team_id: string;
  position: number;
  address: string;
  share_bps: number;
}

export interface ModelRow {
  id: string;
  team_id: string;
  name: string;
  summary: string;
  task: string;
  tags: string[];
  licence: string;
  data_class: string;
  lister: string;
  listed_at_ms: bigint;
  changed_at_ms: bigint;
  transaction_digest: string;
  iteration_count: number;
  offer_count: number;
  latest_format: string;
  passes_sold: number;
  opens: bigint;
  paid: bigint;
  settled: bigint;
  ordinal: bigint;
  search_text: string;
}

export interface IterationRow {
  model_id: string;
  number: number;
  parents: number[];
  manifest_blob_id: string;
  blob_ids: string[];
  blob_objects: string[];
  end_epoch: bigint;
  content_root: Uint8Array;
  plain_bytes: bigint;
  cipher_bytes: bigint;
  sealed_key: Uint8Array;
  format: string;
  metrics: string;
  note: string;
  author: string;
  published_at_ms: bigint;
  transaction_digest: string;
  checkpoint: bigint;
}

export interface OfferRow {
  model_id: string;
  number: number;
  rights: number;
  window_ms: bigint;
  price: bigint;
  first_iteration: bigint;
  last_iteration: bigint;
  active: boolean;
  set_by: string;
  set_at_ms: bigint;
  withdrawn_at_ms: bigint | null;
  sold: number;
}

export interface PassRow {
  id: string;
  sale_id: string;
  model_id: string;
  team_id: string;
  offer: number;
  buyer: string;
  price: bigint;
  rights: number;
  window_ms: bigint;
  first_iteration: bigint;
  last_iteration: bigint;
  starts_at_ms: bigint;
  ends_at_ms: bigint;
  opened_until_ms: bigint;
  opens: bigint;
  settled: bigint;
  transaction_digest: string;
  ordinal: bigint;
}

export interface EventRow {
  ordinal: bigint;
  transaction_digest: string;
  event_index: number;
  checkpoint: bigint;
  transaction_index: bigint;
  kind: string;
  sender: string;
  at_ms: bigint;
  model_id: string | null;
  team_id: string | null;
  pass_id: string | null;
  iteration: number | null;
  amount: bigint | null;
  refs: string[];
  data: Record<string, unknown>;
  contents: Uint8Array;
}
