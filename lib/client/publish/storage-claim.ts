import { readMarket, readTeam } from '@/lib/chain';
import { canAdvance, claimableCostFrost } from '@/lib/domain';
import { readStoragePaid, type UploadState, type WalrusDoor } from '@/lib/storage';
import type { Submitter } from '../wallet/submit-transaction';

/**
 * What a publication may ask its team to repay, in FROST: what storing the upload really cost, at
 * most the market's ceiling; 0 where the publisher is no member or the team owes too many people.
 */
export async function storageClaimFrost(
  { client, manifest, address }: Submitter,
  teamId: string,
  upload: UploadState,
  door: WalrusDoor,
): Promise<bigint> {
  const [market, team, { paidFrost, blobs }] = await Promise.all([
    readMarket(client, manifest),
    readTeam(client, manifest, teamId),
    readStoragePaid(upload, door, manifest.walType),
  ]);
  if (!canAdvance(team, address).allowed) return 0n;
  return claimableCostFrost(paidFrost, blobs, market.storageCeilingFrost);
}
