import { asArray, fromBorder, fromBytes, type MoveValue } from '../../values/move-value';
import { made } from '../money/contract';
import { change, give, ID, look, sent, type Answer, type ContractCalls } from './contract-call';
import { market, model, passOf } from './objects';
import type { BuyQuestion, CoverageQuestion, OpenQuestion, ReleaseQuestion } from './questions';

const KEY_ID_BYTES = 36;
const ID_BYTES = 32;
const OFFER_NUMBER = 1;

/** Values: 1 or 0. */
export function coverage(calls: ContractCalls, asked: CoverageQuestion): Answer {
  const { epochMs, anchorEpoch, anchorMs, endEpoch, untilMs } = asked;
  return calls.ask({
    target: 'market::covers',
    args: [
      look(market(calls, { epoch_ms: epochMs, anchor_epoch: anchorEpoch, anchor_ms: anchorMs })),
      give(endEpoch),
      give(untilMs),
    ],
    read: ([covers]) => [covers === true ? 1 : 0],
  });
}

/** Values: until when the session lasts. */
export function open(calls: ContractCalls, asked: OpenQuestion): Answer {
  const { structs } = calls;
  const { sale, iteration, iterationCount, sessionMs, nowMs } = asked;
  const passCell = { value: passOf(calls, asked.pass) };
  const opened = structs.make('sale::Sale', {
    market: made.id(ID.market),
    pass: made.id(sale.ofThisPass ? ID.pass : ID.other),
    starts_at_ms: sale.startsAtMs,
    ends_at_ms: sale.endsAtMs,
    closed: sale.closed,
  });
  return calls.ask({
    target: 'access::open',
    args: [
      look(market(calls, { session_ms: sessionMs })),
      change(passCell),
      change({ value: opened }),
      look(model(calls, { iteration_count: iterationCount })),
      give(iteration),
      look(made.clock(nowMs)),
    ],
    read: () => [structs.read('access::AccessPass', fromBorder(passCell.value), 'opened_until_ms')],
  });
}

/** What key servers ask. No values. */
export function release(calls: ContractCalls, asked: ReleaseQuestion): Answer {
  const bytes = Buffer.alloc(KEY_ID_BYTES);
  bytes.write(ID.model.slice(2), 'hex');
  bytes.writeUInt32LE(asked.iteration, ID_BYTES);
  return calls.ask({
    target: 'seal_policy::seal_approve_pass',
    args: [
      give(fromBytes(bytes)),
      look(market(calls, {})),
      look(passOf(calls, asked.pass)),
      look(model(calls, {})),
      look(made.clock(asked.nowMs)),
    ],
    read: () => [],
  });
}

/** A purchase, or the renewal of a pass. Values: what was paid, start and end of the period. */
export function buy(calls: ContractCalls, asked: BuyQuestion): Answer {
  const { structs } = calls;
  const { renewed, expectedPrice, payment, nowMs } = asked;
  const { epochMs, anchorEpoch, anchorMs, minWindowMs, maxWindowMs, version } = asked.market;
  const selling = market(calls, {
    epoch_ms: epochMs,
    anchor_epoch: anchorEpoch,
    anchor_ms: anchorMs,
    min_window_ms: minWindowMs,
    max_window_ms: maxWindowMs,
    version,
  });
  const sold = model(calls, {
    market: made.id(asked.inThisMarket ? ID.market : ID.other),
    retired: asked.retired,
    iteration_count: asked.iterationCount,
    offers: [made.uid(ID.offers), 1n],
    iterations: [made.uid(ID.iterations), BigInt(asked.iterationCount)],
  });
  const pass = renewed === undefined ? [] : [change({ value: passOf(calls, renewed) })];
  return calls.ask({
    target: renewed === undefined ? 'purchase::purchase' : 'purchase::renew',
    args: [
      look(selling),
      look(sold),
      ...pass,
      give(OFFER_NUMBER),
      give(expectedPrice),
      give(made.coin(ID.other, payment)),
      look(made.clock(nowMs)),
    ],
    children: entriesOf(calls, asked),
    read: (_results, outcome) => {
      const sale = sent(outcome, 'Sale');
      const read = (field: string) => structs.read('sale::Sale', sale, field);
      return [asArray(read('balance'))[0], read('starts_at_ms'), read('ends_at_ms')];
    },
  });
}

/** The offer, if there is one, and the iteration whose storage counts; others end at once. */
function entriesOf(calls: ContractCalls, { offer, iterationCount, endEpoch }: BuyQuestion) {
  if (offer === null) return [];
  const { structs } = calls;
  const newest = Math.min(offer.lastIteration, iterationCount);
  const terms: MoveValue = structs.make('offer::Offer', {
    number: OFFER_NUMBER,
    rights: offer.rights,
    window_ms: offer.windowMs,
    price: offer.price,
    first_iteration: offer.firstIteration,
    last_iteration: offer.lastIteration,
    quota: offer.quota,
    refund_rule: offer.refundRule,
    trial: offer.trial,
    active: offer.active,
  });
  const iterations = Array.from({ length: iterationCount }, (_, at) => {
    const stored = { number: at + 1, end_epoch: at + 1 === newest ? endEpoch : 0 };
    const value = structs.make('iteration::Iteration', stored);
    return calls.tableEntry(ID.iterations, at + 1, 'iteration::Iteration', value);
  });
  return [calls.tableEntry(ID.offers, OFFER_NUMBER, 'offer::Offer', terms), ...iterations];
}
