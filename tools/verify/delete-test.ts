import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  readlinkSync,
  existsSync,
} from 'node:fs';
import path from 'node:path';
import { runStep, type Step } from '../lib/run-step';
import { checkSizes } from './size-budget';
import { tool, TYPES_CACHE, typesStep, vitestStep } from './steps';

/**
 * The delete test: without the embedded network's folder, types, unit tests and the production
 * build must still pass, because production code and `localnet/` meet only as bytes on the wire.
 * The build it makes is then weighed.
 */
const root = process.cwd();
const folder = path.resolve('.tidemark/delete-test');

function tree(): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => file !== '' && !file.startsWith('localnet/') && existsSync(file));
}

/** Copies by hard links: 50,000 files in about two seconds and no disk. */
function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkSync(source, target);
  }
}

function prepare(): void {
  rmSync(folder, { recursive: true, force: true });
  for (const file of tree()) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    copyFileSync(path.join(root, file), path.join(folder, file));
  }
  linkFolder(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  rmSync(path.join(folder, 'node_modules/@tidemark'), { recursive: true, force: true });
}

/** The other lane has made it by now; without it the check only takes longer. */
function copyTypesCache(): void {
  if (!existsSync(TYPES_CACHE)) return;
  mkdirSync(path.join(folder, path.dirname(TYPES_CACHE)), { recursive: true });
  copyFileSync(TYPES_CACHE, path.join(folder, TYPES_CACHE));
}

const client: Step = {
  name: 'database client without it',
  command: process.execPath,
  args: ['--import', 'tsx', 'tools/db/generate.ts'],
};
const build: Step = {
  name: 'build without the embedded network',
  ...tool('next/dist/bin/next', 'build'),
  env: { NEXT_TELEMETRY_DISABLED: '1' },
};
/** Side by side, since the build leaves a core idle; types come after it, which writes some. */
const lanes: Step[][] = [
  [build, typesStep('types without it')],
  [vitestStep('unit tests', 'vitest.config.ts')],
];

async function runLane(steps: readonly Step[]): Promise<{ failed: boolean; passed: number }> {
  let passed = 0;
  for (const step of steps) {
    if (step.name === 'types without it') copyTypesCache();
    const result = await runStep({ ...step, cwd: folder }, false);
    const mark = result.failed === 0 ? 'ok' : 'FAIL';
    console.log(`${mark} ${step.name} ${result.seconds.toFixed(1)} s`);
    passed += result.passed;
    if (result.failed > 0) {
      console.log(result.output);
      return { failed: true, passed };
    }
  }
  return { failed: false, passed };
}

prepare();
const first = await runLane([client]);
const results = first.failed ? [first] : [first, ...(await Promise.all(lanes.map(runLane)))];
let failed = results.some((result) => result.failed);
const passedTests = results.reduce((sum, result) => sum + result.passed, 0);
if (!failed) failed = !checkSizes(folder);
if (!failed) rmSync(folder, { recursive: true, force: true });
console.log(`${passedTests + (failed ? 0 : 1)} passed, ${failed ? 1 : 0} failed`);
process.exitCode = failed ? 1 : 0;
