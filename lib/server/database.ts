import 'server-only';
import { openDatabase, type Database } from '@/lib/db/database';

/** Survives the module being evaluated twice (development server), so pools do not pile up. */
const holder = globalThis as { tidemarkDatabase?: Database };

/** The web server's one pool. */
export function database(): Database {
  holder.tidemarkDatabase ??= openDatabase();
  return holder.tidemarkDatabase;
}
