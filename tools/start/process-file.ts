import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readEnvironment } from '@/lib/config/environment';

const processIds: Record<string, number> = {};

/** Keeps `processes.json` beside the data: which process plays which part, for people and tests. */
export function recordProcess(name: string, processId: number): void {
  processIds[name] = processId;
  const folder = readEnvironment().TIDEMARK_DIR;
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'processes.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(processIds, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}
