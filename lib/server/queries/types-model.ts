import type {
  Address,
  DecimalText,
  FrostText,
  NoteKind,
  ObjectId,
  RefundRule,
  Right,
  TeamSummary,
  Verdict,
} from './types-basic';
import type { OpinionView } from './types-audit';

/** Why the contract would refuse a purchase now although the offer was not withdrawn. */
export type OfferBlock =
  'retired' | 'no-iteration' | 'window-outside-limits' | 'storage-ends-before-window';

/** What a buyer gets under an offer, and what a sale holds a copy of. */
export interface Terms {
  rights: Right[];
  windowMs: number;
  priceFrost: FrostText;
  firstIteration: number;
  /** null means "and every later one". */
  lastIteration: number | null;
  /** Calls of a gateway; 0 is no limit. Only with the right INVOKE. */
  quota: number;
  refundRule: RefundRule;
  /** Once per person and model, by `try_out`; the price may be 0 and there is no refund. */
  trial: boolean;
}

export interface OfferView extends Terms {
  number: number;
  active: boolean;
  setBy: Address;
  setAtMs: number;
  withdrawnAtMs: number | null;
  /** Purchases and renewals under this offer. */
  sold: number;
  /** null when it can be bought now, or when it is withdrawn. */
  blockedBy: OfferBlock | null;
}

export interface MetricView {
  name: string;
  value: number | string;
}

export interface NoteView {
  kind: NoteKind;
  /** Empty while the note is not public (SEALED_UNTIL, FOR_AUDITORS), or when nothing was said. */
  text: string;
  /** Earliest disclosure; null for notes without a date. */
  opensAtMs: number | null;
  /** SHA-256 of salt ‖ text, hex; empty for PUBLIC. */
  commitmentHex: string;
  /** Ciphertext of the note under its own key id, base64; empty for PUBLIC. */
  sealedBase64: string;
  disclosedAtMs: number | null;
  disclosedBy: Address | null;
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
  /** First Walrus epoch in which the bytes are no longer stored, after all extensions so far. */
  endEpoch: number;
  /** The same as it was when the iteration was published. */
  endEpochAtPublication: number;
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
  note: NoteView;
  author: Address;
  /** What the author said storing it cost; the team repays it before shares. 0: nothing claimed. */
  costAdvancedFrost: FrostText;
  publishedAtMs: number;
  transactionDigest: string;
  checkpoint: DecimalText;
}

export interface AliasMove {
  /** null: the alias was new. */
  fromIteration: number | null;
  /** null: the alias was taken away. */
  toIteration: number | null;
  by: Address;
  atMs: number;
  transactionDigest: string;
}

export interface AliasView {
  name: string;
  /** null: taken away; only its history is left. */
  iteration: number | null;
  movedAtMs: number;
  /** Newest first. */
  history: AliasMove[];
}

export interface ModelHistory {
  /** A number that the newest iteration shares with others; null: there is none. */
  metric: string | null;
  /** `value` is that of the metric; null where an iteration has none. */
  points: { number: number; publishedAtMs: number; value: number | null }[];
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
  /** Latest of listing, editing, publishing, offers and retirement. */
  changedAtMs: number;
  /** Not for sale any more since then; passes stay as sold. null: for sale. */
  retiredAtMs: number | null;
  iterationCount: number;
  latestIteration: {
    number: number;
    publishedAtMs: number;
    plainBytes: DecimalText;
    format: string;
    endEpoch: number;
    storedUntilMs: number;
  } | null;
  /**
   * Active offers, cheapest first and trials after all others, at most 4; none once retired.
   * "From" prices are those of offers that are no trial.
   */
  offers: (Terms & { number: number })[];
  /** There is an active trial. */
  hasTrial: boolean;
  passesSold: number;
  /** Standing opinions of people outside the team, by verdict. */
  verdicts: Record<Verdict, number>;
  /** Publications, oldest first: the newest 12. */
  history: ModelHistory;
  /** The latest iteration's format is ONNX and small enough for a browser. */
  runsInBrowser: boolean;
}

export interface ModelDetail extends ModelCard {
  marketId: ObjectId;
  lister: Address;
  transactionDigest: string;
  team: TeamSummary;
  /** Newest first. */
  iterations: IterationView[];
  /** Active first, then withdrawn; each group by number. */
  allOffers: OfferView[];
  /** Standing ones by name, then those taken away. */
  aliases: AliasView[];
  /** Newest first, at most 100; superseded ones stay in the list. */
  opinions: OpinionView[];
  /** Audit grants ever given, and those that reach the model now. */
  grants: { given: number; active: number };
  totals: {
    passes: number;
    renewals: number;
    opens: number;
    /** Calls that gateways recorded. */
    calls: number;
    /** Sum of prices paid = settled + fees + refunded + held. */
    paidFrost: FrostText;
    /** Moved to the team. */
    settledFrost: FrostText;
    /** Moved to the market. */
    feesFrost: FrostText;
    /** Paid back to holders. */
    refundedFrost: FrostText;
    /** Still in the sales. */
    heldFrost: FrostText;
  };
}
