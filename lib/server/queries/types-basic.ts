/** A u64 as decimal digits. Parse with `BigInt(text)`. */
export type DecimalText = string;
/** FROST as decimal digits; 1 WAL = 1,000,000,000 FROST. */
export type FrostText = DecimalText;
/** `0x` and 64 lower-case hex digits. */
export type ObjectId = string;
export type Address = string;

export type JsonValue =
  string | number | boolean | null | JsonValue[] | { readonly [key: string]: JsonValue };

/** DOWNLOAD releases keys to the holder, INVOKE is served by a gateway of the team. */
export type Right = 'DOWNLOAD' | 'INVOKE';

/** NONE: the money is earned at once. PRO_RATA: what is not yet used can be had back. */
export type RefundRule = 'NONE' | 'PRO_RATA';

/** What an audit grant lets its auditor open. */
export type AuditScope = 'WEIGHTS' | 'NOTES';

export type Verdict = 'SUPPORTS' | 'SUPPORTS_WITH_RESERVATIONS' | 'DOES_NOT_SUPPORT';

/**
 * PUBLIC: text from the start. SEALED_UNTIL: ciphertext that may be disclosed from a date on.
 * FOR_AUDITORS: ciphertext for the team and for auditors with a grant. DISCLOSED: was
 * SEALED_UNTIL, and its text is now public.
 */
export type NoteKind = 'PUBLIC' | 'SEALED_UNTIL' | 'FOR_AUDITORS' | 'DISCLOSED';

export interface TeamMemberView {
  address: Address;
  shareBps: number;
}

export interface TeamSummary {
  teamId: ObjectId;
  marketId: ObjectId;
  name: string;
  /** In the order in which they are paid. */
  members: TeamMemberView[];
  operators: Address[];
  creator: Address;
  /** Holds the team's cap: publishes and sets offers, shares and operators for the team. */
  manager: Address;
  createdAtMs: number;
}

/** Next.js search parameters, or those of a request. */
export type SearchParameters = Readonly<Record<string, string | string[] | undefined>>;
