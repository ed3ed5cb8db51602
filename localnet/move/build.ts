/**
 * `npm run move:build`: compiles every Move package and writes the pinned bytecode.
 * `npm run move:build -- --check` writes nothing and fails when something pinned differs.
 */
import { relative } from 'node:path';
import { buildAll, type BuiltPackage } from './kit/build-all';
import { pinnedHash, readPinned, readPinnedHash, writePinned } from './kit/pinned-package';

async function main(): Promise<number> {
  const check = process.argv.includes('--check');
  let different = 0;
  for await (const built of buildAll()) {
    const changed = differs(built);
    if (changed && check) different += 1;
    if (changed && !check) writePinned(built.file, built.compiled);
    const word = !changed ? 'same' : check ? 'DIFFERS' : 'written';
    const size = built.compiled.modules.length;
    console.log(`${built.name.padEnd(10)} ${word.padEnd(8)} ${size} modules  ${shown(built)}`);
  }
  if (different > 0) console.error(`${different} pinned packages differ: run npm run move:build`);
  return different === 0 ? 0 : 1;
}

function differs(built: BuiltPackage): boolean {
  const pinned = readPinned(built.file);
  const hash = pinnedHash(built.compiled);
  return !pinned || pinnedHash(pinned) !== hash || readPinnedHash(built.file) !== hash;
}

function shown(built: BuiltPackage): string {
  return `${relative(process.cwd(), built.file)}  sha256 ${pinnedHash(built.compiled)}`;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
