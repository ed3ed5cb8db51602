import type { MovePackage } from './move-package';
import { readMoveFiles, type MoveFiles } from './read-move-files';

/**
 * How a package is handed to the compiler:
 * `root` = to be compiled, at its fixed address if it has one, else at 0x0 as for publishing;
 * `tested` = as `root` with its tests; `dependency` = for others; `empty` = only its address.
 */
export type PackageRole = 'root' | 'tested' | 'dependency' | 'empty';

/** The files of one package as the compiler takes them, with a manifest written here. */
export function packageFiles(pack: MovePackage, role: PackageRole): MoveFiles {
  if (role === 'empty') {
    return {
      'Move.toml': dependencyManifest(pack, []),
      'sources/nothing.move': `module ${pack.name}::nothing {}\n`,
    };
  }
  const sources = readMoveFiles(pack.folder, 'sources');
  if (role === 'dependency') {
    return { 'Move.toml': dependencyManifest(pack, pack.dependencies), ...sources };
  }
  const tests = role === 'tested' ? readMoveFiles(pack.folder, 'tests') : {};
  return { 'Move.toml': rootManifest(pack), ...sources, ...tests };
}

/**
 * The compiler puts a root package at 0x0 whatever its manifest says. A package with a fixed
 * address is therefore compiled as the text of a nameless root that depends on an empty package
 * which only defines the address.
 */
function rootManifest(pack: MovePackage): string {
  if (!pack.address) return manifest(pack.name, '0x0', pack.dependencies);
  return manifest(`${pack.name}_root`, '0x0', [pack.name, ...pack.dependencies]);
}

function dependencyManifest(pack: MovePackage, dependencies: readonly string[]): string {
  if (!pack.address) throw new Error(`${pack.name} has no fixed address: nothing can depend on it`);
  return manifest(pack.name, pack.address, dependencies, pack.address);
}

function manifest(
  name: string,
  address: string,
  dependencies: readonly string[],
  publishedAt?: string,
): string {
  const lines = ['[package]', `name = "${name}"`, 'version = "0.1.0"', 'edition = "2024"'];
  if (publishedAt) lines.push(`published-at = "${publishedAt}"`);
  if (dependencies.length > 0) {
    const entries = dependencies.map((other) => `${other} = { local = "../${other}" }`);
    lines.push('', '[dependencies]', ...entries);
  }
  lines.push('', '[addresses]', `${name} = "${address}"`, '');
  return lines.join('\n');
}
