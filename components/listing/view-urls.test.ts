import { describe, expect, test } from 'vitest';
import { dayBefore, dayOf, parseDays } from '@/components/audit/audit-days';
import { auditHref, isFiltered, newestOf } from '@/components/audit/audit-url';
import { parseAuditQuery, parseCatalogueQuery } from '@/lib/server/queries/parse-query';
import type { AuditQuery, CatalogueQuery } from '@/lib/server/queries/types';
import { catalogueHref, firstPageOf, isNarrowed } from './catalogue-url';

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
    maxPriceFrost: '12000000000',
    teamId: id,
    sort: 'price',
    limit: 12,
  };

  test('an address gives back its query', () => {
    expect(parseCatalogueQuery(parametersOf(catalogueHref(query)))).toEqual(query);
    expect(catalogueHref({})).toBe('/');
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
