import type { Iteration } from '@/lib/chain';
import type { Transaction } from '@mysten/sui/transactions';
import { isTidemarkError, type KeyIdParts } from '@/lib/domain';
import { forgetKeySession, obtainKeySession, type SessionOwner } from '../key-session';
import type { Submitter } from '../wallet/submit-transaction';
import { fetchKey } from './fetch-key';

/** `recording` is left out when an opening still holds, or when the window has ended. */
export type OpenPhase = 'looking' | 'recording' | 'session' | 'key' | 'done';

/** What every opening needs of the page, whether by pass or by grant. */
export interface OpenTools {
  readonly signPersonalMessage: SessionOwner['signPersonalMessage'];
  readonly onPhase?: (phase: OpenPhase, note?: string) => void;
  /** IANA zone for the dates in sentences. */
  readonly timeZone: string;
}

/** Everything needed to read the model; the key stays in memory only. */
export interface OpenedModel {
  readonly modelId: string;
  readonly iteration: number;
  readonly manifestBlobId: bigint;
  readonly contentRoot: Uint8Array;
  readonly plainBytes: bigint;
  readonly format: string;
  readonly dataKey: Uint8Array;
  /** Transaction of the opening; null when an earlier opening still holds. */
  readonly openingDigest: string | null;
}

/** Fetching a key takes seconds; a session about to end would turn into a refusal on the way. */
export const KEY_FETCH_MARGIN_MS = 10_000n;

export interface ReleaseRequest {
  readonly keyId: KeyIdParts;
  readonly sealedKey: Uint8Array;
  /** One `seal_approve_*` call. */
  readonly approval: Transaction;
}

/**
 * A key session of this person, kept or new, and with it the key from the key servers. A session
 * that the servers do not accept is forgotten, so that the next try asks for a new one.
 * @throws TidemarkError wallet_rejected, access_denied, key_*, chain_unreachable
 */
export async function releaseKey(
  submitter: Submitter,
  request: ReleaseRequest,
  tools: OpenTools,
): Promise<Uint8Array> {
  const owner: SessionOwner = {
    network: submitter,
    address: submitter.address,
    signPersonalMessage: tools.signPersonalMessage,
  };
  tools.onPhase?.('session');
  const session = await obtainKeySession(owner);
  tools.onPhase?.('key');
  try {
    return await fetchKey(submitter, {
      ...request,
      session,
      onWait: (seconds) =>
        tools.onPhase?.('key', `The key servers do not see the opening yet (${seconds} s)`),
    });
  } catch (error) {
    if (isTidemarkError(error) && error.code.startsWith('key_session')) {
      await forgetKeySession(owner);
    }
    throw error;
  }
}

export function openedModel(
  modelId: string,
  iteration: Iteration,
  key: { readonly dataKey: Uint8Array; readonly openingDigest: string | null },
): OpenedModel {
  const { number, manifestBlobId, contentRoot, plainBytes, format } = iteration;
  return { modelId, iteration: number, manifestBlobId, contentRoot, plainBytes, format, ...key };
}
