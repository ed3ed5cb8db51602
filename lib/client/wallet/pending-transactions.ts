import { del, get, set } from 'idb-keyval';
import { z } from 'zod';

/** A transaction that was signed and may or may not have reached the chain. */
const pendingSchema = z.object({
  digest: z.string().min(32).max(64),
  /** Base64. */
  bytes: z.string().max(400_000),
  signature: z.string().max(20_000),
  chainId: z.string(),
});
export type PendingTransaction = z.output<typeof pendingSchema>;

/** `purpose` names what is done, so that doing it again first looks at what was done. */
export async function keepPending(purpose: string, pending: PendingTransaction): Promise<void> {
  await set(keyOf(purpose), pending);
}

export async function findPending(purpose: string): Promise<PendingTransaction | null> {
  const parsed = pendingSchema.safeParse(await get(keyOf(purpose)));
  return parsed.success ? parsed.data : null;
}

export async function forgetPending(purpose: string): Promise<void> {
  await del(keyOf(purpose));
}

function keyOf(purpose: string): string {
  return `tidemark-pending:${purpose}`;
}
