import { asArray, fromBorder } from '../../values/move-value';
import { made } from '../money/contract';
import { change, give, ID, look, received, type Answer, type ContractCalls } from './contract-call';
import { balance, market, saleOf, team } from './objects';
import type { CallsQuestion, SaleQuestion, VaultQuestion } from './questions';

/** Values: the amount. */
export function refundable(calls: ContractCalls, { sale, nowMs }: SaleQuestion): Answer {
  return calls.ask({
    target: 'sale::refundable',
    args: [look(saleOf(calls, sale)), give(nowMs)],
    read: (results) => results,
  });
}

/** Values: what the holder got, the new end of the pass, what stays in the sale. */
export function refund(calls: ContractCalls, { sale, isNewest, nowMs }: SaleQuestion): Answer {
  const { structs } = calls;
  const saleCell = { value: saleOf(calls, sale) };
  const passCell = {
    value: structs.make('access::AccessPass', {
      id: made.uid(ID.pass),
      sale: made.id(isNewest ? ID.sale : ID.other),
      ends_at_ms: sale.endsAtMs,
    }),
  };
  return calls.ask({
    target: 'refund::refund',
    args: [look(market(calls, {})), change(passCell), change(saleCell), look(made.clock(nowMs))],
    read: (_results, outcome) => [
      received(outcome, ID.caller),
      structs.read('access::AccessPass', fromBorder(passCell.value), 'ends_at_ms'),
      balance(structs.read('sale::Sale', fromBorder(saleCell.value), 'balance')),
    ],
  });
}

/** Values: the team's part, the fee, what stays in the sale. */
export function settle(calls: ContractCalls, { sale, nowMs }: SaleQuestion): Answer {
  const { structs } = calls;
  const saleCell = { value: saleOf(calls, sale) };
  const teamCell = { value: team(calls, {}) };
  return calls.ask({
    target: 'sale::settle',
    args: [look(market(calls, {})), change(saleCell), change(teamCell), look(made.clock(nowMs))],
    read: (_results, outcome) => [
      balance(structs.read('team::Team', fromBorder(teamCell.value), 'vault')),
      received(outcome, ID.feeRecipient),
      balance(structs.read('sale::Sale', fromBorder(saleCell.value), 'balance')),
    ],
  });
}

/** Values: the calls counted so far. */
export function calls(asking: ContractCalls, asked: CallsQuestion): Answer {
  const { structs } = asking;
  const saleCell = {
    value: saleOf(asking, asked.sale, {
      opened_until_ms: asked.openedUntilMs,
      team: made.id(asked.ofThisTeam ? ID.team : ID.other),
    }),
  };
  return asking.ask({
    target: 'sale::record_calls',
    args: [
      look(market(asking, {})),
      look(team(asking, { members: asked.isMember ? [ID.caller] : [ID.other] })),
      change(saleCell),
      give(asked.calls),
      look(made.clock(asked.nowMs)),
    ],
    read: () => [structs.read('sale::Sale', fromBorder(saleCell.value), 'used')],
  });
}

/** Values: what each of `people` received in all, what stays, then who is still owed how much. */
export function distribute(calls: ContractCalls, asked: VaultQuestion): Answer {
  const { structs } = calls;
  const { vault, members, sharesBps, advances, people } = asked;
  const teamCell = {
    value: team(calls, {
      members,
      shares_bps: sharesBps,
      vault: [vault],
      collected: vault,
      advances: advances.map(({ member, amount }) => [member, amount]),
    }),
  };
  return calls.ask({
    target: 'team::distribute',
    args: [look(market(calls, {})), change(teamCell), look(made.clock(0n))],
    read: (_results, outcome) => {
      const after = fromBorder(teamCell.value);
      const owed = asArray(structs.read('team::Team', after, 'advances'));
      return [
        ...people.map((person) => received(outcome, person)),
        balance(structs.read('team::Team', after, 'vault')),
        ...owed.flatMap(asArray),
      ];
    },
  });
}
