/** Rows as the tables hold them (`prisma/schema.prisma`): named as the columns, u64 as bigint. */

export interface MarketRow {
  id: string;
  epoch_ms: bigint;
  anchor_epoch: bigint;
  anchor_ms: bigint;
  min_window_ms: bigint;
  max_window_ms: bigint;
  session_ms: bigint;
  max_members: number;
  storage_ceiling: bigint;
  fee_bps: number;
  fee_recipient: string;
  version: bigint;
}

export interface TeamRow {
  id: string;
  market_id: string;
  name: string;
  creator: string;
  manager: string;
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

export interface AdvanceRow {
  team_id: string;
  position: number;
  address: string;
  owed: bigint;
}

export interface ModelRow {
  id: string;
  market_id: string;
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
  retired_at_ms: bigint | null;
  transaction_digest: string;
  iteration_count: number;
  offer_count: number;
  latest_format: string;
  passes_sold: number;
  renewals: number;
  opens: bigint;
  calls: bigint;
  paid: bigint;
  settled: bigint;
  fees: bigint;
  refunded: bigint;
  grants_given: number;
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
  first_end_epoch: bigint;
  content_root: Uint8Array;
  plain_bytes: bigint;
  cipher_bytes: bigint;
  sealed_key: Uint8Array;
  format: string;
  metrics: string;
  note_kind: number;
  note_text: string;
  note_opens_at_ms: bigint;
  note_commitment: Uint8Array;
  note_sealed: Uint8Array;
  note_disclosed_at_ms: bigint | null;
  note_disclosed_by: string | null;
  author: string;
  cost_advanced: bigint;
  published_at_ms: bigint;
  transaction_digest: string;
  checkpoint: bigint;
}

export interface AliasRow {
  model_id: string;
  name_hex: string;
  name: string;
  iteration: number | null;
  moved_at_ms: bigint;
}

export interface OfferRow {
  model_id: string;
  number: number;
  rights: number;
  window_ms: bigint;
  price: bigint;
  first_iteration: bigint;
  last_iteration: bigint;
  quota: bigint;
  refund_rule: number;
  trial: boolean;
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
  holder: string;
  trial: boolean;
  rights: number;
  first_iteration: bigint;
  last_iteration: bigint;
  starts_at_ms: bigint;
  ends_at_ms: bigint;
  opened_until_ms: bigint;
  opened_iteration: number;
  opens: bigint;
  transaction_digest: string;
  ordinal: bigint;
}

export interface SaleRow {
  id: string;
  pass_id: string;
  previous_id: string | null;
  model_id: string;
  team_id: string;
  buyer: string;
  offer: number;
  trial: boolean;
  rights: number;
  refund_rule: number;
  quota: bigint;
  window_ms: bigint;
  first_iteration: bigint;
  last_iteration: bigint;
  starts_at_ms: bigint;
  ends_at_ms: bigint;
  paid: bigint;
  settled: bigint;
  fee_bps: number;
  fee: bigint;
  refunded: bigint;
  held: bigint;
  refunded_at_ms: bigint | null;
  opens: bigint;
  opened_until_ms: bigint;
  used: bigint;
  sold_at_ms: bigint;
  transaction_digest: string;
  ordinal: bigint;
}

export interface GrantRow {
  id: string;
  model_id: string;
  team_id: string;
  auditor: string;
  scope: number;
  first_iteration: bigint;
  last_iteration: bigint;
  starts_at_ms: bigint;
  ends_at_ms: bigint;
  granted_by: string;
  granted_at_ms: bigint;
  revoked_at_ms: bigint | null;
  opened_until_ms: bigint;
  opened_iteration: number;
  opens: bigint;
  transaction_digest: string;
  ordinal: bigint;
}

export interface OpinionRow {
  id: string;
  model_id: string;
  iteration: number;
  auditor: string;
  verdict: number;
  scope: string;
  statement: string;
  evidence_hash: Uint8Array;
  content_root: Uint8Array;
  supersedes_id: string | null;
  superseded_by_id: string | null;
  signed_at_ms: bigint;
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

/** Rows that change one by one, by table. */
export interface RowTypes {
  markets: MarketRow;
  teams: TeamRow;
  models: ModelRow;
  iterations: IterationRow;
  aliases: AliasRow;
  offers: OfferRow;
  passes: PassRow;
  sales: SaleRow;
  grants: GrantRow;
  opinions: OpinionRow;
  /** Whole lists of a team, in order. */
  members: readonly MemberRow[];
  advances: readonly AdvanceRow[];
}

export type TableName = keyof RowTypes;
