import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { testedPackages } from './tested-packages';
import type { MoveTestRun } from './test-package';

/** A test with an endless loop never ends by itself: the runner has no limit of its own. */
const DEADLINE_MS = 180_000;

const messageSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('run'),
    run: z.object({
      results: z.array(z.object({ name: z.string(), passed: z.boolean() })),
      output: z.string(),
    }),
  }),
  z.object({ kind: z.literal('refused'), message: z.string() }),
]);

/** Tests of one package, or why they could not run. */
export type PackageTestOutcome =
  | { name: string; kind: 'run'; run: MoveTestRun }
  | { name: string; kind: 'refused'; message: string };

/** Runs the Move tests of all packages, or of those named, each in a process with a deadline. */
export async function* runMoveTests(
  only: readonly string[] = [],
  deadlineMs = DEADLINE_MS,
): AsyncGenerator<PackageTestOutcome> {
  for (const { name } of testedPackages()) {
    if (only.length > 0 && !only.includes(name)) continue;
    yield await runInChild(name, deadlineMs);
  }
}

function runInChild(name: string, deadlineMs: number): Promise<PackageTestOutcome> {
  return new Promise((resolve) => {
    const script = fileURLToPath(new URL('./test-child.ts', import.meta.url));
    const child = fork(script, [name], { execArgv: ['--import', 'tsx'] });
    let outcome: PackageTestOutcome | undefined;
    let isLate = false;
    const deadline = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, deadlineMs);
    child.on('message', (message) => {
      outcome = { name, ...messageSchema.parse(message) };
    });
    child.on('error', (error) => {
      outcome = { name, kind: 'refused', message: error.message };
    });
    child.on('exit', (code) => {
      clearTimeout(deadline);
      const why = isLate ? `no end after ${deadlineMs} ms` : `the test process ended with ${code}`;
      resolve(outcome ?? { name, kind: 'refused', message: why });
    });
  });
}
