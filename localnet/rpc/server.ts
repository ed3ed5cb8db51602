import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { GrpcStatusCode } from '@mysten/sui/grpc';
import type { Ledger } from '../ledger/types';
import type { MoveVm } from '../vm/types';
import { RpcFailure, toRpcFailure, unimplemented } from './failure';
import { decodeRequest, encodeMessage, encodeTrailers, type Format } from './frames';
import type { Method } from './method';
import { allRoutes } from './services';

const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
/** A client that was busy for a while must not find its idle connection just closed. */
const KEEP_ALIVE_MS = 75_000;
const TIME_SERVICE = '/sui.forking.v1alpha.ForkingService/';
const CLOSE_GRACE_MS = 200;
const LINGER_MS = 1_000;
const DEADLINE_LIMIT_MS = 24 * 60 * 60 * 1000;
const CORS_AGE_SECONDS = 86_400;

const FORMATS: Record<string, Format> = {
  'application/grpc-web': 'binary',
  'application/grpc-web+proto': 'binary',
  'application/grpc-web-text': 'text',
  'application/grpc-web-text+proto': 'text',
};

export interface RpcServerOptions {
  ledger: Ledger;
  vm: MoveVm;
  /** 0 picks a free port. */
  port: number;
  host: string;
  /** What ForkingService.AdvanceClock does; the network also turns epochs that have become due. */
  advanceClock?: (byMs: bigint) => Promise<bigint>;
  /** Told of every failure that is not the client's fault. */
  onError?: (error: Error) => void;
}

export interface RpcServer {
  url: string;
  /** Ends open streams and stops listening. */
  close(): Promise<void>;
}

interface ServerContext {
  methods: Map<string, Method | undefined>;
  /** Calls whose connection is open. */
  calls: Set<AbortController>;
  onError: (error: Error) => void;
}

