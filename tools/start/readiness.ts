import { Client } from 'pg';
import { TidemarkError } from '@/lib/domain';
import type { Service } from './service';

const POLL_MS = 100;

/**
 * Asks `attempt` until it answers true, for at most `timeoutMs`.
 * @throws TidemarkError internal with the service's last lines when it ends or time is up
 */
export async function waitFor(
  service: Service,
  timeoutMs: number,
  attempt: () => Promise<boolean>,
): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs;
  while (performance.now() < deadlineMs) {
    if (await attempt().catch(() => false)) return;
    if (service.hasEnded) {
      throw new TidemarkError(
        'internal',
        `${service.name} ended while starting. Its last lines:\n${service.lastLines}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new TidemarkError(
    'internal',
    `${service.name} did not get ready within ${timeoutMs / 1000} s. Its last lines:\n${service.lastLines}`,
  );
}

export async function answersHttp(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' });
  await response.body?.cancel();
  return response.status < 500;
}

export async function answersSql(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}
