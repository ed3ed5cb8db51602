import type { Emitter } from './emitter';
import type { Model, Offer, Pass, Sale, World } from './world';

const DOWNLOAD = 1;
const INVOKE = 2;
const PRO_RATA = 1;

export function buy(emitter: Emitter, world: World, model: Model): void {
  const offers = model.offers.filter(({ active }) => active);
  if (offers.length === 0) return;
  const offer = emitter.random.pick(offers);
  const atMs = emitter.tick();
  const sale = newSale(emitter, world, offer, atMs, undefined);
  const pass: Pass = {
    id: emitter.id(),
    holder: emitter.id(),
    model,
    rights: offer.rights,
    lastIteration: offer.lastIteration,
    endsAtMs: sale.endsAtMs,
    opens: 0n,
    sale,
    sales: [sale],
  };
  world.passes.push(pass);
  emitter.emit('PassBought', {
    ...terms(pass, sale),
    buyer: pass.holder,
    trial: offer.trial,
  });
}

export function renew(emitter: Emitter, world: World): void {
  const pass = pick(emitter, world.passes, ({ model }) => !model.retired);
  if (pass === undefined) return;
  const offer = pass.model.offers.find(
    ({ active, trial, rights, lastIteration }) =>
      active && !trial && rights === pass.rights && lastIteration >= pass.lastIteration,
  );
  if (offer === undefined) return;
  const atMs = emitter.tick();
  const startsAtMs = pass.endsAtMs > atMs ? pass.endsAtMs : atMs;
  const previous = pass.sale;
  const sale = newSale(emitter, world, offer, startsAtMs, previous);
  pass.sale = sale;
  pass.sales.push(sale);
  pass.lastIteration = offer.lastIteration;
  pass.endsAtMs = sale.endsAtMs;
  emitter.emit('PassRenewed', {
    ...terms(pass, sale),
    previous_sale: previous.id,
    holder: pass.holder,
    at_ms: atMs,
  });
}

export function open(emitter: Emitter, world: World): void {
  const atMs = emitter.tick();
  const isOpenable = (sale: Sale) =>
    !sale.closed && sale.startsAtMs <= atMs && atMs < sale.endsAtMs;
  const pass = pick(
    emitter,
    world.passes,
    ({ endsAtMs, sales }) => atMs < endsAtMs && sales.some(isOpenable),
  );
  const sale = pass?.sales.find(isOpenable);
  if (pass === undefined || sale === undefined) return;
  const sessionEndsAtMs = atMs + world.market.sessionMs;
  pass.opens += 1n;
  sale.opens += 1n;
  sale.openedUntilMs = sessionEndsAtMs < pass.endsAtMs ? sessionEndsAtMs : pass.endsAtMs;
  emitter.emit('PassOpened', {
    pass: pass.id,
    sale: sale.id,
    model: pass.model.id,
    iteration: 1,
    holder: pass.holder,
    at_ms: atMs,
    opened_until_ms: sale.openedUntilMs,
    opens: pass.opens,
  });
}

export function recordCalls(emitter: Emitter, world: World): void {
  const atMs = emitter.tick();
  const isCallable = (sale: Sale) =>
    !sale.closed &&
    atMs < sale.endsAtMs &&
    atMs < sale.openedUntilMs &&
    (sale.offer.quota === 0n || sale.used < sale.offer.quota);
  const pass = pick(
    emitter,
    world.passes,
    ({ rights, sales }) => (rights & INVOKE) !== 0 && sales.some(isCallable),
  );
  const sale = pass?.sales.find(isCallable);
  if (pass === undefined || sale === undefined) return;
  const { quota } = sale.offer;
  // Without a quota a team may say any number.
  const calls = quota === 0n ? 9_223_372_036_854_775_808n : 1n + (quota - sale.used) / 3n;
  if (quota === 0n && sale.used > 0n) return;
  sale.used += calls;
  emitter.emit('CallsRecorded', {
    ...names(pass, sale),
    calls,
    used: sale.used,
    quota,
    by: emitter.id(),
    at_ms: atMs,
  });
}

