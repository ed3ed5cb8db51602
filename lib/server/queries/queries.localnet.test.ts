import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventKinds } from '@/lib/chain/event-layouts';
import type { Database } from '@/lib/db/database';
import { temporaryDatabase } from '@/lib/db/testing/temporary-database';
import { claimIndex } from '@/lib/indexer/identity';
import { indexStep } from '@/lib/indexer/step';
import { randomHistory } from '@/lib/indexer/testing/history';
import { sourceOf } from '@/lib/indexer/testing/memory';
import { database } from '../database';
import { findModel } from './find-model';
import { findTeam } from './find-team';
import { listAuditEvents } from './list-audit-events';
import { listGrantsOf } from './list-grants-of';
import { listPassesOf } from './list-passes-of';
import { listStorageExtensions } from './list-storage-extensions';
import { listTeamsOf } from './list-teams-of';
import { readModelMoney } from './read-model-money';
import { readNetworkStatus } from './read-network-status';
import { searchCatalogue } from './search-catalogue';
import { auditKinds, type AuditEvent, type CatalogueQuery, type ModelCard } from './types';

const EVENTS = 3_000;
const id = (digit: string) => `0x${digit.repeat(64)}`;
const manifest = {
  network: 'localnet',
  chainId: 'test-chain',
  rpcUrl: 'http://127.0.0.1:1',
  packages: { tidemark: id('7') },
  walType: `${id('a')}::wal::WAL`,
  objects: { market: id('1'), walrusSystem: id('2'), walrusStaking: id('3') },
  keyServers: [{ objectId: id('4') }],
  keyServerThreshold: 1,
  walrus: { aggregatorUrl: 'http://127.0.0.1:1', uploadRelayUrl: 'http://127.0.0.1:1' },
};
let temporary: Database & { url: string };

beforeAll(async () => {
  temporary = await temporaryDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'tidemark-queries-'));
  process.env.DATABASE_URL = temporary.url;
  process.env.TIDEMARK_NETWORK_MANIFEST = join(folder, 'network.json');
  await claimIndex(temporary.pool, { network: 'test', chainId: 'test-chain', packageId: id('7') });
  const source = sourceOf(randomHistory(11, EVENTS));
  for (let atTip = false; !atTip;) ({ atTip } = await indexStep(temporary.pool, source, 1000));
  const { rows } = await temporary.pool.query('SELECT id FROM market');
  manifest.objects.market = rows[0].id;
  await writeFile(process.env.TIDEMARK_NETWORK_MANIFEST, JSON.stringify(manifest));
}, 120_000);
afterAll(async () => {
  await database().close();
  await temporary.close();
});

async function everyPage(query: CatalogueQuery): Promise<ModelCard[]> {
  const cards: ModelCard[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 500; page += 1) {
    const answer = await searchCatalogue({
      ...query,
      limit: 7,
      ...(cursor === undefined ? {} : { cursor }),
    });
    cards.push(...answer.cards);
    if (answer.nextCursor === null) return cards;
    cursor = answer.nextCursor;
  }
  throw new Error('paging does not end');
}

