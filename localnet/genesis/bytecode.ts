import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { deserializeModule } from '../vm/binary/deserialize';
import type { Id } from '../vm/types';

const pinnedSchema = z.object({
  modules: z.array(z.base64()).min(1),
  dependencies: z.array(z.string().regex(/^0x[0-9a-f]{64}$/)),
  digest: z.string(),
});

export interface PinnedPackage {
  modules: Uint8Array[];
  dependencies: Id[];
}

/** All bytecode that a new network starts with. */
export interface GenesisBytecode {
  framework: PinnedPackage;
  wal: PinnedPackage;
  walrus: PinnedPackage;
  seal: PinnedPackage;
  tidemark: PinnedPackage;
  /** SHA-256 over all of it, hex. */
  hash: string;
}

const FILES = {
  framework: '../move/build/framework.json',
  wal: '../move/build/wal.json',
  walrus: '../move/build/walrus.json',
  seal: '../move/build/seal.json',
  tidemark: '../../move/tidemark/build/tidemark.json',
} as const;

/** Reads the pinned bytecode. Throws with the file's name when one is missing or malformed. */
export function readGenesisBytecode(): GenesisBytecode {
  const hash = createHash('sha256');
  const read = (name: keyof typeof FILES): PinnedPackage => {
    const path = fileURLToPath(new URL(FILES[name], import.meta.url));
    const pinned = readPinned(path);
    for (const bytes of pinned.modules) hash.update(`${name} ${bytes.length}\n`).update(bytes);
    return pinned;
  };
  const packages = {
    framework: read('framework'),
    wal: read('wal'),
    walrus: read('walrus'),
    seal: read('seal'),
    tidemark: read('tidemark'),
  };
  return { ...packages, hash: hash.digest('hex') };
}

/** Reads one pinned package. Throws with the file's name when it is missing or malformed. */
export function readPinned(path: string): PinnedPackage {
  try {
    const pinned = pinnedSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    return {
      modules: pinned.modules.map((module) => new Uint8Array(Buffer.from(module, 'base64'))),
      dependencies: pinned.dependencies,
    };
  } catch (cause) {
    throw new Error(`${path} cannot be read; run "npm run move:build" first.`, { cause });
  }
}

export interface NamedModule {
  name: string;
  bytes: Uint8Array;
}

/** Modules grouped by the address they were compiled at, in the order given. */
export function modulesByAddress(modules: Uint8Array[]): Map<Id, NamedModule[]> {
  const groups = new Map<Id, NamedModule[]>();
  for (const bytes of modules) {
    const { address, name } = deserializeModule(bytes);
    const group = groups.get(address) ?? [];
    groups.set(address, [...group, { name, bytes }]);
  }
  return groups;
}
