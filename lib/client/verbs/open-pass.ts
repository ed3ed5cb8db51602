import {
  approveKeyByPass,
  openPass as openPassTransaction,
  readClockMs,
  readIteration,
  readModel,
  readPass,
  type AccessPass,
} from '@/lib/chain';
import { canFetchKey, canOpen, formatDateTime, isTidemarkError, TidemarkError } from '@/lib/domain';
import { forgetKeySession, obtainKeySession, type SessionOwner } from '../key-session';
import { submitTransaction, type Submitter } from '../wallet/submit-transaction';
import { fetchKey } from './fetch-key';

/** `recording` is left out when an opening still holds, or when the window has ended. */
export type OpenPhase = 'looking' | 'recording' | 'session' | 'key' | 'done';

export interface OpenPassInput {
  readonly passId: string;
  readonly iteration: number;
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

/**
 * Leaves the trace on chain, obtains a key session and fetches the key from the key servers. A
 * pass whose window has ended skips the transaction (the contract refuses it) and lets the key
 * servers themselves say no.
 * @throws TidemarkError pass_window_ended and other refusals, wallet_rejected, key_* and chain_*
 */
export async function openPass(submitter: Submitter, input: OpenPassInput): Promise<OpenedModel> {
  const { client, manifest } = submitter;
  input.onPhase?.('looking');
  const pass = await readPass(client, manifest, input.passId);
  const model = await readModel(client, manifest, pass.modelId);
  const nowMs = await readClockMs(client);
  const question = {
    modelId: pass.modelId,
    iteration: input.iteration,
    latestIteration: model.iterationCount,
    nowMs,
  };
  const iteration = await readIteration(client, model, input.iteration);
  const openingDigest = await recordOpening(submitter, pass, input, question);
  const dataKey = await fetchKeyOfPass(submitter, pass, input, iteration.sealedKey);
  input.onPhase?.('done');
  return {
    modelId: pass.modelId,
    iteration: input.iteration,
    manifestBlobId: iteration.manifestBlobId,
    contentRoot: iteration.contentRoot,
    plainBytes: iteration.plainBytes,
    format: iteration.format,
    dataKey,
    openingDigest,
  };
}

const KEY_FETCH_MARGIN_MS = 10_000n;

async function recordOpening(
  submitter: Submitter,
  pass: AccessPass,
  input: OpenPassInput,
  question: Parameters<typeof canOpen>[1],
): Promise<string | null> {
  // Fetching a key takes seconds; a session about to end would turn into a refusal on the way.
  const soon = { ...question, nowMs: question.nowMs + KEY_FETCH_MARGIN_MS };
  const isStillOpen = pass.openedIteration === input.iteration && canFetchKey(pass, soon).allowed;
  const hasEnded = question.nowMs >= pass.endsAtMs;
  if (isStillOpen || hasEnded) return null;
  input.onPhase?.('recording');
  const { passId, saleId, modelId } = pass;
  const outcome = await submitTransaction(submitter, {
    purpose: `open:${passId}:${input.iteration}`,
    transaction: () =>
      openPassTransaction(submitter.manifest, {
        passId,
        saleId,
        modelId,
        iteration: input.iteration,
      }),
  });
  return outcome.digest;
}

async function fetchKeyOfPass(
  submitter: Submitter,
  pass: AccessPass,
  input: OpenPassInput,
  sealedKey: Uint8Array,
): Promise<Uint8Array> {
  const owner: SessionOwner = {
    network: submitter,
    address: submitter.address,
    signPersonalMessage: input.signPersonalMessage,
  };
  const keyId = { modelId: pass.modelId, iteration: input.iteration };
  input.onPhase?.('session');
  const session = await obtainKeySession(owner);
  input.onPhase?.('key');
  try {
    return await fetchKey(submitter, {
      sealedKey,
      keyId,
      approval: approveKeyByPass(submitter.manifest, { ...keyId, passId: pass.passId }),
      session,
      onWait: (seconds) =>
        input.onPhase?.('key', `The key servers do not see the opening yet (${seconds} s)`),
    });
  } catch (error) {
    if (isTidemarkError(error) && error.code.startsWith('key_session'))
      await forgetKeySession(owner);
    throw await explainRefusal(error, submitter, pass, input.timeZone);
  }
}

/** A refusal after the end gets the date of the end; every other one keeps its own sentence. */
async function explainRefusal(
  error: unknown,
  submitter: Submitter,
  pass: AccessPass,
  timeZone: string,
): Promise<unknown> {
  if (!isTidemarkError(error) || error.code !== 'access_denied') return error;
  const nowMs = await readClockMs(submitter.client).catch(() => null);
  if (nowMs === null || nowMs < pass.endsAtMs) return error;
  const style = { locale: 'en-GB', timeZone };
  return new TidemarkError(
    'pass_window_ended',
    `The key servers refused: your window ended on ${formatDateTime(pass.endsAtMs, style)}. ` +
      'Buy a new pass to open the model again.',
    { cause: error, details: { endsAtMs: `${pass.endsAtMs}` } },
  );
}
