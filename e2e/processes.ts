import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Kills the running indexer the hard way; the launcher starts it again. */
export function killIndexer(): number {
  const file = path.join(process.env['TIDEMARK_DIR'] ?? '.tidemark', 'processes.json');
  const processes = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
  const pid = processes['indexer'];
  if (pid === undefined) throw new Error(`${file} names no indexer`);
  process.kill(pid, 'SIGKILL');
  return pid;
}
