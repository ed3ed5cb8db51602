import type { SessionKey } from '@mysten/seal';
import { del, get, set } from 'idb-keyval';
import { originalPackageId } from '@/lib/chain';
import { exportKeySession, openKeySession, restoreKeySession } from '@/lib/crypto/key-session';
import type { NetworkAccess } from './network-access';

export interface SessionOwner {
  readonly network: NetworkAccess;
  readonly address: string;
  /** Asks the wallet; returns the serialised signature. */
  readonly signPersonalMessage: (message: Uint8Array) => Promise<string>;
}

const running = new Map<string, Promise<SessionKey>>();

/**
 * The session kept in this browser, or a new one for one wallet signature; asking again meanwhile
 * joins the first, so that a double click is one question.
 */
export function obtainKeySession(owner: SessionOwner): Promise<SessionKey> {
  const key = keyOf(owner);
  const current = running.get(key);
  if (current !== undefined) return current;
  const work = obtain(owner).finally(() => running.delete(key));
  running.set(key, work);
  return work;
}

async function obtain(owner: SessionOwner): Promise<SessionKey> {
  const { client, manifest } = owner.network;
  const packageId = originalPackageId(manifest);
  const identity = { client, address: owner.address, packageId };
  const stored = restoreKeySession(await get(keyOf(owner)), identity);
  if (stored !== null) return stored;
  const session = await openKeySession({
    ...identity,
    signPersonalMessage: owner.signPersonalMessage,
  });
  await set(keyOf(owner), exportKeySession(session));
  return session;
}

export async function forgetKeySession(owner: SessionOwner): Promise<void> {
  await del(keyOf(owner));
}

function keyOf({ network, address }: SessionOwner): string {
  return `tidemark-session:${network.manifest.chainId}:${address}`;
}
