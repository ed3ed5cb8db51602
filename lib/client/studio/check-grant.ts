import { AUDIT_NOTES, AUDIT_WEIGHTS, isObjectId } from '@/lib/domain';
import { offerProblems } from '../publish/check-draft';

const DAY_MS = 86_400_000;
/** The contract's longest window; a grant may start no further ahead. */
const MAX_AHEAD_MS = 366n * 86_400_000n;

/** An audit grant as typed. */
export interface GrantForm {
  readonly auditor: string;
  readonly weights: boolean;
  readonly notes: boolean;
  readonly first: number;
  /** null: and every later one. */
  readonly last: number | null;
  /** `2027-03-03T14:05` in the person's zone; empty: at once. */
  readonly startsAt: string;
  readonly windowDays: string;
}

export const emptyGrantForm: GrantForm = {
  auditor: '',
  weights: true,
  notes: true,
  first: 1,
  last: null,
  startsAt: '',
  windowDays: '14',
};

export interface TypedGrant {
  readonly auditor: string;
  readonly scope: number;
  readonly firstIteration: number;
  /** null: and every later one. */
  readonly lastIteration: number | null;
  /** 0: from the moment it is given. */
  readonly startsAtMs: bigint;
  readonly windowMs: bigint;
}

/** Sentences by field (`auditor`, `scope`, `last`, `start`, `window`); empty when it can be given. */
export function grantFormProblems(
  form: GrantForm,
  nowMs: bigint,
): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  if (!isObjectId(form.auditor.trim().toLowerCase())) {
    problems.auditor = 'Enter a whole Sui address: 0x and 64 digits.';
  }
  if (scopeOf(form) === 0) problems.scope = 'Choose weights, notes, or both.';
  if (form.last !== null && form.last < form.first) {
    problems.last = 'The last iteration comes before the first; choose a later one.';
  }
  const start = startProblem(form.startsAt, nowMs);
  if (start !== null) problems.start = start;
  const { window } = offerProblems({ windowDays: form.windowDays, priceWal: '1' });
  if (window !== undefined) problems.window = window;
  return problems;
}

/** The terms of a form without problems. */
export function grantTermsOf(form: GrantForm): TypedGrant {
  return {
    auditor: form.auditor.trim().toLowerCase(),
    scope: scopeOf(form),
    firstIteration: form.first,
    lastIteration: form.last,
    startsAtMs: form.startsAt === '' ? 0n : BigInt(Date.parse(form.startsAt)),
    windowMs: BigInt(Math.round(Number(form.windowDays) * DAY_MS)),
  };
}

function scopeOf({ weights, notes }: GrantForm): number {
  return (weights ? AUDIT_WEIGHTS : 0) | (notes ? AUDIT_NOTES : 0);
}

function startProblem(startsAt: string, nowMs: bigint): string | null {
  if (startsAt === '') return null;
  const atMs = Date.parse(startsAt);
  if (Number.isNaN(atMs) || atMs < 0) return 'Enter a date and a time, or leave it empty.';
  return BigInt(atMs) - nowMs > MAX_AHEAD_MS ? 'A grant may start at most 366 days ahead.' : null;
}
