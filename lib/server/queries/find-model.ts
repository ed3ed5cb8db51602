import 'server-only';
import type { Iteration, Member, Model, Offer, Team } from '@/lib/db/generated/client';
import { blobIdFromU256, isObjectId, isWindowCovered, type EpochAnchor } from '@/lib/domain';
import { database } from '../database';
import { readChainNowMs } from './chain-now';
import { endOfStorageMs, readEpochAnchor } from './epoch-anchor';
import { readModelCards, toLastIteration, toRights } from './model-cards';
import { readMetrics } from './read-metrics';
import type { IterationView, ModelDetail, OfferView, TeamSummary } from './types';

type FullModel = Model & {
  team: Team & { members: Member[] };
  iterations: Iteration[];
  offers: Offer[];
};

/**
 * Everything the model's page shows; null when the index knows no such model.
 * @throws TidemarkError database_unreachable
 */
export async function findModel(modelId: string): Promise<ModelDetail | null> {
  if (!isObjectId(modelId)) return null;
  const { prisma } = database();
  const [model, [card], anchor, nowMs] = await Promise.all([
    prisma.model.findUnique({
      where: { id: modelId },
      include: {
        team: { include: { members: { orderBy: { position: 'asc' } } } },
        iterations: { orderBy: { number: 'desc' } },
        offers: { orderBy: [{ active: 'desc' }, { number: 'asc' }] },
      },
    }),
    readModelCards([modelId]),
    readEpochAnchor(),
    readChainNowMs(),
  ]);
  if (model === null || card === undefined) return null;
  return {
    ...card,
    lister: model.lister,
    transactionDigest: model.transactionDigest,
    team: toTeamSummary(model.team),
    iterations: model.iterations.map((iteration) => toIteration(iteration, anchor)),
    allOffers: model.offers.map((offer) => toOffer(offer, model, anchor, nowMs)),
    totals: {
      passes: model.passesSold,
      opens: Number(model.opens),
      paidFrost: model.paid.toFixed(0),
      settledFrost: model.settled.toFixed(0),
    },
  };
}

export function toTeamSummary(team: Team & { members: Member[] }): TeamSummary {
  return {
    teamId: team.id,
    name: team.name,
    members: team.members.map(({ address, shareBps }) => ({ address, shareBps })),
    operators: team.operators,
    creator: team.creator,
    createdAtMs: Number(team.createdAtMs),
  };
}

function toIteration(row: Iteration, anchor: EpochAnchor | undefined): IterationView {
  const endEpoch = Number(row.endEpoch);
  return {
    number: row.number,
    parents: row.parents,
    manifestBlobId: row.manifestBlobId,
    manifestBlobIdText: blobIdFromU256(BigInt(row.manifestBlobId)),
    blobIdTexts: row.blobIds,
    blobObjectIds: row.blobObjects,
    endEpoch,
    storedUntilMs: endOfStorageMs(anchor, endEpoch),
    contentRootHex: Buffer.from(row.contentRoot).toString('hex'),
    plainBytes: row.plainBytes.toFixed(0),
    cipherBytes: row.cipherBytes.toFixed(0),
    sealedKeyBase64: Buffer.from(row.sealedKey).toString('base64'),
    format: row.format,
    metricsText: row.metrics,
    metrics: readMetrics(row.metrics),
    note: row.note,
    author: row.author,
    publishedAtMs: Number(row.publishedAtMs),
    transactionDigest: row.transactionDigest,
    checkpoint: row.checkpoint.toString(),
  };
}

function toOffer(
  row: Offer,
  model: FullModel,
  anchor: EpochAnchor | undefined,
  nowMs: bigint,
): OfferView {
  const lastIteration = toLastIteration(Number(row.lastIteration));
  // The contract looks at the newest iteration that the offer covers.
  const newest = Math.min(lastIteration ?? model.iterationCount, model.iterationCount);
  const iteration = model.iterations.find(({ number }) => number === newest);
  const isCovered =
    iteration !== undefined &&
    (anchor === undefined ||
      isWindowCovered(anchor, Number(iteration.endEpoch), nowMs + row.windowMs));
  return {
    number: row.number,
    rights: toRights(row.rights),
    windowMs: Number(row.windowMs),
    priceFrost: row.price.toFixed(0),
    firstIteration: Number(row.firstIteration),
    lastIteration,
    active: row.active,
    setBy: row.setBy,
    setAtMs: Number(row.setAtMs),
    withdrawnAtMs: row.withdrawnAtMs === null ? null : Number(row.withdrawnAtMs),
    sold: row.sold,
    blockedBy:
      iteration === undefined ? 'no-iteration' : isCovered ? null : 'storage-ends-before-window',
  };
}
