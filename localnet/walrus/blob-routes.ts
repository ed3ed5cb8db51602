import type { ServerResponse } from 'node:http';
import type { Aggregator, Readable } from './aggregator';
import { readRange, type ByteRange } from './byte-range';
import { isBlobId } from './encoding';
import { HttpError } from './http-error';
import { sendHead, type Exchange } from './http';

/** Headers that a Blob object's attributes may set. */
const ATTRIBUTE_HEADERS = [
  'content-type',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-location',
  'link',
];

/** GET and HEAD of a whole blob or one closed range; `attributes` become headers. */
export async function serveBlob(
  exchange: Exchange,
  aggregator: Aggregator,
  blobId: string,
  attributes: Map<string, string> = new Map(),
): Promise<void> {
  if (!isBlobId(blobId)) throw new HttpError('BAD_REQUEST', 'This is not a blob id.');
  const readable = await aggregator.find(blobId);
  const sizeBytes = readable.blob.blobBytes;
  const range = readRange(exchange.request.headers.range, sizeBytes);
  if (range === 'unsatisfiable') {
    exchange.response.setHeader('content-range', `bytes */${sizeBytes}`);
    throw new HttpError(
      'RANGE_NOT_SATISFIABLE',
      'Ask for one closed range inside the blob, like bytes=0-99.',
    );
  }
  const headers = headersOf(exchange, blobId, attributes);
  if (range === 'all') {
    return sendRange(
      exchange,
      aggregator,
      readable,
      { first: 0, last: sizeBytes - 1 },
      200,
      headers,
    );
  }
  const contentRange = `bytes ${range.first}-${range.last}/${sizeBytes}`;
  return sendRange(exchange, aggregator, readable, range, 206, {
    ...headers,
    'content-range': contentRange,
  });
}

/** `/v1/blobs/{id}/byte-range?start=&length=`: the same bytes with status 200. */
export async function serveByteRange(
  exchange: Exchange,
  aggregator: Aggregator,
  blobId: string,
): Promise<void> {
  if (!isBlobId(blobId)) throw new HttpError('BAD_REQUEST', 'This is not a blob id.');
  const start = naturalParameter(exchange, 'start');
  const length = naturalParameter(exchange, 'length');
  const readable = await aggregator.find(blobId);
  if (length === 0 || start + length > readable.blob.blobBytes) {
    throw new HttpError('RANGE_NOT_SATISFIABLE', 'The range reaches outside the blob.');
  }
  const range = { first: start, last: start + length - 1 };
  return sendRange(
    exchange,
    aggregator,
    readable,
    range,
    200,
    headersOf(exchange, blobId, new Map()),
  );
}

async function sendRange(
  exchange: Exchange,
  aggregator: Aggregator,
  readable: Readable,
  { first, last }: ByteRange,
  status: 200 | 206,
  headers: Record<string, string>,
): Promise<void> {
  const { request, response } = exchange;
  const head = { ...headers, 'content-length': Math.max(0, last - first + 1) };
  if (request.method === 'HEAD' || last < first) {
    sendHead(exchange, status, head);
    response.end();
    return;
  }
  const pieces = aggregator.read(readable, first, last);
  // The first piece comes before the head, so that a blob nobody can give is still a clear answer.
  let piece = await pieces.next();
  sendHead(exchange, status, head);
  while (!piece.done && !response.destroyed) {
    if (!response.write(piece.value)) await drained(response);
    piece = await pieces.next();
  }
  response.end();
}

/** Until the reader took what was written, or went away. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

function headersOf(
  { request }: Exchange,
  blobId: string,
  attributes: Map<string, string>,
): Record<string, string> {
  const accept = request.headers.accept;
  const wanted = accept && /^[a-z]+\/[a-z0-9.+-]+$/i.test(accept) ? accept : undefined;
  const headers: Record<string, string> = {
    etag: `"${blobId}"`,
    'accept-ranges': 'bytes',
    'cache-control': 'public, max-age=86400',
    'x-content-type-options': 'nosniff',
    'content-type': wanted ?? 'application/octet-stream',
  };
  for (const name of ATTRIBUTE_HEADERS) {
    const value = attributes.get(name);
    if (value !== undefined && /^[\x20-\x7e]{1,1024}$/.test(value)) headers[name] = value;
  }
  return headers;
}

function naturalParameter({ url }: Exchange, name: string): number {
  const text = url.searchParams.get(name) ?? '';
  if (!/^\d{1,15}$/.test(text)) {
    throw new HttpError('BAD_REQUEST', `The parameter ${name} must be a whole number.`);
  }
  return Number(text);
}
