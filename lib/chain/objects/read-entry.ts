import type { BcsType } from '@mysten/sui/bcs';
import type { ClientWithCoreApi } from '@mysten/sui/client';
import { isTidemarkError } from '@/lib/domain';
import { parseExactly } from '../bcs';
import { chainError } from '../chain-error';

/** Key of an entry of a `0x2::table::Table`, as its Move type and canonical bytes. */
export interface EntryName {
  readonly type: string;
  readonly bcs: Uint8Array;
}

/**
 * Reads one entry of a table.
 * @throws TidemarkError not_found, chain_unreachable, chain_data_malformed
 */
export async function readEntry<T extends Input, Input>(
  client: ClientWithCoreApi,
  tableId: string,
  name: EntryName,
  layout: BcsType<T, Input>,
): Promise<T> {
  const { dynamicField } = await client.core
    .getDynamicField({ parentId: tableId, name })
    .catch((error: unknown) => {
      throw chainError(error);
    });
  return parseExactly(layout, dynamicField.value.bcs);
}

/** The same, but null where the table has no such entry. */
export async function findEntry<T extends Input, Input>(
  client: ClientWithCoreApi,
  tableId: string,
  name: EntryName,
  layout: BcsType<T, Input>,
): Promise<T | null> {
  try {
    return await readEntry(client, tableId, name, layout);
  } catch (error) {
    if (isTidemarkError(error) && error.code === 'not_found') return null;
    throw error;
  }
}
