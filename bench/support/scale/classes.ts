import type { Pool } from 'pg';
import { encodeCursor } from '@/lib/server/queries/page-cursor';
import { findModel } from '@/lib/server/queries/find-model';
import { listAuditEvents } from '@/lib/server/queries/list-audit-events';
import { readAuditActivity } from '@/lib/server/queries/read-audit-activity';
import { readNetworkStatus } from '@/lib/server/queries/read-network-status';
import { searchCatalogue } from '@/lib/server/queries/search-catalogue';
import { suggestWords } from '@/lib/server/queries/suggest-words';
import type { AuditQuery, CatalogueQuery } from '@/lib/server/queries/types';
import { EXAMPLES, readKnown, type Known } from './known';
import { dataClasses, formats, licences, tasks, vocabulary } from './words';

export type Group =
  | 'yardstick'
  | 'browse'
  | 'search'
  | 'suggestions'
  | 'model page'
  | 'audit'
  | 'audit chart'
  | 'status';

/** One kind of request and different examples of it. */
export interface RequestClass {
  readonly group: Group;
  readonly name: string;
  readonly requests: readonly (() => Promise<unknown>)[];
}

const DAY_MS = 86_400_000;

/** What pages ask for, with values that the filled tables really hold. */
export async function requestClasses(pool: Pool): Promise<RequestClass[]> {
  const known = await readKnown(pool);
  return [
    yardstick(
      pool,
      known.models.map(({ id }) => id),
    ),
    ...browseClasses(known),
    ...searchClasses(known),
    {
      group: 'model page',
      name: 'model page',
      requests: known.models.map(
        ({ id }) =>
          () =>
            findModel(id),
      ),
    },
    suggestions(known),
    ...auditClasses(known),
    {
      group: 'audit chart',
      name: 'all, kind, person',
      requests: [{}, { kinds: ['pass.opened' as const] }, { person: known.persons[0] ?? '' }].map(
        (query) => () => readAuditActivity(query),
      ),
    },
    { group: 'status', name: 'network status', requests: [() => readNetworkStatus()] },
  ];
}

function yardstick(pool: Pool, ids: readonly string[]): RequestClass {
  const requests = ids.map(
    (id) => () => pool.query('SELECT id, name, team_id FROM model WHERE id = $1', [id]),
  );
  return { group: 'yardstick', name: 'one row by primary key', requests };
}

function browseClasses({ places, models }: Known): RequestClass[] {
  const of = (name: string, queries: readonly CatalogueQuery[]) =>
    catalogue('browse', name, queries);
  const deep = (sort: 'newest' | 'sold' | 'price') =>
    places.map((place) => ({ sort, cursor: encodeCursor([place[sort], place.ordinal]) }));
  return [
    of('start page', [{}]),
    of('sort by price, sold', [{ sort: 'price' }, { sort: 'sold' }]),
    of(
      'one task',
      tasks.map((task) => ({ task })),
    ),
    of(
      'one tag',
      vocabulary()
        .slice(0, 300)
        .filter((_, at) => at % 25 === 0)
        .map((tag) => ({ tag })),
    ),
    of(
      'one licence',
      licences.map((licence) => ({ licence })),
    ),
    of(
      'one data class',
      dataClasses.map((dataClass) => ({ dataClass })),
    ),
    of(
      'one format',
      formats.map((format) => ({ format })),
    ),
    of(
      'one team',
      models.map(({ team_id: teamId }) => ({ teamId })),
    ),
    of(
      'three filters',
      tasks.map((task, at) => ({
        task,
        licence: licences[at % licences.length] ?? '',
        format: formats[at % formats.length] ?? '',
      })),
    ),
    of(
      'task, sorted by price',
      tasks.map((task) => ({ task, sort: 'price' as const })),
    ),
    of(
      'at most so much',
      [2, 5, 20, 200].map((wal) => ({ maxPriceFrost: `${wal}000000000` })),
    ),
    of(
      'at least so long',
      [7, 30, 90].map((days) => ({ minWindowMs: days * DAY_MS })),
    ),
    of('runs in browser, judged, stored', [
      { runsInBrowser: true },
      { hasOpinion: true },
      { minStorageDays: 90 },
    ]),
    of('deep page, newest', deep('newest')),
    of('deep page, sold', deep('sold')),
    of('deep page, price', deep('price')),
  ];
}

