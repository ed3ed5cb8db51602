import { spawnSync } from 'node:child_process';

/**
 * Generates the Prisma client into `lib/db/generated`, without the internet.
 *
 * Prisma wants to download its schema engine first although `generate` never runs it: any existing
 * file satisfies it. The variable must stay confined to this one command, because commands that do
 * need the engine would then silently do nothing.
 */
export function generateClient(): void {
  const prisma = spawnSync(
    process.execPath,
    ['node_modules/prisma/build/index.js', 'generate', '--no-hints'],
    {
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
      encoding: 'utf8',
    },
  );
  if (prisma.status !== 0) {
    throw new Error(`prisma generate failed:\n${prisma.stdout}\n${prisma.stderr}`);
  }
}

if (import.meta.url === `file://${process.argv[1]}`) generateClient();
