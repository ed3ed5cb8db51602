import { bcs } from '@mysten/sui/bcs';
import { fromBase58, toBase58 } from '@mysten/sui/utils';
import { deserializeModule } from '../vm/binary/deserialize';
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

export interface PackageFacts {
  id: Id;
  modules: { name: string; bytes: Uint8Array }[];
  dependencies: Id[];
  previousTransaction: string;
  storageRebate: bigint;
}

/** Builds a package object at version 1. */
export function packageObject(facts: PackageFacts): StoredObject {
  const modules = [...facts.modules].sort((a, b) => (a.name < b.name ? -1 : 1));
  const encoded = bcs.Object.serialize({
    data: {
      Package: {
        id: facts.id,
        version: '1',
        moduleMap: new Map(modules.map(({ name, bytes }) => [name, bytes])),
        typeOriginTable: modules.flatMap(({ name, bytes }) => typeOrigins(facts.id, name, bytes)),
        linkageTable: new Map(
          [...facts.dependencies]
            .sort()
            .map((id) => [id, { upgradedId: id, upgradedVersion: '1' }] as const),
        ),
      },
    },
    owner: { Immutable: true },
    previousTransaction: facts.previousTransaction,
    storageRebate: facts.storageRebate.toString(),
  }).toBytes();
  return {
    id: facts.id,
    version: 1n,
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

function typeOrigins(id: Id, moduleName: string, bytes: Uint8Array) {
  const compiled = deserializeModule(bytes);
  return [...compiled.structs, ...compiled.enums].map(({ handle }) => ({
    moduleName,
    datatypeName: handle.name,
    package: id,
  }));
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
