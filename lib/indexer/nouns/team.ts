import type { EventFields } from '@/lib/chain/event-layouts';
import type { ChainEvent } from '../chain-event';
import type { Draft } from '../draft';
import { storable } from '../event-row';
import type { MemberRow } from '../rows';
import { gap } from '../state';

export function created(draft: Draft, event: ChainEvent, fields: EventFields<'TeamCreated'>): void {
  draft.market(event, fields.market);
  const name = storable(fields.name);
  draft.add(event, 'teams', fields.team, {
    id: fields.team,
    market_id: fields.market,
    name,
    creator: fields.creator,
    manager: fields.creator,
    created_at_ms: event.atMs,
    operators: [],
    collected: 0n,
    distributed: 0n,
    transaction_digest: event.transactionDigest,
    search_text: name.toLowerCase(),
  });
  draft.changed.members.set(fields.team, membersOf(fields));
}

export function sharesSet(draft: Draft, event: ChainEvent, fields: EventFields<'SharesSet'>): void {
  draft.team(event, fields.team);
  draft.changed.members.set(fields.team, membersOf(fields));
}

export function operatorAdded(
  draft: Draft,
  event: ChainEvent,
  { team: teamId, operator }: EventFields<'OperatorAdded'>,
): void {
  const team = draft.team(event, teamId);
  if (team.operators.includes(operator)) throw gap(event, 'the operator is known already');
  team.operators = [...team.operators, operator];
}

export function operatorRemoved(
  draft: Draft,
  event: ChainEvent,
  { team: teamId, operator }: EventFields<'OperatorRemoved'>,
): void {
  const team = draft.team(event, teamId);
  if (!team.operators.includes(operator)) throw gap(event, 'the operator is unknown');
  team.operators = team.operators.filter((known) => known !== operator);
}

export function capHandedOver(
  draft: Draft,
  event: ChainEvent,
  { team: teamId, from, to }: EventFields<'CapHandedOver'>,
): void {
  const team = draft.team(event, teamId);
  if (team.manager !== from) throw gap(event, `${from} does not hold the cap`);
  if (!draft.members(teamId).some(({ address }) => address === to)) {
    throw gap(event, `${to} is not a member`);
  }
  team.manager = to;
}

export function costAdvanced(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'CostAdvanced'>,
): void {
  const model = draft.standingModel(event, fields.model, fields.team);
  if (fields.iteration !== model.iteration_count + 1) {
    throw gap(event, `iteration ${model.iteration_count + 1} is missing`);
  }
  if (!draft.members(fields.team).some(({ address }) => address === fields.member)) {
    throw gap(event, `${fields.member} is not a member`);
  }
  const owed = draft.advances(fields.team);
  const isKnown = owed.some(({ address }) => address === fields.member);
  const added = {
    team_id: fields.team,
    position: owed.length,
    address: fields.member,
    owed: fields.amount,
  };
  draft.changed.advances.set(
    fields.team,
    isKnown
      ? owed.map((advance) =>
          advance.address === fields.member
            ? { ...advance, owed: advance.owed + fields.amount }
            : advance,
        )
      : [...owed, added],
  );
}

export function revenueDistributed(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'RevenueDistributed'>,
): void {
  const team = draft.team(event, fields.team);
  repay(draft, event, fields);
  const members = draft.members(fields.team);
  if (
    members.length !== fields.recipients.length ||
    members.some(({ address }, at) => address !== fields.recipients[at])
  ) {
    throw gap(event, 'the recipients are not the members');
  }
  if (sum(fields.repaid) + sum(fields.amounts) !== fields.total) {
    throw gap(event, 'the lines do not add up to the total');
  }
  team.distributed += fields.total;
  if (team.collected - team.distributed !== fields.held) {
    throw gap(event, 'collected less distributed is not what the vault holds');
  }
}

/** Advances are repaid oldest first, each in full but the last. */
function repay(draft: Draft, event: ChainEvent, fields: EventFields<'RevenueDistributed'>): void {
  const { lenders, repaid } = fields;
  if (lenders.length === 0) return;
  const owed = draft.advances(fields.team);
  const left = owed.flatMap((advance, at) => {
    if (at >= lenders.length) return [advance];
    const amount = repaid[at];
    if (lenders[at] !== advance.address || amount === undefined || amount > advance.owed) {
      throw gap(event, 'it repays what is not owed, or out of order');
    }
    if (amount === advance.owed) return [];
    if (at < lenders.length - 1) throw gap(event, 'it repays a later advance first');
    return [{ ...advance, owed: advance.owed - amount }];
  });
  if (lenders.length > owed.length) throw gap(event, 'it repays more people than are owed');
  draft.changed.advances.set(
    fields.team,
    left.map((advance, position) => ({ ...advance, position })),
  );
}

function membersOf(fields: {
  team: string;
  members: readonly string[];
  shares_bps: readonly number[];
}): MemberRow[] {
  return fields.members.map((address, position) => ({
    team_id: fields.team,
    position,
    address,
    share_bps: fields.shares_bps[position] ?? 0,
  }));
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