describe('catalogue', () => {
  test('every sort shows every model with an iteration exactly once, in order', async () => {
    const { total } = await searchCatalogue({});
    expect(total).toBeGreaterThan(100);
    for (const sort of ['newest', 'sold', 'price', 'relevance'] as const) {
      const cards = await everyPage({ sort });
      expect(new Set(cards.map((card) => card.modelId)).size).toBe(total);
      expect(cards.length).toBe(total);
    }
    const sold = (await everyPage({ sort: 'sold' })).map((card) => card.passesSold);
    expect(sold).toEqual([...sold].sort((left, right) => right - left));
    const prices = (await everyPage({ sort: 'price' })).map(
      (card) => card.offers.find((offer) => !offer.trial)?.priceFrost,
    );
    const known = prices.filter((price) => price !== undefined).map(Number);
    expect(known).toEqual([...known].sort((left, right) => left - right));
    expect(prices.slice(0, known.length).includes(undefined)).toBe(false);
  }, 60_000);

  test('words match as prefixes in any script, and facets count the hits', async () => {
    for (const words of ['strat', 'größe', 'モデル', 'TIDE']) {
      const page = await searchCatalogue({ words });
      expect(page.total, words).toBeGreaterThan(0);
      expect(page.fuzzy).toBe(false);
      expect(page.facets.tasks).toEqual([{ value: 'audio', count: page.total }]);
    }
  });

  test('a typing error finds similar names and says so', async () => {
    const page = await searchCatalogue({ words: 'stratgy' });
    expect(page.fuzzy).toBe(true);
    expect(
      page.cards[0]?.name.includes('strategy') || page.cards[0]?.tags.join().includes('str'),
    ).toBe(true);
    expect(await searchCatalogue({ words: 'zzzzqq' })).toMatchObject({ total: 0, fuzzy: false });
  });

  test('no text breaks the search', async () => {
    for (const words of [
      "'",
      ':*',
      '&|!',
      '"',
      '\\',
      '%',
      '\u0000',
      '<->',
      'a'.repeat(200),
      '0x',
    ]) {
      await expect(searchCatalogue({ words })).resolves.toHaveProperty('cards');
      await expect(listAuditEvents({ words })).resolves.toHaveProperty('events');
    }
    await expect(searchCatalogue({ cursor: 'nonsense' })).resolves.toHaveProperty('cards');
  });

  test('filters on price and window look at active offers that are no trial', async () => {
    const limit = 2_000_000_000n;
    const cheap = await everyPage({ maxPriceFrost: `${limit}` });
    expect(cheap.length).toBeGreaterThan(0);
    for (const card of cheap) {
      const offers = card.offers.filter(({ trial }) => !trial);
      expect(offers.some((offer) => BigInt(offer.priceFrost) <= limit)).toBe(true);
    }
    expect((await searchCatalogue({ minWindowMs: 604_800_001 })).total).toBe(0);
  });

  test('retired models are hidden, and not for sale where they are shown', async () => {
    const standing = await everyPage({});
    expect(standing.every((card) => card.retiredAtMs === null)).toBe(true);
    const all = await everyPage({ includeRetired: true });
    const retired = all.filter((card) => card.retiredAtMs !== null);
    expect(retired.length).toBeGreaterThan(3);
    expect(all.length).toBe(standing.length + retired.length);
    expect(retired.every((card) => card.offers.length === 0 && !card.hasTrial)).toBe(true);
    const model = await findModel(retired[0]?.modelId ?? '');
    const active = model?.allOffers.filter((offer) => offer.active) ?? [];
    expect(active.every((offer) => offer.blockedBy === 'retired')).toBe(true);
    expect(standing.some((card) => card.hasTrial)).toBe(true);
    for (const card of standing) {
      const trials = card.offers.map((offer) => offer.trial);
      expect(trials).toEqual([...trials].sort((left, right) => Number(left) - Number(right)));
    }
  }, 30_000);
});

