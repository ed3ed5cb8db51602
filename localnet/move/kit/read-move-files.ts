import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Path inside a package, with `/`, to its text. */
export type MoveFiles = Record<string, string>;

/** Most files one folder of a package may hold. */
const MAX_FILES = 200;

/** Reads `<folder>/<subfolder>/*.move` as `<subfolder>/<name>`; an absent folder gives nothing. */
export function readMoveFiles(folder: string, subfolder: string): MoveFiles {
  const from = join(folder, subfolder);
  if (!existsSync(from)) return {};
  const names = readdirSync(from)
    .filter((name) => name.endsWith('.move'))
    .sort();
  if (names.length > MAX_FILES) throw new Error(`${from} holds more than ${MAX_FILES} Move files`);
  return Object.fromEntries(
    names.map((name) => [`${subfolder}/${name}`, readFileSync(join(from, name), 'utf8')]),
  );
}
