import 'server-only';
import { isObjectId } from '@/lib/domain';
import { database } from '../database';
import { toGrantView, toOpinionView } from './audit-views';
import { configuredMarketId } from './configured-market';
import type { AuditorGrantView } from './types';

const MAX_GRANTS = 100;
const MAX_OPINIONS = 50;

/**
 * Audit grants given to a person, newest first, at most 100, with what she signed. The chain has
 * the last word on them.
 * @throws TidemarkError database_unreachable
 */
export async function listGrantsOf(auditor: string): Promise<AuditorGrantView[]> {
  if (!isObjectId(auditor)) return [];
  const marketId = await configuredMarketId();
  const grants = await database().prisma.auditGrant.findMany({
    where: { auditor, model: { marketId } },
    include: {
      model: {
        select: {
          name: true,
          iterationCount: true,
          team: { select: { name: true } },
          opinions: { where: { auditor }, orderBy: { ordinal: 'desc' }, take: MAX_OPINIONS },
        },
      },
    },
    orderBy: { ordinal: 'desc' },
    take: MAX_GRANTS,
  });
  return grants.map((grant) => ({
    ...toGrantView(grant),
    iterationCount: grant.model.iterationCount,
    opinions: grant.model.opinions.map(toOpinionView),
  }));
}
