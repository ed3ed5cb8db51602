import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MoveFailure } from '../types';
import { compareWithRealVm, type Comparison, type Probe, type ProbeResult } from './compare';
import { generateModule } from './generate-programs';

/** The compiler and the real VM run in one thread, which others may share. */
const COMPARISON_TIMEOUT_MS = 300_000;
const SEEDS = [101, 202, 303, 404, 505, 606];
const WORKOUT_SEEDS = [1n, 77n, 123_456_789n, 987_654_321_987n];
const WORKOUTS = [
  'hashes',
  'strings',
  'names',
  'addresses',
  'layouts',
  'maps',
  'fields',
  'objects',
  'money',
  'algorithms',
];

const sources: Record<string, string> = Object.fromEntries(
  ['shapes', 'workout', 'failures'].map((name) => [
    name,
    readFileSync(new URL(`./move/${name}.move`, import.meta.url), 'utf8'),
  ]),
);
const programs: Probe[] = [];
for (const seed of SEEDS) {
  const generated = generateModule(seed);
  sources[generated.name] = generated.source;
  for (const name of generated.programs) {
    programs.push({ module: generated.name, function: name, seeds: [] });
  }
}
const workouts: Probe[] = WORKOUTS.flatMap((name) =>
  WORKOUT_SEEDS.map((seed) => ({ module: 'workout', function: name, seeds: [seed] })),
);
const failures: Probe[] = [...(sources.failures ?? '').matchAll(/public fun (\w+)\(/g)].map(
  ([, name = '']) => ({ module: 'failures', function: name, seeds: [] }),
);
const honest = [...programs, ...workouts, ...failures];
/** The same probes again, but the real VM is asked to confirm something false. */
const distorted = [...programs.slice(0, 20), ...workouts.slice(0, 8), ...failures.slice(0, 90)];

let comparison: Comparison;

beforeAll(async () => {
  comparison = await compareWithRealVm(sources, [...honest, ...distorted], (result, index) =>
    index < honest.length ? result : distort(result),
  );
}, COMPARISON_TIMEOUT_MS);

describe('our interpreter against the real Move VM', () => {
  it('agrees on every generated program', () => {
    const part = comparison.compared.slice(0, programs.length);
    expect(disagreements(part)).toEqual([]);
    expect(countBytes(part)).toBeGreaterThan(programs.length / 2);
    expect(countBytes(part)).toBeLessThan(programs.length);
  });

  it('agrees on the library and its natives', () => {
    const part = comparison.compared.slice(programs.length, programs.length + workouts.length);
    expect(disagreements(part)).toEqual([]);
    expect(countBytes(part)).toBe(workouts.length);
  });

  it('agrees on kind, code and module of every failure, and on their borders', () => {
    const part = comparison.compared.slice(honest.length - failures.length, honest.length);
    expect(disagreements(part)).toEqual([]);
    const failed = part.filter(({ ours }) => ours.kind === 'failure');
    expect(failed.length).toBeGreaterThan(60);
    expect(new Set(failed.map(({ ours }) => statusOf(ours)))).toEqual(
      new Set([
        'ABORTED',
        'ARITHMETIC_ERROR',
        'VECTOR_OPERATION_ERROR',
        'MEMORY_LIMIT_EXCEEDED',
        'CALL_STACK_OVERFLOW',
        'EXECUTION_STACK_OVERFLOW',
      ]),
    );
  });

  it('is refuted wherever the expectation was distorted', () => {
    const part = comparison.compared.slice(honest.length);
    expect(part).toHaveLength(distorted.length);
    expect(part.filter(({ agrees }) => agrees).map(({ probe }) => probe.function)).toEqual([]);
  });
});

function disagreements(part: Comparison['compared']): string[] {
  return part.flatMap(({ agrees, probe, ours }) =>
    agrees ? [] : [`${probe.module}::${probe.function} ${describeResult(ours)}`],
  );
}

function describeResult(result: ProbeResult): string {
  return result.kind === 'bytes'
    ? Buffer.from(result.bytes).toString('hex')
    : `${result.failure.kind} ${result.failure.status} ${result.failure.message}`;
}

function countBytes(part: Comparison['compared']): number {
  return part.filter(({ ours }) => ours.kind === 'bytes').length;
}

function statusOf(result: ProbeResult): string | undefined {
  return result.kind === 'failure' ? result.failure.status : undefined;
}

function distort(result: ProbeResult): ProbeResult {
  if (result.kind === 'bytes') {
    const bytes = Uint8Array.from([...result.bytes, 0]);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    return { kind: 'bytes', bytes };
  }
  return { kind: 'failure', failure: distortFailure(result.failure) };
}

/** Another code, another sub-status or another module, as the failure allows. */
function distortFailure(failure: MoveFailure): MoveFailure {
  if (failure.kind === 'MoveAbort')
    return { ...failure, abortCode: (failure.abortCode ?? 0n) ^ 1n };
  if (failure.subStatus !== undefined) return { ...failure, subStatus: failure.subStatus + 1n };
  if (failure.location === undefined) throw new Error('a failure without a place');
  return { ...failure, location: { ...failure.location, module: 'workout' } };
}
