import { spawnSync } from 'node:child_process';

/**
 * Objects, bytes, events and modelled gas of every verb of the contract, run once on an embedded
 * chain. The tour lives beside that code because nothing outside may import it.
 * `node --import tsx bench/verbs.ts`
 */
const file = 'localnet/testing/verb-bench.ts';
const { status } = spawnSync(process.execPath, ['--import', 'tsx', file], { stdio: 'inherit' });
process.exitCode = status ?? 1;