export function settle(emitter: Emitter, world: World): void {
  const atMs = emitter.tick();
  const earned = (sale: Sale) => sale.offer.price - sale.refunded - refundable(sale, atMs);
  const isDue = (sale: Sale) => earned(sale) > sale.settled;
  const pass = pick(emitter, world.passes, ({ sales }) => sales.some(isDue));
  const sale = pass?.sales.find(isDue);
  if (pass === undefined || sale === undefined) return;
  const due = earned(sale) - sale.settled;
  sale.settled += due;
  const fee = (sale.settled * BigInt(sale.feeBps)) / 10_000n - sale.fee;
  sale.fee += fee;
  pass.model.team.held += due - fee;
  emitter.emit('SaleSettled', {
    ...names(pass, sale),
    amount: due - fee,
    fee,
    fee_recipient: emitter.id(),
    held: sale.offer.price - sale.refunded - sale.settled,
    by: emitter.id(),
    at_ms: atMs,
  });
}

export function refund(emitter: Emitter, world: World): void {
  const atMs = emitter.tick();
  const pass = pick(emitter, world.passes, ({ sale }) => refundable(sale, atMs) > 0n);
  if (pass === undefined) return;
  const { sale } = pass;
  const amount = refundable(sale, atMs);
  sale.refunded = amount;
  sale.closed = true;
  pass.endsAtMs = sale.startsAtMs > atMs ? sale.startsAtMs : atMs;
  pass.sale = sale.previous ?? sale;
  emitter.emit('SaleRefunded', {
    ...names(pass, sale),
    holder: pass.holder,
    amount,
    held: sale.offer.price - amount - sale.settled,
    ends_at_ms: pass.endsAtMs,
    at_ms: atMs,
  });
}

function refundable(sale: Sale, nowMs: bigint): bigint {
  const { price, rights, refundRule, quota } = sale.offer;
  if (sale.closed || refundRule !== PRO_RATA || nowMs >= sale.endsAtMs) return 0n;
  const fromMs = nowMs > sale.startsAtMs ? nowMs : sale.startsAtMs;
  const byTime = (price * (sale.endsAtMs - fromMs)) / (sale.endsAtMs - sale.startsAtMs);
  if ((rights & DOWNLOAD) !== 0) return sale.opens === 0n ? byTime : 0n;
  if (quota === 0n) return byTime;
  const byCalls = (price * (quota - sale.used)) / quota;
  return byCalls < byTime ? byCalls : byTime;
}

function newSale(
  emitter: Emitter,
  world: World,
  offer: Offer,
  startsAtMs: bigint,
  previous: Sale | undefined,
): Sale {
  return {
    id: emitter.id(),
    previous,
    offer,
    startsAtMs,
    endsAtMs: startsAtMs + offer.windowMs,
    feeBps: world.market.feeBps,
    settled: 0n,
    fee: 0n,
    refunded: 0n,
    closed: false,
    opens: 0n,
    openedUntilMs: 0n,
    used: 0n,
  };
}

function names(pass: Pass, sale: Sale) {
  return { sale: sale.id, pass: pass.id, model: pass.model.id, team: pass.model.team.id };
}

function terms(pass: Pass, sale: Sale) {
  const { offer } = sale;
  return {
    ...names(pass, sale),
    offer: offer.number,
    rights: offer.rights,
    refund_rule: offer.refundRule,
    quota: offer.quota,
    window_ms: offer.windowMs,
    price: offer.price,
    first_iteration: 1,
    last_iteration: offer.lastIteration,
    fee_bps: sale.feeBps,
    starts_at_ms: sale.startsAtMs,
    ends_at_ms: sale.endsAtMs,
  };
}

function pick(
  emitter: Emitter,
  passes: readonly Pass[],
  fits: (pass: Pass) => boolean,
): Pass | undefined {
  const candidates = passes.filter(fits);
  return candidates.length === 0 ? undefined : emitter.random.pick(candidates);
}
