import type { EventFields } from '@/lib/chain/event-layouts';
import type { ChainEvent } from '../chain-event';
import type { Draft } from '../draft';
import { storable } from '../event-row';
import { aliasKey, nameHex } from '../keys';
import { gap } from '../state';
import { touch } from '../touch';

export function listed(draft: Draft, event: ChainEvent, fields: EventFields<'ModelListed'>): void {
  const team = draft.team(event, fields.team);
  if (team.market_id !== fields.market) throw gap(event, 'the team is of another market');
  draft.add(event, 'models', fields.model, {
    ...listing(fields, team.name),
    id: fields.model,
    market_id: fields.market,
    team_id: fields.team,
    lister: fields.lister,
    listed_at_ms: fields.at_ms,
    changed_at_ms: fields.at_ms,
    retired_at_ms: null,
    transaction_digest: event.transactionDigest,
    iteration_count: 0,
    offer_count: 0,
    latest_format: '',
    passes_sold: 0,
    renewals: 0,
    opens: 0n,
    calls: 0n,
    paid: 0n,
    settled: 0n,
    fees: 0n,
    refunded: 0n,
    grants_given: 0,
    ordinal: draft.ordinal(),
  });
}

export function listingEdited(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'ListingEdited'>,
): void {
  const model = draft.standingModel(event, fields.model, fields.team);
  Object.assign(model, listing(fields, draft.team(event, fields.team).name));
  touch(model, fields.at_ms);
}

export function retired(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'ModelRetired'>,
): void {
  const model = draft.standingModel(event, fields.model, fields.team);
  model.retired_at_ms = fields.at_ms;
  touch(model, fields.at_ms);
}

/** Iteration 0 stands for none. */
export function aliasMoved(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'AliasMoved'>,
): void {
  const model = draft.model(event, fields.model);
  if (model.retired_at_ms !== null) throw gap(event, `model ${model.id} is retired`);
  if (fields.to_iteration > model.iteration_count) {
    throw gap(event, `iteration ${fields.to_iteration} is missing`);
  }
  const name_hex = nameHex(fields.alias);
  const key = aliasKey(fields.model, name_hex);
  if ((draft.read('aliases', key)?.iteration ?? 0) !== fields.from_iteration) {
    throw gap(event, `the alias does not point at iteration ${fields.from_iteration}`);
  }
  draft.changed.aliases.set(key, {
    model_id: fields.model,
    name_hex,
    name: storable(fields.alias),
    iteration: fields.to_iteration === 0 ? null : fields.to_iteration,
    moved_at_ms: fields.at_ms,
  });
}

function listing(
  fields: {
    name: string;
    summary: string;
    task: string;
    tags: readonly string[];
    licence: string;
    data_class: string;
  },
  teamName: string,
) {
  const name = storable(fields.name);
  const task = storable(fields.task);
  const tags = fields.tags.map(storable);
  return {
    name,
    summary: storable(fields.summary),
    task,
    tags,
    licence: storable(fields.licence),
    data_class: storable(fields.data_class),
    search_text: [name, ...tags, task, teamName].join(' ').toLowerCase(),
  };
}
