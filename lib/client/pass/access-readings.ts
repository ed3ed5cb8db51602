import type { IterationRange, TimeWindow } from '@/lib/domain';

/** What to do about anything that cannot be checked now. */
export const CHECK_AGAIN = 'Run the checks again in a moment.';

/** What was read, or why it could not be read now: the two are never confused. */
export type Reading<T> =
  { readonly known: true; readonly value: T } | { readonly known: false; readonly why: string };

/** What a dry run of the policy answered, as key servers run it. */
export type PolicyAnswer =
  | { readonly kind: 'releases' }
  /** Nothing is open now; opening and asking in one dry run releases the key. */
  | { readonly kind: 'releases-after-opening' }
  | {
      readonly kind: 'refuses';
      readonly sentence: string;
      /** Number of the contract's refusal; null when it was none of ours. */
      readonly abortCode: number | null;
    };

export interface KeyServerReading {
  readonly objectId: string;
  readonly url: string | null;
  readonly state: 'answers' | 'silent' | 'unproven' | 'unknown';
}

/** What the aggregator answered to a HEAD of the manifest's blob. */
export type AggregatorAnswer = { readonly status: number } | 'silent';

/** Everything the six lamps are decided by; times in ms of the chain clock. */
export interface AccessReadings {
  /** The connected address. */
  readonly address: string;
  /** The market this page works with. */
  readonly marketId: string;
  /** The iteration that is to be opened; 0 when none is covered. */
  readonly iteration: number;
  readonly owner: Reading<string | null>;
  readonly suiMist: Reading<bigint>;
  readonly pass: Reading<
    TimeWindow & IterationRange & { readonly rights: number; readonly marketId: string }
  >;
  /** Whether the newest period was refunded. */
  readonly refunded: Reading<boolean>;
  readonly nowMs: Reading<bigint>;
  readonly policy: Reading<PolicyAnswer>;
  readonly keyServers: Reading<{
    readonly servers: readonly KeyServerReading[];
    readonly threshold: number;
    /** Why no server can release the key, whatever it answers; null when the sealed key is sound. */
    readonly sealedKeyFault: string | null;
  }>;
  readonly storage: Reading<{ readonly endEpoch: number; readonly storedUntilMs: number }>;
  readonly aggregator: Reading<AggregatorAnswer>;
}

export type LampState = 'good' | 'bad' | 'unknown';

/** One line of a lamp that looks at several things. */
export interface LampPart {
  readonly label: string;
  readonly state: LampState;
  readonly value: string;
}

export interface AccessLamp {
  readonly id: 'wallet' | 'pass' | 'time' | 'policy' | 'key-servers' | 'blob';
  readonly title: string;
  /** `unknown`: cannot be checked now, which is not the same as wrong. */
  readonly state: LampState;
  /** The value that was looked at. */
  readonly value: string;
  /** What to do; null when nothing has to be done. */
  readonly next: string | null;
  readonly parts?: readonly LampPart[];
}
