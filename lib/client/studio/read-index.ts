import type { z } from 'zod';
import { TidemarkError } from '@/lib/domain';

/**
 * One answer of our own index; null while it has not seen the thing yet.
 * @throws TidemarkError database_unreachable
 */
export async function readIndex<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const response = await fetch(path, { cache: 'no-store' }).catch((cause: unknown) => {
    throw unreadable(cause);
  });
  if (response.status === 404) return null;
  const body: unknown = response.ok ? await response.json().catch(() => null) : null;
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw unreadable(parsed.error);
  return parsed.data;
}

function unreadable(cause: unknown): TidemarkError {
  return new TidemarkError(
    'database_unreachable',
    'The index cannot be read now; money and models are on chain and safe. Try again in a moment.',
    { cause },
  );
}
