import { GrpcTypes as G } from '@mysten/sui/grpc';
import { fromHex, toHex } from '@mysten/sui/utils';
import type { StoredObject } from '../../ledger/types';
import type { Id } from '../../vm/types';
import type { Chain } from '../chain';
import { toDynamicFieldMessage } from '../convert/dynamic-field';
import { toObjectMessage } from '../convert/object';
import { invalidArgument } from '../failure';
import { unary, type Method } from '../method';
import { normalizeTypeText, parseId } from '../names';
import { ReadMask } from '../read-mask';
import { CoinMetadataIndex } from './coin-metadata';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1_000;
const ID_BYTES = 32;
/** sui.rpc.v2.StateService. */
export function stateMethods(chain: Chain): Record<string, Method> {
  const metadata = new CoinMetadataIndex(chain);
  return {
    ListOwnedObjects: unary(G.ListOwnedObjectsRequest, G.ListOwnedObjectsResponse, (request) =>
      listOwnedObjects(chain, request),
    ),
    ListDynamicFields: unary(G.ListDynamicFieldsRequest, G.ListDynamicFieldsResponse, (request) =>
      listDynamicFields(chain, request),
    ),
    GetBalance: unary(G.GetBalanceRequest, G.GetBalanceResponse, (request) => {
      const owner = parseId(request.owner, 'The owner');
      const coinType = normalizeTypeText(request.coinType ?? '0x2::sui::SUI', 'The coin type');
      return {
        balance: toBalanceMessage(coinType, chain.ledger.balances(owner).get(coinType) ?? 0n),
      };
    }),
    ListBalances: unary(G.ListBalancesRequest, G.ListBalancesResponse, (request) =>
      listBalances(chain, request),
    ),
    GetCoinInfo: unary(G.GetCoinInfoRequest, G.GetCoinInfoResponse, (request) => {
      const coinType = normalizeTypeText(request.coinType, 'The coin type');
      return { coinType, metadata: metadata.of(coinType) };
    }),
  };
}

function listOwnedObjects(
  chain: Chain,
  request: G.ListOwnedObjectsRequest,
): G.ListOwnedObjectsResponse {
  const mask = ReadMask.of(G.Object, request.readMask, ['object_id', 'version', 'object_type']);
  const address = parseId(request.owner, 'The owner');
  const type = request.objectType
    ? normalizeTypeText(request.objectType, 'The object type')
    : undefined;
  const limit = pageSizeOf(request.pageSize);
  const found = chain.ledger.ownedBy(address, {
    type,
    after: idOfToken(request.pageToken),
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  return {
    objects: page.map((object) => toObjectMessage(chain, object, mask)),
    nextPageToken: tokenAfter(page, found.length > limit),
  };
}

function listDynamicFields(
  chain: Chain,
  request: G.ListDynamicFieldsRequest,
): G.ListDynamicFieldsResponse {
  const mask = ReadMask.of(G.DynamicField, request.readMask, ['parent', 'field_id']);
  const parent = parseId(request.parent, 'The parent');
  const limit = pageSizeOf(request.pageSize);
  const found = chain.ledger.dynamicFieldsOf(parent, {
    after: idOfToken(request.pageToken),
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  return {
    dynamicFields: page.map((field) => toDynamicFieldMessage(chain, parent, field, mask)),
    nextPageToken: tokenAfter(page, found.length > limit),
  };
}

function listBalances(chain: Chain, request: G.ListBalancesRequest): G.ListBalancesResponse {
  const owner = parseId(request.owner, 'The owner');
  const limit = pageSizeOf(request.pageSize);
  const after = request.pageToken?.length ? Buffer.from(request.pageToken).toString() : '';
  const found = [...chain.ledger.balances(owner)]
    .filter(([coinType]) => coinType > after)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    balances: page.map(([coinType, amount]) => toBalanceMessage(coinType, amount)),
    nextPageToken: last && found.length > limit ? Buffer.from(last[0]) : undefined,
  };
}

/** All money is in coins: `address_balance` 0 keeps clients off the paths of address balances. */
function toBalanceMessage(coinType: string, amount: bigint): G.Balance {
  return { coinType, balance: amount, coinBalance: amount, addressBalance: 0n };
}

function pageSizeOf(requested: number | undefined): number {
  return Math.min(requested || DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
}

/** A page token is the last id's bytes. Never empty: clients would page for ever. */
function tokenAfter(page: StoredObject[], more: boolean): Uint8Array | undefined {
  const last = page.at(-1);
  return last && more ? fromHex(last.id) : undefined;
}

function idOfToken(token: Uint8Array | undefined): Id | undefined {
  if (!token?.length) return undefined;
  if (token.length !== ID_BYTES) throw invalidArgument('The page token was not made by this node.');
  return `0x${toHex(token)}`;
}