describe('audit', () => {
  test('pages through the whole history, newest first, nothing twice', async () => {
    const events: AuditEvent[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAuditEvents(
        cursor === undefined ? { limit: 100 } : { limit: 100, cursor },
      );
      expect(page.total).toBe(EVENTS);
      events.push(...page.events);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(events.map((event) => event.id)).size).toBe(EVENTS);
    const checkpoints = events.map((event) => Number(event.checkpoint));
    expect(checkpoints).toEqual([...checkpoints].sort((left, right) => right - left));
  }, 60_000);

  test('by kind, model, person, digest and time', async () => {
    const bought = await listAuditEvents({ kinds: ['pass.bought'], limit: 100 });
    expect(bought.events.every((event) => event.kind === 'pass.bought')).toBe(true);
    const [sale] = bought.events;
    if (sale === undefined) throw new Error('nothing was bought');
    const buyer = String(sale.data.buyer);
    const ofBuyer = await listAuditEvents({ person: buyer });
    expect(ofBuyer.events.map((event) => event.id)).toContain(sale.id);
    expect(
      (await listAuditEvents({ words: sale.transactionDigest })).events.length,
    ).toBeGreaterThan(0);
    expect((await listAuditEvents({ words: buyer })).total).toBe(ofBuyer.total);
    const ofModel = await listAuditEvents({ modelId: sale.modelId ?? '', limit: 100 });
    expect(ofModel.events.every((event) => event.modelId === sale.modelId)).toBe(true);
    const atThatTime = await listAuditEvents({ fromMs: sale.atMs, untilMs: sale.atMs + 1 });
    expect(atThatTime.events.map((event) => event.id)).toContain(sale.id);
    expect((await listAuditEvents({ untilMs: 0 })).total).toBe(0);
  });

  test('every kind the chain has is a kind the pages know', () => {
    expect([...auditKinds].sort()).toEqual(Object.values(eventKinds).sort());
  });
});

