import { createWriteStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ChainError } from './chain';
import { HttpError } from './http-error';
import { NodeDown } from './node';

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
}

/** Every page may read from and write to the storage origin; there are no cookies. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'accept-ranges, content-disposition, content-length, content-range, content-type, etag',
  'cross-origin-resource-policy': 'cross-origin',
};

export function sendJson({ response }: Exchange, status: number, body: unknown): void {
  response.writeHead(status, { ...CORS, 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** `{success: {code, data}}`, the form of every JSON answer of a storage node. */
export function sendSuccess(exchange: Exchange, data: unknown): void {
  sendJson(exchange, 200, { success: { code: 200, data } });
}

export function sendBytes({ response }: Exchange, bytes: Uint8Array): void {
  response.writeHead(200, {
    ...CORS,
    'content-type': 'application/octet-stream',
    'content-length': bytes.length,
  });
  response.end(bytes);
}

/** Answers a preflight with what was asked for. */
export function sendPreflight({ request, response }: Exchange): void {
  response.writeHead(204, {
    ...CORS,
    'access-control-allow-methods': 'GET, HEAD, PUT, POST, OPTIONS',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '600',
  });
  response.end();
}

/** Head of a stored blob's answer; the body follows. */
export function sendHead(
  { response }: Exchange,
  status: number,
  headers: Record<string, string | number>,
): void {
  response.writeHead(status, { ...CORS, ...headers });
}

/** Turns whatever went wrong into an answer, or cuts the connection as a stopped machine would. */
export function sendFailure(exchange: Exchange, error: unknown): void {
  const { request, response } = exchange;
  if (error instanceof NodeDown || response.headersSent) {
    response.destroy();
    return;
  }
  const known = knownError(error);
  if (known.reason === 'INTERNAL') console.error('[walrus]', error);
  if (!request.complete) response.setHeader('connection', 'close');
  sendJson(exchange, known.status, known.body());
}

function knownError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof ChainError) {
    return new HttpError('CHAIN_UNAVAILABLE', error.message, {}, { cause: error });
  }
  return new HttpError(
    'INTERNAL',
    'The storage process failed; its log says more.',
    {},
    { cause: error },
  );
}

/** Whole body in memory. Throws HttpError BODY_TOO_LARGE. */
export async function readBody({ request }: Exchange, limitBytes: number): Promise<Uint8Array> {
  refuseAnnounced(request, limitBytes);
  const pieces: Uint8Array[] = [];
  let total = 0;
  for await (const piece of request) {
    if (!(piece instanceof Uint8Array))
      throw new HttpError('BAD_REQUEST', 'The body is not bytes.');
    total += piece.length;
    if (total > limitBytes) throw tooLarge(limitBytes);
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}

/** Whole body into a file; returns its length. Throws HttpError BODY_TOO_LARGE. */
export async function readBodyToFile(
  { request }: Exchange,
  limitBytes: number,
  file: string,
): Promise<number> {
  refuseAnnounced(request, limitBytes);
  let total = 0;
  const count = new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      total += piece.length;
      if (total > limitBytes) done(tooLarge(limitBytes));
      else done(null, piece);
    },
  });
  await pipeline(request, count, createWriteStream(file, { flags: 'wx' }));
  return total;
}

function refuseAnnounced(request: IncomingMessage, limitBytes: number): void {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limitBytes) throw tooLarge(limitBytes);
}

function tooLarge(limitBytes: number): HttpError {
  const message = `The body is larger than ${limitBytes} bytes.`;
  return new HttpError('BODY_TOO_LARGE', message, { limitBytes: String(limitBytes) });
}
