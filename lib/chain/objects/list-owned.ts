import type { ClientWithCoreApi } from '@mysten/sui/client';
import { TidemarkError } from '@/lib/domain';
import { chainError } from '../chain-error';

const PAGE_SIZE = 50;
const MAX_PAGES = 200;

/** BCS contents of every object of one type that an address owns; at most 10,000. */
export async function listOwned(
  client: ClientWithCoreApi,
  owner: string,
  type: string,
): Promise<Uint8Array[]> {
  const contents: Uint8Array[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer: Awaited<ReturnType<typeof readPage>> = await readPage(
      client,
      owner,
      type,
      cursor,
    );
    contents.push(...answer.objects.map((object) => object.content));
    if (!answer.hasNextPage || answer.cursor === null) return contents;
    cursor = answer.cursor;
  }
  throw new TidemarkError('limit_reached', 'This account owns more objects than can be shown.');
}

async function readPage(
  client: ClientWithCoreApi,
  owner: string,
  type: string,
  cursor: string | null,
) {
  try {
    return await client.core.listOwnedObjects({
      owner,
      type,
      cursor,
      limit: PAGE_SIZE,
      include: { content: true },
    });
  } catch (error) {
    throw chainError(error);
  }
}
