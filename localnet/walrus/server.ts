import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import { bcs } from '@mysten/sui/bcs';
import { isValidSuiObjectId, normalizeSuiAddress, normalizeSuiObjectId } from '@mysten/sui/utils';
import { adminRoutes } from './admin-routes';
import { serveBlob, serveByteRange } from './blob-routes';
import type { ChainFollower } from './chain';
import { isBlobId } from './encoding';
import { HttpError } from './http-error';
import { readBodyToFile, sendFailure, sendJson, sendPreflight, type Exchange } from './http';
import { limits } from './limits';
import { serveNode } from './node-routes';
import type { Storage } from './storage';

const MAX_EPOCHS = 53;

/** The one HTTP origin of the storage network. */
export function walrusServer(storage: Storage, host: string): Server {
  let open = 0;
  const server = createServer((request, response) => {
    const exchange = { request, response, url: addressOf(request, `http://${host}`) };
    open += 1;
    response.once('close', () => {
      open -= 1;
    });
    const work =
      open > limits.requestsAtOnce
        ? Promise.reject(new HttpError('BUSY', 'Too many requests at once. Try again in a moment.'))
        : route(exchange, storage);
    work.catch((error: unknown) => sendFailure(exchange, error));
  });
  server.headersTimeout = limits.headersTimeoutMs;
  server.requestTimeout = limits.bodyTimeoutMs;
  server.keepAliveTimeout = limits.keepAliveMs;
  return server;
}

/** A path such as `//` is no address: it must end as "not found", not end the process. */
function addressOf({ url = '/' }: IncomingMessage, base: string): URL {
  return URL.canParse(url, base) ? new URL(url, base) : new URL('/malformed', base);
}

async function route(exchange: Exchange, storage: Storage): Promise<void> {
  const { request, url } = exchange;
  const path = url.pathname.split('/').slice(1);
  if (path[0] === 'admin') return adminRoutes(exchange, storage, path.slice(1));
  if (request.method === 'OPTIONS') return sendPreflight(exchange);
  if (path[0] === 'n' && path[2] === 'v1' && path[3] === 'blobs') {
    const node = storage.nodes[/^\d{1,2}$/.test(path[1] ?? '') ? Number(path[1]) : -1];
    if (node) return serveNode(exchange, node, path.slice(4));
  }
  if (path[0] !== 'v1') throw noSuchRoute();
  if (path[1] === 'tip-config' && request.method === 'GET') {
    return sendJson(exchange, 200, 'no_tip');
  }
  if (path[1] === 'blob-upload-relay' && request.method === 'POST') return relay(exchange, storage);
  if (path[1] === 'blobs') return blobs(exchange, storage, path.slice(2));
  throw noSuchRoute();
}

async function blobs(exchange: Exchange, storage: Storage, path: string[]): Promise<void> {
  const { method } = exchange.request;
  const [first = '', second = ''] = path;
  if (method === 'PUT' && path.length === 0) return publish(exchange, storage);
  if (method !== 'GET' && method !== 'HEAD') {
    throw new HttpError(
      'METHOD_NOT_ALLOWED',
      'Use GET or HEAD to read and PUT /v1/blobs to store.',
    );
  }
  if (first === 'by-object-id' && path.length === 2) {
    const { blobId, attributes } = await blobOfObject(storage.chain, second);
    return serveBlob(exchange, storage.aggregator, blobId, attributes);
  }
  if (second === 'byte-range' && path.length === 2) {
    return serveByteRange(exchange, storage.aggregator, first);
  }
  if (path.length === 1) return serveBlob(exchange, storage.aggregator, first);
  throw noSuchRoute();
}

