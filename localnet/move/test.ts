/**
 * `npm run move:test [package …]`: runs the Move tests of every package in the real Move VM,
 * prints a line for each and `N passed, N failed`.
 */
import { runMoveTests } from './kit/run-tests';

async function main(): Promise<number> {
  let passed = 0;
  let failed = 0;
  for await (const outcome of runMoveTests(process.argv.slice(2))) {
    console.log(`\n${outcome.name}`);
    if (outcome.kind === 'refused') {
      console.log(outcome.message);
      failed += 1;
      continue;
    }
    const failures = outcome.run.results.filter((result) => !result.passed).length;
    for (const result of outcome.run.results) {
      console.log(`  ${result.passed ? 'pass' : 'FAIL'} ${result.name}`);
    }
    if (failures > 0) console.log(outcome.run.output);
    passed += outcome.run.results.length - failures;
    failed += failures;
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
