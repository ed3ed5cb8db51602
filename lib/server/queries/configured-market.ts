import 'server-only';
import { cachedNetworkManifest } from '@/lib/config/load-network-manifest';
import type { Market } from '@/lib/db/generated/client';
import { database } from '../database';

/** Id of the market these pages are for. Other markets of the same package are not shown. */
export async function configuredMarketId(): Promise<string> {
  return (await cachedNetworkManifest()).objects.market;
}

/** The configured market as indexed; null before. @throws TidemarkError database_unreachable */
export async function readConfiguredMarket(): Promise<Market | null> {
  return database().prisma.market.findUnique({ where: { id: await configuredMarketId() } });
}
