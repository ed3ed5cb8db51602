import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { normalizeSuiObjectId } from '@mysten/sui/utils';
import { z } from 'zod';
import { readFetchRequest } from './fetch-request';
import { ServerDown, type KeyServer } from './key-server';
import { limits, OLDEST_SDK, SERVER_VERSION } from './limits';
import { SealError } from './seal-error';

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
}

const HEADERS = {
  'x-keyserver-version': SERVER_VERSION,
  'x-keyserver-gitversion': 'localnet',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-keyserver-version, x-keyserver-gitversion, request-id',
  'cross-origin-resource-policy': 'cross-origin',
};

const modeSchema = z.strictObject({
  mode: z.enum(['up', 'down', 'slow', 'forge']),
  delayMs: z.int().min(1).max(limits.slowModeMaxMs).optional(),
});

/** The HTTP face of one key server; every one also takes admin requests for all. */
export function keyServerListener(server: KeyServer, all: KeyServer[]): Server {
  const listener = createServer((request, response) => {
    const exchange = { request, response, url: addressOf(request) };
    route(exchange, server, all).catch((error: unknown) => sendFailure(exchange, error));
  });
  listener.headersTimeout = limits.headersTimeoutMs;
  listener.requestTimeout = limits.requestTimeoutMs;
  listener.keepAliveTimeout = limits.keepAliveMs;
  return listener;
}

/** A path such as `//` is no address: it must end as "not found", not end the process. */
function addressOf({ url = '/' }: IncomingMessage): URL {
  const base = 'http://localhost';
  return URL.canParse(url, base) ? new URL(url, base) : new URL('/malformed', base);
}

async function route(exchange: Exchange, server: KeyServer, all: KeyServer[]): Promise<void> {
  const { request, url } = exchange;
  if (url.pathname.startsWith('/admin/')) return admin(exchange, all);
  await server.enter();
  if (request.method === 'OPTIONS') return sendPreflight(exchange);
  if (url.pathname === '/health') return sendJson(exchange, 200, { status: 'ok' });
  if (url.pathname === '/v1/service' && request.method === 'GET') {
    return service(exchange, server);
  }
  if (url.pathname === '/v1/fetch_key' && request.method === 'POST') {
    checkSdk(request);
    const body = await readBody(request, limits.bodyBytes);
    return sendJson(exchange, 200, await server.fetchKeys(readFetchRequest(body)));
  }
  throw new SealError('NotFound', 'There is nothing at this address.');
}

function service(exchange: Exchange, server: KeyServer): void {
  checkSdk(exchange.request);
  const asked = exchange.url.searchParams.get('service_id') ?? '';
  if (normalizeSuiObjectId(asked) !== server.objectId) {
    throw new SealError('InvalidServiceId', 'This is not the object of this key server.');
  }
  sendJson(exchange, 200, { service_id: server.objectId, pop: server.proof() });
}

/** Only the version decides; kinds of clients other than TypeScript are taken at their word. */
function checkSdk(request: IncomingMessage): void {
  const version = request.headers['client-sdk-version'];
  const type = request.headers['client-sdk-type'];
  if (typeof version !== 'string') {
    throw new SealError('MissingRequiredHeader', 'The header Client-Sdk-Version is missing.');
  }
  if (type !== undefined && !/^[a-z]{1,32}$/.test(String(type))) {
    throw new SealError('InvalidSDKType', 'The header Client-Sdk-Type is malformed.');
  }
  const match = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/.exec(version);
  if (!match) throw new SealError('InvalidSDKVersion', 'Client-Sdk-Version is not a version.');
  const parts = match.slice(1).map(Number);
  const at = OLDEST_SDK.findIndex((oldest, place) => parts[place] !== oldest);
  if (at >= 0 && (parts[at] ?? 0) < (OLDEST_SDK[at] ?? 0)) {
    throw new SealError('DeprecatedSDKVersion', `Use version ${OLDEST_SDK.join('.')} or later.`);
  }
}

/**
 * `GET /admin/servers` and `POST /admin/servers/<i> {mode, delayMs?}`. A page of another origin
 * cannot change a mode: its preflight is refused here.
 */
async function admin(exchange: Exchange, all: KeyServer[]): Promise<void> {
  const { request, url } = exchange;
  const [what, place, more] = url.pathname.split('/').slice(2);
  if (what !== 'servers' || more !== undefined) {
    throw new SealError('NotFound', 'There is nothing at this address.');
  }
  if (place === undefined && request.method === 'GET') {
    return sendJson(exchange, 200, all.map(describe));
  }
  const server = all[/^\d$/.test(place ?? '') ? Number(place) : -1];
  if (!server) throw new SealError('NotFound', 'There is no such key server.');
  const isJson = request.headers['content-type']?.startsWith('application/json');
  if (request.method !== 'POST' || !isJson) {
    throw new SealError('MalformedRequest', 'POST {"mode": "up"} as application/json.');
  }
  const body = parseJson(await readBody(request, limits.adminBodyBytes));
  const wanted = modeSchema.safeParse(body);
  if (!wanted.success) {
    const message = 'mode is one of up, down, slow, forge; delayMs goes with slow.';
    throw new SealError('MalformedRequest', message);
  }
  server.mode = wanted.data.mode;
  server.delayMs = wanted.data.delayMs ?? limits.slowModeMs;
  sendJson(exchange, 200, describe(server));
}

function describe(server: KeyServer) {
  const { index, objectId, mode, delayMs, delivered, refused } = server;
  return { index, objectId, mode, delayMs, delivered, refused };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new SealError('MalformedRequest', 'The body is not JSON.', { cause });
  }
}

async function readBody(request: IncomingMessage, limitBytes: number): Promise<Uint8Array> {
  const tooLarge = new SealError('BodyTooLarge', `The body is larger than ${limitBytes} bytes.`);
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge;
  const pieces: Uint8Array[] = [];
  let total = 0;
  for await (const piece of request) {
    if (!(piece instanceof Uint8Array)) throw tooLarge;
    total += piece.length;
    if (total > limitBytes) throw tooLarge;
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}

function sendPreflight({ request, response }: Exchange): void {
  response.writeHead(204, {
    ...HEADERS,
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '600',
  });
  response.end();
}

function sendJson({ request, response }: Exchange, status: number, body: unknown): void {
  const requestId = request.headers['request-id'];
  response.writeHead(status, {
    ...HEADERS,
    'content-type': 'application/json',
    ...(typeof requestId === 'string' ? { 'request-id': requestId } : {}),
  });
  response.end(JSON.stringify(body));
}

function sendFailure(exchange: Exchange, error: unknown): void {
  if (error instanceof ServerDown || exchange.response.headersSent) {
    exchange.response.destroy();
    return;
  }
  if (!(error instanceof SealError)) console.error('[seal]', error);
  const known =
    error instanceof SealError
      ? error
      : new SealError('Failure', 'The key server failed; its log says more.', { cause: error });
  if (!exchange.request.complete) exchange.response.setHeader('connection', 'close');
  sendJson(exchange, known.status, { error: known.code, message: known.message });
}
