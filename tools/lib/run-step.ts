import { spawn } from 'node:child_process';

/** One command of a verification: what it is called, what runs, and how its tests are counted. */
export interface Step {
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  env?: Record<string, string>;
  /** Reads how many tests passed and failed; without it the step itself counts as one test. */
  count?: (output: string) => Count;
  timeoutMs?: number;
}

export interface Count {
  passed: number;
  failed: number;
}

export interface StepResult extends Count {
  name: string;
  seconds: number;
  output: string;
}

const DEFAULT_TIMEOUT_MS = 15 * 60_000;
const MAX_OUTPUT_CHARS = 2_000_000;

/** Runs a step to its end; a non-zero exit or a time-out is at least one failure. Never throws. */
export async function runStep(step: Step, echo: boolean): Promise<StepResult> {
  const startedAt = performance.now();
  const { code, output } = await run(step, echo);
  const counted = safeCount(step, output);
  const ok = code === 0;
  // A step that should have counted its tests and did not has failed, whatever its exit code.
  const base =
    counted ?? (step.count ? { passed: 0, failed: 1 } : { passed: ok ? 1 : 0, failed: 0 });
  return {
    name: step.name,
    passed: base.passed,
    failed: ok ? base.failed : Math.max(base.failed, 1),
    seconds: (performance.now() - startedAt) / 1000,
    output,
  };
}

function safeCount(step: Step, output: string): Count | undefined {
  if (!step.count) return undefined;
  try {
    return step.count(output);
  } catch {
    return undefined;
  }
}

function run(step: Step, echo: boolean): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(step.command, step.args, {
      cwd: step.cwd,
      env: { ...process.env, FORCE_COLOR: '0', ...step.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (chunk: Buffer) => {
      const text = chunk.toString();
      if (output.length < MAX_OUTPUT_CHARS) output += text;
      if (echo) process.stdout.write(text);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const timer = setTimeout(() => {
      output += `\n${step.name} did not end in time and was stopped.\n`;
      child.kill('SIGKILL');
    }, step.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    const end = (code: number) => {
      clearTimeout(timer);
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += `\n${error.message}\n`;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** The last `N passed, N failed` line of a program's output. */
export function countLastLine(output: string): Count {
  const matches = [...output.matchAll(/(\d+) passed, (\d+) failed/g)];
  const last = matches.at(-1);
  if (!last) throw new Error('the program printed no count');
  return { passed: Number(last[1]), failed: Number(last[2]) };
}
