import type { ChainEvent } from './chain-event';
import { numberKey } from './keys';
import type {
  AdvanceRow,
  GrantRow,
  IterationRow,
  MarketRow,
  MemberRow,
  ModelRow,
  OfferRow,
  OpinionRow,
  PassRow,
  RowTypes,
  SaleRow,
  TableName,
  TeamRow,
} from './rows';
import { emptyRows, gap, type StateRows } from './state';

/** Tables whose rows are objects that a fold changes in place. */
type RecordTable = Exclude<TableName, 'members' | 'advances'>;

/** Rows under change: copies over the given state, which itself is never changed. */
export class Draft {
  readonly changed = emptyRows();

  constructor(
    private readonly state: StateRows,
    /** Number of the event under way. */
    readonly ordinal: () => bigint,
  ) {}

  /** A row that must not be there yet. */
  add<Name extends RecordTable>(
    event: ChainEvent,
    table: Name,
    key: string,
    row: RowTypes[Name],
  ): void {
    if (this.read(table, key) !== undefined) throw gap(event, `it adds to ${table} what exists`);
    this.changed[table].set(key, row);
  }

  /** A row for looking at. */
  read<Name extends TableName>(table: Name, key: string): Readonly<RowTypes[Name]> | undefined {
    return this.changed[table].get(key) ?? this.state[table].get(key);
  }

  /** The draft's own copy of a row, for changing. */
  edit<Name extends RecordTable>(table: Name, key: string): RowTypes[Name] | undefined {
    const own = this.changed[table].get(key);
    if (own !== undefined) return own;
    const row = this.state[table].get(key);
    if (row === undefined) return undefined;
    const copy = { ...row };
    this.changed[table].set(key, copy);
    return copy;
  }

  market(event: ChainEvent, id: string): MarketRow {
    return this.known(event, 'markets', id);
  }

  team(event: ChainEvent, id: string): TeamRow {
    return this.known(event, 'teams', id);
  }

  members(teamId: string): readonly MemberRow[] {
    return this.read('members', teamId) ?? [];
  }

  advances(teamId: string): readonly AdvanceRow[] {
    return this.read('advances', teamId) ?? [];
  }

  model(event: ChainEvent, id: string): ModelRow {
    return this.known(event, 'models', id);
  }

  /** A model that must be this team's. */
  modelOf(event: ChainEvent, id: string, teamId: string): ModelRow {
    const model = this.model(event, id);
    if (model.team_id !== teamId) throw gap(event, `model ${id} is not of team ${teamId}`);
    return model;
  }

  /** A model that must be this team's and not be retired. */
  standingModel(event: ChainEvent, id: string, teamId: string): ModelRow {
    const model = this.modelOf(event, id, teamId);
    if (model.retired_at_ms !== null) throw gap(event, `model ${id} is retired`);
    return model;
  }

  iteration(event: ChainEvent, modelId: string, number: number): IterationRow {
    return this.known(event, 'iterations', numberKey(modelId, number));
  }

  offer(event: ChainEvent, modelId: string, number: number): OfferRow {
    return this.known(event, 'offers', numberKey(modelId, number));
  }

  pass(event: ChainEvent, id: string): PassRow {
    return this.known(event, 'passes', id);
  }

  /** A sale that must be of this pass. */
  sale(event: ChainEvent, id: string, passId: string): SaleRow {
    const sale = this.known(event, 'sales', id);
    if (sale.pass_id !== passId) throw gap(event, `sale ${id} is not of pass ${passId}`);
    return sale;
  }

  grant(event: ChainEvent, id: string, modelId: string): GrantRow {
    const grant = this.known(event, 'grants', id);
    if (grant.model_id !== modelId) throw gap(event, `grant ${id} is not of model ${modelId}`);
    return grant;
  }

  opinion(event: ChainEvent, id: string): OpinionRow {
    return this.known(event, 'opinions', id);
  }

  private known<Name extends RecordTable>(
    event: ChainEvent,
    table: Name,
    key: string,
  ): RowTypes[Name] {
    const row = this.edit(table, key);
    if (row === undefined) throw gap(event, `${key} is missing in ${table}`);
    return row;
  }
}
