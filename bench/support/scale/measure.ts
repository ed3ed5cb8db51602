import { database } from '@/lib/server/database';
import { requestClasses, type Group } from './classes';

/** Process of `bench/scale.ts`: runs every class of request and prints a line for each. */
const ROUNDS = 24;
const RUNS_EACH = 3;
/** A class that is slow ends early, once every request has run. */
const BUDGET_MS = 2_500;
const GOALS_MS: Partial<Record<Group, number>> = { browse: 15, search: 30 };

interface Samples {
  /** Each request's first run. */
  readonly first: readonly number[];
  readonly times: readonly number[];
  /** The fastest run of each request: what it takes when other programs leave the machine alone. */
  readonly fastest: readonly number[];
}

async function measure(): Promise<void> {
  const classes = await requestClasses(database().pool);
  console.log(row('', 'p50 ms', 'p95 ms', 'max ms', 'calm p95', 'first p95'));
  const groups = new Map<Group, Samples>();
  for (const { group, name, requests } of classes) {
    const times: number[] = [];
    const fastest = requests.map(() => Number.POSITIVE_INFINITY);
    // Every request once before it counts: that one pays for disk pages and for facet counts, which
    // the server remembers briefly. It has a column of its own.
    const first: number[] = [];
    for (const request of requests) first.push(await timed(request));
    const startedAtMs = performance.now();
    for (let run = 0; run < Math.max(ROUNDS, requests.length * RUNS_EACH); run += 1) {
      if (run >= requests.length && performance.now() - startedAtMs > BUDGET_MS) break;
      const at = run % requests.length;
      const request = requests[at];
      if (request === undefined) continue;
      const timeMs = await timed(request);
      times.push(timeMs);
      fastest[at] = Math.min(fastest[at] ?? timeMs, timeMs);
    }
    add(groups, group, { first, times, fastest });
    console.log(line(`${group}: ${name}`, { first, times, fastest }));
  }
  console.log('');
  for (const [group, samples] of groups) {
    const goalMs = GOALS_MS[group];
    const verdict = goalMs === undefined ? '' : `  goal: p95 at most ${goalMs} ms`;
    console.log(line(`all of ${group}`, samples) + verdict);
  }
}

async function timed(request: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now();
  await request().catch((error: unknown) => {
    throw new Error('A request failed.', { cause: error });
  });
  return performance.now() - startedAtMs;
}

function add(groups: Map<Group, Samples>, group: Group, { first, times, fastest }: Samples): void {
  const before = groups.get(group) ?? { first: [], times: [], fastest: [] };
  groups.set(group, {
    first: [...before.first, ...first],
    times: [...before.times, ...times],
    fastest: [...before.fastest, ...fastest],
  });
}

function line(name: string, { first, times, fastest }: Samples): string {
  const sorted = sort(times);
  return row(
    name,
    at(sorted, 0.5),
    at(sorted, 0.95),
    at(sorted, 1),
    at(sort(fastest), 0.95),
    at(sort(first), 0.95),
  );
}

function sort(values: readonly number[]): number[] {
  return [...values].sort((left, right) => left - right);
}

function at(sorted: readonly number[], part: number): string {
  return (sorted[Math.ceil(sorted.length * part) - 1] ?? 0).toFixed(1);
}

function row(name: string, ...cells: readonly string[]): string {
  return name.padEnd(38) + cells.map((cell) => cell.padStart(10)).join('');
}

try {
  await measure();
} finally {
  await database().close();
}