/** Serves the chain as gRPC-web for the unmodified `SuiGrpcClient`. Rejects when the port is taken. */
export async function startRpcServer(options: RpcServerOptions): Promise<RpcServer> {
  const { ledger, vm } = options;
  const advanceClock = options.advanceClock ?? (async (byMs: bigint) => ledger.advanceClock(byMs));
  const context: ServerContext = {
    methods: allRoutes({ ledger, vm }, advanceClock),
    calls: new Set(),
    onError: options.onError ?? ((error) => console.error('[rpc]', error)),
  };
  const server = createServer((request, response) => {
    answer(context, request, response).catch((error: unknown) => {
      context.onError(toRpcFailure(error));
      response.destroy();
    });
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listen(server, options.port, options.host);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    url: `http://${options.host}:${port}`,
    close: () => close(server, context),
  };
}

/** Streams get their trailers and what is under way may finish, for a moment. */
function close(server: Server, context: ServerContext): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    const reason = new RpcFailure(GrpcStatusCode.UNAVAILABLE, 'The node is stopping.');
    for (const call of context.calls) call.abort(reason);
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS).unref();
  });
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function answer(
  context: ServerContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  allowAnyOrigin(response);
  if (request.method === 'OPTIONS') {
    response.writeHead(204).end();
    return;
  }
  const contentType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const format = FORMATS[contentType ?? ''];
  if (request.method !== 'POST' || !format) {
    refuseForeignRequest(request, response);
    return;
  }
  if (isForeignPage(request) && (request.url ?? '').includes(TIME_SERVICE)) {
    response.writeHead(403).end();
    return;
  }
  // The client takes only these exact content types, without parameters.
  response.writeHead(200, {
    'content-type': format === 'text' ? 'application/grpc-web-text' : 'application/grpc-web+proto',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const signal = openCall(context, request, response);
  const failure = await run(context, request, response, format, signal).catch(toRpcFailure);
  if (failure?.code === GrpcStatusCode.INTERNAL) context.onError(failure);
  if (response.destroyed) return;
  const code = failure?.code ?? GrpcStatusCode.OK;
  response.end(encodeTrailers(code, failure?.message ?? '', format));
  if (!request.complete) discardRest(request);
}

/** The call's signal; its reason is the failure to report. Nothing outlives the connection. */
function openCall(
  context: ServerContext,
  request: IncomingMessage,
  response: ServerResponse,
): AbortSignal {
  const call = new AbortController();
  const abort = (code: GrpcStatusCode, message: string) =>
    call.abort(new RpcFailure(code, message));
  const deadlineMs = deadlineMsOf(request);
  const timer =
    deadlineMs === undefined
      ? undefined
      : setTimeout(
          () => abort(GrpcStatusCode.DEADLINE_EXCEEDED, 'The deadline of the call has passed.'),
          deadlineMs,
        );
  context.calls.add(call);
  response.once('close', () => {
    clearTimeout(timer);
    context.calls.delete(call);
    abort(GrpcStatusCode.CANCELLED, 'The client has left.');
  });
  return call.signal;
}

/** Writes the response messages; returns nothing for status OK. */
async function run(
  context: ServerContext,
  request: IncomingMessage,
  response: ServerResponse,
  format: Format,
  signal: AbortSignal,
): Promise<RpcFailure | undefined> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  const body = await readBody(request);
  const method = context.methods.get(path);
  if (!method) throw unimplemented(`This node does not serve ${path.slice(0, 200)}`);
  const message = decodeRequest(body, format);
  if (method.serverStreaming) response.flushHeaders();
  for await (const output of method.run(message, { signal })) {
    if (signal.aborted) break;
    if (!response.write(encodeMessage(output, format))) await drained(response);
  }
  return signal.aborted ? toRpcFailure(signal.reason) : undefined;
}

/** Hanging up at once would take the answer away from a client that is still sending. */
function discardRest(request: IncomingMessage): void {
  request.resume();
  setTimeout(() => {
    if (!request.complete) request.destroy();
  }, LINGER_MS).unref();
}

/** Throws RESOURCE_EXHAUSTED for a body over the limit, CANCELLED when the client leaves. */
async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.from(chunk);
      sizeBytes += bytes.length;
      if (sizeBytes > BODY_LIMIT_BYTES) break;
      chunks.push(bytes);
    }
  } catch (error) {
    const message = 'The client left before its request was complete.';
    throw new RpcFailure(GrpcStatusCode.CANCELLED, message, { cause: error });
  }
  if (sizeBytes > BODY_LIMIT_BYTES) {
    const message = `The request is larger than ${BODY_LIMIT_BYTES} bytes.`;
    throw new RpcFailure(GrpcStatusCode.RESOURCE_EXHAUSTED, message);
  }
  return Buffer.concat(chunks);
}

function drained(response: ServerResponse): Promise<void> {
  if (response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}

const TIMEOUT_UNITS_MS: Record<string, number> = { H: 3_600_000, M: 60_000, S: 1_000, m: 1 };

/** `grpc-timeout`, e.g. `500m`; micro- and nanoseconds round up to 1 ms. */
function deadlineMsOf(request: IncomingMessage): number | undefined {
  const header = request.headers['grpc-timeout'];
  if (typeof header !== 'string') return undefined;
  const match = /^(\d{1,8})([HMSmun])$/.exec(header);
  if (!match) return undefined;
  const unitMs = TIMEOUT_UNITS_MS[match[2] ?? ''] ?? 0.000_001;
  const timeoutMs = Math.ceil(Number(match[1]) * unitMs);
  return Math.min(Math.max(timeoutMs, 1), DEADLINE_LIMIT_MS);
}

/** Reading the chain is for every page; moving its clock, which never goes back, is not. */
function isForeignPage(request: IncomingMessage): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return false;
  return !/^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);
}

function allowAnyOrigin(response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-methods', 'POST, OPTIONS');
  response.setHeader(
    'access-control-allow-headers',
    'content-type, x-grpc-web, x-user-agent, grpc-timeout, x-sui-client-protocol-version',
  );
  response.setHeader(
    'access-control-expose-headers',
    'grpc-status, grpc-message, grpc-status-details-bin',
  );
  response.setHeader('access-control-max-age', String(CORS_AGE_SECONDS));
}

function refuseForeignRequest(request: IncomingMessage, response: ServerResponse): void {
  const status = request.method === 'POST' ? 415 : 405;
  const text = 'This port speaks gRPC-web (application/grpc-web, application/grpc-web-text).\n';
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
  request.resume();
}
