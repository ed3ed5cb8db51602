import type {
  Address,
  AuditScope,
  DecimalText,
  FrostText,
  JsonValue,
  ObjectId,
  Verdict,
} from './types-basic';

export const auditKinds = [
  'market.created',
  'limits.set',
  'fee.set',
  'market.migrated',
  'team.created',
  'shares.set',
  'operator.added',
  'operator.removed',
  'cap.handed',
  'cost.advanced',
  'revenue.distributed',
  'model.listed',
  'listing.edited',
  'model.retired',
  'iteration.published',
  'note.disclosed',
  'offer.set',
  'offer.withdrawn',
  'alias.moved',
  'storage.extended',
  'pass.bought',
  'pass.renewed',
  'pass.opened',
  'calls.recorded',
  'sale.settled',
  'sale.refunded',
  'audit.granted',
  'audit.revoked',
  'audit.opened',
  'opinion.signed',
] as const;

export type AuditKind = (typeof auditKinds)[number];

export interface AuditEvent {
  /** `<transaction digest>:<index>`; stable, usable as a React key and in a link. */
  id: string;
  kind: AuditKind;
  /** null for events that belong to no model. */
  modelId: ObjectId | null;
  modelName: string | null;
  /** The model's team where the event itself names only the model; null for markets. */
  teamId: ObjectId | null;
  teamName: string | null;
  passId: ObjectId | null;
  iteration: number | null;
  /**
   * WAL that this event moved: price paid, settled to the team, refunded, distributed. For
   * `cost.advanced` what the team owes more from then on. null for every other kind.
   */
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
  /** Sender, buyer, holder, member, lender, recipient or auditor. */
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

/** One event with what is needed to compare it with the chain. */
export interface AuditEventDetail {
  event: AuditEvent;
  /** The event's BCS bytes as on chain, hex. */
  contentsHex: string;
}

/** Counts per hour and kind, oldest hour first; hours without events are left out. */
export interface AuditActivity {
  cells: { hourMs: number; kind: AuditKind; count: number }[];
  /** Events in all cells. */
  charted: number;
  /** True when older events match too but are not counted here. */
  isCapped: boolean;
}

/** Most events of one export. */
export const maxExportedEvents = 50_000;

/** What an id is as far as the index knows. */
export interface ReferenceMeaning {
  what: 'model' | 'team' | 'pass' | 'sale' | 'opinion' | 'grant' | 'person';
  id: string;
  name: string | null;
}

export interface OpinionView {
  opinionId: ObjectId;
  modelId: ObjectId;
  iteration: number;
  auditor: Address;
  verdict: Verdict;
  /** What the auditor looked at, in her words. */
  scope: string;
  statement: string;
  /** SHA-256 of evidence kept or published elsewhere, hex. */
  evidenceHashHex: string;
  /** Root of the bytes the opinion is about, hex; equal to that of the iteration. */
  contentRootHex: string;
  /** The same auditor's earlier opinion that this one replaces. */
  supersedes: ObjectId | null;
  /** The newest opinion that replaces this one; null while this one stands. */
  supersededBy: ObjectId | null;
  signedAtMs: number;
  transactionDigest: string;
}

/** The right of an auditor to look into a model for a while. */
export interface GrantView {
  grantId: ObjectId;
  modelId: ObjectId;
  modelName: string;
  teamId: ObjectId;
  teamName: string;
  auditor: Address;
  scope: AuditScope[];
  firstIteration: number;
  /** null means "and every later one". */
  lastIteration: number | null;
  startsAtMs: number;
  endsAtMs: number;
  revokedAtMs: number | null;
  grantedBy: Address;
  grantedAtMs: number;
  opens: number;
  openedUntilMs: number;
  /** The iteration opened last; 0 before the first opening. */
  openedIteration: number;
  transactionDigest: string;
}

/** A grant as its auditor's page needs it. */
export interface AuditorGrantView extends GrantView {
  /** Newest iteration of the model. */
  iterationCount: number;
  /** What this auditor signed about the model, newest first, at most 50. */
  opinions: OpinionView[];
}
