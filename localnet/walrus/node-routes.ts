import { bcs } from '@mysten/sui/bcs';
import { isValidSuiObjectId, normalizeSuiObjectId } from '@mysten/sui/utils';
import { SHARD_COUNT, blobIdBytes, isBlobId, sliverLayout, type SliverKind } from './encoding';
import { HttpError } from './http-error';
import { readBody, sendBytes, sendSuccess, type Exchange } from './http';
import { limits } from './limits';
import type { Persistence } from './message';
import type { StorageNode } from './node';

/** Answers one request to one node; `path` is what follows `/v1/blobs/`, split at slashes. */
export async function serveNode(
  exchange: Exchange,
  node: StorageNode,
  path: string[],
): Promise<void> {
  await node.enter();
  const [blobId = '', what = '', ...rest] = path;
  if (!isBlobId(blobId)) throw new HttpError('BAD_REQUEST', 'This is not a blob id.');
  if (what === 'metadata') return serveMetadata(exchange, node, blobId, rest);
  if (what === 'slivers') return serveSliver(exchange, node, blobId, rest);
  requireMethod(exchange, 'GET');
  if (what === 'status' && rest.length === 0) {
    return sendSuccess(exchange, await node.status(blobId));
  }
  if (what === 'confirmation') {
    const { message, signature } = await node.confirm(blobId, persistenceOf(rest));
    const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
    return sendSuccess(exchange, {
      signed: { serializedMessage: encode(message), signature: encode(signature) },
    });
  }
  throw noSuchRoute();
}

async function serveMetadata(
  exchange: Exchange,
  node: StorageNode,
  blobId: string,
  rest: string[],
): Promise<void> {
  if (rest[0] === 'status' && rest.length === 1) {
    requireMethod(exchange, 'GET');
    return sendSuccess(exchange, await node.metadataStatus(blobId));
  }
  if (rest.length > 0) throw noSuchRoute();
  if (exchange.request.method === 'PUT') {
    await node.storeMetadata(blobId, await readBody(exchange, limits.metadataBytes));
    return sendSuccess(exchange, 'metadata stored');
  }
  requireMethod(exchange, 'GET');
  const metadata = await node.metadata(blobId);
  const id = bcs.bytes(32).serialize(blobIdBytes(blobId)).toBytes();
  return sendBytes(exchange, Buffer.concat([id, metadata]));
}

async function serveSliver(
  exchange: Exchange,
  node: StorageNode,
  blobId: string,
  rest: string[],
): Promise<void> {
  const [pairText = '', kind, status] = rest;
  const pair = /^\d{1,4}$/.test(pairText) ? Number(pairText) : SHARD_COUNT;
  if (pair >= SHARD_COUNT || !isKind(kind)) throw noSuchRoute();
  if (status === 'status' && rest.length === 3) {
    requireMethod(exchange, 'GET');
    return sendSuccess(exchange, await node.sliverStatus(blobId, kind, pair));
  }
  if (rest.length !== 2) throw noSuchRoute();
  if (exchange.request.method === 'PUT') {
    const bytes = await readBody(exchange, sliverLayout(limits.blobBytes).primaryBytes);
    await node.storeSliver(blobId, kind, pair, bytes);
    return sendSuccess(exchange, 'sliver stored');
  }
  requireMethod(exchange, 'GET');
  return sendBytes(exchange, await node.sliver(blobId, kind, pair));
}

function persistenceOf(rest: string[]): Persistence {
  const [kind, objectId = ''] = rest;
  if (kind === 'permanent' && rest.length === 1) return { kind: 'permanent' };
  if (kind === 'deletable' && rest.length === 2 && isValidSuiObjectId(objectId)) {
    return { kind: 'deletable', objectId: normalizeSuiObjectId(objectId) };
  }
  throw noSuchRoute();
}

function isKind(text: string | undefined): text is SliverKind {
  return text === 'primary' || text === 'secondary';
}

function requireMethod({ request }: Exchange, method: string): void {
  if (request.method !== method) {
    throw new HttpError('METHOD_NOT_ALLOWED', `Use ${method} here.`);
  }
}

function noSuchRoute(): HttpError {
  return new HttpError('NOT_FOUND', 'There is nothing at this address.');
}
