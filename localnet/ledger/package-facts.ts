import { blake2b } from '@noble/hashes/blake2.js';
import { bcs } from '@mysten/sui/bcs';
import { compareBytes, concat, idBytes } from '../ptb/bytes';
import { deserializeModule } from '../vm/binary/deserialize';
import type { Id, PackageLinkage } from '../vm/types';
import type { Linkage, TypeOrigin } from './object-bytes';
import type { StoredObject } from './types';

export interface NamedBytes {
  name: string;
  bytes: Uint8Array;
}

/** Identity and tables of a package object. Throws RangeError for another object. */
export function readPackage(object: StoredObject): {
  firstId: Id;
  version: bigint;
  typeOrigins: TypeOrigin[];
  linkage: Linkage[];
} {
  const { Package: data } = bcs.Object.parse(object.bcs).data;
  const first = object.modules?.[0];
  if (!data || !first) throw new RangeError(`${object.id} is not a package`);
  return {
    // Modules carry the id of the first version through every upgrade.
    firstId: deserializeModule(first.bytes).address,
    version: BigInt(data.version),
    typeOrigins: data.typeOriginTable,
    linkage: [...data.linkageTable].map(([originalId, { upgradedId, upgradedVersion }]) => ({
      originalId,
      upgradedId,
      upgradedVersion: BigInt(upgradedVersion),
    })),
  };
}

/** The interpreter's view of a package's tables. */
export function linkageForVm(facts: {
  firstId: Id;
  typeOrigins: TypeOrigin[];
  linkage: Linkage[];
}): PackageLinkage {
  return {
    firstId: facts.firstId,
    versions: new Map(facts.linkage.map((entry) => [entry.originalId, entry.upgradedId])),
    typeOrigins: new Map(
      facts.typeOrigins.map((origin) => [
        `${origin.moduleName}::${origin.datatypeName}`,
        origin.package,
      ]),
    ),
  };
}

/** Keeps the origins of types there were and names `id` as that of new ones; in module order. */
export function typeOriginsOf(
  id: Id,
  modules: readonly NamedBytes[],
  before: readonly TypeOrigin[] = [],
): TypeOrigin[] {
  const known = new Map(before.map((origin) => [nameOf(origin), origin.package]));
  return byName(modules).flatMap(({ name: moduleName, bytes }) => {
    const { structs, enums } = deserializeModule(bytes);
    return [...structs, ...enums].map(({ handle: { name: datatypeName } }) => ({
      moduleName,
      datatypeName,
      package: known.get(nameOf({ moduleName, datatypeName })) ?? id,
    }));
  });
}

const nameOf = ({ moduleName, datatypeName }: Omit<TypeOrigin, 'package'>): string =>
  `${moduleName}::${datatypeName}`;

const byName = (modules: readonly NamedBytes[]): NamedBytes[] =>
  [...modules].sort((a, b) => (a.name < b.name ? -1 : 1));

/** Sui's digest of a package: blake2b-256 over the sorted digests of its modules and dependency ids. */
export function packageDigest(modules: readonly Uint8Array[], dependencies: readonly Id[]) {
  const parts = [
    ...modules.map((bytes) => blake2b(bytes, { dkLen: 32 })),
    ...dependencies.map(idBytes),
  ];
  return blake2b(concat(...parts.sort(compareBytes)), { dkLen: 32 });
}
