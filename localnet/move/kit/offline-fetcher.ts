import { MovePackageFetcher } from '@zktx.io/sui-move-builder';
import { FRAMEWORK_PARTS, frameworkDependency } from './framework-files';
import { movePackages } from './move-package';
import { packageFiles } from './package-files';
import type { MoveFiles } from './read-move-files';

/** Answers the builder's requests from our own folders; nothing is ever fetched from a network. */
export class OfflineFetcher extends MovePackageFetcher {
  /** Names in `empty` are answered with a package that only defines its address. */
  constructor(private readonly empty: readonly string[]) {
    super();
  }

  override fetchLocal = async (localPath: string): Promise<MoveFiles> => this.answer(localPath);

  override async fetch(_gitUrl: string, _revision: string, subfolder = ''): Promise<MoveFiles> {
    return this.answer(subfolder);
  }

  override async fetchFile(): Promise<null> {
    return null;
  }

  private answer(path: string): MoveFiles {
    const last = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
    const part = FRAMEWORK_PARTS.find((candidate) => candidate === last);
    if (part) return frameworkDependency(part, this.contentOf(part));
    const local = movePackages.find((candidate) => candidate.name === last);
    if (local) {
      return packageFiles(local, this.contentOf(local.name) === 'empty' ? 'empty' : 'dependency');
    }
    throw new Error(`the builder asked for ${path}, which is none of our packages`);
  }

  private contentOf(name: string): 'full' | 'empty' {
    return this.empty.includes(name) ? 'empty' : 'full';
  }
}
