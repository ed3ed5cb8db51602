import { GrpcTypes as G } from '@mysten/sui/grpc';
import { bcs } from '@mysten/sui/bcs';
import { readPackage } from '../../ledger/package-facts';
import type { StoredObject } from '../../ledger/types';
import type { Chain } from '../chain';
import { parseType } from '../../vm/type-text';
import type { ReadMask } from '../read-mask';
import { renderDisplay } from './display';
import { toOwnerMessage } from './owner';
import { toProtoValue, type ProtoValue } from './value';

const COIN_PREFIX = `0x${'2'.padStart(64, '0')}::coin::Coin<`;
const COIN_BALANCE_OFFSET_BYTES = 32;
const COIN_BYTES = 40;

/** One object version as sui.rpc.v2.Object with the fields of the mask. */
export function toObjectMessage(chain: Chain, object: StoredObject, mask: ReadMask): G.Object {
  const isPackage = object.modules !== undefined;
  const message: G.Object = {
    objectId: object.id,
    version: object.version,
    digest: object.digest,
    owner: toOwnerMessage(object.owner),
    objectType: object.type,
    previousTransaction: object.previousTransaction,
    bcs: { name: 'Object', value: object.bcs },
  };
  if (mask.has('storage_rebate')) {
    message.storageRebate = BigInt(bcs.Object.parse(object.bcs).storageRebate);
  }
  if (isPackage) {
    if (mask.has('package')) message.package = toPackageMessage(object);
    return mask.prune(message);
  }
  message.hasPublicTransfer = object.hasPublicTransfer;
  message.contents = { name: object.type, value: object.contents };
  if (mask.has('balance')) message.balance = coinBalance(object);
  if (mask.has('display')) message.display = toDisplayMessage(chain, object);
  if (mask.has('json')) message.json = toJsonMessage(chain, object.type, object.contents);
  return mask.prune(message);
}

/** The object as its type's Display shows it; undefined when the type has none. */
function toDisplayMessage(chain: Chain, object: StoredObject): G.Display | undefined {
  const templates = chain.ledger.displayOf(object.type);
  if (!templates) return undefined;
  const view = chain.vm.toJson(parseType(object.type), object.contents);
  const { output, errors } = renderDisplay(templates, view);
  return {
    output: toProtoValue(output),
    ...(errors === undefined ? {} : { errors: toProtoValue(errors) }),
  };
}

/** The value of a `0x2::coin::Coin<T>` in smallest units; undefined for other types. */
export function coinBalance(object: StoredObject): bigint | undefined {
  if (!object.type.startsWith(COIN_PREFIX) || object.contents.length !== COIN_BYTES)
    return undefined;
  const { buffer, byteOffset, byteLength } = object.contents;
  return new DataView(buffer, byteOffset, byteLength).getBigUint64(COIN_BALANCE_OFFSET_BYTES, true);
}

/** A Move value as JSON; undefined when the chain does not know its type (any more). */
export function toJsonMessage(
  chain: Chain,
  type: string,
  contents: Uint8Array,
): ProtoValue | undefined {
  try {
    return toProtoValue(chain.vm.toJson(parseType(type), contents));
  } catch {
    return undefined;
  }
}

/** Identity and bytes of a package, read from the object itself. */
export function toPackageMessage(object: StoredObject): G.Package {
  const { Package: data } = bcs.Object.parse(object.bcs).data;
  if (!data) throw new Error(`${object.id} is not a package`);
  return {
    storageId: object.id,
    originalId: readPackage(object).firstId,
    version: BigInt(data.version),
    modules: (object.modules ?? []).map(({ name, bytes }) => ({
      name,
      contents: bytes,
      datatypes: [],
      functions: [],
    })),
    typeOrigins: data.typeOriginTable.map((origin) => ({
      moduleName: origin.moduleName,
      datatypeName: origin.datatypeName,
      packageId: origin.package,
    })),
    linkage: [...data.linkageTable].map(([originalId, { upgradedId, upgradedVersion }]) => ({
      originalId,
      upgradedId,
      upgradedVersion: BigInt(upgradedVersion),
    })),
  };
}
