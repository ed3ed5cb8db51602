import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { TidemarkError } from '@/lib/config/errors';

const LOCK_NAME = 'database.lock';
const MAX_TRIES = 5;

/**
 * Takes the folder of the embedded database for this process; answers the release.
 * Two processes on one folder would lose data silently, so the lock names its owner's pid and is
 * taken over only from an owner that is gone.
 * @throws TidemarkError not_allowed when a living process owns the folder
 */
export function takeLock(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, LOCK_NAME);
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!isExisting(error)) throw error;
      const owner = Number(readFileSync(file, 'utf8'));
      if (isAlive(owner)) {
        throw new TidemarkError(
          'not_allowed',
          `The database folder ${folder} is in use by process ${owner}; stop it or set TIDEMARK_DIR to another folder.`,
          { cause: error, details: { owner } },
        );
      }
      rmSync(file, { force: true });
    }
  }
  throw new TidemarkError('not_allowed', `The lock ${file} cannot be taken; remove it by hand.`);
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
