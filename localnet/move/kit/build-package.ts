import { dumpMovePackage, initMovePackageBuilder } from '@zktx.io/sui-move-builder';
import { FRAMEWORK_PARTS, frameworkSources } from './framework-files';
import { moduleIdentity } from './module-identity';
import type { MovePackage } from './move-package';
import { OfflineFetcher } from './offline-fetcher';
import { packageFiles } from './package-files';
import type { MoveFiles } from './read-move-files';

/** Compiled modules (base64, dependencies first), dependency ids and the package digest in hex. */
export interface CompiledPackage {
  modules: string[];
  dependencies: string[];
  digest: string;
}

/** The text was refused by the compiler. `message` holds its diagnostics. */
export class MoveCompileError extends Error {
  constructor(
    readonly packageName: string,
    diagnostics: string,
  ) {
    super(`${packageName} does not compile:\n${diagnostics}`);
    this.name = 'MoveCompileError';
  }
}

/** Compiles one package from its folder, against our framework. Throws MoveCompileError. */
export function buildPackage(pack: MovePackage): Promise<CompiledPackage> {
  return compileFiles(pack.name, packageFiles(pack, 'root'), [pack.name]);
}

/**
 * Compiles a root package given as text. `empty` names the dependencies that only define an
 * address. Throws MoveCompileError; a warning counts as an error.
 */
export async function compileFiles(
  name: string,
  files: MoveFiles,
  empty: readonly string[],
): Promise<CompiledPackage> {
  await initMovePackageBuilder();
  const result = await dumpMovePackage({
    files,
    fetcher: new OfflineFetcher(empty),
    network: 'testnet',
    silenceWarnings: false,
    lintFlag: 'none',
  });
  if ('error' in result) throw new MoveCompileError(name, result.error);
  if (result.warnings) throw new MoveCompileError(name, `warnings:\n${result.warnings}`);
  return {
    modules: result.modules,
    dependencies: withoutSelf(result),
    digest: Buffer.from(result.digest).toString('hex'),
  };
}

/** Compiles the framework's own text so that its modules stand at 0x1 and 0x2. */
export function buildFramework(): Promise<CompiledPackage> {
  const files: MoveFiles = {
    'Move.toml': [
      '[package]',
      'name = "framework"',
      'version = "0.1.0"',
      'edition = "2024"',
      '',
      '[addresses]',
      'framework = "0x0"',
      '',
    ].join('\n'),
  };
  for (const part of FRAMEWORK_PARTS) {
    for (const [path, text] of Object.entries(frameworkSources(part))) {
      files[path.replace('sources/', `sources/${part}/`)] = text;
    }
  }
  return compileFiles('framework', files, FRAMEWORK_PARTS);
}

/** A package compiled at a fixed address lists its own address as a dependency: drop it. */
function withoutSelf(result: { modules: string[]; dependencies: string[] }): string[] {
  const own = new Set(
    result.modules.map((module) => moduleIdentity(Buffer.from(module, 'base64')).address),
  );
  return result.dependencies.filter((id) => !own.has(id));
}
