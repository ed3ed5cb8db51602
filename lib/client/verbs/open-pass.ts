import {
  approveWithPass,
  openPass as openPassTransaction,
  readClockMs,
  readIteration,
  readModel,
  readPass,
  readSalesOfPass,
  refusalError,
  type AccessPass,
} from '@/lib/chain';
import {
  canFetchKey,
  canOpen,
  formatDateTime,
  isTidemarkError,
  saleHolding,
  TidemarkError,
} from '@/lib/domain';
import { submitTransaction, type Submitter } from '../wallet/submit-transaction';
import {
  KEY_FETCH_MARGIN_MS,
  openedModel,
  releaseKey,
  type OpenedModel,
  type OpenTools,
} from './open-parts';

export interface OpenPassInput extends OpenTools {
  readonly passId: string;
  readonly iteration: number;
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
  return openedModel(pass.modelId, iteration, { dataKey, openingDigest });
}

async function recordOpening(
  submitter: Submitter,
  pass: AccessPass,
  input: OpenPassInput,
  question: Parameters<typeof canOpen>[1],
): Promise<string | null> {
  const soon = { ...question, nowMs: question.nowMs + KEY_FETCH_MARGIN_MS };
  const isStillOpen = pass.openedIteration === input.iteration && canFetchKey(pass, soon).allowed;
  const hasEnded = question.nowMs >= pass.endsAtMs;
  if (isStillOpen || hasEnded) return null;
  input.onPhase?.('recording');
  const { passId, modelId } = pass;
  const { iteration } = input;
  const outcome = await submitTransaction(submitter, {
    purpose: `open:${passId}:${iteration}`,
    transaction: async () => {
      const saleId = await saleIdOf(submitter, pass, question.nowMs);
      return openPassTransaction(submitter.manifest, { passId, saleId, modelId, iteration });
    },
  });
  return outcome.digest;
}

/** The sale that paid for the present time: a renewed pass has several. */
async function saleIdOf(submitter: Submitter, pass: AccessPass, nowMs: bigint): Promise<string> {
  const sales = await readSalesOfPass(submitter.client, submitter.manifest, pass);
  const sale = saleHolding(sales, nowMs);
  if (sale !== null) return sale.saleId;
  throw refusalError({ allowed: false, code: 'contract_refused', abortCode: 22 });
}

async function fetchKeyOfPass(
  submitter: Submitter,
  pass: AccessPass,
  input: OpenPassInput,
  sealedKey: Uint8Array,
): Promise<Uint8Array> {
  const keyId = { modelId: pass.modelId, iteration: input.iteration };
  const approval = approveWithPass(submitter.manifest, { ...keyId, passId: pass.passId });
  try {
    return await releaseKey(submitter, { keyId, sealedKey, approval }, input);
  } catch (error) {
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
      'Renew the pass or buy a new one to open the model again.',
    { cause: error, details: { endsAtMs: `${pass.endsAtMs}` } },
  );
}
