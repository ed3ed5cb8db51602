import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { WalrusClient } from '@mysten/walrus';
import { SuiGrpcClient } from '@mysten/sui/grpc';
import type { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestNetwork } from '../test-network';

const DAY_MS = 86_400_000n;
let network: TestNetwork;
let person: Ed25519Keypair;

/** A client as an application makes it, with nothing cached. */
function newClient(options: { relay: boolean }): WalrusClient {
  const { objects } = network.facts;
  return new WalrusClient({
    packageConfig: {
      systemObjectId: objects.walrusSystem,
      stakingPoolId: objects.walrusStaking,
    },
    suiClient: new SuiGrpcClient({ network: 'localnet', baseUrl: network.rpc.url }),
    storageNodeUrlScheme: 'http',
    ...(options.relay ? { uploadRelay: { host: network.walrusUrl, timeout: 120_000 } } : {}),
  });
}

const write = (client: WalrusClient, blob: Uint8Array, deletable = false, epochs = 3) =>
  client.writeBlob({ blob, deletable, epochs, signer: person });

async function walFrost(): Promise<bigint> {
  const { balance } = await network.client.core.getBalance({
    owner: person.toSuiAddress(),
    coinType: network.facts.walType,
  });
  return BigInt(balance.balance);
}

async function setModes(mode: string, indices: number[]): Promise<void> {
  for (let index = 0; index < 13; index += 1) {
    const wanted = indices.includes(index) ? mode : 'up';
    await network.setMode(network.walrusUrl, 'nodes', index, wanted);
  }
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${network.walrusUrl}${path}`, { headers });

/** Numbers from 0 to 1 that are the same at every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

beforeAll(async () => {
  network = await TestNetwork.start({ walrusPort: 19_310, sealPort: 19_320 });
  await network.startWalrus();
  person = await network.person();
});
afterAll(() => network?.close());

describe('the unmodified Walrus client', () => {
  beforeEach(() => setModes('up', []));

  it('writes 1 MiB through the relay for the quoted price and reads the same bytes', async () => {
    const client = newClient({ relay: true });
    const blob = new Uint8Array(randomBytes(1_048_576));
    const { totalCost } = await client.storageCost(blob.length, 3);
    const before = await walFrost();
    const startedAtMs = performance.now();
    const { blobId, blobObject } = await write(client, blob);
    const writtenAtMs = performance.now();
    expect(before - (await walFrost())).toBe(totalCost);
    expect(blobId).toBe(
      (await client.computeBlobMetadata({ bytes: blob, numShards: 1000 })).blobId,
    );
    expect(blobObject).toMatchObject({ size: '1048576', deletable: false, certified_epoch: 1 });
    const readAtMs = performance.now();
    expect(Buffer.compare(await client.readBlob({ blobId }), blob)).toBe(0);
    const endAtMs = performance.now();
    const answer = await get(`/v1/blobs/${blobId}`);
    expect(Buffer.compare(new Uint8Array(await answer.arrayBuffer()), blob)).toBe(0);
    const aggregatedMs = performance.now() - endAtMs;
    console.info(
      `1 MiB: relay write ${Math.round(writtenAtMs - startedAtMs)} ms, SDK read ` +
        `${Math.round(endAtMs - readAtMs)} ms, aggregator read ${Math.round(aggregatedMs)} ms`,
    );
    expect(await client.getVerifiedBlobStatus({ blobId })).toMatchObject({
      type: 'permanent',
      isCertified: true,
      endEpoch: 4,
    });
  });

  it('writes without a relay, node by node, also with four nodes down, and not with five', async () => {
    const client = newClient({ relay: false });
    const blob = new Uint8Array(randomBytes(40_000));
    await setModes('down', [2, 5, 8, 11]);
    const { blobId } = await write(client, blob);
    await setModes('up', []);
    expect(Buffer.compare(await newClient({ relay: false }).readBlob({ blobId }), blob)).toBe(0);
    await setModes('down', [1, 2, 5, 8, 11]);
    const other = new Uint8Array(randomBytes(40_000));
    await expect(write(newClient({ relay: false }), other)).rejects.toThrow();
  });

  it('extends, and deletes what is deletable', async () => {
    const client = newClient({ relay: true });
    const blob = new Uint8Array(randomBytes(1_000));
    const { blobId, blobObject } = await write(client, blob, true);
    const object = { blobObjectId: blobObject.id, signer: person };
    await client.executeExtendBlobTransaction({ ...object, epochs: 5 });
    client.reset();
    expect((await client.getBlobObject(blobObject.id)).storage.end_epoch).toBe(9);
    expect((await get(`/v1/blobs/by-object-id/${blobObject.id}`)).status).toBe(200);
    await client.executeDeleteBlobTransaction(object);
    expect((await client.getVerifiedBlobStatus({ blobId })).type).toBe('nonexistent');
    expect((await get(`/v1/blobs/${blobId}`)).status).toBe(404);
    expect((await get(`/v1/blobs/by-object-id/${blobObject.id}`)).status).toBe(404);
  });

  it('is refused by the relay for bytes other than those registered', async () => {
    const client = newClient({ relay: true });
    const flow = client.writeBlobFlow({ blob: new Uint8Array(randomBytes(500)) });
    const { blobId } = await flow.encode();
    await flow.executeRegister({
      signer: person,
      epochs: 1,
      deletable: false,
      owner: person.toSuiAddress(),
    });
    const path = `/v1/blob-upload-relay?blob_id=${blobId}`;
    const send = (body: Uint8Array<ArrayBuffer>, to = path) =>
      fetch(`${network.walrusUrl}${to}`, { method: 'POST', body });
    const wrong = await send(new Uint8Array(randomBytes(500)));
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('BLOB_ID_MISMATCH');
    const unregistered = `/v1/blob-upload-relay?blob_id=${'A'.repeat(43)}`;
    expect(await (await send(new Uint8Array(5), unregistered)).text()).toContain('NOT_REGISTERED');
    expect((await send(new Uint8Array(5), '/v1/blob-upload-relay?blob_id=x')).status).toBe(400);
  });
});

describe('aggregator and publisher', () => {
  const blob = new Uint8Array(randomBytes(150_000));
  let blobId = '';

  beforeAll(async () => {
    await setModes('up', []);
    const put = await fetch(`${network.walrusUrl}/v1/blobs?epochs=2&permanent=true`, {
      method: 'PUT',
      body: blob,
    });
    expect(put.status).toBe(200);
    const created: { newlyCreated: { blobObject: { blobId: string; id: string } } } =
      await put.json();
    blobId = created.newlyCreated.blobObject.blobId;
  });
  beforeEach(() => setModes('up', []));

  it('stores for clients without coins, and once is enough', async () => {
    const again = await fetch(`${network.walrusUrl}/v1/blobs?epochs=1`, {
      method: 'PUT',
      body: blob,
    });
    expect(await again.json()).toMatchObject({ alreadyCertified: { blobId, endEpoch: 3 } });
    const tooLong = await fetch(`${network.walrusUrl}/v1/blobs?epochs=54`, {
      method: 'PUT',
      body: blob,
    });
    expect(tooLong.status).toBe(400);
  });

  it('sends an object to whom it shall belong', async () => {
    const owner = person.toSuiAddress();
    const put = await fetch(
      `${network.walrusUrl}/v1/blobs?epochs=1&deletable=true&send_object_to=${owner}`,
      { method: 'PUT', body: new Uint8Array(randomBytes(10)) },
    );
    const answer: { newlyCreated: { blobObject: { id: string } } } = await put.json();
    const { object } = await network.client.core.getObject({
      objectId: answer.newlyCreated.blobObject.id,
    });
    expect(object.owner).toMatchObject({ AddressOwner: owner });
  });

  it('answers wholes, closed ranges and HEAD with the right heads', async () => {
    const whole = await get(`/v1/blobs/${blobId}`);
    expect(whole.status).toBe(200);
    expect(whole.headers.get('etag')).toBe(`"${blobId}"`);
    expect(whole.headers.get('access-control-allow-origin')).toBe('*');
    expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.compare(new Uint8Array(await whole.arrayBuffer()), blob)).toBe(0);
    const part = await get(`/v1/blobs/${blobId}`, { range: 'bytes=700-99999' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 700-99999/150000');
    const bytes = new Uint8Array(await part.arrayBuffer());
    expect(Buffer.compare(bytes, blob.subarray(700, 100_000))).toBe(0);
    const cut = await get(`/v1/blobs/${blobId}/byte-range?start=5&length=9`);
    expect(Buffer.compare(new Uint8Array(await cut.arrayBuffer()), blob.subarray(5, 14))).toBe(0);
    const head = await fetch(`${network.walrusUrl}/v1/blobs/${blobId}`, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe('150000');
    for (const range of ['bytes=5-', 'bytes=-5', 'bytes=150000-150001', 'bytes=0-1,4-5']) {
      const refused = await get(`/v1/blobs/${blobId}`, { range });
      expect(refused.status).toBe(416);
      expect(refused.headers.get('content-range')).toBe('bytes */150000');
    }
    expect((await get(`/v1/blobs/${'A'.repeat(43)}`)).status).toBe(404);
    expect((await get('/v1/blobs/nonsense')).status).toBe(400);
  });

  it.each([
    ['down', [0, 4, 8, 12]],
    ['lie', [1, 5, 9, 10]],
  ])('reads the right bytes with four nodes in mode %s', async (mode, indices) => {
    await setModes(mode, indices);
    const answer = await get(`/v1/blobs/${blobId}`);
    expect(Buffer.compare(new Uint8Array(await answer.arrayBuffer()), blob)).toBe(0);
  });

  it('says how many nodes answer and how many are needed', async () => {
    await setModes('down', [0, 1, 4, 8, 12]);
    const answer = await get(`/v1/blobs/${blobId}`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      error: {
        code: 503,
        status: 'UNAVAILABLE',
        details: [
          {
            reason: 'NOT_ENOUGH_NODES',
            metadata: { answering: '8', needed: '9', total: '13' },
          },
        ],
      },
    });
  });

  it('keeps blobs over a kill and a new start', async () => {
    await network.stopChild('walrus', 'SIGKILL');
    await network.startWalrus();
    const answer = await get(`/v1/blobs/${blobId}`);
    const digest = createHash('sha256').update(new Uint8Array(await answer.arrayBuffer()));
    expect(digest.digest('hex')).toBe(createHash('sha256').update(blob).digest('hex'));
  });

  it('refuses wrong admin requests and changes from pages of other origins', async () => {
    const post = (path: string, body: string, type = 'application/json') =>
      fetch(`${network.walrusUrl}${path}`, {
        method: 'POST',
        body,
        headers: { 'content-type': type },
      });
    expect((await post('/admin/nodes/13', '{"mode":"up"}')).status).toBe(404);
    expect((await post('/admin/nodes/0', '{"mode":"off"}')).status).toBe(400);
    expect((await post('/admin/nodes/0', '{"mode":"down"}', 'text/plain')).status).toBe(400);
    expect((await post('/admin/nodes/0', '{')).status).toBe(400);
    const preflight = await fetch(`${network.walrusUrl}/admin/nodes/0`, {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'POST', origin: 'http://evil.example' },
    });
    expect(preflight.ok).toBe(false);
  });

  it('gives back to a node what it missed while it was away', async () => {
    await setModes('down', [3]);
    const put = await fetch(`${network.walrusUrl}/v1/blobs?epochs=1&permanent=true`, {
      method: 'PUT',
      body: new Uint8Array(randomBytes(77)),
    });
    const answer: { newlyCreated: { blobObject: { blobId: string } } } = await put.json();
    const { blobId: missed } = answer.newlyCreated.blobObject;
    await setModes('up', []);
    const status = async (): Promise<unknown> =>
      (await get(`/n/3/v1/blobs/${missed}/metadata/status`)).json();
    await expect
      .poll(status, { timeout: 30_000, interval: 200 })
      .toEqual({ success: { code: 200, data: 'stored' } });
  });

  it('answers arbitrary requests without failing', async () => {
    const pieces = [
      'n',
      '3',
      '99',
      'v1',
      'blobs',
      blobId,
      'x',
      '..%2f',
      'metadata',
      'slivers',
      '7',
    ];
    const more = [
      'primary',
      'status',
      'confirmation',
      'permanent',
      'deletable',
      '0x5',
      'admin',
      '',
    ];
    const words = [...pieces, ...more, 'byte-range', 'by-object-id', 'blob-upload-relay', '%00'];
    const methods = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH'];
    const random = seeded(7);
    const pick = (from: string[]) => from[Math.floor(random() * from.length)] ?? '';
    for (let round = 0; round < 600; round += 1) {
      const path = Array.from({ length: 1 + Math.floor(random() * 7) }, () => pick(words)).join(
        '/',
      );
      const start = random() < 0.6 ? `/n/${Math.floor(random() * 14)}/v1/blobs/` : '/v1/';
      const method = pick(methods);
      const body = method === 'GET' ? null : new Uint8Array(randomBytes(Math.floor(random() * 90)));
      const answer = await fetch(`${network.walrusUrl}${start}${path}`, { method, body });
      await answer.arrayBuffer();
      expect({ start, path, method, failed: answer.status >= 500 }).toMatchObject({
        failed: false,
      });
    }
    expect((await get(`/v1/blobs/${blobId}`)).status).toBe(200);
  });

  it('forgets blobs whose epochs are over, and their bytes', async () => {
    const stored = () => readdirSync(join(network.directory, 'walrus', 'nodes', '0')).length;
    const before = stored();
    expect((await get(`/v1/blobs/${blobId}`)).status).toBe(200);
    await network.advanceClock(28n * DAY_MS);
    expect((await get(`/v1/blobs/${blobId}`)).status).toBe(404);
    await expect.poll(stored).toBeLessThan(before);
  });
});
