/**
 * What pages get to see. Plain JSON: u64 amounts and sizes are decimal strings, times are
 * milliseconds of the chain's clock as numbers (below 2^53), ids and addresses are `0x` and 64
 * lower-case hex digits. This file holds types only, so any component may import it.
 */

/** A u64 as decimal digits. Parse with `BigInt(text)`. */
export type DecimalText = string;
/** FROST as decimal digits; 1 WAL = 1,000,000,000 FROST. */
export type FrostText = DecimalText;
/** `0x` and 64 lower-case hex digits. */
export type ObjectId = string;
export type Address = string;

export type JsonValue =
  string | number | boolean | null | JsonValue[] | { readonly [key: string]: JsonValue };

export type Right = 'DOWNLOAD' | 'INVOKE';

export interface OfferView {
  number: number;
  rights: Right[];
  windowMs: number;
  priceFrost: FrostText;
  firstIteration: number;
  /** null means "and every later one". */
  lastIteration: number | null;
  active: boolean;
  setBy: Address;
  setAtMs: number;
  withdrawnAtMs: number | null;
  sold: number;
  /** Why a purchase would be refused now although the offer is active; null when it can be bought. */
  blockedBy: 'no-iteration' | 'storage-ends-before-window' | null;
}

export interface MetricView {
  name: string;
  value: number | string;
}

export interface IterationView {
  number: number;
  parents: number[];
  /** u256 as decimal digits, as on chain. */
  manifestBlobId: DecimalText;
  /** The same id in Walrus' URL-safe base64 form. */
  manifestBlobIdText: string;
  blobIdTexts: string[];
  blobObjectIds: ObjectId[];
  /** First Walrus epoch in which the bytes are no longer stored. */
  endEpoch: number;
  /** Earliest moment at which `endEpoch` may begin. */
  storedUntilMs: number;
  contentRootHex: string;
  plainBytes: DecimalText;
  cipherBytes: DecimalText;
  /** BCS EncryptedObject of the data key, base64. */
  sealedKeyBase64: string;
  format: string;
  /** The seller's metrics text as published (JSON). */
  metricsText: string;
  metrics: MetricView[];
  note: string;
  author: Address;
  publishedAtMs: number;
  transactionDigest: string;
  checkpoint: DecimalText;
}

export interface TeamMemberView {
  address: Address;
  shareBps: number;
}

export interface TeamSummary {
  teamId: ObjectId;
  name: string;
  members: TeamMemberView[];
  operators: Address[];
  creator: Address;
  createdAtMs: number;
}

export interface ModelCard {
  modelId: ObjectId;
  name: string;
  summary: string;
  task: string;
  tags: string[];
  licence: string;
  dataClass: string;
  teamId: ObjectId;
  teamName: string;
  listedAtMs: number;
  /** Latest of listing, publishing and offers. */
  changedAtMs: number;
  iterationCount: number;
  latestIteration: {
    number: number;
    publishedAtMs: number;
    plainBytes: DecimalText;
    format: string;
    endEpoch: number;
    storedUntilMs: number;
  } | null;
  /** Active offers, cheapest first, at most 4. */
  offers: Pick<
    OfferView,
    'number' | 'rights' | 'windowMs' | 'priceFrost' | 'firstIteration' | 'lastIteration'
  >[];
  passesSold: number;
  /** The latest iteration's format is ONNX and small enough for a browser. */
  runsInBrowser: boolean;
}

export interface ModelDetail extends ModelCard {
  lister: Address;
  transactionDigest: string;
  team: TeamSummary;
  /** Newest first. */
  iterations: IterationView[];
  /** Active first, then withdrawn; each group by number. */
  allOffers: OfferView[];
  totals: {
    passes: number;
    opens: number;
    /** Sum of prices paid. */
    paidFrost: FrostText;
    /** Part of it already moved to the team. */
    settledFrost: FrostText;
  };
}

export type CatalogueSort = 'relevance' | 'newest' | 'price' | 'sold';

export interface CatalogueQuery {
  words?: string;
  task?: string;
  tag?: string;
  licence?: string;
  dataClass?: string;
  format?: string;
  teamId?: ObjectId;
  maxPriceFrost?: FrostText;
  /** Only models with an active offer of at least this window. */
  minWindowMs?: number;
  sort?: CatalogueSort;
  /** Opaque text from `nextCursor`. */
  cursor?: string;
  /** 1 to 60, default 24. */
  limit?: number;
}

export interface FacetValue {
  value: string;
  count: number;
}

export interface CataloguePage {
  cards: ModelCard[];
  /** Number of hits over all pages, up to the cap. */
  total: number;
  /** True when there are more hits than were counted. */
  totalCapped: boolean;
  nextCursor: string | null;
  /** Counts over the hits of this query without paging. */
  facets: {
    tasks: FacetValue[];
    tags: FacetValue[];
    licences: FacetValue[];
    dataClasses: FacetValue[];
    formats: FacetValue[];
  };
  /** True when the words matched nothing exactly and similar spellings are shown. */
  fuzzy: boolean;
}

