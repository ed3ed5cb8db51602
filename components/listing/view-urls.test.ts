import { describe, expect, test } from 'vitest';
import { dayBefore, dayOf, parseDays } from '@/components/audit/audit-days';
import { auditHref, isFiltered, newestOf } from '@/components/audit/audit-url';
import { parseAuditQuery, parseCatalogueQuery } from '@/lib/server/queries/parse-query';
import type { AuditQuery, CatalogueQuery } from '@/lib/server/queries/types';
import { filterText, priceText } from './catalogue-words';
import { catalogueHref, filtersOf, firstPageOf, isNarrowed, withoutFilter } from './catalogue-url';

const id = `0x${'ab'.repeat(32)}`;

/** Search parameters as the page gets them. */
function parametersOf(href: string) {
  const { searchParams } = new URL(href, 'http://localhost');
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]),
  );
}

describe('catalogue addresses', () => {
  const query: CatalogueQuery = {
    words: 'größe & tide=1',
    task: 'time-series',
    tag: '100 % real?',
    minWindowMs: 604_800_000,
    minPriceFrost: '1000000000',
    maxPriceFrost: '12000000000',
    minStorageDays: 90,
    runsInBrowser: true,
    hasOpinion: true,
    teamId: id,
    sort: 'price',
    limit: 12,
  };

  test('an address gives back its query', () => {
    expect(parseCatalogueQuery(parametersOf(catalogueHref(query)))).toEqual(query);
    expect(catalogueHref({})).toBe('/');
  });

  test('a price range is one filter, and each can be taken away', () => {
    expect(filtersOf(query)).toEqual([
      'words',
      'teamId',
      'task',
      'tag',
      'price',
      'minWindowMs',
      'minStorageDays',
      'runsInBrowser',
      'hasOpinion',
    ]);
    const left = filtersOf(query).reduce(withoutFilter, { ...query, cursor: 'x' });
    expect(catalogueHref(left)).toBe('/?sort=price&limit=12');
  });

  test('filters in words', () => {
    const wal = (count: number) => `${count}000000000`;
    expect(priceText(null, wal(5))).toBe('Up to 5 WAL');
    expect(priceText(wal(5), wal(20))).toBe('5 to 20 WAL');
    expect(priceText(wal(1_000), null)).toBe('1,000 WAL and more');
    expect(filterText(query, 'minWindowMs')).toBe('Window of 7 days or more');
    expect(filterText(query, 'words')).toBe('“größe & tide=1”');
  });

  test('order and page do not narrow, a filter does', () => {
    expect(isNarrowed({ sort: 'price', limit: 12 })).toBe(false);
    expect(isNarrowed({ tag: 'vad' })).toBe(true);
    expect(catalogueHref(firstPageOf({ tag: 'vad', cursor: 'x' }))).toBe('/?tag=vad');
  });
});

describe('audit addresses', () => {
  const query: AuditQuery = {
    kinds: ['pass.bought', 'pass.opened'],
    modelId: id,
    words: 'tide',
    fromMs: 86_400_000,
    untilMs: 172_800_000,
  };

  test('an address gives back its query', () => {
    expect(parseAuditQuery(parametersOf(auditHref(query)))).toEqual(query);
    expect(auditHref({})).toBe('/audit');
    expect(isFiltered(newestOf({ cursor: 'x', limit: 5 }))).toBe(false);
    expect(isFiltered(query)).toBe(true);
  });

  test('days are whole UTC days, the last one included', () => {
    const days = parseDays({ from: '2027-03-03', until: '2027-03-03' });
    expect((days.untilMs ?? 0) - (days.fromMs ?? 0)).toBe(86_400_000);
    expect(dayOf(days.fromMs)).toBe('2027-03-03');
    expect(dayBefore(days.untilMs)).toBe('2027-03-03');
    expect(parseDays({ from: '2027-13-40', until: 'tomorrow' })).toEqual({});
  });
});
