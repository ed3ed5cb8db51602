import { SealClient, SessionKey } from '@mysten/seal';
import { bcs } from '@mysten/sui/bcs';
import { SuiGrpcClient } from '@mysten/sui/grpc';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction } from '@mysten/sui/transactions';
import { fromHex, toHex } from '@mysten/sui/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operatorKeypair } from '../genesis/seed';
import { TestNetwork } from '../test-network';
import { MarketScene } from '../testing/market-scene';
import { created } from '../testing/test-chain';
import { asPinned, migrate, nextContract, upgrade } from '../testing/upgraded-contract';

const FIRST_PORT = 19_430;
const SESSION_MS = 1_800_000n;
const NOTE_BIT = 2 ** 31;

let network: TestNetwork;
let scene: MarketScene;
const buyer = new Ed25519Keypair();
let first = '';
let pass = '';
let sale = '';
let next: Awaited<ReturnType<typeof nextContract>>;

beforeAll(async () => {
  next = await nextContract();
  const ports = { walrusPort: 19_420, sealPort: FIRST_PORT };
  network = await TestNetwork.start(ports, [], [asPinned(next)]);
  await network.startSeal();
  first = network.facts.packages.tidemark;
  scene = await MarketScene.build(network.chain, buyer);
  const bought = await scene.buy(scene.seller);
  pass = created(bought, 'AccessPass');
  sale = created(bought, `Sale<${network.facts.walType}>`);
});
afterAll(() => network.close());

/** What key servers say when the buyer asks through one version of the contract. */
async function ask(packageId: string, number = 1): Promise<string> {
  const { facts } = network;
  const client = new SuiGrpcClient({ network: 'localnet', baseUrl: network.rpc.url });
  const keyId = new Uint8Array([...fromHex(scene.model), ...bcs.u32().serialize(number).toBytes()]);
  const transaction = new Transaction();
  transaction.moveCall({
    target: `${packageId}::seal_policy::seal_approve_pass`,
    typeArguments: [facts.walType],
    arguments: [
      transaction.pure.vector('u8', [...keyId]),
      transaction.object(facts.objects.market),
      transaction.object(pass),
      transaction.object(scene.model),
      transaction.object.clock(),
    ],
  });
  const txBytes = await transaction.build({ client, onlyTransactionKind: true });
  const sessionKey = await SessionKey.create({
    address: buyer.toSuiAddress(),
    packageId: first,
    ttlMin: 10,
    signer: buyer,
    suiClient: client,
  });
  const seal = new SealClient({
    suiClient: client,
    serverConfigs: facts.keyServerIds.map((objectId) => ({ objectId, weight: 1 })),
    verifyKeyServers: false,
  });
  return seal.fetchKeys({ ids: [toHex(keyId)], txBytes, sessionKey, threshold: 2 }).then(
    () => 'served',
    (error: unknown) => (error instanceof Error ? error.constructor.name : String(error)),
  );
}

describe('key servers and the contract', () => {
  it('answer only while an opening lasts, and for what was opened', async () => {
    expect(await ask(first)).toBe('NoAccessError');
    await scene.open(scene.seller, pass, sale);
    expect(await ask(first)).toBe('served');
    expect(await ask(first, 2)).toBe('NoAccessError');
    expect(await ask(first, NOTE_BIT + 1)).toBe('NoAccessError');
    await network.advanceClock(SESSION_MS - 60_000n);
    expect(await ask(first)).toBe('served');
    await network.advanceClock(60_000n);
    expect(await ask(first)).toBe('NoAccessError');
  });

  it('answer through the version that the market speaks, and say no to the other', async () => {
    await scene.open(scene.seller, pass, sale);
    const operator = operatorKeypair(network.chain.seedHex);
    const latest = await upgrade(network.client, operator, first, next);
    expect(await ask(first)).toBe('served');
    expect(await ask(latest)).toBe('NoAccessError');
    const { market } = network.facts.objects;
    const { walType } = network.facts;
    await migrate(network.client, operator, { first, latest, market, walType });
    expect(await ask(first)).toBe('NoAccessError');
    expect(await ask(latest)).toBe('served');
  });
});
