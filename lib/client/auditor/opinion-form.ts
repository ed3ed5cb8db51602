import { hexToBytes, OPINION_DOES_NOT_SUPPORT, OPINION_SUPPORTS } from '@/lib/domain';

/** The contract's limits. */
export const MAX_OPINION_SCOPE_BYTES = 256;
export const MAX_STATEMENT_BYTES = 2_048;
const EVIDENCE_HASH_BYTES = 32;

/** An opinion as typed. */
export interface OpinionForm {
  /** 1 to 3; null before the auditor chose. */
  readonly verdict: number | null;
  /** What was looked at. */
  readonly scope: string;
  readonly statement: string;
  /** SHA-256 in hex, pasted or computed here. */
  readonly evidenceHash: string;
}

export const emptyOpinionForm: OpinionForm = {
  verdict: null,
  scope: '',
  statement: '',
  evidenceHash: '',
};

/** An opinion as the contract takes it. */
export interface OpinionWords {
  readonly verdict: number;
  readonly scope: string;
  readonly statement: string;
  /** 32 bytes. */
  readonly evidenceHash: Uint8Array;
}

export type OpinionProblems = Partial<
  Record<'verdict' | 'scope' | 'statement' | 'evidence', string>
>;

/** Sentences by field; empty when the opinion can be signed. */
export function opinionProblems(form: OpinionForm): OpinionProblems {
  const problems: OpinionProblems = {};
  if (!isVerdict(form.verdict)) problems.verdict = 'Choose a verdict.';
  const scope = textProblem(form.scope, 'what you looked at', MAX_OPINION_SCOPE_BYTES);
  if (scope !== null) problems.scope = scope;
  const statement = textProblem(form.statement, 'your statement', MAX_STATEMENT_BYTES);
  if (statement !== null) problems.statement = statement;
  if (evidenceBytes(form.evidenceHash) === null) {
    problems.evidence = 'Choose the evidence file or paste its SHA-256: 64 hex digits.';
  }
  return problems;
}

/** The opinion of a form without problems; null while there are any. */
export function opinionWordsOf(form: OpinionForm): OpinionWords | null {
  const { verdict } = form;
  const evidenceHash = evidenceBytes(form.evidenceHash);
  if (verdict === null || evidenceHash === null) return null;
  if (Object.keys(opinionProblems(form)).length > 0) return null;
  return { verdict, scope: form.scope.trim(), statement: form.statement.trim(), evidenceHash };
}

/** 32 bytes of a SHA-256 in hex, with or without `0x`; null when it is none. */
export function evidenceBytes(hex: string): Uint8Array | null {
  const bytes = hexToBytes(hex.trim());
  return bytes?.length === EVIDENCE_HASH_BYTES ? bytes : null;
}

function isVerdict(verdict: number | null): boolean {
  return verdict !== null && verdict >= OPINION_SUPPORTS && verdict <= OPINION_DOES_NOT_SUPPORT;
}

function textProblem(value: string, what: string, mostBytes: number): string | null {
  const text = value.trim();
  if (text === '') return `Say ${what}.`;
  const isTooLong = new TextEncoder().encode(text).length > mostBytes;
  return isTooLong ? `Shorten this to ${mostBytes} bytes.` : null;
}
