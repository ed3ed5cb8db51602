import type { ClientWithCoreApi } from '@mysten/sui/client';
import type { BcsType } from '@mysten/sui/bcs';
import { TidemarkError } from '@/lib/domain';
import { parseExactly } from '../bcs';
import { chainError } from '../chain-error';
import { normalizeStructTag } from '@mysten/sui/utils';

/**
 * Reads one object of a known type.
 * @throws TidemarkError not_found (none, or of another type), chain_unreachable, chain_data_malformed
 */
export async function readObject<T extends Input, Input>(
  client: ClientWithCoreApi,
  objectId: string,
  expected: { readonly type: string; readonly layout: BcsType<T, Input> },
): Promise<T> {
  const { object } = await client.core
    .getObject({ objectId, include: { content: true } })
    .catch((error: unknown) => {
      throw chainError(error);
    });
  if (normalizeStructTag(object.type) !== normalizeStructTag(expected.type)) {
    throw new TidemarkError(
      'not_found',
      `Object ${objectId} is not a ${expected.layout.name}; check the id.`,
      { details: { objectId, type: object.type } },
    );
  }
  return parseExactly(expected.layout, object.content);
}
