import { compareRule, comparisonText, RULES } from './compare';
import { startContract } from './contract-process';

/** `npm run rules -- 100000`: so many cases a rule, answered by the contract and by lib/domain. */
const DEFAULT_CASES = 100_000;
const MOST_CASES = 100_000_000;

const cases = Number(process.argv[2] ?? DEFAULT_CASES);
const seed = Number(process.argv[3] ?? 1);
if (!Number.isSafeInteger(cases) || cases < 1 || cases > MOST_CASES) {
  throw new Error(`say how many cases, from 1 to ${MOST_CASES}`);
}
const contract = startContract(process.cwd());
try {
  for (const rule of RULES) {
    process.stdout.write(`${comparisonText(await compareRule(contract, rule, cases, seed))}\n`);
  }
} finally {
  contract.stop();
}
