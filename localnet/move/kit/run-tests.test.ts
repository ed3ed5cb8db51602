import { describe, expect, it } from 'vitest';
import { MoveCompileError } from './build-package';
import { runMoveTests } from './run-tests';
import { testFiles } from './test-package';

const MANIFEST = `[package]
name = "probe"
version = "0.1.0"
edition = "2024"

[addresses]
probe = "0x0"
`;

/** Runs a module `probe::probe` with this body in the real Move VM. */
function runBody(body: string) {
  const text = `#[test_only]\nmodule probe::probe;\n\n${body}\n`;
  return testFiles('probe', { 'Move.toml': MANIFEST, 'tests/probe.move': text }, []);
}

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of source) all.push(item);
  return all;
}

describe('Move tests', () => {
  it('of a package are run in the real Move VM', async () => {
    const [outcome, ...others] = await collect(runMoveTests(['wal']));
    expect(others).toEqual([]);
    if (outcome?.kind !== 'run') throw new Error(outcome?.message ?? 'no outcome');
    expect(outcome.run.results).toContainEqual({
      name: 'wal::faucet_tests::more_than_the_limit_is_not_made',
      passed: true,
    });
  });

  it('that fail are told as failed, with the reason', async () => {
    const run = await runBody('#[test] fun good() {}\n#[test] fun bad() { abort 41 }');
    expect(run.results).toEqual([
      { name: 'probe::probe::bad', passed: false },
      { name: 'probe::probe::good', passed: true },
    ]);
    expect(run.output).toContain('aborted with code 41');
  });

  it('that abort with another code than expected fail', async () => {
    const run = await runBody('#[test, expected_failure(abort_code = 1)] fun bad() { abort 2 }');
    expect(run.results).toEqual([{ name: 'probe::probe::bad', passed: false }]);
  });

  it('that do not compile are an error, never a pass', async () => {
    await expect(runBody('#[test] fun bad() { 1 + true; }')).rejects.toThrow(MoveCompileError);
  });

  it('that do not end are stopped at the deadline', async () => {
    expect(await collect(runMoveTests(['tidemark'], 50))).toEqual([
      { name: 'tidemark', kind: 'refused', message: 'no end after 50 ms' },
    ]);
  });
});
