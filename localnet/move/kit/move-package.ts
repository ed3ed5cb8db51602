import { join } from 'node:path';
import { moveFolder, contractFolder } from './paths';

/** One Move package of ours. */
export interface MovePackage {
  name: string;
  /** Where its modules live on the embedded network; undefined = published there by a transaction. */
  address: string | undefined;
  folder: string;
  dependencies: readonly string[];
  /** Where the pinned bytecode lies. */
  pinnedFile: string;
}

/** Left-pads a short address to `0x` and 64 digits. */
export function fullAddress(short: string): string {
  return `0x${short.replace(/^0x/, '').padStart(64, '0')}`;
}

function localPackage(name: string, address: string, dependencies: readonly string[]): MovePackage {
  return {
    name,
    address: fullAddress(address),
    folder: join(moveFolder, name),
    dependencies,
    pinnedFile: join(moveFolder, 'build', `${name}.json`),
  };
}

/** Every package but the framework, dependencies first. */
export const movePackages: readonly MovePackage[] = [
  localPackage('wal', '0xa11', []),
  localPackage('walrus', '0xa15', ['wal']),
  localPackage('seal', '0x5ea1', []),
  {
    name: 'tidemark',
    address: undefined,
    folder: contractFolder,
    dependencies: ['walrus', 'wal'],
    pinnedFile: join(contractFolder, 'build', 'tidemark.json'),
  },
];

/** The pinned bytecode of `0x1` and `0x2`. */
export const frameworkPinnedFile = join(moveFolder, 'build', 'framework.json');

/** Finds one of `movePackages`. */
export function movePackage(name: string): MovePackage {
  const found = movePackages.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no Move package is named ${name}`);
  return found;
}
