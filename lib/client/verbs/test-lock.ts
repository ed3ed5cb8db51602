import { approveWithTeam, readIteration, readModel } from '@/lib/chain';
import { isTidemarkError } from '@/lib/domain';
import { obtainKeySession, type SessionOwner } from '../key-session';
import type { Submitter } from '../wallet/submit-transaction';
import { fetchKey } from './fetch-key';

export type LockVerdict =
  /** The servers said no, as they must to a stranger. */
  | 'refused'
  /** The key came: this address belongs to the team. */
  | 'released';

/**
 * Asks the key servers for the newest key without any pass, for real.
 * @throws TidemarkError when it cannot be told now (servers or chain do not answer, rejected)
 */
export async function testLock(
  submitter: Submitter,
  input: {
    readonly modelId: string;
    readonly signPersonalMessage: SessionOwner['signPersonalMessage'];
  },
): Promise<LockVerdict> {
  const { client, manifest, address } = submitter;
  const model = await readModel(client, manifest, input.modelId);
  const iteration = await readIteration(client, model, model.iterationCount);
  const keyId = { modelId: model.modelId, iteration: iteration.number };
  const session = await obtainKeySession({
    network: submitter,
    address,
    signPersonalMessage: input.signPersonalMessage,
  });
  try {
    await fetchKey(submitter, {
      sealedKey: iteration.sealedKey,
      keyId,
      approval: approveWithTeam(manifest, { ...keyId, teamId: model.teamId }),
      session,
    });
    return 'released';
  } catch (error) {
    if (isTidemarkError(error) && error.code === 'access_denied') return 'refused';
    throw error;
  }
}
