import 'server-only';
import { database } from '../database';

/**
 * The chain's clock as far as the index knows, in ms: never earlier than the last checkpoint seen,
 * so a moved clock (embedded network) counts. For display and hints only; the contract decides by
 * its own clock.
 */
export async function readChainNowMs(): Promise<bigint> {
  const heartbeat = await database().prisma.indexHeartbeat.findUnique({ where: { id: 1 } });
  const serverMs = BigInt(Date.now());
  const chainMs = heartbeat?.chainAtMs ?? 0n;
  return chainMs > serverMs ? chainMs : serverMs;
}
