import {
  formatBytes,
  formatPercentBps,
  formatWal,
  ITERATIONS_AND_LATER,
  shortId,
} from '@/lib/domain';
import type { AuditEvent, AuditKind, JsonValue } from '@/lib/server/queries/types';
import { verdictOfNumber, verdictWords } from './verdict-words';

const MAX_QUOTED_LENGTH = 120;
const SCOPE_WEIGHTS = 1;
const SCOPE_NOTES = 2;

type Fields = AuditEvent['data'];

/** What the event changed, in one line; null where kind, subject and amount say it all. */
export function auditDetail({ kind, data }: Pick<AuditEvent, 'kind' | 'data'>): string | null {
  return details[kind]?.(data) ?? null;
}

const details: Partial<Record<AuditKind, (data: Fields) => string | null>> = {
  'fee.set': (data) => {
    const bps = numberOf(data, 'fee_bps');
    return bps === null ? null : `${formatPercentBps(bps)} % of what is settled`;
  },
  'market.migrated': (data) => moved('version', data, 'from_version', 'to_version'),
  'shares.set': (data) => counted(listOf(data, 'members').length, 'member'),
  'operator.added': (data) => shortened(data, 'operator'),
  'operator.removed': (data) => shortened(data, 'operator'),
  'cap.handed': (data) => {
    const to = shortened(data, 'to');
    return to === null ? null : `to ${to}`;
  },
  'cost.advanced': () => 'repaid before shares',
  'revenue.distributed': distributed,
  'iteration.published': (data) => {
    const plain = numberOf(data, 'plain_bytes');
    const format = textOf(data, 'format');
    return plain === null || format === null ? null : `${formatBytes(plain)} ${format}`;
  },
  'note.disclosed': (data) => quoted(textOf(data, 'text')),
  'alias.moved': aliasMoved,
  'storage.extended': (data) => moved('epoch', data, 'from_epoch', 'to_epoch'),
  'offer.set': (data) => (data['trial'] === true ? 'trial' : null),
  'pass.bought': (data) => (data['trial'] === true ? 'trial' : null),
  'pass.opened': (data) => opening(data),
  'calls.recorded': (data) => {
    const quota = textOf(data, 'quota');
    const limit = quota === null || quota === '0' ? '' : ` of ${quota}`;
    return `${textOf(data, 'calls') ?? '?'} more, ${textOf(data, 'used') ?? '?'}${limit} used`;
  },
  'sale.settled': (data) => feeText(data),
  'sale.refunded': (data) => {
    const held = frostOf(data, 'held');
    return held === null || held === 0n ? null : `${formatWal(held)} WAL stay earned`;
  },
  'audit.granted': (data) => `${scopeText(data)}, ${rangeText(data)}`,
  'audit.opened': (data) => opening(data),
  'opinion.signed': (data) => {
    const verdict = verdictOfNumber(numberOf(data, 'verdict'));
    const again = textOf(data, 'supersedes') === null ? '' : ', in place of an earlier one';
    return verdict === null ? null : verdictWords[verdict] + again;
  },
};

function aliasMoved(data: Fields): string | null {
  const alias = textOf(data, 'alias');
  const from = numberOf(data, 'from_iteration');
  const to = numberOf(data, 'to_iteration');
  if (alias === null || from === null || to === null) return null;
  if (to === 0) return `${alias}: taken away from iteration ${from}`;
  return from === 0 ? `${alias}: new, on iteration ${to}` : `${alias}: iteration ${from} → ${to}`;
}

function distributed(data: Fields): string | null {
  const repaid = listOf(data, 'repaid').reduce<bigint>((sum, part) => sum + toFrost(part), 0n);
  const people = counted(listOf(data, 'recipients').length, 'member');
  return repaid === 0n ? `to ${people}` : `${formatWal(repaid)} WAL repaid first, to ${people}`;
}

function feeText(data: Fields): string | null {
  const fee = frostOf(data, 'fee');
  return fee === null || fee === 0n ? null : `besides ${formatWal(fee)} WAL fee`;
}

function scopeText(data: Fields): string {
  const scope = numberOf(data, 'scope') ?? 0;
  const parts = [
    (scope & SCOPE_WEIGHTS) === 0 ? '' : 'weights',
    (scope & SCOPE_NOTES) === 0 ? '' : 'notes',
  ];
  return parts.filter((part) => part !== '').join(' and ');
}

function rangeText(data: Fields): string {
  const first = numberOf(data, 'first_iteration');
  const last = numberOf(data, 'last_iteration');
  if (last === ITERATIONS_AND_LATER) return `iteration ${first} and later`;
  return first === last ? `iteration ${first}` : `iterations ${first} to ${last}`;
}

function opening(data: Fields): string | null {
  const opens = textOf(data, 'opens');
  return opens === null ? null : `opening ${opens}`;
}

function moved(what: string, data: Fields, from: string, to: string): string | null {
  const [before, after] = [textOf(data, from), textOf(data, to)];
  return before === null || after === null ? null : `${what} ${before} → ${after}`;
}

function quoted(text: string | null): string | null {
  if (text === null || text === '') return null;
  const characters = [...text];
  const isLong = characters.length > MAX_QUOTED_LENGTH;
  return `“${isLong ? `${characters.slice(0, MAX_QUOTED_LENGTH).join('')}…` : text}”`;
}

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

function textOf(data: Fields, name: string): string | null {
  const value = data[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : null;
}

function shortened(data: Fields, name: string): string | null {
  const id = textOf(data, name);
  return id === null ? null : shortId(id);
}

function numberOf(data: Fields, name: string): number | null {
  const value = Number(textOf(data, name) ?? Number.NaN);
  return Number.isFinite(value) ? value : null;
}

function listOf(data: Fields, name: string): readonly JsonValue[] {
  const value = data[name];
  return Array.isArray(value) ? value : [];
}

function frostOf(data: Fields, name: string): bigint | null {
  const text = textOf(data, name);
  return text !== null && /^\d+$/.test(text) ? BigInt(text) : null;
}

function toFrost(value: JsonValue): bigint {
  return typeof value === 'string' && /^\d+$/.test(value) ? BigInt(value) : 0n;
}
