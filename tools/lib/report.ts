import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Count, StepResult } from './run-step';

const reportsFolder = path.resolve('.tidemark/reports');

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});
const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

/** A fresh report file's path; an old one is removed so that it can't be read as new. */
export function reportFile(name: string): string {
  mkdirSync(reportsFolder, { recursive: true });
  const file = path.join(reportsFolder, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

export function countVitest(file: string): () => Count {
  return () => {
    const report = vitestReport.parse(JSON.parse(readFileSync(file, 'utf8')));
    const skipped = report.numPendingTests + report.numTodoTests;
    return { passed: report.numPassedTests, failed: report.numFailedTests + skipped };
  };
}

/** A flaky or skipped test is a failed one: there are no retries and no skips here. */
export function countPlaywright(file: string): () => Count {
  return () => {
    const { stats } = playwrightReport.parse(JSON.parse(readFileSync(file, 'utf8')));
    return {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + stats.skipped,
    };
  };
}

/** Prints a table, the output of what failed, and the closing count; answers the exit code. */
export function summarise(results: StepResult[], showOutput: boolean): number {
  const width = Math.max(...results.map((result) => result.name.length));
  for (const result of results.filter((one) => one.failed > 0 && showOutput)) {
    console.log(`\n── ${result.name} ──\n${result.output.trimEnd()}`);
  }
  console.log('');
  for (const { name, passed, failed, seconds } of results) {
    const mark = failed === 0 ? 'ok  ' : 'FAIL';
    const count = `${passed} passed${failed > 0 ? `, ${failed} failed` : ''}`;
    console.log(`${mark} ${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${count}`);
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
