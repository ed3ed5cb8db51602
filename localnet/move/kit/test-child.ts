/** Runs the Move tests of one package and tells the parent process; ended by it when too slow. */
import { MoveCompileError } from './build-package';
import { testedPackages } from './tested-packages';
import { testFiles, type MoveTestRun } from './test-package';

/** What the child sends to its parent, once. */
export type TestChildMessage =
  { kind: 'run'; run: MoveTestRun } | { kind: 'refused'; message: string };

async function main(name: string | undefined): Promise<TestChildMessage> {
  const tested = testedPackages().find((candidate) => candidate.name === name);
  if (!tested) return { kind: 'refused', message: `no package with Move tests is named ${name}` };
  try {
    return { kind: 'run', run: await testFiles(tested.name, tested.files, tested.empty) };
  } catch (error) {
    if (error instanceof MoveCompileError) return { kind: 'refused', message: error.message };
    throw error;
  }
}

main(process.argv[2]).then(
  (message) => process.send?.(message, undefined, undefined, () => process.disconnect()),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
    process.disconnect();
  },
);
