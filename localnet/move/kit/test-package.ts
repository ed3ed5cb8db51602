import { initMovePackageBuilder, testMovePackage } from '@zktx.io/sui-move-builder/full';
import { MoveCompileError } from './build-package';
import { OfflineFetcher } from './offline-fetcher';
import type { MoveFiles } from './read-move-files';

/** One Move test as the real Move VM judged it. */
export interface MoveTestResult {
  /** `0x…::module::function` as the runner names it. */
  name: string;
  passed: boolean;
}

export interface MoveTestRun {
  results: MoveTestResult[];
  /** All that the runner printed, with the reasons of failures. */
  output: string;
}

const RESULT_LINE = /^\[ (PASS|FAIL|TIMEOUT) +\] +(\S+)/;
const SUMMARY_LINE = /Total tests: (\d+); passed: (\d+); failed: (\d+)/;

/**
 * Runs the `#[test]`s of a package given as text. There is no time limit inside: run it in a
 * process that can be ended. `empty` names the dependencies that only define an address.
 */
export async function testFiles(
  name: string,
  files: MoveFiles,
  empty: readonly string[],
): Promise<MoveTestRun> {
  await initMovePackageBuilder();
  const outcome = await testMovePackage({
    files,
    fetcher: new OfflineFetcher(empty),
    network: 'testnet',
    lintFlag: 'none',
    silenceWarnings: true,
    ansiColor: false,
  });
  if ('error' in outcome) throw new MoveCompileError(name, outcome.error);
  const run = { results: readResults(outcome.output), output: outcome.output };
  assertSummary(name, run, outcome.passed);
  return run;
}

function readResults(output: string): MoveTestResult[] {
  const results: MoveTestResult[] = [];
  for (const line of output.split('\n')) {
    const match = RESULT_LINE.exec(line.trim());
    if (match?.[2]) results.push({ name: match[2], passed: match[1] === 'PASS' });
  }
  return results;
}

/** What was read must agree with the runner's own count, else a test could vanish unseen. */
function assertSummary(name: string, run: MoveTestRun, passed: boolean): void {
  const summary = SUMMARY_LINE.exec(run.output);
  if (!summary) throw new MoveCompileError(name, run.output);
  const failed = run.results.filter((result) => !result.passed).length;
  const agrees =
    Number(summary[1]) === run.results.length &&
    Number(summary[3]) === failed &&
    passed === (failed === 0);
  if (!agrees)
    throw new Error(`the runner's output for ${name} was not understood:\n${run.output}`);
}
