import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildFramework, buildPackage, type CompiledPackage } from './build-package';
import { frameworkPinnedFile, movePackages } from './move-package';

export interface BuiltPackage {
  name: string;
  compiled: CompiledPackage;
  /** Where its pinned form lies. */
  file: string;
}

/** Compiles the framework, then every package that has sources, dependencies first. */
export async function* buildAll(): AsyncGenerator<BuiltPackage> {
  yield { name: 'framework', compiled: await buildFramework(), file: frameworkPinnedFile };
  for (const pack of movePackages) {
    if (!existsSync(join(pack.folder, 'sources'))) continue;
    const compiled = await buildPackage(pack);
    yield { name: pack.name, compiled, file: pack.pinnedFile };
  }
}
