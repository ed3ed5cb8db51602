import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildAll } from './build-all';
import { buildPackage, compileFiles, MoveCompileError } from './build-package';
import { moduleIdentity } from './module-identity';
import { frameworkPinnedFile, movePackage, movePackages } from './move-package';
import { OfflineFetcher } from './offline-fetcher';
import { packageFiles } from './package-files';
import { pinnedHash, readPinned, readPinnedHash } from './pinned-package';
import type { MoveFiles } from './read-move-files';

const ZERO = `0x${'0'.repeat(64)}`;

/** Base64 module to address and name. */
function identities(modules: readonly string[]) {
  return modules.map((module) => moduleIdentity(Buffer.from(module, 'base64')));
}

describe('pinned bytecode', () => {
  it('is what the sources give, and its SHA-256 is pinned too', async () => {
    const names: string[] = [];
    for await (const built of buildAll()) {
      names.push(built.name);
      const pinned = readPinned(built.file);
      expect(pinned, built.name).toEqual(built.compiled);
      expect(readPinnedHash(built.file), built.name).toBe(pinnedHash(built.compiled));
      const written = createHash('sha256').update(readFileSync(built.file)).digest('hex');
      expect(written, built.name).toBe(pinnedHash(built.compiled));
    }
    expect(names).toEqual(['framework', 'wal', 'walrus', 'seal', 'tidemark']);
  });

  it('has every module at its fixed address and names no dependency twice', () => {
    for (const pack of movePackages) {
      const pinned = readPinned(pack.pinnedFile);
      const addresses = new Set(identities(pinned?.modules ?? []).map(({ address }) => address));
      expect([...addresses], pack.name).toEqual([pack.address ?? ZERO]);
      expect(new Set(pinned?.dependencies).size).toBe(pinned?.dependencies.length);
      expect(pinned?.dependencies).not.toContain(pack.address);
    }
    const framework = identities(readPinned(frameworkPinnedFile)?.modules ?? []);
    expect(new Set(framework.map(({ address }) => BigInt(address)))).toEqual(new Set([1n, 2n]));
    expect(new Set(framework.map(({ address, name }) => `${address}::${name}`)).size).toBe(
      framework.length,
    );
  });
});

describe('the compiler', () => {
  const tidemark = movePackage('tidemark');

  /** The contract's files with every source changed by `change`. */
  function changed(change: (text: string) => string): MoveFiles {
    const files = packageFiles(tidemark, 'root');
    return Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path,
        path.endsWith('.move') ? change(text) : text,
      ]),
    );
  }

  it('gives the same bytes whatever comments and line breaks stand in the contract', async () => {
    const plain = await buildPackage(tidemark);
    const commented = await compileFiles(
      'tidemark',
      changed((text) => `// a remark\n\n${text.replaceAll(';\n', ';\n\n    // another remark\n')}`),
      [],
    );
    expect(commented).toEqual(plain);
  });

  it('gives other bytes when the contract changes', async () => {
    const plain = await buildPackage(tidemark);
    const other = await compileFiles(
      'tidemark',
      changed((text) => text.replace('SESSION_MS: u64 = 1_800_000', 'SESSION_MS: u64 = 1_800_001')),
      [],
    );
    expect(other.modules).not.toEqual(plain.modules);
    expect(other.digest).not.toBe(plain.digest);
  });

  it('takes a warning for an error', async () => {
    const unused = changed((text) =>
      text.replace('module tidemark::sale;', 'module tidemark::sale;\n\nuse sui::coin::Coin;'),
    );
    await expect(compileFiles('tidemark', unused, [])).rejects.toThrow(MoveCompileError);
  });

  it('asks for nothing but our own packages', async () => {
    const fetcher = new OfflineFetcher([]);
    await expect(fetcher.fetchLocal('../somebody-else')).rejects.toThrow(/none of our packages/);
    await expect(fetcher.fetch('https://example.org/x', 'main', 'a/b')).rejects.toThrow();
    expect(await fetcher.fetchFile()).toBeNull();
    expect(Object.keys(await fetcher.fetchLocal('../walrus'))).toContain('sources/system.move');
  });
});

describe('moduleIdentity', () => {
  const [module = ''] = readPinned(frameworkPinnedFile)?.modules ?? [];
  const bytes = Buffer.from(module, 'base64');

  it('refuses bytes cut short anywhere', () => {
    expect(moduleIdentity(bytes).name).not.toBe('');
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => moduleIdentity(bytes.subarray(0, length))).toThrow(RangeError);
    }
  });
});
