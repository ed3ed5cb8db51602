import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { temporaryDatabase } from '@/lib/db/testing/temporary-database';
import { claimIndex } from '@/lib/indexer/identity';
import { indexStep } from '@/lib/indexer/step';
import { randomHistory } from '@/lib/indexer/testing/history';
import { sourceOf } from '@/lib/indexer/testing/memory';
import { database } from '../database';
import { searchCatalogue } from './search-catalogue';
import { suggestWords } from './suggest-words';
import type { CatalogueQuery, ModelCard } from './types';

const DAY_MS = 86_400_000;
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
let everything: ModelCard[];

beforeAll(async () => {
  temporary = await temporaryDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'tidemark-catalogue-'));
  process.env.DATABASE_URL = temporary.url;
  process.env.TIDEMARK_NETWORK_MANIFEST = join(folder, 'network.json');
  await claimIndex(temporary.pool, { network: 'test', chainId: 'test-chain', packageId: id('7') });
  const source = sourceOf(randomHistory(11, EVENTS));
  for (let atTip = false; !atTip;) ({ atTip } = await indexStep(temporary.pool, source, 1000));
  const { rows } = await temporary.pool.query('SELECT id FROM market');
  manifest.objects.market = rows[0].id;
  await writeFile(process.env.TIDEMARK_NETWORK_MANIFEST, JSON.stringify(manifest));
  everything = await everyCard({});
}, 120_000);
afterAll(async () => {
  await database().close();
  await temporary.close();
});

async function everyCard(query: CatalogueQuery): Promise<ModelCard[]> {
  const cards: ModelCard[] = [];
  for (let cursor: string | undefined; ;) {
    const from = cursor === undefined ? {} : { cursor };
    const answer = await searchCatalogue({ ...query, ...from, limit: 60 });
    cards.push(...answer.cards);
    if (answer.nextCursor === null) return cards;
    cursor = answer.nextCursor;
  }
}

const namesOf = (cards: ModelCard[]) => cards.map(({ modelId }) => modelId).sort();

describe('filters', () => {
  test('each count is what its choice shows', async () => {
    const { facets } = await searchCatalogue({});
    const choices: [CatalogueQuery, number][] = [
      ...facets.prices.map(({ minPriceFrost, maxPriceFrost, count }): [CatalogueQuery, number] => [
        {
          ...(minPriceFrost === null ? {} : { minPriceFrost }),
          ...(maxPriceFrost === null ? {} : { maxPriceFrost }),
        },
        count,
      ]),
      ...facets.windows.map(({ atLeast, count }): [CatalogueQuery, number] => [
        { minWindowMs: atLeast },
        count,
      ]),
      ...facets.storage.map(({ atLeast, count }): [CatalogueQuery, number] => [
        { minStorageDays: atLeast },
        count,
      ]),
      ...facets.tags.map(({ value, count }): [CatalogueQuery, number] => [{ tag: value }, count]),
      [{ runsInBrowser: true }, facets.runsInBrowser],
      [{ hasOpinion: true }, facets.hasOpinion],
    ];
    for (const [query, count] of choices) {
      expect((await searchCatalogue(query)).total, JSON.stringify(query)).toBe(count);
    }
  }, 60_000);

  test('runs in browser, opinion and storage agree with the cards', async () => {
    const pick = (keep: (card: ModelCard) => boolean) => namesOf(everything.filter(keep));
    expect(namesOf(await everyCard({ runsInBrowser: true }))).toEqual(
      pick((card) => card.runsInBrowser),
    );
    expect(namesOf(await everyCard({ hasOpinion: true }))).toEqual(
      pick(({ verdicts }) => Object.values(verdicts).some((count) => count > 0)),
    );
    // The random market's own epochs decide; a boundary within this second would be a coincidence.
    const until = Date.now() + 30 * DAY_MS;
    expect(namesOf(await everyCard({ minStorageDays: 30 }))).toEqual(
      pick(({ latestIteration }) => (latestIteration?.storedUntilMs ?? 0) >= until),
    );
  }, 60_000);

  test('a filter that is set keeps the counts of its other values', async () => {
    const all = await searchCatalogue({});
    const [first] = all.facets.formats;
    const format = first?.value ?? '';
    const narrowed = await searchCatalogue({ format, minWindowMs: DAY_MS });
    const wide = await searchCatalogue({ minWindowMs: DAY_MS });
    expect(narrowed.facets.formats).toEqual(wide.facets.formats);
    expect(narrowed.facets.windows).toEqual((await searchCatalogue({ format })).facets.windows);
  });

  test('when nothing matches each filter says what it hides', async () => {
    const page = await searchCatalogue({ task: 'audio', format: 'no-such', hasOpinion: true });
    expect(page).toMatchObject({ total: 0, cards: [], nextCursor: null });
    const opined = await searchCatalogue({ task: 'audio', hasOpinion: true });
    expect(page.reliefs[0]).toEqual({
      filter: 'format',
      total: opined.total,
      totalCapped: false,
    });
    expect(page.reliefs.map(({ filter }) => filter).sort()).toEqual([
      'format',
      'hasOpinion',
      'task',
    ]);
    expect((await searchCatalogue({})).reliefs).toEqual([]);
  });
});

describe('suggestions', () => {
  test('names come by prefix and in spite of typing errors', async () => {
    for (const typed of ['strat', 'stratgy', 'STRATEGY']) {
      const suggestions = await suggestWords(typed);
      expect(
        suggestions.some(({ text }) => text.toLowerCase().includes('strat')),
        typed,
      ).toBe(true);
    }
    expect((await suggestWords('audio')).some(({ kind }) => kind === 'task')).toBe(true);
  });

  test('at most eight, nothing for one letter, no text breaks them', async () => {
    expect(await suggestWords('a')).toEqual([]);
    for (const typed of ['aud', "''", ':*', '&|!', '%%', '\\\\', 'a'.repeat(200), '<->', 'é é']) {
      expect((await suggestWords(typed)).length).toBeLessThanOrEqual(8);
    }
  });
});
