import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction } from '@mysten/sui/transactions';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  approveWithTeam,
  connectChain,
  createTeam,
  listModel,
  listTeamCaps,
  originalPackageId,
  publishIteration,
  runTransaction,
  type ChainConnection,
} from '../chain';
import { openKeySession, unwrapDataKey, wrapDataKey, type SealSettings } from '../crypto';
import { networkManifestSchema, type NetworkManifest } from '../config/network-manifest';
import { blobIdToU256, hexToBytes, isTidemarkError } from '../domain';
import { addCertifyCommands, publishedBytes } from './certify-blobs';
import { openIteration, openRange, openWholeIteration, readManifest } from './open-iteration';
import type { StoredIteration } from './open-iteration';
import { readBlobChecked } from './read-blob';
import { directStorageTasks } from './storage-tasks';
import { uploadFile } from './upload-file';
import { bytesOf, parseUploadState, type UploadState } from './upload-state';
import { openWalrusDoor, type WalrusDoor } from './walrus-door';

const FIRST_PORT = Number(process.env.TIDEMARK_TEST_PORT ?? '19410');
const READY_TIMEOUT_MS = 180_000;
const plain = new Uint8Array(1_300_000).map((_, at) => (at * 2_654_435_761) >>> 13);

let directory = '';
let child: ChildProcess;
let output = '';
let network: NetworkManifest;
let chain: ChainConnection;
let door: WalrusDoor;
let seal: SealSettings;
const seller = new Ed25519Keypair();
const stranger = new Ed25519Keypair();

/** The network as a process of its own: this test knows it by its wire only. */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tidemark-bytes-'));
  child = spawn(process.execPath, ['--import', 'tsx', 'localnet/main.ts'], {
    env: {
      ...process.env,
      LOCALNET_RPC_PORT: `${FIRST_PORT}`,
      LOCALNET_PORT: `${FIRST_PORT + 1}`,
      LOCALNET_WALRUS_PORT: `${FIRST_PORT + 2}`,
      LOCALNET_SEAL_PORT: `${FIRST_PORT + 3}`,
      LOCALNET_DIR: directory,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (output += data.toString()));
  network = await waitForNetwork();
  chain = connectChain(network);
  door = openWalrusDoor({ chain, network });
  seal = {
    client: chain,
    packageId: originalPackageId(network),
    keyServers: network.keyServers.map(({ objectId }) => ({ objectId })),
    threshold: network.keyServerThreshold,
  };
  await fund(seller.toSuiAddress());
}, READY_TIMEOUT_MS + 30_000);

afterAll(async () => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode === null && child.kill('SIGTERM')) await ended;
  await rm(directory, { recursive: true, force: true });
});

afterEach(async () => {
  for (let node = 0; node < 13; node += 1) await setNode(node, 'up');
  for (let server = 0; server < 3; server += 1) await setKeyServer(server, 'up');
});

async function waitForNetwork(): Promise<NetworkManifest> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < READY_TIMEOUT_MS && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${FIRST_PORT + 1}/network.json`).catch(() => null);
    if (answer?.ok === true) return networkManifestSchema.parse(await answer.json());
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`The network did not start:\n${output.slice(-4_000)}`);
}

async function fund(recipient: string): Promise<void> {
  const answer = await fetch(network.faucetUrl ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ FixedAmountRequest: { recipient } }),
  });
  if (!answer.ok) throw new Error(`faucet: ${answer.status}`);
}

async function post(url: string, body: unknown): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
}

const setNode = (index: number, mode: string) =>
  post(`${network.walrus.aggregatorUrl}/admin/nodes/${index}`, { mode });
const setKeyServer = (index: number, mode: string) =>
  post(`http://127.0.0.1:${FIRST_PORT + 3}/admin/servers/${index}`, { mode });

function run(transaction: Transaction, payFrost?: bigint) {
  return runTransaction(chain, network, { transaction, signer: seller, payFrost });
}

interface World {
  readonly modelId: string;
  readonly teamId: string;
  readonly teamCapId: string;
}
let world: World;

async function makeListing(): Promise<World> {
  const address = seller.toSuiAddress();
  await run(createTeam(network, { name: 'Bytes', members: [{ address, shareBps: 10_000 }] }));
  const [cap] = await listTeamCaps(chain, network, address);
  if (cap === undefined) throw new Error('no team cap');
  const listed = await run(
    listModel(network, {
      ...cap,
      name: 'Bytes',
      summary: '',
      task: 'test',
      tags: [],
      licence: 'MIT',
      dataClass: 'public',
    }),
  );
  const model = listed.created.find(({ type }) => type.includes('::model::Model<'));
  if (model === undefined) throw new Error('no model');
  return { ...cap, modelId: model.objectId };
}

