import type { SessionKey } from '@mysten/seal';
import type { Transaction } from '@mysten/sui/transactions';
import { unwrapDataKey } from '@/lib/crypto';
import { isTidemarkError, type KeyIdParts } from '@/lib/domain';
import type { NetworkAccess } from '../network-access';
import { sealSettingsOf } from './seal-settings';

const MAX_TRIES = 5;
const PAUSE_MS = 1_500;

export interface FetchKeyRequest {
  readonly sealedKey: Uint8Array;
  readonly keyId: KeyIdParts;
  /** One `seal_approve_*` call. */
  readonly approval: Transaction;
  readonly session: SessionKey;
  /** Servers may lag behind a payment of seconds ago; each wait is announced. */
  readonly onWait?: (seconds: number) => void;
}

/**
 * The 32-byte data key from 2 of 3 key servers.
 * @throws TidemarkError as unwrapDataKey
 */
export async function fetchKey(
  network: NetworkAccess,
  request: FetchKeyRequest,
): Promise<Uint8Array> {
  const { sealedKey, keyId, approval, session, onWait } = request;
  const kind = await approval.build({ client: network.client, onlyTransactionKind: true });
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await unwrapDataKey(sealSettingsOf(network), {
        sealedKey,
        keyId,
        approval: kind,
        session,
      });
    } catch (error) {
      const isYoung = isTidemarkError(error) && error.code === 'access_not_visible_yet';
      if (!isYoung || attempt === MAX_TRIES) throw error;
      onWait?.(Math.round((attempt * PAUSE_MS) / 1000));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
