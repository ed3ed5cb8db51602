import type { Submitter } from '../wallet/submit-transaction';
import { keyByGrant, lookAtGrant } from './grant-access';
import { openedModel, type OpenedModel, type OpenTools } from './open-parts';

export interface OpenAuditInput extends OpenTools {
  readonly grantId: string;
  readonly iteration: number;
}

/**
 * Opens the weights of one iteration under an audit grant: the trace on chain, then the key from
 * the key servers.
 * @throws TidemarkError refusals of the grant, wallet_rejected, access_denied, key_*, chain_*
 */
export async function openAudit(submitter: Submitter, input: OpenAuditInput): Promise<OpenedModel> {
  input.onPhase?.('looking');
  const sight = await lookAtGrant(submitter, input.grantId, input.iteration);
  const { sealedKey } = sight.iteration;
  const { key, openingDigest } = await keyByGrant(
    submitter,
    sight,
    { sealedKey, ofNote: false },
    input,
  );
  input.onPhase?.('done');
  return openedModel(sight.grant.modelId, sight.iteration, { dataKey: key, openingDigest });
}
