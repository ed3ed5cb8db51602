import type { Id } from '../../types';
import { must, type Attempt } from './attempt';
import type { Terms } from './books';
import type { Draft } from './ledger';
import {
  BUYER,
  chosen,
  only,
  SECOND_BUYER,
  type ModelView,
  type PassView,
  type Scene,
} from './scene';

const PAYMENT_TOO_SMALL = 18n;
const NOTHING_TO_REFUND = 56n;
const BUYERS = [BUYER, SECOND_BUYER];

interface Choice {
  readonly model: ModelView;
  readonly number: number;
  readonly terms: Terms;
  readonly buyer: Id;
  readonly payment: bigint;
}

/** A purchase, of an offer that is no trial as a rule. */
export function buy(scene: Scene): Attempt | undefined {
  return sell(scene, 'purchase', scene.random.chance(3));
}

export function tryOut(scene: Scene): Attempt | undefined {
  return sell(scene, 'try_out', !scene.random.chance(4));
}

export function renew(scene: Scene): Attempt | undefined {
  const pass = scene.pass();
  if (pass === undefined) return undefined;
  const choice = choose(scene, false, pass);
  if (choice === undefined) return undefined;
  const { model, number, terms, payment } = choice;
  const market = scene.anyMarket();
  const most = scene.random.chance(5) ? terms.price - 1n : terms.price + 5n;
  return {
    verb: 'renew',
    sender: pass.owner,
    body: (draft) =>
      draft.call('purchase::renew', [
        draft.look(market),
        draft.look(model.id),
        draft.change(pass.id),
        draft.give(number),
        draft.give(most < 0n ? 0n : most),
        draft.pay(payment),
        draft.clock(),
      ]),
    accepted: ({ made }) => {
      must(!terms.trial && most >= terms.price && model.id === pass.model, 'renewed wrongly');
      must(terms.rights === pass.rights, 'renewed with other rights');
      must(
        isSameRange(terms, pass) || pass.endsAtMs <= scene.nowMs,
        'renewed with more, too early',
      );
      const sale = only(made, 'Sale').id;
      const startsAtMs = pass.endsAtMs > scene.nowMs ? pass.endsAtMs : scene.nowMs;
      scene.books.sell(sale, pass.owner, model.team.id, terms, startsAtMs);
      scene.changePass(pass.id, ({ sales }) => ({
        sales: [...sales, sale],
        endsAtMs: startsAtMs + terms.windowMs,
        firstIteration: terms.firstIteration,
        lastIteration: terms.lastIteration,
      }));
    },
    refused: paidTooLittle(choice),
  };
}

export function open(scene: Scene): Attempt | undefined {
  const pass = scene.pass();
  if (pass === undefined) return undefined;
  const { random } = scene;
  const model = scene.orOther(scene.modelOf(pass.model), scene.models);
  const sale = scene.orOther(current(scene, pass), [...scene.books.sales.keys()]);
  const iteration = random.chance(70) ? 1 : random.below(model.iterations + 2);
  const market = scene.anyMarket();
  return {
    verb: 'open',
    sender: pass.owner,
    body: (draft) =>
      draft.call('access::open', [
        draft.look(market),
        draft.change(pass.id),
        draft.change(sale),
        draft.look(model.id),
        draft.give(iteration),
        draft.clock(),
      ]),
    accepted: () => {
      const book = scene.books.sale(sale);
      must(pass.sales.includes(sale), 'opened with the sale of another pass');
      must(book.startsAtMs <= scene.nowMs && scene.nowMs < book.endsAtMs, 'opened outside');
      must(scene.nowMs < pass.endsAtMs && !book.closed, 'opened after the end');
      book.opens += 1;
    },
  };
}

