import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from './e2e/chromium';
import { freePorts } from './lib/free-ports';
import { runStep } from './lib/run-step';
import { countPlaywright, reportFile } from './lib/report';
import { tool } from './verify/steps';

/**
 * The browser tests: the real launcher on free ports and an empty state, the production build, a
 * real Chromium. `npm run e2e -- <playwright arguments>` passes its arguments on.
 */
const READY_TIMEOUT_MS = 6 * 60_000;
const POLL_MS = 500;
const STOP_TIMEOUT_MS = 20_000;

async function environment(state: string): Promise<Record<string, string>> {
  return {
    ...(await freePorts()),
    LOCALNET_DIR: path.join(state, 'localnet'),
    TIDEMARK_DIR: path.join(state, 'tidemark'),
    TIDEMARK_SEED: wantsDemoData() ? 'auto' : 'off',
    TIDEMARK_CHROMIUM: findChromium(),
  };
}

/** Tests chosen by name start on an empty market; the whole set begins with the demo data. */
function wantsDemoData(): boolean {
  const named = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
  return named.length === 0 || named.some((name) => /arrival|axe|keyboard/.test(name));
}

function start(env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tools/start/main.ts'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return child;
}

async function untilReady(child: ChildProcess, port: string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error('The app ended before it was ready.');
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error('The app was not ready in time.');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}

const state = mkdtempSync(path.join(tmpdir(), 'tidemark-e2e-'));
const env = await environment(state);
const app = start(env);
const interrupt = () => void stop(app).then(() => process.exit(130));
process.once('SIGINT', interrupt);
process.once('SIGTERM', interrupt);
try {
  await untilReady(app, env.PORT ?? '');
  const report = reportFile('browser');
  const result = await runStep(
    {
      name: 'browser tests',
      ...tool('@playwright/test/cli.js', 'test', '--reporter=list,json', ...process.argv.slice(2)),
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
      count: countPlaywright(report),
    },
    true,
  );
  console.log(`${result.passed} passed, ${result.failed} failed`);
  process.exitCode = result.failed === 0 ? 0 : 1;
} finally {
  await stop(app);
  rmSync(state, { recursive: true, force: true });
}
