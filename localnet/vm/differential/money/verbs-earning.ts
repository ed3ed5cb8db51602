import type { Id } from '../../types';
import { must, type Attempt } from './attempt';
import { Books, type SaleBook } from './books';
import { ADMIN, chosen, PEOPLE, type Scene } from './scene';

const NOTHING_TO_SETTLE = 28n;
const NOTHING_TO_DISTRIBUTE = 29n;
const INVOKE = 2;

export function recordCalls(scene: Scene): Attempt | undefined {
  const { random } = scene;
  const opened = !random.chance(15);
  const sale = anySale(
    scene,
    ({ terms, opens }) => (terms.rights & INVOKE) > 0 && (!opened || opens > 0),
  );
  if (sale === undefined) return undefined;
  const book = scene.books.sale(sale);
  const team = scene.orOther(scene.teamOf(book.team), scene.teams);
  const members = scene.books.team(team.id).members;
  const sender = random.chance(10)
    ? scene.person()
    : chosen(random, [...members, ...team.operators]);
  const left = book.terms.quota - book.used;
  const calls = chosen(
    random,
    left > 0n ? [1n, 2n, left, left, left / 2n, left + 1n] : [0n, 1n, 9n],
  );
  return {
    verb: 'record_calls',
    sender,
    body: (draft) =>
      draft.call('sale::record_calls', [
        draft.look(scene.anyMarket()),
        draft.look(team.id),
        draft.change(sale),
        draft.give(calls),
        draft.clock(),
      ]),
    accepted: () => {
      must(team.id === book.team && book.opens > 0 && calls > 0n, 'counted wrongly');
      must(book.terms.quota === 0n || calls <= left, 'counted over the quota');
      must(members.includes(sender) || team.operators.includes(sender), 'counted by a stranger');
      book.used += calls;
    },
  };
}

export function settle(scene: Scene): Attempt | undefined {
  const sale = anySale(scene, () => true);
  if (sale === undefined) return undefined;
  const { books, nowMs } = scene;
  const book = books.sale(sale);
  const team = scene.orOther(book.team, [...scene.teams.map(({ id }) => id), scene.foreignTeam]);
  const due = books.due(book, nowMs);
  return {
    verb: 'settle',
    sender: scene.person(),
    body: (draft) =>
      draft.call('sale::settle', [
        draft.look(scene.anyMarket()),
        draft.change(sale),
        draft.change(team),
        draft.clock(),
      ]),
    accepted: () => {
      must(due > 0n && team === book.team, 'settled wrongly');
      books.settle(sale, nowMs);
    },
    refused: (code) => must(code !== NOTHING_TO_SETTLE || due === 0n, 'earned money was withheld'),
  };
}

export function distribute(scene: Scene): Attempt | undefined {
  const { books } = scene;
  const full = scene.teams.filter(({ id }) => books.team(id).vault > 0n);
  if (full.length === 0 && !scene.random.chance(10)) return undefined;
  const { id } = full.length > 0 ? chosen(scene.random, full) : scene.team();
  const team = scene.orOther(id, [scene.foreignTeam], 2);
  const market = team === scene.foreignTeam ? scene.market : scene.anyMarket();
  return {
    verb: 'distribute',
    sender: scene.person(),
    paysOut: team,
    body: (draft) =>
      draft.call('team::distribute', [draft.look(market), draft.change(team), draft.clock()]),
    accepted: () => must(books.distribute(team) > 0n, 'distributed nothing'),
    refused: (code) =>
      must(
        code !== NOTHING_TO_DISTRIBUTE || new Books(books).distribute(team) === 0n,
        'a distribution was withheld',
      ),
  };
}

export function setFee(scene: Scene): Attempt {
  const { random } = scene;
  const bps = chosen(random, [0, 1, 33, 250, 499, 500, 500, 501]);
  const recipient = chosen(random, [ADMIN, ...PEOPLE]);
  return {
    verb: 'set_fee',
    sender: ADMIN,
    body: (draft) => {
      const market = draft.change(scene.anyMarket());
      draft.call('market::set_fee', [
        draft.look(scene.marketCap),
        market,
        draft.give(bps),
        draft.give(recipient),
      ]);
    },
    accepted: () => {
      scene.books.feeBps = BigInt(bps);
      scene.books.feeRecipient = recipient;
    },
  };
}

function anySale(scene: Scene, wanted: (sale: SaleBook) => boolean): Id | undefined {
  const fitting = [...scene.books.sales].flatMap(([id, sale]) => (wanted(sale) ? [id] : []));
  return fitting.length === 0 ? undefined : chosen(scene.random, fitting);
}
