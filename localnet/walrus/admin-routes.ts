import { z } from 'zod';
import { HttpError } from './http-error';
import { readBody, sendJson, type Exchange } from './http';
import { limits } from './limits';
import type { StorageNode } from './node';
import type { Recovery } from './recovery';

const modeSchema = z.strictObject({
  mode: z.enum(['up', 'down', 'slow', 'lie']),
  delayMs: z.int().min(1).max(limits.slowModeMaxMs).optional(),
});

/**
 * `GET /admin/nodes` and `POST /admin/nodes/<i> {mode, delayMs?}`. A page of another origin can read
 * the list but not change it: a preflight is refused here.
 */
export async function adminRoutes(
  exchange: Exchange,
  { nodes, recovery }: { nodes: StorageNode[]; recovery: Recovery },
  path: string[],
): Promise<void> {
  const { method } = exchange.request;
  if (path[0] !== 'nodes' || path.length > 2) {
    throw new HttpError('NOT_FOUND', 'There is nothing at this address.');
  }
  if (path.length === 1 && method === 'GET') return sendJson(exchange, 200, nodes.map(describe));
  const node = nodes[/^\d{1,2}$/.test(path[1] ?? '') ? Number(path[1]) : -1];
  if (!node) throw new HttpError('NOT_FOUND', 'There is no such node.');
  if (method !== 'POST') throw new HttpError('METHOD_NOT_ALLOWED', 'Use POST with {"mode": "up"}.');
  if (!exchange.request.headers['content-type']?.startsWith('application/json')) {
    throw new HttpError('BAD_REQUEST', 'Send the mode as application/json.');
  }
  const body = parseJson(await readBody(exchange, limits.adminBodyBytes));
  const wanted = modeSchema.safeParse(body);
  if (!wanted.success) {
    throw new HttpError(
      'BAD_REQUEST',
      'mode is one of up, down, slow, lie; delayMs goes with slow.',
    );
  }
  node.mode = wanted.data.mode;
  node.delayMs = wanted.data.delayMs ?? limits.slowModeMs;
  if (node.mode === 'up') recovery.start(node);
  sendJson(exchange, 200, describe(node));
}

function describe(node: StorageNode) {
  return { index: node.index, mode: node.mode, shards: node.shards.length, delayMs: node.delayMs };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new HttpError('BAD_REQUEST', 'The body is not JSON.');
  }
}
