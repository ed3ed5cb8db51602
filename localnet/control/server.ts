import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { AccountBusy } from './account';
import { faucetRequestSchema, type FaucetAnswer } from './faucet';
import { HttpFailure, readJson, sendJson } from './http';
import type { NetworkManifest } from './manifest';

const REQUEST_TIMEOUT_MS = 30_000;
/** A client that was busy for a while must not find its idle connection just closed. */
const KEEP_ALIVE_MS = 75_000;
const FORWARD_TIMEOUT_MS = 10_000;
const MAX_FORWARDED_BYTES = 64 * 1_024;
const LOOPBACK_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

const advanceSchema = z.strictObject({ advanceMs: z.int().min(0) });

export type Readiness = 'starting' | 'ready' | 'failed';

export interface ControlActions {
  manifest(): NetworkManifest;
  give(recipient: string): Promise<FaucetAnswer>;
  advanceClock(byMs: bigint): Promise<bigint>;
  health(): Record<string, Readiness>;
  /** Origins of the services' own admin routes. */
  walrusAdminUrl: string;
  sealAdminUrl: string;
}

/** Manifest, faucet, health and admin over HTTP. Not yet listening. */
export function controlServer(actions: ControlActions): Server {
  const server = createServer((request, response) => {
    answer(actions, request, response).catch((error: unknown) => refuse(response, error));
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = REQUEST_TIMEOUT_MS;
  return server;
}

async function answer(
  actions: ControlActions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  assertLoopback(request);
  const path = new URL(request.url ?? '/', 'http://loopback').pathname;
  if (path.startsWith('/admin/')) return admin(actions, request, response, path);
  allowPages(response);
  if (request.method === 'OPTIONS') {
    response.writeHead(204).end();
    return;
  }
  switch (`${request.method} ${path}`) {
    case 'GET /network.json':
      return sendJson(response, 200, actions.manifest());
    case 'GET /health':
      return sendHealth(response, actions.health());
    case 'POST /v2/gas':
    case 'POST /gas':
      return give(actions, request, response);
  }
  throw new HttpFailure(404, 'NOT_FOUND', 'There is nothing at this address.');
}

/** A page that made a foreign name point here must not get through. */
function assertLoopback(request: IncomingMessage): void {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (LOOPBACK_NAMES.has(host)) return;
  throw new HttpFailure(403, 'NOT_LOOPBACK', 'This network answers on 127.0.0.1 only.');
}

function allowPages(response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
  response.setHeader(
    'access-control-allow-headers',
    'content-type, client-sdk-type, client-sdk-version',
  );
  response.setHeader('access-control-max-age', '600');
}

function sendHealth(response: ServerResponse, parts: Record<string, Readiness>): void {
  const ready = Object.values(parts).every((state) => state === 'ready');
  sendJson(response, ready ? 200 : 503, { ready, parts });
}

async function give(
  actions: ControlActions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parsed = faucetRequestSchema.safeParse(await readJson(request));
  if (!parsed.success) {
    throw new HttpFailure(
      400,
      'BAD_REQUEST',
      'Send {"FixedAmountRequest":{"recipient":"0x…"}} with 64 hex digits.',
    );
  }
  sendJson(response, 200, await actions.give(parsed.data.FixedAmountRequest.recipient));
}

/** No CORS here: pages of other origins cannot move the clock or disturb services. */
async function admin(
  actions: ControlActions,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  if (path === '/admin/clock' && request.method === 'POST') {
    const parsed = advanceSchema.safeParse(await readJson(request));
    if (!parsed.success) {
      throw new HttpFailure(400, 'BAD_REQUEST', 'Send {"advanceMs": 1000}, 0 or more.');
    }
    const nowMs = await actions.advanceClock(BigInt(parsed.data.advanceMs));
    return sendJson(response, 200, { nowMs: Number(nowMs) });
  }
  const forwarded = /^\/admin\/(walrus|seal)(\/(?:nodes|servers)(?:\/\d{1,2})?)$/.exec(path);
  if (!forwarded) throw new HttpFailure(404, 'NOT_FOUND', 'There is nothing at this address.');
  const base = forwarded[1] === 'walrus' ? actions.walrusAdminUrl : actions.sealAdminUrl;
  await forward(request, response, `${base}${forwarded[2] ?? ''}`);
}

async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  url: string,
): Promise<void> {
  const isPost = request.method === 'POST';
  if (!isPost && request.method !== 'GET') {
    throw new HttpFailure(405, 'METHOD_NOT_ALLOWED', 'Use GET or POST.');
  }
  const body = isPost ? JSON.stringify(await readJson(request)) : undefined;
  let answered: Response;
  let text: string;
  try {
    answered = await fetch(url, {
      method: isPost ? 'POST' : 'GET',
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
      signal: AbortSignal.timeout(FORWARD_TIMEOUT_MS),
    });
    text = (await answered.text()).slice(0, MAX_FORWARDED_BYTES);
  } catch (cause) {
    throw new HttpFailure(502, 'SERVICE_DOWN', 'The service did not answer.', { cause });
  }
  const type = answered.headers.get('content-type') ?? 'application/json';
  response.writeHead(answered.status, { 'content-type': type }).end(text);
}

function refuse(response: ServerResponse, error: unknown): void {
  const failure = asFailure(error);
  if (failure.status === 500) console.error('[control]', error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { code, message, retryable } = failure;
  sendJson(response, failure.status, { error: { code, message, retryable } });
}

function asFailure(error: unknown): HttpFailure {
  if (error instanceof HttpFailure) return error;
  if (error instanceof AccountBusy) return new HttpFailure(429, error.code, error.message);
  return new HttpFailure(500, 'INTERNAL', 'The network failed inside; its output says more.', {
    cause: error,
  });
}
