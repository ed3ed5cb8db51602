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
import { listPassesOf } from './list-passes-of';
import { listTeamsOf } from './list-teams-of';
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
    const prices = (await everyPage({ sort: 'price' })).map((card) => card.offers[0]?.priceFrost);
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

  test('filters on price and window look at active offers', async () => {
    const limit = 2_000_000_000n;
    const cheap = await everyPage({ maxPriceFrost: `${limit}` });
    expect(cheap.length).toBeGreaterThan(0);
    for (const card of cheap) {
      expect(card.offers.some((offer) => BigInt(offer.priceFrost) <= limit)).toBe(true);
    }
    expect((await searchCatalogue({ minWindowMs: 604_800_001 })).total).toBe(0);
  });
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
    const { cards } = await searchCatalogue({ sort: 'sold', limit: 5 });
    for (const card of cards) {
      const model = await findModel(card.modelId);
      const trail = await listAuditEvents({ modelId: card.modelId, limit: 100 });
      const bought = trail.events.filter((event) => event.kind === 'pass.bought');
      if (trail.total <= 100) {
        expect(model?.totals.passes).toBe(bought.length);
        expect(BigInt(model?.totals.paidFrost ?? '-1')).toBe(
          bought.reduce((sum, event) => sum + BigInt(event.amountFrost ?? '0'), 0n),
        );
      }
      expect(model?.iterations.map((iteration) => iteration.number)).toEqual(
        Array.from({ length: card.iterationCount }, (_, at) => card.iterationCount - at),
      );
      expect(model?.iterations[0]?.plainBytes).toBe('18446744073709551000');
    }
    expect(await findModel(id('0'))).toBeNull();
    expect(await findModel('not an id')).toBeNull();
  });

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
      const unsettled = team.unsettledSales.reduce((sum, sale) => sum + BigInt(sale.paidFrost), 0n);
      if (team.unsettledSales.length < 50) expect(BigInt(team.unsettledFrost)).toBe(unsettled);
      const [member] = team.members;
      const known = await listTeamsOf(member?.address ?? '');
      expect(known.map((summary) => summary.teamId)).toContain(team.teamId);
    }
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
    });
  });
});
