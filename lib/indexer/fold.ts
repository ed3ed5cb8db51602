import type { EventFields } from '@/lib/chain/event-layouts';
import { blobIdFromU256 } from '@/lib/domain';
import { comparePositions, type ChainEvent } from './chain-event';
import { storable, toEventRow } from './event-row';
import type { ModelRow, OfferRow, PassRow, TeamRow } from './rows';
import { eventKey, gap, offerKey, type IndexChanges, type IndexState } from './state';

/**
 * The one rule that turns events into rows: pure, the same for live indexing and for a rebuild.
 *
 * Order inside `events` does not matter and repeated events change nothing. An event that should
 * have come earlier, or one that does not continue what is known, is a gap.
 * @throws TidemarkError index_gap
 */
export function fold(state: IndexState, events: readonly ChainEvent[]): IndexChanges {
  const draft = new Draft(state);
  const ordered = [...events].sort(comparePositions);
  for (const event of ordered) {
    if (comparePositions(event, draft.position) <= 0) {
      if (draft.knows(event)) continue;
      throw gap(event, 'it comes before events that are indexed already');
    }
    draft.apply(event);
  }
  return draft.changes();
}

class Draft {
  position: IndexState['position'];
  private ordinal: bigint;
  private readonly seen = new Set<string>();
  private readonly teams = new Map<string, TeamRow>();
  private readonly models = new Map<string, ModelRow>();
  private readonly offers = new Map<string, OfferRow>();
  private readonly passes = new Map<string, PassRow>();
  private readonly added: Pick<IndexChanges, 'markets' | 'members' | 'iterations' | 'events'> = {
    markets: [],
    members: [],
    iterations: [],
    events: [],
  };

  constructor(private readonly state: IndexState) {
    this.position = state.position;
    this.ordinal = state.ordinal;
  }

  knows(event: ChainEvent): boolean {
    const key = eventKey(event);
    return this.state.known.has(key) || this.seen.has(key);
  }

  apply(event: ChainEvent): void {
    this.ordinal += 1n;
    this.dispatch(event);
    this.added.events.push(toEventRow(event, this.ordinal));
    this.seen.add(eventKey(event));
    const { checkpoint, transactionIndex, eventIndex } = event;
    this.position = { checkpoint, transactionIndex, eventIndex };
  }

  changes(): IndexChanges {
    return {
      ...this.added,
      ordinal: this.ordinal,
      position: this.position,
      teams: [...this.teams.values()],
      models: [...this.models.values()],
      offers: [...this.offers.values()],
      passes: [...this.passes.values()],
    };
  }

  private dispatch(event: ChainEvent): void {
    const { payload } = event;
    switch (payload.name) {
      case 'MarketCreated': {
        const { market, epoch_ms, anchor_epoch, anchor_ms } = payload.fields;
        const row = { id: market, epoch_ms, anchor_epoch: BigInt(anchor_epoch), anchor_ms };
        return void this.added.markets.push(row);
      }
      case 'TeamCreated':
        return this.teamCreated(event, payload.fields);
      case 'OperatorAdded':
        return this.operatorChanged(event, payload.fields, true);
      case 'OperatorRemoved':
        return this.operatorChanged(event, payload.fields, false);
      case 'ModelListed':
        return this.modelListed(event, payload.fields);
      case 'IterationPublished':
        return this.iterationPublished(event, payload.fields);
      case 'OfferSet':
        return this.offerSet(event, payload.fields);
      case 'OfferWithdrawn':
        return this.offerWithdrawn(event, payload.fields);
      case 'PassBought':
        return this.passBought(event, payload.fields);
      case 'PassOpened':
        return this.passOpened(event, payload.fields);
      case 'SaleSettled':
        return this.saleSettled(event, payload.fields);
      case 'RevenueDistributed':
        return this.revenueDistributed(event, payload.fields);
    }
  }

