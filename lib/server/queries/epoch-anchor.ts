import 'server-only';
import { cachedNetworkManifest } from '@/lib/config/load-network-manifest';
import { storedUntilMs, type EpochAnchor } from '@/lib/domain';
import { database } from '../database';

/** How the configured market converts Walrus epochs; undefined before the market is indexed. */
export async function readEpochAnchor(): Promise<EpochAnchor | undefined> {
  const { objects } = await cachedNetworkManifest();
  const market = await database().prisma.market.findUnique({ where: { id: objects.market } });
  if (market === null) return undefined;
  const { epochMs, anchorMs } = market;
  return { epochMs, anchorMs, anchorEpoch: Number(market.anchorEpoch) };
}

/** Earliest end of storage in ms; 0 while the market is unknown. */
export function endOfStorageMs(anchor: EpochAnchor | undefined, endEpoch: number): number {
  return anchor === undefined ? 0 : Number(storedUntilMs(anchor, endEpoch));
}
