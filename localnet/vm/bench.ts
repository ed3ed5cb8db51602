import { compileFiles } from '../move/kit/build-package';
import { testFiles } from '../move/kit/test-package';
import { loadFramework } from './differential/framework';
import { createMoveVm } from './index';

/**
 * Prints how many Move instructions a second the interpreter runs, beside two yardsticks of the
 * same run: the same loop in plain JavaScript bigints, and in the real Move VM's test runner.
 */
const TURNS = 400_000;
const RUNNER_TURNS = 1_000_000;
const ROOT = `0x${'0'.repeat(64)}`;
const MANIFEST = `[package]
name = "bench"
version = "0.1.0"
edition = "2024"

[addresses]
bench = "0x0"
`;
const SOURCE = `#[allow(all)]
module bench::loops;

public struct Point has copy, drop { x: u64, y: u64 }

public fun sum(turns: u64): u64 {
    let mut total = 0;
    let mut i = 0;
    while (i < turns) {
        total = total + (i ^ (total >> 3)) % 1000;
        i = i + 1;
    };
    total
}

public fun mixed(turns: u64): u64 {
    let mut points = vector[Point { x: 1, y: 2 }, Point { x: 3, y: 4 }];
    let mut i = 0;
    while (i < turns) {
        let at = i % 2;
        let point = &mut points[at];
        point.x = add(point.x, point.y % 7);
        i = i + 1;
    };
    points[0].x + points[1].x
}

fun add(a: u64, b: u64): u64 { a + b }
`;
const TESTS = (turns: number) => `#[test_only]
module bench::run;
#[test] fun sum() { bench::loops::sum(${turns}); }
`;

const files = { 'Move.toml': MANIFEST, 'sources/loops.move': SOURCE };
const compiled = await compileFiles('bench', files, []);
const vm = createMoveVm({ instructionLimit: 1_000_000_000 });
loadFramework(vm);
vm.loadPackage(
  ROOT,
  compiled.modules.map((text) => Buffer.from(text, 'base64')),
);

for (const name of ['sum', 'mixed']) {
  measure(name, TURNS / 20);
  const { instructions, seconds } = measure(name, TURNS);
  report(`interpreter, ${name}`, instructions / seconds / 1e6, 'M instructions/s');
}
const perTurn = measure('sum', 1000).instructions / 1000;
const plain = timed(() => plainSum(BigInt(TURNS)));
report('yardstick: same sum in plain bigints', (TURNS * perTurn) / plain / 1e6, 'M instructions/s');
const empty = await timedAsync(() => runner(1));
const full = await timedAsync(() => runner(RUNNER_TURNS));
report(
  'yardstick: same sum in the real Move VM (WASM)',
  (RUNNER_TURNS * perTurn) / (full - empty) / 1e6,
  'M instructions/s',
);

function measure(name: string, turns: number): { instructions: number; seconds: number } {
  const session = vm.session(
    {
      sender: ROOT,
      digest: new Uint8Array(32),
      epoch: 0n,
      epochTimestampMs: 0n,
      referenceGasPrice: 1n,
      gasPrice: 1n,
      gasBudget: 1n,
    },
    { child: () => undefined },
  );
  const target = { package: ROOT, module: 'loops', function: name };
  const seconds = timed(() => session.call(target, [], [{ kind: 'value', value: BigInt(turns) }]));
  return { instructions: session.outcome().instructions, seconds };
}

function plainSum(turns: bigint): bigint {
  let total = 0n;
  for (let i = 0n; i < turns; i += 1n) total += (i ^ (total >> 3n)) % 1000n;
  return total;
}

async function runner(turns: number): Promise<void> {
  const tests = { ...files, 'sources/run.move': TESTS(turns) };
  const { results } = await testFiles('bench', tests, []);
  if (results.length !== 1 || results[0]?.passed !== true) throw new Error('the runner failed');
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function report(what: string, value: number, unit: string): void {
  process.stdout.write(`${what}: ${value.toFixed(1)} ${unit}\n`);
}