  private teamCreated(event: ChainEvent, fields: EventFields<'TeamCreated'>): void {
    if (this.find(this.teams, this.state.teams, fields.team)) throw gap(event, 'the team exists');
    const name = storable(fields.name);
    this.teams.set(fields.team, {
      id: fields.team,
      name,
      creator: fields.creator,
      created_at_ms: event.atMs,
      operators: [],
      collected: 0n,
      distributed: 0n,
      transaction_digest: event.transactionDigest,
      search_text: name.toLowerCase(),
    });
    fields.members.forEach((address, position) => {
      const share_bps = fields.shares_bps[position] ?? 0;
      this.added.members.push({ team_id: fields.team, position, address, share_bps });
    });
  }

  private operatorChanged(
    event: ChainEvent,
    fields: EventFields<'OperatorAdded'>,
    appointed: boolean,
  ): void {
    const team = this.team(event, fields.team);
    if (team.operators.includes(fields.operator) === appointed) {
      throw gap(event, 'the operator is known otherwise');
    }
    team.operators = appointed
      ? [...team.operators, fields.operator]
      : team.operators.filter((operator) => operator !== fields.operator);
  }

  private modelListed(event: ChainEvent, fields: EventFields<'ModelListed'>): void {
    if (this.find(this.models, this.state.models, fields.model)) {
      throw gap(event, 'the model exists');
    }
    const team = this.team(event, fields.team);
    const [name, summary, task] = [fields.name, fields.summary, fields.task].map(storable);
    const tags = fields.tags.map(storable);
    this.models.set(fields.model, {
      id: fields.model,
      team_id: fields.team,
      name: name ?? '',
      summary: summary ?? '',
      task: task ?? '',
      tags,
      licence: storable(fields.licence),
      data_class: storable(fields.data_class),
      lister: fields.lister,
      listed_at_ms: fields.at_ms,
      changed_at_ms: fields.at_ms,
      transaction_digest: event.transactionDigest,
      iteration_count: 0,
      offer_count: 0,
      latest_format: '',
      passes_sold: 0,
      opens: 0n,
      paid: 0n,
      settled: 0n,
      ordinal: this.ordinal,
      search_text: [name, ...tags, task, team.name].join(' ').toLowerCase(),
    });
  }

  private iterationPublished(event: ChainEvent, fields: EventFields<'IterationPublished'>): void {
    const model = this.model(event, fields.model, fields.team);
    if (fields.iteration !== model.iteration_count + 1) {
      throw gap(event, `iteration ${model.iteration_count + 1} is missing`);
    }
    model.iteration_count = fields.iteration;
    model.latest_format = storable(fields.format);
    touch(model, fields.at_ms);
    this.added.iterations.push({
      model_id: fields.model,
      number: fields.iteration,
      parents: fields.parents,
      manifest_blob_id: fields.manifest_blob_id.toString(),
      blob_ids: fields.blob_ids.map(blobIdFromU256),
      blob_objects: fields.blob_objects,
      end_epoch: BigInt(fields.end_epoch),
      content_root: fields.content_root,
      plain_bytes: fields.plain_bytes,
      cipher_bytes: fields.cipher_bytes,
      sealed_key: fields.sealed_key,
      format: storable(fields.format),
      metrics: storable(fields.metrics),
      note: storable(fields.note),
      author: fields.author,
      published_at_ms: fields.at_ms,
      transaction_digest: event.transactionDigest,
      checkpoint: event.checkpoint,
    });
  }

  private offerSet(event: ChainEvent, fields: EventFields<'OfferSet'>): void {
    const model = this.model(event, fields.model, fields.team);
    if (fields.offer !== model.offer_count + 1) {
      throw gap(event, `offer ${model.offer_count + 1} is missing`);
    }
    model.offer_count = fields.offer;
    touch(model, fields.at_ms);
    this.offers.set(offerKey(fields.model, fields.offer), {
      model_id: fields.model,
      number: fields.offer,
      rights: fields.rights,
      window_ms: fields.window_ms,
      price: fields.price,
      first_iteration: BigInt(fields.first_iteration),
      last_iteration: BigInt(fields.last_iteration),
      active: true,
      set_by: fields.by,
      set_at_ms: fields.at_ms,
      withdrawn_at_ms: null,
      sold: 0,
    });
  }