export function refund(scene: Scene): Attempt | undefined {
  const pass = scene.pass();
  if (pass === undefined) return undefined;
  const newest = pass.sales[pass.sales.length - 1] ?? '';
  const sale = scene.orOther(newest, [...scene.books.sales.keys()]);
  const { nowMs, books } = scene;
  const before = books.refundable(books.sale(sale), nowMs);
  return {
    verb: 'refund',
    sender: pass.owner,
    body: (draft) =>
      draft.call('refund::refund', [
        draft.look(scene.anyMarket()),
        draft.change(pass.id),
        draft.change(sale),
        draft.clock(),
      ]),
    accepted: () => {
      must(before > 0n && sale === newest, 'refunded wrongly');
      books.refund(sale, pass.owner, nowMs);
      const { startsAtMs } = books.sale(sale);
      scene.changePass(pass.id, ({ sales }) => ({
        sales: sales.length > 1 ? sales.slice(0, -1) : sales,
        endsAtMs: startsAtMs > nowMs ? startsAtMs : nowMs,
      }));
    },
    refused: (code) => must(code !== NOTHING_TO_REFUND || before === 0n, 'a refund was withheld'),
  };
}

function sell(scene: Scene, verb: 'purchase' | 'try_out', trial: boolean): Attempt | undefined {
  const choice = choose(scene, trial);
  if (choice === undefined) return undefined;
  const { model, number, terms, buyer, payment } = choice;
  const stale = scene.random.chance(3) ? 1n : 0n;
  const market = scene.anyMarket();
  const modelArgument = (draft: Draft) =>
    verb === 'purchase' ? draft.look(model.id) : draft.change(model.id);
  return {
    verb,
    sender: buyer,
    body: (draft) =>
      draft.call(`purchase::${verb}`, [
        draft.look(market),
        modelArgument(draft),
        draft.give(number),
        draft.give(terms.price + stale),
        draft.pay(payment),
        draft.clock(),
      ]),
    accepted: ({ made }) => {
      must(terms.trial === (verb === 'try_out') && stale === 0n, 'sold wrongly');
      const sale = only(made, 'Sale').id;
      const pass = only(made, 'AccessPass');
      must(pass.owner === buyer, 'the pass went elsewhere');
      scene.books.sell(sale, buyer, model.team.id, terms, scene.nowMs);
      const { rights, firstIteration, lastIteration } = terms;
      const covered = { rights, firstIteration, lastIteration };
      const endsAtMs = scene.nowMs + terms.windowMs;
      const view = { id: pass.id, owner: buyer, model: model.id, sales: [sale], endsAtMs };
      scene.passes = [...scene.passes, { ...view, ...covered }];
    },
    refused: paidTooLittle(choice),
  };
}

/** Somebody, an offer, and a payment that is enough as a rule. */
function choose(scene: Scene, trial: boolean, renewed?: PassView): Choice | undefined {
  const { random } = scene;
  const model =
    renewed === undefined
      ? scene.model()
      : scene.orOther(scene.modelOf(renewed.model), scene.models);
  const sameRange = random.chance(80);
  const fits = (terms: Terms) =>
    terms.trial === trial &&
    (renewed === undefined ||
      (terms.rights === renewed.rights && (!sameRange || isSameRange(terms, renewed))));
  const fitting = model.offers.flatMap((terms, at) => (fits(terms) ? [at] : []));
  const number =
    random.chance(3) || fitting.length === 0
      ? random.below(model.offers.length + 1)
      : chosen(random, fitting);
  const terms = model.offers[number];
  if (terms === undefined) return undefined;
  const buyer = renewed?.owner ?? (random.chance(92) ? chosen(random, BUYERS) : scene.person());
  const extra = random.chance(4) ? -1n : chosen(random, [0n, 0n, 0n, 1n, 1_000n, terms.price]);
  const money = scene.ledger.wallets.get(buyer) ?? 0n;
  const wanted = terms.price + extra < 0n ? 0n : terms.price + extra;
  return { model, number: number + 1, terms, buyer, payment: wanted < money ? wanted : money };
}

interface Range {
  readonly firstIteration: number;
  readonly lastIteration: number;
}

function isSameRange(one: Range, other: Range): boolean {
  return one.firstIteration === other.firstIteration && one.lastIteration === other.lastIteration;
}

function paidTooLittle({ payment, terms }: Choice): (abortCode: bigint) => void {
  return (code) => must(code !== PAYMENT_TOO_SMALL || payment < terms.price, 'enough was refused');
}

/** The pass's sale whose period holds now, or else its newest. */
function current({ books, nowMs }: Scene, { sales }: PassView): Id {
  const now = sales.find(
    (id) => books.sale(id).startsAtMs <= nowMs && nowMs < books.sale(id).endsAtMs,
  );
  return now ?? sales[sales.length - 1] ?? '';
}
