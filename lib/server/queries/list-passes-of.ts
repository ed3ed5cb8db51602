import 'server-only';
import type { Market, Offer, Pass } from '@/lib/db/generated/client';
import { isObjectId, isRenewal } from '@/lib/domain';
import { database } from '../database';
import { readChainNowMs } from './chain-now';
import { toLastIteration, toMsOrNull, toRights } from './chain-words';
import { readConfiguredMarket } from './configured-market';
import { offerBlock, toOfferView, type OfferContext } from './offer-views';
import { toSaleView } from './sale-views';
import type { PassView, TodaysOffer } from './types';

const MAX_PASSES = 200;
const MAX_SALES = 50;

/**
 * Passes that a person holds, newest first, at most 200, with their terms and today's offers. The
 * chain has the last word on them.
 * @throws TidemarkError database_unreachable
 */
export async function listPassesOf(holder: string): Promise<PassView[]> {
  if (!isObjectId(holder)) return [];
  const [passes, market, nowMs] = await Promise.all([
    readPasses(holder),
    readConfiguredMarket(),
    readChainNowMs(),
  ]);
  return passes
    .filter(({ model }) => market === null || model.marketId === market.id)
    .map((pass) => toPassView(pass, market, nowMs));
}

type FullPass = Awaited<ReturnType<typeof readPasses>>[number];

function readPasses(holder: string) {
  return database().prisma.pass.findMany({
    where: { holder },
    include: {
      model: {
        select: {
          marketId: true,
          name: true,
          retiredAtMs: true,
          iterationCount: true,
          team: { select: { name: true } },
          offers: { where: { active: true }, orderBy: [{ price: 'asc' }, { number: 'asc' }] },
          iterations: { select: { number: true, endEpoch: true } },
        },
      },
      sales: { orderBy: { ordinal: 'desc' }, take: MAX_SALES },
    },
    orderBy: { ordinal: 'desc' },
    take: MAX_PASSES,
  });
}

function toPassView(pass: FullPass, market: Market | null, nowMs: bigint): PassView {
  const { model } = pass;
  const { iterationCount, iterations } = model;
  const context = { market, retired: model.retiredAtMs !== null, iterationCount, iterations };
  return {
    passId: pass.id,
    saleId: pass.saleId,
    modelId: pass.modelId,
    modelName: model.name,
    modelRetiredAtMs: toMsOrNull(model.retiredAtMs),
    iterationCount,
    teamId: pass.teamId,
    teamName: model.team.name,
    holder: pass.holder,
    trial: pass.trial,
    rights: toRights(pass.rights),
    firstIteration: Number(pass.firstIteration),
    lastIteration: toLastIteration(pass.lastIteration),
    startsAtMs: Number(pass.startsAtMs),
    endsAtMs: Number(pass.endsAtMs),
    openedUntilMs: Number(pass.openedUntilMs),
    openedIteration: pass.openedIteration,
    opens: Number(pass.opens),
    transactionDigest: pass.transactionDigest,
    sales: pass.sales.map((sale) => toSaleView(sale, model.name)),
    todaysOffers: model.offers.map((offer) => toTodaysOffer(offer, pass, context, nowMs)),
  };
}

function toTodaysOffer(
  offer: Offer,
  pass: Pass,
  context: OfferContext,
  nowMs: bigint,
): TodaysOffer {
  const startsAtMs = pass.endsAtMs > nowMs ? pass.endsAtMs : nowMs;
  const held = { rights: pass.rights, endsAtMs: pass.endsAtMs, ...rangeOf(pass) };
  const canRenew =
    !offer.trial && isRenewal({ rights: offer.rights, ...rangeOf(offer) }, held, nowMs);
  return {
    ...toOfferView(offer, context, nowMs),
    renewal: canRenew
      ? {
          startsAtMs: Number(startsAtMs),
          endsAtMs: Number(startsAtMs + offer.windowMs),
          blockedBy: offerBlock(offer, context, startsAtMs),
        }
      : null,
  };
}

function rangeOf(terms: Pick<Offer | Pass, 'firstIteration' | 'lastIteration'>) {
  return {
    firstIteration: Number(terms.firstIteration),
    lastIteration: Number(terms.lastIteration),
  };
}
