import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = '.next/tidemark-build.txt';
const BUILT = '.next/BUILD_ID';
const GENERATED = 'lib/db/generated/client.ts';
/** Everything that decides what `next build` makes. */
const INPUTS = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'next.config.js',
  'proxy.ts',
  'postcss.config.mjs',
  'package-lock.json',
  'tsconfig.json',
];
const SKIPPED = /(^|\/)(generated|node_modules)$|\.test\.tsx?$/;

/** SHA-256 over names and contents of the build's inputs. */
export function inputsHash(root = '.'): string {
  const hash = createHash('sha256');
  for (const input of INPUTS) addPath(hash, root, input);
  return hash.digest('hex');
}

export function isBuildFresh(): boolean {
  if (![STAMP, BUILT, GENERATED].every((file) => existsSync(file))) return false;
  return readFileSync(STAMP, 'utf8') === inputsHash();
}

export function writeBuildStamp(): void {
  writeFileSync(STAMP, inputsHash());
}

function addPath(hash: ReturnType<typeof createHash>, root: string, path: string): void {
  const full = join(root, path);
  if (SKIPPED.test(path) || !existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) addPath(hash, root, `${path}/${name}`);
    return;
  }
  const contents = readFileSync(full);
  hash.update(`${path}\n${contents.length}\n`);
  hash.update(contents);
}
