import type { EventPayload } from '@/lib/chain/event-layouts';
import { bytesToHex } from '@/lib/domain';
import type { ChainEvent } from './chain-event';

/** Key of a row within a model: an offer, an iteration. */
export function numberKey(modelId: string, number: number): string {
  return `${modelId}/${number}`;
}

export function aliasKey(modelId: string, nameHex: string): string {
  return `${modelId}/${nameHex}`;
}

/** A name's bytes: two names are one only when their bytes are. */
export function nameHex(name: string): string {
  return bytesToHex(new TextEncoder().encode(name));
}

export function eventKey(event: { transactionDigest: string; eventIndex: number }): string {
  return `${event.transactionDigest}:${event.eventIndex}`;
}

/** A row within a model. */
export interface Numbered {
  readonly modelId: string;
  readonly number: number;
}

/** Keys of the rows that a fold over these events looks at. */
export interface NeededKeys {
  readonly markets: string[];
  readonly teams: string[];
  readonly models: string[];
  readonly iterations: Numbered[];
  readonly aliases: { readonly modelId: string; readonly nameHex: string }[];
  readonly offers: Numbered[];
  readonly passes: string[];
  readonly sales: string[];
  readonly grants: string[];
  readonly opinions: string[];
}

export function neededKeys(events: readonly ChainEvent[]): NeededKeys {
  const payloads = events.map(({ payload }) => payload);
  return {
    markets: distinct(payloads, ({ fields }) => ('market' in fields ? [fields.market] : [])),
    teams: distinct(payloads, ({ fields }) => ('team' in fields ? [fields.team] : [])),
    models: distinct(payloads, ({ fields }) => ('model' in fields ? [fields.model] : [])),
    passes: distinct(payloads, ({ fields }) => ('pass' in fields ? [fields.pass] : [])),
    sales: distinct(payloads, ({ fields }) => ('sale' in fields ? [fields.sale] : [])),
    grants: distinct(payloads, ({ fields }) => ('grant' in fields ? [fields.grant] : [])),
    opinions: distinct(payloads, ({ name, fields }) =>
      name === 'OpinionSigned' ? [fields.opinion, fields.supersedes ?? []].flat() : [],
    ),
    iterations: payloads.flatMap(iterationOf),
    offers: payloads.flatMap(({ fields }) =>
      'offer' in fields ? [{ modelId: fields.model, number: fields.offer }] : [],
    ),
    aliases: payloads.flatMap(({ name, fields }) =>
      name === 'AliasMoved' ? [{ modelId: fields.model, nameHex: nameHex(fields.alias) }] : [],
    ),
  };
}

/** Only where the fold reads the iteration itself: the rows are large. */
function iterationOf({ name, fields }: EventPayload): Numbered[] {
  switch (name) {
    case 'StorageExtended':
    case 'NoteDisclosed':
    case 'OpinionSigned':
      return [{ modelId: fields.model, number: fields.iteration }];
    default:
      return [];
  }
}

function distinct(
  payloads: readonly EventPayload[],
  keysOf: (payload: EventPayload) => readonly string[],
): string[] {
  return [...new Set(payloads.flatMap(keysOf))];
}
