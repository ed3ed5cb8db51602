import { SessionKey, type ExportedSessionKey, type SealCompatibleClient } from '@mysten/seal';
import { z } from 'zod';
import { normalizeAddress, normalizeObjectId, TidemarkError, toTidemarkError } from '../domain';

export const MAX_SESSION_MINUTES = 30;
const DEFAULT_SESSION_MINUTES = 10;

export interface KeySessionRequest {
  readonly client: SealCompatibleClient;
  readonly address: string;
  /** The FIRST package id of tidemark. */
  readonly packageId: string;
  readonly minutes?: number;
  /** Asks the wallet; returns its serialised signature, or throws when the person declines. */
  readonly signPersonalMessage: (message: Uint8Array) => Promise<string>;
}

const exportedSession = z.object({
  address: z.string().max(80),
  packageId: z.string().max(80),
  mvrName: z.string().max(200).optional(),
  creationTimeMs: z.number().int().nonnegative(),
  ttlMin: z.number().int().min(1).max(MAX_SESSION_MINUTES),
  personalMessageSignature: z.string().max(20_000).optional(),
  sessionKey: z.string().max(200),
});

/**
 * Makes a short-lived key that may ask key servers in the person's name; one wallet signature.
 * @throws TidemarkError wallet_rejected, key_session_rejected, chain_unreachable
 */
export async function openKeySession(request: KeySessionRequest): Promise<SessionKey> {
  const session = await newSession(request);
  const signature = await askWallet(request, session.getPersonalMessage());
  try {
    await session.setPersonalMessageSignature(signature);
  } catch (cause) {
    throw new TidemarkError(
      'key_session_rejected',
      'The wallet signed with another address; choose the address that holds the pass.',
      { cause },
    );
  }
  return session;
}

/** A plain copy for IndexedDB, so that a reload needs no new signature. It is a secret. */
export function exportKeySession(session: SessionKey): ExportedSessionKey {
  return session.export();
}

/** The stored session, or null when it is malformed, for somebody else, or has run out. */
export function restoreKeySession(
  stored: unknown,
  owner: Pick<KeySessionRequest, 'client' | 'address' | 'packageId'>,
): SessionKey | null {
  const parsed = exportedSession.safeParse(stored);
  if (!parsed.success) return null;
  const isOwn =
    normalizeAddress(parsed.data.address) === normalizeAddress(owner.address) &&
    normalizeObjectId(parsed.data.packageId) === normalizeObjectId(owner.packageId);
  if (!isOwn) return null;
  try {
    const session = SessionKey.import(parsed.data, owner.client);
    return session.isExpired() ? null : session;
  } catch {
    // A session that cannot be restored is replaced by a new one: nothing is lost but a click.
    return null;
  }
}

async function newSession(request: KeySessionRequest): Promise<SessionKey> {
  try {
    return await SessionKey.create({
      address: normalizeAddress(request.address),
      packageId: normalizeObjectId(request.packageId),
      ttlMin: Math.min(request.minutes ?? DEFAULT_SESSION_MINUTES, MAX_SESSION_MINUTES),
      suiClient: request.client,
    });
  } catch (caught) {
    throw toTidemarkError(
      caught,
      'chain_unreachable',
      'The chain could not be reached to start a session; try again in a moment.',
    );
  }
}

async function askWallet(request: KeySessionRequest, message: Uint8Array): Promise<string> {
  try {
    return await request.signPersonalMessage(message);
  } catch (caught) {
    throw toTidemarkError(
      caught,
      'wallet_rejected',
      'You cancelled the signature; the model stays closed and nothing was paid.',
    );
  }
}
