import { runStep, countLastLine, type StepResult } from './lib/run-step';
import { summarise } from './lib/report';
import { verify } from './verify/main';
import { vitestStep } from './verify/steps';

/** The whole test command: house rules, the embedded network's tests, then the browser. */
const results: StepResult[] = await verify();
results.push(await runStep(vitestStep('embedded network', 'vitest.localnet.config.ts'), true));
results.push(
  await runStep(
    {
      name: 'browser journey',
      command: process.execPath,
      args: ['--import', 'tsx', 'tools/e2e.ts'],
      count: countLastLine,
    },
    true,
  ),
);
process.exitCode = summarise(results, true);
