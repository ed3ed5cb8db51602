import 'server-only';
import type {
  Iteration,
  Market,
  Member,
  Model,
  Offer,
  Opinion,
  Team,
} from '@/lib/db/generated/client';
import { isObjectId } from '@/lib/domain';
import { database } from '../database';
import { toOpinionView } from './audit-views';
import { readChainNowMs } from './chain-now';
import { readConfiguredMarket } from './configured-market';
import { epochAnchorOf } from './epoch-anchor';
import { toIterationView } from './iteration-views';
import { listAliases } from './list-aliases';
import { readModelCards } from './model-cards';
import { toOfferView } from './offer-views';
import { toTeamSummary } from './team-summary';
import type { AliasView, ModelCard, ModelDetail } from './types';

const MAX_OPINIONS = 100;

type FullModel = Model & {
  team: Team & { members: Member[] };
  iterations: Iteration[];
  offers: Offer[];
  opinions: Opinion[];
};

/**
 * Everything the model's page shows; null when the index knows no such model of this market.
 * @throws TidemarkError database_unreachable
 */
export async function findModel(modelId: string): Promise<ModelDetail | null> {
  if (!isObjectId(modelId)) return null;
  const [model, [card], aliases, market, nowMs] = await Promise.all([
    readModel(modelId),
    readModelCards([modelId]),
    listAliases(modelId),
    readConfiguredMarket(),
    readChainNowMs(),
  ]);
  if (model === null || card === undefined) return null;
  if (market !== null && model.marketId !== market.id) return null;
  const active = await countActiveGrants(modelId, nowMs);
  return toDetail(model, card, { aliases, market, nowMs, active });
}

function readModel(modelId: string): Promise<FullModel | null> {
  return database().prisma.model.findUnique({
    where: { id: modelId },
    include: {
      team: { include: { members: { orderBy: { position: 'asc' } } } },
      iterations: { orderBy: { number: 'desc' } },
      offers: { orderBy: [{ active: 'desc' }, { number: 'asc' }] },
      opinions: { orderBy: { ordinal: 'desc' }, take: MAX_OPINIONS },
    },
  });
}

function countActiveGrants(modelId: string, nowMs: bigint): Promise<number> {
  return database().prisma.auditGrant.count({
    where: { modelId, revokedAtMs: null, startsAtMs: { lte: nowMs }, endsAtMs: { gt: nowMs } },
  });
}

function toDetail(
  model: FullModel,
  card: ModelCard,
  around: { aliases: AliasView[]; market: Market | null; nowMs: bigint; active: number },
): ModelDetail {
  const { market, nowMs } = around;
  const anchor = market === null ? undefined : epochAnchorOf(market);
  const { iterations, iterationCount } = model;
  const context = { market, retired: model.retiredAtMs !== null, iterationCount, iterations };
  return {
    ...card,
    marketId: model.marketId,
    lister: model.lister,
    transactionDigest: model.transactionDigest,
    team: toTeamSummary(model.team),
    iterations: iterations.map((iteration) => toIterationView(iteration, anchor)),
    allOffers: model.offers.map((offer) => toOfferView(offer, context, nowMs)),
    aliases: around.aliases,
    opinions: model.opinions.map(toOpinionView),
    grants: { given: model.grantsGiven, active: around.active },
    totals: {
      passes: model.passesSold,
      renewals: model.renewals,
      opens: Number(model.opens),
      calls: Number(model.calls),
      paidFrost: model.paid.toFixed(0),
      settledFrost: model.settled.toFixed(0),
      feesFrost: model.fees.toFixed(0),
      refundedFrost: model.refunded.toFixed(0),
      heldFrost: model.paid.minus(model.settled).minus(model.fees).minus(model.refunded).toFixed(0),
    },
  };
}
