import { expect, type APIRequestContext } from '@playwright/test';
import type { Ledger } from './ledger';

/** What `sale.settled` said, as far as the tests compute with it. */
export interface Settled {
  readonly saleId: string;
  readonly amountFrost: bigint;
  readonly feeFrost: bigint;
  readonly atMs: bigint;
}

/** The settlements of a team, oldest first, as soon as the index has so many. */
export async function settlementsOf(
  request: APIRequestContext,
  teamId: string,
  count: number,
): Promise<Settled[]> {
  const read = async () => {
    const answer = await request.get(`/api/audit?kinds=sale.settled&teamId=${teamId}`);
    const page = (await answer.json()) as { events: { data: Record<string, string> }[] };
    return page.events.map(({ data }) => data).reverse();
  };
  await expect.poll(async () => (await read()).length, { timeout: 60_000 }).toBe(count);
  return (await read()).map((data) => ({
    saleId: data['sale'] ?? '',
    amountFrost: BigInt(data['amount'] ?? 0),
    feeFrost: BigInt(data['fee'] ?? 0),
    atMs: BigInt(data['at_ms'] ?? 0),
  }));
}

/** A team as the index has it. */
export async function teamOf(request: APIRequestContext, teamId: string) {
  const answer = await request.get(`/api/teams/${teamId}`);
  return (await answer.json()) as {
    manager: string;
    advances: { address: string; owedFrost: string }[];
    openSales: { saleId: string; startsAtMs: number; endsAtMs: number; priceFrost: string }[];
  };
}

/** All that sales ever paid into a team's vault, from the chain. */
export async function collectedFrost({ client }: Ledger, teamId: string): Promise<bigint> {
  const { object } = await client.core.getObject({ objectId: teamId, include: { json: true } });
  return BigInt(String(object.json?.['collected']));
}

/** An amount as pages write it: `1,234.5 WAL`. */
export function walText(amountFrost: bigint): string {
  const digits = amountFrost.toString().padStart(10, '0');
  const whole = digits.slice(0, -9).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const fraction = digits.slice(-9).replace(/0+$/, '');
  return `${whole}${fraction === '' ? '' : `.${fraction}`} WAL`;
}
