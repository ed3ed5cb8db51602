import { mkdir, writeFile } from 'node:fs/promises';
import { findDrift } from './schema-engine';

/**
 * `npm run db:drift` fails when `prisma/schema.prisma` and the migrations disagree;
 * `npm run db:drift -- --write <name>` writes the missing migration.
 */
async function main(): Promise<void> {
  const sql = await findDrift();
  if (sql === '') return void console.log('schema and migrations agree');
  const at = process.argv.indexOf('--write');
  const name = at < 0 ? undefined : process.argv[at + 1];
  if (name === undefined) {
    console.error(`schema.prisma is ahead of the migrations by:\n${sql}`);
    process.exitCode = 1;
    return;
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = `prisma/migrations/${stamp}_${name}`;
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/migration.sql`, `${sql}\n`);
  console.log(`wrote ${folder}/migration.sql`);
}

await main();