function jobFor(file: Blob, iteration: number) {
  return {
    file,
    fileName: 'model.bin',
    format: 'binary',
    summary: {},
    keyId: { modelId: world.modelId, iteration },
    epochs: 2,
    owner: seller.toSuiAddress(),
  };
}

const tools = () => ({
  door,
  tasks: directStorageTasks(),
  execute: (transaction: Transaction) => run(transaction),
});

function storedOf(state: UploadState): StoredIteration {
  const { manifestBlobId, contentRoot } = publishedBytes(state);
  return { keyId: state.keyId, manifestBlobId, contentRoot };
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

function sessionOf(signer: Ed25519Keypair) {
  return openKeySession({
    client: chain,
    address: signer.toSuiAddress(),
    packageId: originalPackageId(network),
    signPersonalMessage: async (message) => (await signer.signPersonalMessage(message)).signature,
  });
}

async function unwrapAs(signer: Ed25519Keypair, sealedKey: Uint8Array, iteration: number) {
  const keyId = { modelId: world.modelId, iteration };
  const approval = approveWithTeam(network, { ...keyId, teamId: world.teamId });
  const kind = await approval.build({ client: chain, onlyTransactionKind: true });
  return unwrapDataKey(seal, {
    sealedKey,
    keyId,
    approval: kind,
    session: await sessionOf(signer),
  });
}

let state: UploadState;
let sealedKey: Uint8Array;

describe('the way of the bytes over the embedded network', () => {
  it('seals, stores, certifies and publishes a file', async () => {
    world = await makeListing();
    const phases: string[] = [];
    const saved: UploadState[] = [];
    state = await uploadFile(jobFor(new Blob([plain]), 1), {
      ...tools(),
      save: (next) => void saved.push(parseUploadState(JSON.parse(JSON.stringify(next)))),
      onProgress: ({ phase }) => {
        if (phases.at(-1) !== phase) phases.push(phase);
      },
    });
    expect(phases).toEqual(['preparing', 'registering', 'sending']);
    expect(saved.at(-1)).toEqual(state);

    const bytes = publishedBytes(state);
    sealedKey = await wrapDataKey(seal, state.keyId, bytesOf(state.dataKey));
    expect(sealedKey.length).toBe(449);
    const transaction = new Transaction();
    transaction.setSenderIfNotSet(seller.toSuiAddress());
    expect(await addCertifyCommands(transaction, state, door)).toBe(2);
    publishIteration(
      network,
      {
        ...world,
        blobs: bytes.blobObjectIds,
        manifestBlobId: blobIdToU256(bytes.manifestBlobId),
        contentRoot: hexToBytes(bytes.contentRoot) ?? new Uint8Array(0),
        plainBytes: BigInt(bytes.plainBytes),
        cipherBytes: BigInt(bytes.cipherBytes),
        sealedKey,
        parents: [],
        format: 'binary',
        metrics: '{}',
        note: { kind: 'public', text: '' },
        costAdvancedFrost: 0n,
      },
      transaction,
    );
    const { events } = await run(transaction);
    expect(events.map(({ name }) => name)).toContain('IterationPublished');
  });

  it('lets a member of the team have the key again, and nobody else', async () => {
    const key = await unwrapAs(seller, sealedKey, 1);
    expect(Buffer.compare(key, bytesOf(state.dataKey))).toBe(0);
    await expect(unwrapAs(stranger, sealedKey, 1)).rejects.toMatchObject({ code: 'access_denied' });
  });

  it('downloads, checks and opens the whole file and any range of it', async () => {
    const dataKey = await unwrapAs(seller, sealedKey, 1);
    const stored = storedOf(state);
    const manifest = await readManifest(door, stored, { recomputeBlobId: true });
    expect(manifest.file.sha256).toBe(createHash('sha256').update(plain).digest('hex'));
    const opened = await collect(openIteration(door, stored, manifest, dataKey));
    expect(Buffer.compare(opened, plain)).toBe(0);
    for (const [offset, length] of [
      [0, 1],
      [1_048_570, 20],
      [1_299_990, 10],
      [500_000, 700_000],
      [7, 0],
    ] as const) {
      const range = await openRange(door, stored, manifest, dataKey, { offset, length });
      expect(Buffer.compare(range, plain.subarray(offset, offset + length))).toBe(0);
    }
    const whole = await openWholeIteration(door, stored, dataKey, 1 << 23);
    expect(Buffer.compare(whole.bytes, plain)).toBe(0);
    await expect(openWholeIteration(door, stored, dataKey, 1_000)).rejects.toMatchObject({
      code: 'file_too_large',
    });
  });

  it('refuses a file of another iteration, a wrong root and a wrong key', async () => {
    const stored = storedOf(state);
    const dataKey = bytesOf(state.dataKey);
    const other = { ...stored, keyId: { ...stored.keyId, iteration: 2 } };
    await expect(readManifest(door, other)).rejects.toMatchObject({ code: 'manifest_mismatch' });
    const wrongRoot = { ...stored, contentRoot: '00'.repeat(32) };
    await expect(readManifest(door, wrongRoot)).rejects.toMatchObject({
      code: 'manifest_mismatch',
    });
    await expect(
      openWholeIteration(
        door,
        stored,
        dataKey.map((byte) => byte ^ 1),
        1 << 23,
      ),
    ).rejects.toMatchObject({ code: 'container_corrupt' });
  });
});

describe('when parts of the network fail', () => {
  it('reads with 4 of 13 storage nodes and opens with 1 of 3 key servers down', async () => {
    for (const node of [0, 3, 7, 12]) await setNode(node, 'down');
    await setKeyServer(1, 'down');
    const dataKey = await unwrapAs(seller, sealedKey, 1);
    const { bytes } = await openWholeIteration(door, storedOf(state), dataKey, 1 << 23);
    expect(Buffer.compare(bytes, plain)).toBe(0);
  });

  it('says how many key servers answer when two are down', async () => {
    await setKeyServer(0, 'down');
    await setKeyServer(2, 'down');
    await expect(unwrapAs(seller, sealedKey, 1)).rejects.toMatchObject({
      code: 'key_servers_unreachable',
      retryable: true,
      message: expect.stringContaining('1 of 3 key servers answered and 2 are needed'),
    });
  });

  it('reads straight from the nodes when the aggregator is gone and a node lies', async () => {
    await setNode(9, 'lie');
    const deaf = { ...door, aggregatorUrl: 'http://127.0.0.1:1' };
    const { blobId, sizeBytes, sha256 } = state.blobs.at(-1) ?? {};
    if (blobId === undefined || sizeBytes === undefined || sha256 === undefined) throw new Error();
    const bytes = await readBlobChecked(deaf, { blobId, sizeBytes, sha256 });
    expect(new TextDecoder().decode(bytes)).toBe(state.manifest);
  });

  it('never returns other bytes than asked for when a node lies', async () => {
    await setNode(5, 'lie');
    const { bytes } = await openWholeIteration(
      door,
      storedOf(state),
      bytesOf(state.dataKey),
      1 << 23,
    );
    expect(Buffer.compare(bytes, plain)).toBe(0);
  });

  it('goes on where it stopped: too few nodes, then a reload, then a changed file', async () => {
    const file = new Blob([plain.subarray(0, 200_000)]);
    const job = jobFor(file, 2);
    let saved: UploadState | undefined;
    const save = (next: UploadState) => void (saved = JSON.parse(JSON.stringify(next)));
    for (const node of [1, 2, 4, 6, 8]) await setNode(node, 'down');
    const failed = await uploadFile(job, { ...tools(), save }).catch((caught: unknown) => caught);
    expect(failed).toMatchObject({ code: 'storage_unreachable', retryable: true });
    expect(isTidemarkError(failed) ? failed.message : '').toMatch(
      /^8 of 13 storage nodes answer and 9 are needed/,
    );
    for (const node of [1, 2, 4, 6, 8]) await setNode(node, 'up');

    const changed = new Blob([plain.subarray(1, 200_001)]);
    await expect(
      uploadFile({ ...job, file: changed }, tools(), parseUploadState(saved)),
    ).rejects.toMatchObject({ code: 'file_changed' });

    // The page lost what it saved after paying: the chain still knows.
    const restored = parseUploadState(saved);
    const forgetful = {
      ...restored,
      blobs: restored.blobs.map(({ blobId, rootHash, sizeBytes, sha256, nonce }) => ({
        blobId,
        rootHash,
        sizeBytes,
        sha256,
        nonce,
      })),
    };
    let registrations = 0;
    const finished = await uploadFile(
      job,
      {
        ...tools(),
        execute: async (transaction) => {
          registrations += 1;
          return run(transaction);
        },
      },
      forgetful,
    );
    expect(registrations).toBe(0);
    expect(publishedBytes(finished).blobObjectIds).toEqual(
      restored.blobs.map(({ objectId }) => objectId),
    );
  });

  it('says how many storage nodes answer when a blob cannot be read at all', async () => {
    for (let node = 0; node < 11; node += 1) await setNode(node, 'down');
    await expect(
      openWholeIteration(door, storedOf(state), bytesOf(state.dataKey), 1 << 23),
    ).rejects.toMatchObject({
      code: 'storage_unreachable',
      message: expect.stringContaining('2 of 13 storage nodes answer'),
    });
  });
});
