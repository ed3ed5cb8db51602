import { Client } from 'pg';
import { INDEX_TABLES } from '@/lib/db/index-tables';
import { migrate } from '@/lib/db/migrate';
import type { NetworkManifest } from '@/lib/config/network-manifest';

/** Applies missing migrations; answers their names. */
export async function migrateDatabase(url: string): Promise<string[]> {
  return withClient(url, (client) => migrate(client));
}

export interface DatabaseContents {
  /** The index was emptied because the embedded network started over. */
  readonly startedOver: boolean;
  /** Demo data is complete. */
  readonly seeded: boolean;
}

/**
 * Compares the index with the network. With `mayStartOver`, an index of another chain is emptied:
 * true only when both the network and the database are the embedded ones, where deleting one folder
 * is how a person starts over.
 */
export async function matchDatabase(
  url: string,
  manifest: Pick<NetworkManifest, 'chainId' | 'packages'>,
  mayStartOver: boolean,
): Promise<DatabaseContents> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ chain_id: string; package_id: string }>(
      'SELECT chain_id, package_id FROM index_cursor WHERE id = 1',
    );
    const [stored] = rows;
    const original = manifest.packages.tidemarkOriginal ?? manifest.packages.tidemark;
    const isOther =
      stored !== undefined &&
      (stored.chain_id !== manifest.chainId || stored.package_id !== original);
    const startedOver = isOther && mayStartOver;
    if (startedOver) {
      await client.query(`TRUNCATE ${INDEX_TABLES}, seed_progress`);
    }
    const seed = await client.query<{ done: boolean }>(
      'SELECT done FROM seed_progress WHERE id = 1',
    );
    return { startedOver, seeded: seed.rows[0]?.done === true };
  });
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
