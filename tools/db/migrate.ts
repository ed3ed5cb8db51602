import { Client } from 'pg';
import { databaseUrl } from '@/lib/config/environment';
import { migrate } from '@/lib/db/migrate';

/** Applies the missing migrations to the configured database (`npm start` does so by itself). */
async function main(): Promise<void> {
  const client = new Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    const applied = await migrate(client);
    console.log(applied.length === 0 ? 'nothing to apply' : `applied ${applied.join(', ')}`);
  } finally {
    await client.end();
  }
}

await main();
