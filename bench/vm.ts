import { spawnSync } from 'node:child_process';

/**
 * Move instructions per second of the interpreter, and purchases per second of the ledger.
 * Each prints its own yardstick from the same run; the embedded network's benches live beside its
 * code because nothing outside may import it. `node --import tsx bench/vm.ts`
 */
for (const file of ['localnet/vm/bench.ts', 'localnet/ledger/bench.ts']) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', file], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
