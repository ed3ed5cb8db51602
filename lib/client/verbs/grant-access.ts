import {
  approveWithGrant,
  openAudit as openAuditTransaction,
  readClockMs,
  readGrant,
  readGrantRevoked,
  readIteration,
  readModel,
  refusalError,
  type AuditGrant,
  type Iteration,
} from '@/lib/chain';
import {
  AUDIT_NOTES,
  AUDIT_WEIGHTS,
  canFetchAuditKey,
  canOpenAudit,
  formatDateTime,
  isTidemarkError,
  TidemarkError,
  type GrantQuestion,
} from '@/lib/domain';
import { submitTransaction, type Submitter } from '../wallet/submit-transaction';
import { KEY_FETCH_MARGIN_MS, releaseKey, type OpenTools } from './open-parts';

/** A grant, the iteration it is used on, and how both stand on chain now. */
export interface GrantSight {
  readonly grant: AuditGrant;
  readonly iteration: Iteration;
  readonly question: GrantQuestion;
}

/** @throws TidemarkError not_found, chain_unreachable, chain_data_malformed */
export async function lookAtGrant(
  { client, manifest }: Submitter,
  grantId: string,
  number: number,
): Promise<GrantSight> {
  const grant = await readGrant(client, manifest, grantId);
  const model = await readModel(client, manifest, grant.modelId);
  const [iteration, revoked, nowMs] = await Promise.all([
    readIteration(client, model, number),
    readGrantRevoked(client, model, grantId),
    readClockMs(client),
  ]);
  const question = {
    modelId: model.modelId,
    iteration: number,
    latestIteration: model.iterationCount,
    // A grant the model never gave opens nothing, as a revoked one.
    revoked: revoked ?? true,
    nowMs,
  };
  return { grant, iteration, question };
}

export interface GrantKey {
  readonly key: Uint8Array;
  /** Transaction of the opening; null when an earlier opening still holds. */
  readonly openingDigest: string | null;
}

/**
 * Leaves the trace of the opening on chain and fetches a key under the grant: that of the weights,
 * or with `ofNote` that of the note. Where the grant has ended, was revoked or has another scope
 * the transaction is skipped (it could not help) and the key servers themselves say no.
 * @throws TidemarkError refusals of the grant, wallet_rejected, access_denied, key_*, chain_*
 */
export async function keyByGrant(
  submitter: Submitter,
  sight: GrantSight,
  wanted: { readonly sealedKey: Uint8Array; readonly ofNote: boolean },
  tools: OpenTools,
): Promise<GrantKey> {
  const { grant, question } = sight;
  const openingDigest = await recordAudit(submitter, sight, wanted.ofNote, tools);
  const { modelId, iteration } = question;
  const keyId = wanted.ofNote
    ? ({ modelId, iteration, ofNote: true } as const)
    : { modelId, iteration };
  const approval = approveWithGrant(submitter.manifest, { ...keyId, grantId: grant.grantId });
  try {
    const request = { keyId, sealedKey: wanted.sealedKey, approval };
    return { key: await releaseKey(submitter, request, tools), openingDigest };
  } catch (error) {
    throw await explainRefusal(error, submitter, sight, tools.timeZone);
  }
}

async function recordAudit(
  submitter: Submitter,
  { grant, question }: GrantSight,
  ofNote: boolean,
  tools: OpenTools,
): Promise<string | null> {
  const soon = { ...question, nowMs: question.nowMs + KEY_FETCH_MARGIN_MS };
  if (canFetchAuditKey(grant, soon, ofNote).allowed) return null;
  const needed = ofNote ? AUDIT_NOTES : AUDIT_WEIGHTS;
  const isOutOfScope = (grant.scope & needed) === 0;
  if (isOutOfScope || question.revoked || question.nowMs >= grant.endsAtMs) return null;
  const verdict = canOpenAudit(grant, question);
  if (!verdict.allowed) throw refusalError(verdict);
  tools.onPhase?.('recording');
  const { grantId, modelId } = grant;
  const { iteration } = question;
  const outcome = await submitTransaction(submitter, {
    purpose: `audit:${grantId}:${iteration}`,
    transaction: () => openAuditTransaction(submitter.manifest, { grantId, modelId, iteration }),
  });
  return outcome.digest;
}

/** A refusal for a reason that the chain shows gets that reason; others keep their sentence. */
async function explainRefusal(
  error: unknown,
  submitter: Submitter,
  { grant, question }: GrantSight,
  timeZone: string,
): Promise<unknown> {
  if (!isTidemarkError(error) || error.code !== 'access_denied') return error;
  const again = await lookAtGrant(submitter, grant.grantId, question.iteration).catch(() => null);
  if (again === null) return error;
  if (again.question.revoked) {
    return new TidemarkError(
      'access_denied',
      'The key servers refused: the team revoked this grant. What you opened before stays on chain.',
      { cause: error },
    );
  }
  if (again.question.nowMs < grant.endsAtMs) return error;
  const style = { locale: 'en-GB', timeZone };
  return new TidemarkError(
    'pass_window_ended',
    `The key servers refused: your window ended on ${formatDateTime(grant.endsAtMs, style)}. ` +
      'Ask the team for a new grant.',
    { cause: error, details: { endsAtMs: `${grant.endsAtMs}` } },
  );
}