export const auditKinds = [
  'market.created',
  'team.created',
  'operator.added',
  'operator.removed',
  'model.listed',
  'iteration.published',
  'offer.set',
  'offer.withdrawn',
  'pass.bought',
  'pass.opened',
  'sale.settled',
  'revenue.distributed',
] as const;

export type AuditKind = (typeof auditKinds)[number];

export interface AuditEvent {
  /** `<transaction digest>:<index>`; stable, usable as a React key and in a link. */
  id: string;
  kind: AuditKind;
  /** null for events that belong to no model. */
  modelId: ObjectId | null;
  modelName: string | null;
  teamId: ObjectId | null;
  teamName: string | null;
  passId: ObjectId | null;
  iteration: number | null;
  /** WAL moved by this event, if any. */
  amountFrost: FrostText | null;
  /** Sender of the transaction. */
  actor: Address;
  atMs: number;
  transactionDigest: string;
  eventIndex: number;
  checkpoint: DecimalText;
  /** Every field of the Move event, snake_case as on chain; u64 and wider as decimal text, bytes as hex. */
  data: { readonly [field: string]: JsonValue };
}

export interface AuditQuery {
  kinds?: AuditKind[];
  modelId?: ObjectId;
  teamId?: ObjectId;
  passId?: ObjectId;
  /** Sender, buyer, holder, member or recipient. */
  person?: Address;
  fromMs?: number;
  /** Exclusive. */
  untilMs?: number;
  /** An id, an address, a transaction digest, or words of a model's or team's name. */
  words?: string;
  cursor?: string;
  /** 1 to 100, default 50. */
  limit?: number;
}

export interface AuditPage {
  /** Newest first, in the chain's total order. */
  events: AuditEvent[];
  nextCursor: string | null;
  /** Counted up to the cap. */
  total: number;
  totalCapped: boolean;
}

export interface DistributionView {
  atMs: number;
  totalFrost: FrostText;
  heldFrost: FrostText;
  payouts: { address: Address; amountFrost: FrostText }[];
  transactionDigest: string;
}

export interface TeamView extends TeamSummary {
  /** Settled into the vault since the team was made. */
  collectedFrost: FrostText;
  /** Paid out to members since then. */
  distributedFrost: FrostText;
  /** In the vault now: collected less distributed. */
  heldFrost: FrostText;
  /** Paid by buyers and still in their sales. */
  unsettledFrost: FrostText;
  models: ModelCard[];
  /** Newest first, at most 50. */
  distributions: DistributionView[];
  /** Sales that `settle` can move to the vault now, oldest first, at most 50. */
  unsettledSales: { saleId: ObjectId; passId: ObjectId; modelId: ObjectId; paidFrost: FrostText }[];
}

export interface PassView {
  passId: ObjectId;
  saleId: ObjectId;
  modelId: ObjectId;
  modelName: string;
  teamId: ObjectId;
  offer: number;
  buyer: Address;
  priceFrost: FrostText;
  rights: Right[];
  windowMs: number;
  firstIteration: number;
  lastIteration: number | null;
  startsAtMs: number;
  endsAtMs: number;
  openedUntilMs: number;
  opens: number;
  settledFrost: FrostText;
  transactionDigest: string;
}

export type IndexerState = 'never-started' | 'catching-up' | 'live' | 'silent' | 'halted';

export interface NetworkStatus {
  network: string;
  chainId: string;
  /** True on the embedded network: play money, time can be moved. */
  embedded: boolean;
  packageId: ObjectId;
  marketId: ObjectId;
  indexer: {
    state: IndexerState;
    /** One sentence when halted. */
    reason: string | null;
    /** Last sign of life, server clock. */
    heartbeatAtMs: number | null;
    indexedCheckpoint: DecimalText | null;
    tipCheckpoint: DecimalText | null;
    /** How long ago the index was last known to be complete; null before the first pass. */
    lagMs: number | null;
  };
  counts: { events: number; models: number; iterations: number; passes: number; teams: number };
  /** Demo data being written in the background; null when none is. */
  seeding: { step: number; steps: number; text: string; failed: boolean } | null;
  walrusEpochMs: number | null;
}

/**
 * The query functions, one file each in this folder, all `server-only`:
 * - `search-catalogue.ts`      searchCatalogue(query: CatalogueQuery): Promise<CataloguePage>
 * - `find-model.ts`            findModel(modelId: string): Promise<ModelDetail | null>
 * - `list-audit-events.ts`     listAuditEvents(query: AuditQuery): Promise<AuditPage>
 * - `find-team.ts`             findTeam(teamId: string): Promise<TeamView | null>
 * - `list-teams-of.ts`         listTeamsOf(person: string): Promise<TeamSummary[]>
 * - `list-passes-of.ts`        listPassesOf(buyer: string): Promise<PassView[]>
 * - `read-network-status.ts`   readNetworkStatus(): Promise<NetworkStatus>
 * - `parse-query.ts`           parseCatalogueQuery(params), parseAuditQuery(params): URL search
 *                              parameters to a query; unknown or malformed values are dropped.
 */
export type SearchParameters = Readonly<Record<string, string | string[] | undefined>>;
