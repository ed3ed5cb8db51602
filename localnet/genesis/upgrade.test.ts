import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startRpcServer } from '../rpc/server';
import { SuiGrpcClient } from '@mysten/sui/grpc';
import { asPinned, migrate, nextContract, upgrade } from '../testing/upgraded-contract';
import { openChain, type OpenChain } from './open-chain';
import { operatorKeypair } from './seed';

const directory = mkdtempSync(join(tmpdir(), 'upgrade-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function served<T>(
  chain: OpenChain,
  work: (client: SuiGrpcClient) => Promise<T>,
): Promise<T> {
  const { ledger, vm } = chain;
  const server = await startRpcServer({ ledger, vm, port: 0, host: '127.0.0.1' });
  try {
    return await work(new SuiGrpcClient({ network: 'localnet', baseUrl: server.url }));
  } finally {
    await server.close();
  }
}

it('finds both versions again after a restart, and runs the new one', async () => {
  const next = await nextContract();
  const ports = { host: '127.0.0.1', walrusPort: 19_385, sealPort: 19_390 };
  const chain = await openChain({ directory, ports, acceptedPackages: [asPinned(next)] });
  const first = chain.facts.packages.tidemark;
  const operator = operatorKeypair(chain.seedHex);
  const latest = await served(chain, (client) => upgrade(client, operator, first, next));
  const digest = chain.ledger.stateDigest();
  chain.close();
  // What is in the journal was accepted once; the list is for what comes.
  const again = await openChain({ directory, ports });
  expect(again.ledger.stateDigest()).toBe(digest);
  expect(again.ledger.packageVersions(first)).toEqual([
    { id: first, version: 1n },
    { id: latest, version: 2n },
  ]);
  const { market } = again.facts.objects;
  const { walType } = again.facts;
  await served(again, (client) => migrate(client, operator, { first, latest, market, walType }));
  const event = again.ledger.eventAt(again.ledger.eventCount() - 1);
  expect(event.type).toBe(`${first}::market_events::MarketMigrated`);
  again.close();
});