describe('model, team, passes, status', () => {
  test('a model adds up with its audit trail', async () => {
    const { cards } = await searchCatalogue({ sort: 'sold', limit: 40 });
    let checked = 0;
    for (const card of cards) {
      const model = await findModel(card.modelId);
      const trail = await listAuditEvents({ modelId: card.modelId, limit: 100 });
      const bought = trail.events.filter((event) => event.kind === 'pass.bought');
      if (trail.total <= 100) {
        const renewed = trail.events.filter((event) => event.kind === 'pass.renewed');
        expect(model?.totals.passes).toBe(bought.length);
        expect(model?.totals.renewals).toBe(renewed.length);
        expect(model?.totals.paidFrost).toBe(total([...bought, ...renewed]));
        const refunds = trail.events.filter((event) => event.kind === 'sale.refunded');
        expect(model?.totals.refundedFrost).toBe(total(refunds));
        checked += 1;
      }
      expect(model?.iterations.map((iteration) => iteration.number)).toEqual(
        Array.from({ length: card.iterationCount }, (_, at) => card.iterationCount - at),
      );
      expect(model?.iterations[0]?.plainBytes).toBe('18446744073709551000');
    }
    expect(checked).toBeGreaterThan(5);
    expect(await findModel(id('0'))).toBeNull();
    expect(await findModel('not an id')).toBeNull();
  });

  test('money per day and per month adds up to the totals of a model', async () => {
    const { cards } = await searchCatalogue({ sort: 'sold', limit: 10 });
    for (const card of cards) {
      const model = await findModel(card.modelId);
      for (const length of ['day', 'month'] as const) {
        const { periods, capped } = await readModelMoney(card.modelId, length);
        expect(capped).toBe(false);
        const sum = (amountOf: (period: (typeof periods)[number]) => string) =>
          periods.reduce((all, period) => all + BigInt(amountOf(period)), 0n).toString();
        expect(model?.totals).toMatchObject({
          paidFrost: sum(({ paidFrost }) => paidFrost),
          settledFrost: sum(({ settledFrost }) => settledFrost),
          feesFrost: sum(({ feesFrost }) => feesFrost),
          refundedFrost: sum(({ refundedFrost }) => refundedFrost),
        });
        const starts = periods.map(({ startsAtMs }) => startsAtMs);
        expect(starts).toEqual([...new Set(starts)].sort((left, right) => right - left));
      }
    }
  }, 30_000);

  test('extensions of storage are those of the events', async () => {
    const { events } = await listAuditEvents({ kinds: ['storage.extended'], limit: 20 });
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) {
      const extensions = await listStorageExtensions(event.modelId ?? '');
      expect(extensions).toContainEqual({
        iteration: event.iteration,
        fromEpoch: Number(event.data.from_epoch),
        toEpoch: Number(event.data.to_epoch),
        by: event.data.by,
        atMs: event.atMs,
        transactionDigest: event.transactionDigest,
      });
    }
  }, 30_000);

  test("a team's money: collected = distributed + held, and unsettled sales add up", async () => {
    const { rows } = await temporary.pool.query(
      'SELECT id FROM team ORDER BY collected DESC LIMIT 5',
    );
    for (const row of rows) {
      const team = await findTeam(row.id);
      if (team === null) throw new Error('team is missing');
      expect(BigInt(team.collectedFrost)).toBe(
        BigInt(team.distributedFrost) + BigInt(team.heldFrost),
      );
      const held = team.openSales.reduce((sum, sale) => sum + BigInt(sale.heldFrost), 0n);
      if (team.openSales.length < 100) expect(BigInt(team.unsettledFrost)).toBe(held);
      for (const sale of team.openSales) {
        expect(BigInt(sale.priceFrost)).toBe(
          BigInt(sale.settledFrost) +
            BigInt(sale.feeFrost) +
            BigInt(sale.refundedFrost) +
            BigInt(sale.heldFrost),
        );
      }
      const owed = team.advances.reduce((sum, { owedFrost }) => sum + BigInt(owedFrost), 0n);
      expect(BigInt(team.owedFrost)).toBe(owed);
      const paidOut = team.distributions.reduce(
        (sum, { totalFrost }) => sum + BigInt(totalFrost),
        0n,
      );
      if (team.distributions.length < 50) expect(BigInt(team.distributedFrost)).toBe(paidOut);
      for (const { repayments, payouts, totalFrost } of team.distributions) {
        const lines = [...repayments, ...payouts];
        expect(BigInt(totalFrost)).toBe(
          lines.reduce((sum, { amountFrost }) => sum + BigInt(amountFrost), 0n),
        );
      }
      const [member] = team.members;
      const known = await listTeamsOf(member?.address ?? '');
      expect(known.map((summary) => summary.teamId)).toContain(team.teamId);
    }
  });

  test('a team is managed by who got its cap last, and is among that person’s teams', async () => {
    const { events } = await listAuditEvents({ kinds: ['cap.handed'], limit: 100 });
    expect(events.length).toBeGreaterThan(10);
    const newest = new Map(events.toReversed().map((event) => [event.teamId ?? '', event.data.to]));
    for (const [teamId, to] of newest) {
      expect((await findTeam(teamId))?.manager).toBe(to);
      const managed = await listTeamsOf(String(to));
      expect(managed.map((team) => team.teamId)).toContain(teamId);
    }
  });

  test('a pass shows every period it was paid for, and what can renew it today', async () => {
    const { events } = await listAuditEvents({ kinds: ['pass.renewed'], limit: 100 });
    expect(events.length).toBeGreaterThan(20);
    let renewable = 0;
    for (const event of events) {
      const [pass, ...others] = await listPassesOf(String(event.data.holder));
      expect(others).toEqual([]);
      if (pass === undefined) throw new Error('the pass is missing');
      expect(pass.passId).toBe(event.passId);
      const sale = pass.sales.find(({ saleId }) => saleId === event.data.sale);
      expect(sale).toMatchObject({
        previousSaleId: event.data.previous_sale,
        priceFrost: event.amountFrost,
        windowMs: Number(event.data.window_ms),
      });
      expect(pass.sales.some(({ saleId }) => saleId === pass.saleId)).toBe(true);
      expect(pass.opens).toBe(pass.sales.reduce((sum, { opens }) => sum + opens, 0));
      for (const { renewal, trial, rights } of pass.todaysOffers) {
        if (renewal === null) continue;
        renewable += 1;
        expect(trial).toBe(false);
        expect(rights).toEqual(pass.rights);
        expect(renewal.startsAtMs).toBeGreaterThanOrEqual(pass.endsAtMs);
      }
    }
    expect(renewable).toBeGreaterThan(0);
  }, 60_000);

  test('notes, aliases, opinions and grants are those of the events', async () => {
    const kinds = ['note.disclosed', 'alias.moved', 'opinion.signed', 'audit.revoked'] as const;
    const checked = new Set<string>();
    const { events } = await listAuditEvents({ kinds: [...kinds], limit: 100 });
    for (const event of events) {
      const model = await findModel(event.modelId ?? '');
      expect(event.teamId).toBe(model?.teamId);
      checked.add(event.kind);
      if (event.kind === 'note.disclosed') {
        const iteration = model?.iterations.find(({ number }) => number === event.iteration);
        expect(iteration?.note).toMatchObject({ kind: 'DISCLOSED', text: event.data.text });
      }
      if (event.kind === 'alias.moved') {
        const alias = model?.aliases.find(({ name }) => name === event.data.alias);
        expect(alias?.history.map((move) => move.transactionDigest)).toContain(
          event.transactionDigest,
        );
      }
      if (event.kind === 'opinion.signed') {
        const replaced = model?.opinions.find(
          ({ opinionId }) => opinionId === event.data.supersedes,
        );
        expect(replaced?.supersededBy ?? null).toEqual(
          event.data.supersedes === null ? null : expect.any(String),
        );
      }
    }
    expect([...checked].sort()).toEqual([...kinds].sort());
  }, 60_000);

  test('an auditor finds her grants and what she signed', async () => {
    const { events } = await listAuditEvents({ kinds: ['opinion.signed'], limit: 20 });
    for (const event of events) {
      const auditor = String(event.data.auditor);
      const [grant] = await listGrantsOf(auditor);
      expect(grant).toMatchObject({ auditor, modelId: event.modelId, teamId: event.teamId });
      expect(grant?.opinions.map(({ opinionId }) => opinionId)).toContain(event.data.opinion);
    }
    expect(events.length).toBe(20);
    expect(await listGrantsOf('nobody')).toEqual([]);
  });

  test('passes of a buyer, and the state of the index', async () => {
    const { events } = await listAuditEvents({ kinds: ['pass.bought'], limit: 1 });
    const passes = await listPassesOf(String(events[0]?.data.buyer));
    expect(passes.map((pass) => pass.passId)).toEqual([events[0]?.passId]);
    expect(await readNetworkStatus()).toMatchObject({
      network: 'localnet',
      embedded: true,
      indexer: { state: 'never-started', lagMs: null },
      counts: { events: EVENTS },
      seeding: null,
      walrusEpochMs: 1_209_600_000,
      market: { maxWindowMs: 604_800_000, storageCeilingFrost: '1000000' },
    });
  });

  test("another market's models and teams are not shown", async () => {
    const { cards } = await searchCatalogue({ limit: 1 });
    const modelId = cards[0]?.modelId ?? '';
    const before = await findModel(modelId);
    await temporary.pool.query('UPDATE model SET market_id = $1', [id('e')]);
    await temporary.pool.query('UPDATE team SET market_id = $1', [id('e')]);
    try {
      // A view nobody asked for before: counts are remembered until the index moves on.
      expect((await searchCatalogue({ task: before?.task, minWindowMs: 1 })).total).toBe(0);
      expect(await findModel(modelId)).toBeNull();
      expect(await findTeam(before?.teamId ?? '')).toBeNull();
    } finally {
      const real = manifest.objects.market;
      await temporary.pool.query('UPDATE model SET market_id = $1', [real]);
      await temporary.pool.query('UPDATE team SET market_id = $1', [real]);
    }
  });
});

function total(events: readonly AuditEvent[]): string {
  return events.reduce((sum, event) => sum + BigInt(event.amountFrost ?? '0'), 0n).toString();
}
