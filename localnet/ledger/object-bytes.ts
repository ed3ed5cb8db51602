import { bcs } from '@mysten/sui/bcs';
import { fromBase58, toBase58 } from '@mysten/sui/utils';
import type { Id, Type } from '../vm/types';
import { concat, idBytes, readU64, u64Bytes } from '../ptb/bytes';
import { typedDigest } from '../ptb/program';
import { coinTypeOf, GAS_COIN_TEXT, parseType, tagFromType, typeText } from '../ptb/type-text';
import type { Owner, StoredObject } from './types';

const MAX_CACHED_TYPES = 4_096;
const moveObjectTypes = new Map<string, Uint8Array>();

export interface ObjectFacts {
  id: Id;
  version: bigint;
  owner: Owner;
  /** Canonical type text. */
  type: string;
  hasPublicTransfer: boolean;
  contents: Uint8Array;
  previousTransaction: string;
  storageRebate: bigint;
}

/** Builds a Move object with the exact BCS and digest that Sui gives it. */
export function moveObject(facts: ObjectFacts): StoredObject {
  const { storageRebate, ...shown } = facts;
  const encoded = concat(
    Uint8Array.of(0),
    moveObjectType(facts.type),
    Uint8Array.of(facts.hasPublicTransfer ? 1 : 0),
    u64Bytes(facts.version),
    uleb(facts.contents.length),
    facts.contents,
    ownerBytes(facts.owner),
    uleb(32),
    fromBase58(facts.previousTransaction),
    u64Bytes(storageRebate),
  );
  return { ...shown, bcs: encoded, digest: toBase58(typedDigest('Object', encoded)) };
}

export interface TypeOrigin {
  moduleName: string;
  datatypeName: string;
  /** The version that brought the datatype in. */
  package: Id;
}

/** The version in use of a dependency. */
export interface Linkage {
  originalId: Id;
  upgradedId: Id;
  upgradedVersion: bigint;
}

export interface PackageFacts {
  id: Id;
  version: bigint;
  modules: { name: string; bytes: Uint8Array }[];
  typeOrigins: TypeOrigin[];
  linkage: Linkage[];
  previousTransaction: string;
  storageRebate: bigint;
}

/** Builds a package object. */
export function packageObject(facts: PackageFacts): StoredObject {
  const modules = [...facts.modules].sort((a, b) => (a.name < b.name ? -1 : 1));
  const encoded = bcs.Object.serialize({
    data: {
      Package: {
        id: facts.id,
        version: facts.version.toString(),
        moduleMap: new Map(modules.map(({ name, bytes }) => [name, bytes])),
        typeOriginTable: facts.typeOrigins,
        linkageTable: new Map(
          [...facts.linkage]
            .sort((a, b) => (a.originalId < b.originalId ? -1 : 1))
            .map(({ originalId, upgradedId, upgradedVersion }) => [
              originalId,
              { upgradedId, upgradedVersion: upgradedVersion.toString() },
            ]),
        ),
      },
    },
    owner: { Immutable: true },
    previousTransaction: facts.previousTransaction,
    storageRebate: facts.storageRebate.toString(),
  }).toBytes();
  return {
    id: facts.id,
    version: facts.version,
    owner: { kind: 'immutable' },
    type: 'package',
    hasPublicTransfer: false,
    contents: new Uint8Array(),
    previousTransaction: facts.previousTransaction,
    bcs: encoded,
    digest: toBase58(typedDigest('Object', encoded)),
    modules,
  };
}

/** The storage deposit that an object carries: the last field of its BCS. */
export const storageRebateOf = (object: StoredObject): bigint =>
  readU64(object.bcs, object.bcs.length - 8);

function moveObjectType(text: string): Uint8Array {
  const known = moveObjectTypes.get(text);
  if (known) return known;
  const encoded = bcs.MoveObjectType.serialize(objectTypeOf(text)).toBytes();
  if (moveObjectTypes.size >= MAX_CACHED_TYPES) moveObjectTypes.clear();
  moveObjectTypes.set(text, encoded);
  return encoded;
}

function objectTypeOf(text: string) {
  if (text === GAS_COIN_TEXT) return { GasCoin: true } as const;
  const type: Type = parseType(text);
  const currency = coinTypeOf(type);
  if (currency) return { Coin: typeText(currency) };
  const tag = tagFromType(type);
  if (!('struct' in tag)) throw new RangeError(`an object cannot have the type ${text}`);
  return { Other: tag.struct };
}

/** BCS of an owner. */
export function ownerBytes(owner: Owner): Uint8Array {
  switch (owner.kind) {
    case 'address':
      return concat(Uint8Array.of(0), idBytes(owner.address));
    case 'object':
      return concat(Uint8Array.of(1), idBytes(owner.object));
    case 'shared':
      return concat(Uint8Array.of(2), u64Bytes(owner.initialSharedVersion));
    case 'immutable':
      return Uint8Array.of(3);
  }
}

/** The owner as the SDK's schema wants it. */
export function ownerForBcs(owner: Owner) {
  switch (owner.kind) {
    case 'address':
      return { AddressOwner: owner.address };
    case 'object':
      return { ObjectOwner: owner.object };
    case 'shared':
      return { Shared: { initialSharedVersion: owner.initialSharedVersion.toString() } };
    case 'immutable':
      return { Immutable: true as const };
  }
}

export function uleb(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return Uint8Array.from(bytes);
}
