import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readEnvironment } from '@/lib/config/environment';
import { assertPortsFree, portsInUse } from './ports';
import { Service } from './service';

const FOLLOW_PARENT = fileURLToPath(new URL('./follow-parent.mjs', import.meta.url));

function listen(port: number): Promise<{ port: number; close: () => void }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('no port'));
      resolve({ port: address.port, close: () => server.close() });
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean, timeoutMs = 10_000): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs;
  while (!condition()) {
    if (performance.now() > deadlineMs) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('ports', () => {
  test('a busy port is named with the variable to change', async () => {
    const busy = await listen(0);
    const wanted = portsInUse(readEnvironment({ LOCALNET_WALRUS_PORT: `${busy.port}` })).filter(
      (use) => use.port === busy.port,
    );
    await expect(assertPortsFree(wanted)).rejects.toMatchObject({
      code: 'port_busy',
      message: expect.stringMatching(
        new RegExp(`^Port ${busy.port}, wanted for storage, .*LOCALNET_WALRUS_PORT=<port>\\.$`),
      ),
    });
    busy.close();
  });

  test('two parts on one port are refused', async () => {
    const ports = portsInUse(readEnvironment({ PORT: '19777', TIDEMARK_DB_PORT: '19777' }));
    await expect(assertPortsFree(ports)).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringContaining('PORT and TIDEMARK_DB_PORT'),
    });
  });

  test('without embedded parts only the dashboard needs a port', () => {
    const environment = readEnvironment({
      DATABASE_URL: 'postgresql://db/x',
      TIDEMARK_NETWORK_MANIFEST: 'networks/testnet.json',
    });
    expect(portsInUse(environment).map((use) => use.variable)).toEqual(['PORT']);
  });
});

describe('service', () => {
  test('a service that dies is started again, and stopped for good on demand', async () => {
    const service = new Service({
      name: 'test',
      kind: 'service',
      quiet: true,
      command: ['-e', 'console.log("up " + process.pid); setInterval(() => undefined, 1000)'],
    }).start();
    const pids = () => service.lastLines.match(/(?<=up )\d+/g)?.map(Number) ?? [];
    await until(() => pids().length === 1);
    process.kill(pids()[0] ?? 0, 'SIGKILL');
    await until(() => pids().length === 2);
    await service.stop();
    expect(pids().map(isAlive)).toEqual([false, false]);
  });

  test('exit code 78 means that a restart cannot help', async () => {
    const service = new Service({
      name: 'test',
      kind: 'service',
      quiet: true,
      command: ['-e', 'process.exit(78)'],
    }).start();
    expect(await service.ended).toBe(78);
  });

  test('a process that ignores SIGTERM is killed after the grace', async () => {
    const command = [
      '-e',
      'process.on("SIGTERM", () => undefined); console.log("up"); setInterval(() => undefined, 1000)',
    ];
    const service = new Service({ name: 'test', kind: 'service', quiet: true, command }).start();
    await until(() => service.lastLines.includes('up'));
    await service.stop();
  });

  test('children end when their launcher is killed the hard way', async () => {
    const child = `console.log(process.pid); setInterval(() => undefined, 1000)`;
    const parent = spawn(
      process.execPath,
      [
        '-e',
        `require('node:child_process').spawn(process.execPath,
          ['--import', ${JSON.stringify(FOLLOW_PARENT)}, '-e', ${JSON.stringify(child)}],
          { detached: true, stdio: ['ignore', 'inherit', 'ignore'] })`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let output = '';
    parent.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    await until(() => /^\d+\n/.test(output));
    const pid = Number.parseInt(output, 10);
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await until(() => !isAlive(pid));
  });
});
