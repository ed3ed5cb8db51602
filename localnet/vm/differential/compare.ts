import { compileFiles } from '../../move/kit/build-package';
import { testFiles } from '../../move/kit/test-package';
import { createMoveVm } from '../index';
import { MoveError, type MoveFailure, type MoveVm } from '../types';
import { loadFramework } from './framework';
import { expectedFailure } from './expected-failure';

/** One call whose result both machines must agree on. It answers `vector<u8>`. */
export interface Probe {
  module: string;
  function: string;
  /** Arguments, all u64; a last parameter of TxContext is filled in. */
  seeds: readonly bigint[];
}

export type ProbeResult =
  { kind: 'bytes'; bytes: Uint8Array } | { kind: 'failure'; failure: MoveFailure };

export interface Compared {
  probe: Probe;
  ours: ProbeResult;
  /** The real VM's test asserting our result. */
  agrees: boolean;
}

export interface Comparison {
  compared: Compared[];
  instructions: number;
  /** What the real VM's runner printed. */
  output: string;
}

export const PACKAGE = 'torture';
const ROOT = `0x${'0'.repeat(64)}`;
const MANIFEST = `[package]
name = "${PACKAGE}"
version = "0.1.0"
edition = "2024"

[addresses]
${PACKAGE} = "0x0"
`;
const INSTRUCTIONS_PER_PROBE = 200_000_000;
/** The test runner's own limit; the real chain's is a quarter of it. */
const RUNNER_VECTOR_LENGTH_LIMIT = 1_048_576;
/** The digest that the test-only `tx_context::dummy()` has: a 1 in its second eight bytes. */
const DUMMY_DIGEST = Uint8Array.from({ length: 32 }, (_, index) => (index === 15 ? 1 : 0));

/**
 * Compiles the modules once, runs every probe here, writes each result into a Move test and lets
 * the real VM judge. `distort` may change what the tests assert (to see that they bite).
 */
export async function compareWithRealVm(
  sources: Readonly<Record<string, string>>,
  probes: readonly Probe[],
  distort: (result: ProbeResult, index: number) => ProbeResult = (result) => result,
): Promise<Comparison> {
  const files: Record<string, string> = { 'Move.toml': MANIFEST };
  for (const [name, text] of Object.entries(sources)) files[`sources/${name}.move`] = text;
  const compiled = await compileFiles(PACKAGE, files, []);
  const vm = createMoveVm({
    instructionLimit: INSTRUCTIONS_PER_PROBE,
    vectorLengthLimit: RUNNER_VECTOR_LENGTH_LIMIT,
  });
  loadFramework(vm);
  vm.loadPackage(
    ROOT,
    compiled.modules.map((text) => Buffer.from(text, 'base64')),
  );
  const runs = probes.map((probe) => runProbe(vm, probe));
  const tests = runs.map(({ result }, index) =>
    probeTest(vm, probes[index], index, distort(result, index)),
  );
  files['sources/judge.move'] = judgeModule(tests);
  const judged = await testFiles(PACKAGE, files, []);
  const passed = new Set(judged.results.flatMap(({ name, passed }) => (passed ? [name] : [])));
  const compared = probes.map((probe, index) => ({
    probe,
    ours: runs[index]?.result ?? noResult(),
    agrees: passed.has(`${PACKAGE}::judge::t${index}`),
  }));
  const instructions = runs.reduce((sum, run) => sum + run.instructions, 0);
  return { compared, instructions, output: judged.output };
}

function runProbe(vm: MoveVm, probe: Probe): { result: ProbeResult; instructions: number } {
  const session = vm.session(
    {
      sender: ROOT,
      digest: DUMMY_DIGEST,
      epoch: 0n,
      epochTimestampMs: 0n,
      referenceGasPrice: 700n,
      gasPrice: 700n,
      gasBudget: 10_000_000n,
    },
    { child: () => undefined },
  );
  const target = { package: ROOT, module: probe.module, function: probe.function };
  const args = probe.seeds.map((value) => ({ kind: 'value' as const, value }));
  try {
    const [returned] = session.call(target, [], args);
    if (returned === undefined) throw new Error(`${probe.function} returns nothing`);
    const encoded = vm.encode(returned.type, returned.value);
    const bytes = Uint8Array.from(decodeByteVector(encoded));
    return { result: { kind: 'bytes', bytes }, instructions: session.outcome().instructions };
  } catch (error) {
    if (!(error instanceof MoveError)) throw error;
    const { instructions } = session.outcome();
    return { result: { kind: 'failure', failure: error.failure }, instructions };
  }
}

/** BCS of `vector<u8>` without its length. */
function decodeByteVector(encoded: Uint8Array): Uint8Array {
  let skipped = 1;
  while ((encoded[skipped - 1] ?? 0) >= 0x80) skipped += 1;
  return encoded.subarray(skipped);
}

function probeTest(
  vm: MoveVm,
  probe: Probe | undefined,
  index: number,
  result: ProbeResult,
): string {
  if (probe === undefined) throw new Error('a result without its probe');
  const parameters = vm.functionInfo(ROOT, probe.module, probe.function)?.parameters ?? [];
  const wantsContext = parameters.length > probe.seeds.length;
  const args = probe.seeds.map(String);
  if (wantsContext) args.push('&mut ctx');
  const context = wantsContext ? 'let mut ctx = tx_context::dummy(); ' : '';
  const call = `${PACKAGE}::${probe.module}::${probe.function}(${args.join(', ')})`;
  if (result.kind === 'failure') {
    return `#[test, ${expectedFailure(result.failure)}] fun t${index}() { ${context}${call}; }`;
  }
  const expected = `x"${Buffer.from(result.bytes).toString('hex')}"`;
  return `#[test] fun t${index}() { ${context}assert!(${call} == ${expected}, 0); }`;
}

function judgeModule(tests: readonly string[]): string {
  return ['#[test_only, allow(all)]', `module ${PACKAGE}::judge;`, ...tests, ''].join('\n');
}

function noResult(): never {
  throw new Error('a probe without a result');
}
