import type { ClientWithCoreApi } from '@mysten/sui/client';

const FAUCET_TIMEOUT_MS = 20_000;
const asked = new Map<string, Promise<boolean>>();

export interface FundingPlace {
  readonly faucetUrl?: string | undefined;
  readonly walType: string;
}

/** Asks the faucet once per page load when a person has no SUI or no WAL; true when it gave. */
export function fundWhenEmpty(
  client: ClientWithCoreApi,
  place: FundingPlace,
  address: string,
): Promise<boolean> {
  const running = asked.get(address);
  if (running !== undefined) return running;
  const funding = fund(client, place, address).catch(() => {
    // An unfunded person gets a clear sentence at the first purchase; asking again stays possible.
    asked.delete(address);
    return false;
  });
  asked.set(address, funding);
  return funding;
}

async function fund(client: ClientWithCoreApi, place: FundingPlace, address: string) {
  if (place.faucetUrl === undefined) return false;
  const [sui, wal] = await Promise.all([
    client.core.getBalance({ owner: address }),
    client.core.getBalance({ owner: address, coinType: place.walType }),
  ]);
  if (BigInt(sui.balance.balance) > 0n && BigInt(wal.balance.balance) > 0n) return false;
  const response = await fetch(place.faucetUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ FixedAmountRequest: { recipient: address } }),
    signal: AbortSignal.timeout(FAUCET_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`faucet: HTTP ${response.status}`);
  return true;
}
