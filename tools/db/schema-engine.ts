import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { readMigrations } from '@/lib/db/migrations';

const SCHEMA_PATH = 'prisma/schema.prisma';
const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Replays the migrations on a throw-away database in memory and compares the outcome with
 * `schema.prisma`. Answers the SQL that is missing; empty text means no drift.
 *
 * The engine is Prisma's own, in its WebAssembly form: an undocumented package, so this is a
 * development tool and nothing at run time depends on it.
 */
export async function findDrift(): Promise<string> {
  const database = await PGlite.create({ extensions: { pg_trgm } });
  try {
    for (const migration of await readMigrations()) await database.exec(migration.sql);
    const schema = await readFile(SCHEMA_PATH, 'utf8');
    const files = [{ path: SCHEMA_PATH, content: schema }];
    await loadEngine();
    const adapter = bindMigrationAwareSqlAdapterFactory(
      // The adapter is built against an older patch of the same interface.
      new PrismaPGlite(database) as unknown as Parameters<
        typeof bindMigrationAwareSqlAdapterFactory
      >[0],
    );
    const instance = await engine.SchemaEngine.new(
      { datamodels: [[SCHEMA_PATH, schema]] },
      () => undefined,
      adapter,
    );
    const difference = await instance.diff({
      from: { tag: 'schemaDatasource', files, configDir: 'prisma' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    const sql = difference.stdout?.trim() ?? '';
    return sql === '-- This is an empty migration.' ? '' : sql;
  } finally {
    await database.close();
  }
}

async function loadEngine(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const bytes = await readFile(new URL('./schema_engine_bg.wasm', `file://${file}`));
  const compiled = await WebAssembly.compile(new Uint8Array(bytes));
  const instance = await WebAssembly.instantiate(compiled, {
    './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports,
  });
  engine.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
}