function searchClasses({ models }: Known): RequestClass[] {
  const of = (name: string, words: readonly string[]) =>
    catalogue(
      'search',
      name,
      words.map((text) => ({ words: text })),
    );
  const names = models.map(({ name }) => name);
  return [
    of('full name', names),
    of(
      'one common word',
      vocabulary()
        .slice(0, 40)
        .filter((_, at) => at % 4 === 0),
    ),
    of('one rare word', vocabulary().slice(1000, 1000 + EXAMPLES)),
    of('two common words', [
      'vision model',
      'market data',
      'small language',
      'quiet regime',
      'fast speech',
    ]),
    of(
      'beginning of a word',
      names.map((name) => name.slice(0, 4)),
    ),
    of('one or two letters', ['m', 'tr', 's', 'vi', 'qu']),
    of('typing error', [
      'visoin',
      'markt',
      'langauge',
      'trasformer',
      'detectr',
      'clasifier',
      'forcast',
    ]),
    of('typing error in two words', [
      'visoin modle',
      'markt forcast',
      'clincal detectr',
      'speach encodr',
    ]),
    of('no hit at all', ['zzqqxx', 'kwyjibo', 'xyzzy plugh', 'qqqqqqqq']),
    of(
      'model id',
      models.map(({ id }) => id),
    ),
    catalogue(
      'search',
      'word and task',
      tasks.map((task) => ({ words: 'vision', task })),
    ),
  ];
}

/** What is typed until a name stands there: two letters, four, all with an error. */
function suggestions({ models }: Known): RequestClass {
  const typed = models.flatMap(({ name }) => [
    name.slice(0, 2),
    name.slice(0, 4),
    name.slice(0, 3) + name.slice(4),
  ]);
  return {
    group: 'suggestions',
    name: '2, 4 letters, with an error',
    requests: typed.map((text) => () => suggestWords(text)),
  };
}

function auditClasses({ models, persons, events }: Known): RequestClass[] {
  const of = (name: string, queries: readonly AuditQuery[]): RequestClass => ({
    group: 'audit',
    name,
    requests: queries.map((query) => () => listAuditEvents(query)),
  });
  const nowMs = Date.now();
  return [
    of('newest events', [{}]),
    of(
      'deep page',
      [0.9, 0.5, 0.1, 0.01].map((part) => ({
        cursor: encodeCursor([String(Math.round(events * part))]),
      })),
    ),
    of('one kind', [
      { kinds: ['pass.bought'] },
      { kinds: ['opinion.signed'] },
      { kinds: ['model.retired'] },
      { kinds: ['alias.moved'] },
    ]),
    of('three kinds', [{ kinds: ['audit.granted', 'audit.revoked', 'opinion.signed'] }]),
    of('a kind that never was', [{ kinds: ['fee.set'] }]),
    of(
      'one model',
      models.map(({ id: modelId }) => ({ modelId })),
    ),
    of(
      'one team',
      models.map(({ team_id: teamId }) => ({ teamId })),
    ),
    of(
      'one person',
      persons.map((person) => ({ person })),
    ),
    of(
      'one month',
      [1, 8, 15, 22].map((months) => ({
        fromMs: nowMs - (months + 1) * 30 * DAY_MS,
        untilMs: nowMs - months * 30 * DAY_MS,
      })),
    ),
    of(
      'words: a name',
      models.map(({ name }) => ({ words: name })),
    ),
    of(
      'words: common',
      ['vision', 'market', 'model'].map((words) => ({ words })),
    ),
    of(
      'words: typing error',
      ['visoin', 'langauge', 'trasformer'].map((words) => ({ words })),
    ),
    of(
      'words: no hit',
      ['zzqqxx', 'kwyjibo'].map((words) => ({ words })),
    ),
    of(
      'words: an id',
      models.map(({ id }) => ({ words: id })),
    ),
  ];
}

function catalogue(
  group: 'browse' | 'search',
  name: string,
  queries: readonly CatalogueQuery[],
): RequestClass {
  return { group, name, requests: queries.map((query) => () => searchCatalogue(query)) };
}
