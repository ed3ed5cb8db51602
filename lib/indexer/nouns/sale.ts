import type { EventFields } from '@/lib/chain/event-layouts';
import type { ChainEvent } from '../chain-event';
import type { Draft } from '../draft';
import type { SaleRow } from '../rows';
import { gap } from '../state';

const BASIS_POINTS = 10_000n;

export function callsRecorded(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'CallsRecorded'>,
): void {
  const sale = draft.sale(event, fields.sale, fields.pass);
  if (sale.refunded_at_ms !== null) throw gap(event, 'the sale is refunded');
  if (sale.used + fields.calls !== fields.used) throw gap(event, 'earlier calls are missing');
  if (sale.quota !== fields.quota) throw gap(event, 'the quota is not that of the sale');
  if (sale.quota > 0n && fields.used > sale.quota) throw gap(event, 'more calls than the quota');
  sale.used = fields.used;
  draft.modelOf(event, fields.model, fields.team).calls += fields.calls;
}

export function settled(draft: Draft, event: ChainEvent, fields: EventFields<'SaleSettled'>): void {
  const sale = draft.sale(event, fields.sale, fields.pass);
  const model = draft.modelOf(event, fields.model, fields.team);
  sale.settled += fields.amount;
  sale.fee += fields.fee;
  sale.held -= fields.amount + fields.fee;
  // The fee is taken from all that was earned so far, rounded down once.
  if (((sale.settled + sale.fee) * BigInt(sale.fee_bps)) / BASIS_POINTS !== sale.fee) {
    throw gap(event, 'the fee is not that of the sale');
  }
  assertHeld(event, sale, fields.held);
  draft.team(event, fields.team).collected += fields.amount;
  model.settled += fields.amount;
  model.fees += fields.fee;
}

export function refunded(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'SaleRefunded'>,
): void {
  const pass = draft.pass(event, fields.pass);
  const sale = draft.sale(event, fields.sale, fields.pass);
  if (pass.sale_id !== sale.id) throw gap(event, 'the sale is not that of the newest period');
  if (sale.refunded_at_ms !== null) throw gap(event, 'the sale is refunded already');
  const endsAtMs = sale.starts_at_ms > fields.at_ms ? sale.starts_at_ms : fields.at_ms;
  if (fields.ends_at_ms !== endsAtMs) throw gap(event, 'the period ends at another time');
  sale.refunded = fields.amount;
  sale.refunded_at_ms = fields.at_ms;
  sale.held -= fields.amount;
  assertHeld(event, sale, fields.held);
  pass.sale_id = sale.previous_id ?? sale.id;
  pass.ends_at_ms = endsAtMs;
  if (pass.opened_until_ms > endsAtMs) pass.opened_until_ms = endsAtMs;
  draft.modelOf(event, fields.model, fields.team).refunded += fields.amount;
}

/** Σ settled + fee + refunded + held = paid, to the unit, and nothing below zero. */
function assertHeld(event: ChainEvent, sale: SaleRow, held: bigint): void {
  const out = sale.settled + sale.fee + sale.refunded;
  if (sale.held < 0n || out + sale.held !== sale.paid) {
    throw gap(event, 'more left the sale than was paid');
  }
  if (sale.held !== held) throw gap(event, `the sale holds ${sale.held}, not ${held}`);
}
