import { openSync, closeSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { JournalError } from './record-log';

const MAX_TAKEOVERS = 3;

/** Makes this process the only owner of a state directory. Returns the release. Throws JournalError. */
export function lockDirectory(directory: string): () => void {
  const path = join(directory, 'lock');
  const mine = `${process.pid} ${startToken(process.pid)}`;
  for (let attempt = 0; attempt < MAX_TAKEOVERS; attempt += 1) {
    if (create(path, mine)) return () => release(path, mine);
    const holder = read(path);
    if (holder && isAlive(holder)) {
      throw new JournalError(
        'locked',
        `${directory} is in use by process ${holder.split(' ')[0]}; stop that network first or set ` +
          'LOCALNET_DIR to another directory.',
      );
    }
    release(path, holder ?? '');
  }
  throw new JournalError('locked', `${path} cannot be taken; delete it if no network is running.`);
}

function create(path: string, text: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, text);
    closeSync(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Removes the lock only while it still holds the given text. */
function release(path: string, text: string): void {
  if (read(path) !== text) return;
  try {
    unlinkSync(path);
  } catch {
    // Somebody else removed it; that is what was wanted.
  }
}

function isAlive(holder: string): boolean {
  const [pidText = '', token = ''] = holder.split(' ');
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    const denied = error instanceof Error && 'code' in error && error.code === 'EPERM';
    if (!denied) return false;
  }
  // The same number may belong to a newer process by now.
  return token === '' || startToken(pid) === '' || startToken(pid) === token;
}

/** Start time of a process where the system tells it (Linux), else empty. */
function startToken(pid: number): string {
  const stat = read(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