async function relay(exchange: Exchange, storage: Storage): Promise<void> {
  const query = exchange.url.searchParams;
  const blobId = query.get('blob_id') ?? '';
  const object = query.get('deletable_blob_object');
  if (!isBlobId(blobId)) throw new HttpError('BAD_REQUEST', 'blob_id is missing or malformed.');
  if (object !== null && !isValidSuiObjectId(object)) {
    throw new HttpError('BAD_REQUEST', 'deletable_blob_object is not an object id.');
  }
  if ((query.get('encoding_type') ?? 'RS2') !== 'RS2') {
    throw new HttpError('BAD_REQUEST', 'Only the encoding RS2 is known.');
  }
  const persistence =
    object === null
      ? ({ kind: 'permanent' } as const)
      : ({ kind: 'deletable', objectId: normalizeSuiObjectId(object) } as const);
  const certificate = await withBody(exchange, storage, async (file, bytes) => {
    const { chain } = storage;
    const allowed = () => chain.registrations.allows(blobId, persistence, chain.epoch);
    await chain.look(allowed);
    if (!allowed()) {
      throw new HttpError('NOT_REGISTERED', 'The blob is not registered on chain in this form.');
    }
    const held = await storage.relay.certifyHeld(blobId, file, persistence);
    if (held) return held;
    const encoded = await storage.relay.encode(file, bytes);
    if (encoded.blobId !== blobId) {
      throw new HttpError(
        'BLOB_ID_MISMATCH',
        'These bytes have another blob id than the one named.',
        {
          blobId: encoded.blobId,
        },
      );
    }
    return storage.relay.store(encoded, persistence);
  });
  sendJson(exchange, 200, {
    blob_id: blobId,
    confirmation_certificate: {
      signers: certificate.signers,
      serialized_message: [...certificate.message],
      signature: Buffer.from(certificate.signature).toString('base64url'),
    },
  });
}

async function publish(exchange: Exchange, storage: Storage): Promise<void> {
  const query = exchange.url.searchParams;
  const epochs = Number(query.get('epochs') ?? '1');
  if (!Number.isInteger(epochs) || epochs < 1 || epochs > MAX_EPOCHS) {
    throw new HttpError('BAD_REQUEST', `epochs must be a whole number from 1 to ${MAX_EPOCHS}.`);
  }
  const sendTo = query.get('send_object_to');
  if (sendTo !== null && !isValidSuiObjectId(sendTo)) {
    throw new HttpError('BAD_REQUEST', 'send_object_to is not an address.');
  }
  const options = {
    epochs,
    deletable: query.get('permanent') !== 'true',
    force: query.has('force') && query.get('force') !== 'false',
    ...(sendTo === null ? {} : { sendTo: normalizeSuiAddress(sendTo) }),
  };
  const answer = await withBody(exchange, storage, async (file, bytes) =>
    storage.publisher.publish(await storage.relay.encode(file, bytes), options),
  );
  sendJson(exchange, 200, answer);
}

/** Keeps the body in a file while `handle` works with it. */
async function withBody<T>(
  exchange: Exchange,
  storage: Storage,
  handle: (file: string, bytes: number) => Promise<T>,
): Promise<T> {
  await mkdir(storage.incoming, { recursive: true });
  const file = join(storage.incoming, randomUUID());
  try {
    return await handle(file, await readBodyToFile(exchange, limits.blobBytes, file));
  } finally {
    await rm(file, { force: true });
  }
}

const Attributes = bcs.vector(bcs.struct('Entry', { key: bcs.string(), value: bcs.string() }));

/** The blob of a Blob object and the object's attributes. */
async function blobOfObject(chain: ChainFollower, text: string) {
  if (!isValidSuiObjectId(text)) throw new HttpError('BAD_REQUEST', 'This is not an object id.');
  const objectId = normalizeSuiObjectId(text);
  await chain.look(() => chain.registrations.object(objectId)?.certifiedEpoch !== undefined);
  const object = chain.registrations.object(objectId);
  if (!object || object.deleted) throw new HttpError('BLOB_NOT_FOUND', 'No such Blob object.');
  const name = bcs.vector(bcs.u8()).serialize(new TextEncoder().encode('metadata')).toBytes();
  const attributes = await chain.client.core
    .getDynamicField({ parentId: objectId, name: { type: 'vector<u8>', bcs: name } })
    .then(({ dynamicField }) => Attributes.parse(dynamicField.value.bcs))
    .catch(() => []);
  return {
    blobId: object.blobId,
    attributes: new Map(attributes.map(({ key, value }) => [key, value])),
  };
}

function noSuchRoute(): HttpError {
  return new HttpError('NOT_FOUND', 'There is nothing at this address.');
}
