import 'server-only';
import type { Market } from '@/lib/db/generated/client';
import { storedUntilMs, type EpochAnchor } from '@/lib/domain';
import { readConfiguredMarket } from './configured-market';

/** How the configured market converts Walrus epochs; undefined before the market is indexed. */
export async function readEpochAnchor(): Promise<EpochAnchor | undefined> {
  const market = await readConfiguredMarket();
  return market === null ? undefined : epochAnchorOf(market);
}

export function epochAnchorOf(market: Market): EpochAnchor {
  const { epochMs, anchorMs } = market;
  return { epochMs, anchorMs, anchorEpoch: Number(market.anchorEpoch) };
}

/** Earliest end of storage in ms; 0 while the market is unknown. */
export function endOfStorageMs(anchor: EpochAnchor | undefined, endEpoch: number): number {
  return anchor === undefined ? 0 : Number(storedUntilMs(anchor, endEpoch));
}
