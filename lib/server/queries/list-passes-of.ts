import 'server-only';
import { isObjectId } from '@/lib/domain';
import { database } from '../database';
import { toLastIteration, toRights } from './model-cards';
import type { PassView } from './types';

const MAX_PASSES = 200;

/** Passes that a person bought, newest first, at most 200. The chain has the last word on them. */
export async function listPassesOf(buyer: string): Promise<PassView[]> {
  if (!isObjectId(buyer)) return [];
  const passes = await database().prisma.pass.findMany({
    where: { buyer },
    include: { model: { select: { name: true } } },
    orderBy: { ordinal: 'desc' },
    take: MAX_PASSES,
  });
  return passes.map((pass) => ({
    passId: pass.id,
    saleId: pass.saleId,
    modelId: pass.modelId,
    modelName: pass.model.name,
    teamId: pass.teamId,
    offer: pass.offer,
    buyer: pass.buyer,
    priceFrost: pass.price.toFixed(0),
    rights: toRights(pass.rights),
    windowMs: Number(pass.windowMs),
    firstIteration: Number(pass.firstIteration),
    lastIteration: toLastIteration(Number(pass.lastIteration)),
    startsAtMs: Number(pass.startsAtMs),
    endsAtMs: Number(pass.endsAtMs),
    openedUntilMs: Number(pass.openedUntilMs),
    opens: Number(pass.opens),
    settledFrost: pass.settled.toFixed(0),
    transactionDigest: pass.transactionDigest,
  }));
}