  private offerWithdrawn(event: ChainEvent, fields: EventFields<'OfferWithdrawn'>): void {
    const offer = this.offer(event, fields.model, fields.offer);
    if (!offer.active) throw gap(event, 'the offer is withdrawn already');
    offer.active = false;
    offer.withdrawn_at_ms = fields.at_ms;
    touch(this.model(event, fields.model, fields.team), fields.at_ms);
  }

  private passBought(event: ChainEvent, fields: EventFields<'PassBought'>): void {
    if (this.find(this.passes, this.state.passes, fields.pass)) throw gap(event, 'the pass exists');
    const model = this.model(event, fields.model, fields.team);
    this.offer(event, fields.model, fields.offer).sold += 1;
    model.passes_sold += 1;
    model.paid += fields.price;
    this.passes.set(fields.pass, {
      id: fields.pass,
      sale_id: fields.sale,
      model_id: fields.model,
      team_id: fields.team,
      offer: fields.offer,
      buyer: fields.buyer,
      price: fields.price,
      rights: fields.rights,
      window_ms: fields.window_ms,
      first_iteration: BigInt(fields.first_iteration),
      last_iteration: BigInt(fields.last_iteration),
      starts_at_ms: fields.starts_at_ms,
      ends_at_ms: fields.ends_at_ms,
      opened_until_ms: 0n,
      opens: 0n,
      settled: 0n,
      transaction_digest: event.transactionDigest,
      ordinal: this.ordinal,
    });
  }

  private passOpened(event: ChainEvent, fields: EventFields<'PassOpened'>): void {
    const pass = this.pass(event, fields.pass);
    if (fields.opens !== pass.opens + 1n) {
      throw gap(event, `opening ${pass.opens + 1n} is missing`);
    }
    pass.opens = fields.opens;
    pass.opened_until_ms = fields.opened_until_ms;
    this.model(event, fields.model, pass.team_id).opens += 1n;
  }

  private saleSettled(event: ChainEvent, fields: EventFields<'SaleSettled'>): void {
    const pass = this.pass(event, fields.pass);
    pass.settled += fields.amount;
    if (pass.settled > pass.price) throw gap(event, 'more was settled than was paid');
    this.team(event, fields.team).collected += fields.amount;
    this.model(event, fields.model, fields.team).settled += fields.amount;
  }

  private revenueDistributed(event: ChainEvent, fields: EventFields<'RevenueDistributed'>): void {
    const team = this.team(event, fields.team);
    team.distributed += fields.total;
    if (team.collected - team.distributed !== fields.held) {
      throw gap(event, 'collected less distributed is not what the vault holds');
    }
  }

  private team(event: ChainEvent, id: string): TeamRow {
    const team = this.find(this.teams, this.state.teams, id);
    if (team === undefined) throw gap(event, `team ${id} is unknown`);
    return team;
  }

  private model(event: ChainEvent, id: string, teamId: string): ModelRow {
    const model = this.find(this.models, this.state.models, id);
    if (model?.team_id !== teamId) throw gap(event, `model ${id} of team ${teamId} is unknown`);
    return model;
  }

  private offer(event: ChainEvent, modelId: string, number: number): OfferRow {
    const offer = this.find(this.offers, this.state.offers, offerKey(modelId, number));
    if (offer === undefined) throw gap(event, `offer ${number} of model ${modelId} is unknown`);
    return offer;
  }

  private pass(event: ChainEvent, id: string): PassRow {
    const pass = this.find(this.passes, this.state.passes, id);
    if (pass === undefined) throw gap(event, `pass ${id} is unknown`);
    return pass;
  }

  /** The draft's own copy of a row; rows of the given state are never changed. */
  private find<Row extends object>(
    drafted: Map<string, Row>,
    known: ReadonlyMap<string, Row>,
    key: string,
  ): Row | undefined {
    const own = drafted.get(key);
    if (own !== undefined) return own;
    const row = known.get(key);
    if (row === undefined) return undefined;
    const copy = { ...row };
    drafted.set(key, copy);
    return copy;
  }
}

function touch(model: ModelRow, atMs: bigint): void {
  if (atMs > model.changed_at_ms) model.changed_at_ms = atMs;
}
