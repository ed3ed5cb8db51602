import { ITERATIONS_AND_LATER, RIGHT_DOWNLOAD, RIGHT_INVOKE } from '@/lib/domain';
import type { AuditScope, NoteKind, RefundRule, Right, Verdict } from './types';

const PRO_RATA = 1;
const SCOPE_WEIGHTS = 1;
const SCOPE_NOTES = 2;
const NOTE_PUBLIC = 1;
const NOTE_FOR_AUDITORS = 3;
const NOTE_DISCLOSED = 4;
/** The last moment a JavaScript date can name. */
const MAX_DATE_MS = 8_640_000_000_000_000n;

/** Rights of an offer, from its bits. */
export function toRights(bits: number): Right[] {
  const rights: Right[] = [];
  if ((bits & RIGHT_DOWNLOAD) !== 0) rights.push('DOWNLOAD');
  if ((bits & RIGHT_INVOKE) !== 0) rights.push('INVOKE');
  return rights;
}

/** null: and every later one. */
export function toLastIteration(lastIteration: number | bigint): number | null {
  const number = Number(lastIteration);
  return number === ITERATIONS_AND_LATER ? null : number;
}

export function toRefundRule(rule: number): RefundRule {
  return rule === PRO_RATA ? 'PRO_RATA' : 'NONE';
}

export function toScope(bits: number): AuditScope[] {
  const scope: AuditScope[] = [];
  if ((bits & SCOPE_WEIGHTS) !== 0) scope.push('WEIGHTS');
  if ((bits & SCOPE_NOTES) !== 0) scope.push('NOTES');
  return scope;
}

export function toVerdict(verdict: number): Verdict {
  if (verdict === 1) return 'SUPPORTS';
  return verdict === 2 ? 'SUPPORTS_WITH_RESERVATIONS' : 'DOES_NOT_SUPPORT';
}

export function toNoteKind(kind: number): NoteKind {
  if (kind === NOTE_PUBLIC) return 'PUBLIC';
  if (kind === NOTE_FOR_AUDITORS) return 'FOR_AUDITORS';
  return kind === NOTE_DISCLOSED ? 'DISCLOSED' : 'SEALED_UNTIL';
}

/** Milliseconds that an author chose freely, as the nearest a page can show. */
export function toDateMs(atMs: bigint): number {
  return Number(atMs > MAX_DATE_MS ? MAX_DATE_MS : atMs);
}

/** Milliseconds, or null for what has not happened. */
export function toMsOrNull(atMs: bigint | null): number | null {
  return atMs === null ? null : Number(atMs);
}
