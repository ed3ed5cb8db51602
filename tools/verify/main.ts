import { runStep, type Step, type StepResult } from '../lib/run-step';
import { summarise } from '../lib/report';
import { verifyLanes } from './steps';

/** Runs every house rule; prints what failed and a closing `N passed, N failed`. */
export async function verify(): Promise<StepResult[]> {
  const lanes = await Promise.all(verifyLanes().map(runLane));
  return lanes.flat();
}

async function runLane(steps: Step[]): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) {
    const result = await runStep(step, false);
    console.log(
      `${result.failed === 0 ? 'ok  ' : 'FAIL'} ${step.name} ${result.seconds.toFixed(1)} s`,
    );
    results.push(result);
  }
  return results;
}

if (import.meta.url === `file://${process.argv[1]}`) {
  process.exitCode = summarise(await verify(), true);
}
