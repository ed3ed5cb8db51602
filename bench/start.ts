import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { freePorts } from '../tools/lib/free-ports';
import { isBuildFresh } from '../tools/start/build-stamp';
import { cleanUp, later } from './support/clean-up';
import { stop } from './support/stop-process';

/**
 * From `npm start` to a usable page (the catalogue, read from the database), and until network and
 * indexer have caught up too: first start on an empty state (production build present, no demo
 * data) and second start on what the first left. Yardstick: this machine's time to start Node with
 * the same loader and do nothing. `node --import tsx bench/start.ts` after `npm run build`.
 */
const TIMEOUT_MS = 5 * 60_000;
const REQUEST_TIMEOUT_MS = 30_000;
const POLL_MS = 50;
/** The launcher stops its own services one after the other. */
const STOP_GRACE_MS = 45_000;
const MAX_OUTPUT_CHARS = 4_000;

const statusSchema = z.object({
  indexer: z.object({ state: z.string(), heartbeatAtMs: z.number().nullable() }),
});

function launch(env: NodeJS.ProcessEnv, args: string[]): { child: ChildProcess; tail: string[] } {
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const tail = [''];
  const take = (data: Buffer) => {
    tail[0] = `${tail[0]}${data.toString()}`.slice(-MAX_OUTPUT_CHARS);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  later(() => stop(child, STOP_GRACE_MS));
  return { child, tail };
}

async function emptyStartMs(env: NodeJS.ProcessEnv): Promise<number> {
  const startedAt = performance.now();
  const { child } = launch(env, ['--eval', '0']);
  await new Promise((resolve) => child.once('exit', resolve));
  return performance.now() - startedAt;
}

/** Ms from the start until the page is usable, and until everything behind it is. */
async function startMs(env: NodeJS.ProcessEnv): Promise<{ page: number; everything: number }> {
  const startedAt = performance.now();
  const startedAtMs = Date.now();
  const { child, tail } = launch(env, ['tools/start/main.ts']);
  const until = async (route: string, isReady: (text: string) => boolean) => {
    while (performance.now() - startedAt < TIMEOUT_MS && child.exitCode === null) {
      const text = await textOf(`http://127.0.0.1:${env['PORT']}${route}`);
      if (text !== undefined && isReady(text)) return performance.now() - startedAt;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    throw new Error(`${route} was not ready in time. Last words of the app:\n${tail[0]}`);
  };
  try {
    const page = await until('/', (text) => text.includes('</html>'));
    return { page, everything: await until('/api/health', (text) => isLive(text, startedAtMs)) };
  } finally {
    await stop(child, STOP_GRACE_MS);
  }
}

/** The indexer of this start, not of the one before, says that it is at the tip. */
function isLive(text: string, sinceMs: number): boolean {
  const status = statusSchema.safeParse(JSON.parse(text));
  if (!status.success) return false;
  const { state, heartbeatAtMs } = status.data.indexer;
  return state === 'live' && (heartbeatAtMs ?? 0) > sinceMs;
}

/** The body of a good answer; undefined while there is none. */
async function textOf(url: string): Promise<string | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
    const text = await answer.text();
    return answer.ok ? text : undefined;
  } catch {
    return undefined;
  }
}

async function main(): Promise<void> {
  if (!isBuildFresh()) {
    console.error('There is no production build of these sources here. Run `npm run build` first.');
    process.exitCode = 1;
    return;
  }
  const state = mkdtempSync(path.join(tmpdir(), 'tidemark-bench-'));
  later(() => rmSync(state, { recursive: true, force: true }));
  const env = {
    ...process.env,
    ...(await freePorts()),
    TIDEMARK_SEED: 'off',
    LOCALNET_DIR: path.join(state, 'localnet'),
    TIDEMARK_DIR: path.join(state, 'tidemark'),
  };
  const yardstickMs = await emptyStartMs(env);
  const line = (name: string, ms: number) =>
    console.log(
      `${name.padEnd(50)} ${(ms / 1000).toFixed(2).padStart(6)} s  ` +
        `${(ms / yardstickMs).toFixed(1).padStart(5)} × yardstick`,
    );
  line('yardstick: Node with the loader, nothing to do', yardstickMs);
  for (const name of ['first start, empty state', 'second start, same state']) {
    const { page, everything } = await startMs(env);
    line(`${name}: usable page`, page);
    line(`${name}: network and index too`, everything);
  }
  console.log(`\nNode ${process.version}, load average ${loadavg()[0]?.toFixed(1)}`);
}

try {
  await main();
} finally {
  await cleanUp();
}
