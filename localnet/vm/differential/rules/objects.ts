import { asArray, asBigint, type MoveValue } from '../../values/move-value';
import { made } from '../money/contract';
import { ID, type ContractCalls } from './contract-call';
import type { PassState, SaleState } from './questions';

type Fields = Readonly<Record<string, MoveValue>>;

const VERSION = 1n;

export function market({ structs }: ContractCalls, fields: Fields): MoveValue {
  const base = { id: made.uid(ID.market), version: VERSION };
  return structs.make('market::Market', { ...base, ...fields });
}

export function team({ structs }: ContractCalls, fields: Fields): MoveValue {
  const base = { id: made.uid(ID.team), market: made.id(ID.market) };
  return structs.make('team::Team', { ...base, ...fields });
}

export function model({ structs }: ContractCalls, fields: Fields): MoveValue {
  const base = { id: made.uid(ID.model), market: made.id(ID.market), team: made.id(ID.team) };
  return structs.make('model::Model', { ...base, ...fields });
}

export function passOf({ structs }: ContractCalls, pass: PassState): MoveValue {
  return structs.make('access::AccessPass', {
    id: made.uid(ID.pass),
    model: made.id(pass.ofThisModel ? ID.model : ID.other),
    sale: made.id(ID.sale),
    rights: pass.rights,
    first_iteration: pass.firstIteration,
    last_iteration: pass.lastIteration,
    starts_at_ms: pass.startsAtMs,
    ends_at_ms: pass.endsAtMs,
    opened_until_ms: pass.openedUntilMs,
    opened_iteration: pass.openedIteration,
  });
}

/** A sale whose balance is what its price leaves. */
export function saleOf(
  { structs }: ContractCalls,
  sale: SaleState,
  fields: Fields = {},
): MoveValue {
  return structs.make('sale::Sale', {
    id: made.uid(ID.sale),
    market: made.id(ID.market),
    pass: made.id(ID.pass),
    team: made.id(ID.team),
    rights: sale.rights,
    refund_rule: sale.refundRule,
    quota: sale.quota,
    used: sale.used,
    opens: sale.opens,
    paid: sale.paid,
    settled: sale.settled,
    fee_bps: sale.feeBps,
    fee_paid: sale.feePaid,
    fee_recipient: ID.feeRecipient,
    refunded: sale.refunded,
    closed: sale.closed,
    starts_at_ms: sale.startsAtMs,
    ends_at_ms: sale.endsAtMs,
    balance: [sale.paid - sale.settled - sale.refunded],
    ...fields,
  });
}

/** The amount in a `Balance`. */
export function balance(value: MoveValue): bigint {
  return asBigint(asArray(value)[0]);
}
