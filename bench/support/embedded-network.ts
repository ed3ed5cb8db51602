import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { networkManifestSchema, type NetworkManifest } from '@/lib/config/network-manifest';
import { freePorts } from '../../tools/lib/free-ports';
import { later } from './clean-up';
import { stop } from './stop-process';

const READY_TIMEOUT_MS = 180_000;
const STOP_GRACE_MS = 12_000;
const POLL_MS = 200;
const MAX_OUTPUT_CHARS = 4_000;

/** A new embedded network as a process of its own on free ports; ended and deleted at clean-up. */
export async function startEmbeddedNetwork(): Promise<NetworkManifest> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tidemark-bench-'));
  later(() => rmSync(folder, { recursive: true, force: true }));
  const ports = await freePorts();
  const child = spawn(process.execPath, ['--import', 'tsx', 'localnet/main.ts'], {
    env: { ...process.env, ...ports, LOCALNET_DIR: folder },
    // With a channel to its parent the network ends even when the bench is killed.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  later(() => stop(child, STOP_GRACE_MS));
  let output = '';
  const take = (data: Buffer) => (output = (output + data.toString()).slice(-MAX_OUTPUT_CHARS));
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  const url = `http://127.0.0.1:${ports['LOCALNET_PORT']}/network.json`;
  const deadlineMs = performance.now() + READY_TIMEOUT_MS;
  while (performance.now() < deadlineMs && child.exitCode === null) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok === true) return networkManifestSchema.parse(await answer.json());
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`The embedded network did not start. Its last words:\n${output}`);
}
