/**
 * `npm run move:test [package …]`: runs the Move tests of every package in the real Move VM,
 * prints a line for each and `N passed, N failed`. For the contract it then prints every function
 * a transaction can call with the number of tests that call it, and fails where none refuses.
 */
import { coverFunctions, type FunctionCoverage } from './kit/cover-functions';
import { runMoveTests, type PackageTestOutcome } from './kit/run-tests';
import { testedPackages } from './kit/tested-packages';

/** The package whose every function must be seen to refuse. */
const CONTRACT = 'tidemark';

async function main(): Promise<number> {
  let passed = 0;
  let failed = 0;
  let unrefused = 0;
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
    if (outcome.name === CONTRACT) unrefused = tellCoverage(coverageOf(outcome));
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 && unrefused === 0 ? 0 : 1;
}

/** What the tests that passed call. */
function coverageOf(outcome: Extract<PackageTestOutcome, { kind: 'run' }>): FunctionCoverage[] {
  const files = testedPackages().find(({ name }) => name === outcome.name)?.files ?? {};
  const passed = outcome.run.results.filter((result) => result.passed);
  // The runner puts the package before the module.
  const names = passed.map(({ name }) => name.split('::').slice(-2).join('::'));
  return coverFunctions(files, new Set(names));
}

/** Prints a line a function; answers how many no test sees refuse. */
function tellCoverage(functions: readonly FunctionCoverage[]): number {
  console.log(
    '\nfunctions a transaction can call: tests that call them, tests they refuse (codes)',
  );
  const width = Math.max(...functions.map(({ name }) => name.length));
  for (const { name, tests, refusing, codes } of functions) {
    const counts = `${String(tests.length).padStart(4)} ${String(refusing.length).padStart(4)}`;
    const note = refusing.length === 0 ? 'NO TEST SEES IT REFUSE' : `(${codes.join(', ')})`;
    console.log(`  ${name.padEnd(width)} ${counts}  ${note}`);
  }
  const unrefused = functions.filter(({ refusing }) => refusing.length === 0).length;
  console.log(`${functions.length} functions, ${unrefused} without a refusing test`);
  return unrefused;
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
