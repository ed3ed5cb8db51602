import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction } from '@mysten/sui/transactions';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  connectChain,
  createTeam,
  discloseNote,
  grantAudit,
  listGrants,
  listModel,
  listTeamCaps,
  originalPackageId,
  publishIteration,
  readClockMs,
  revokeAudit,
  runTransaction,
  type ChainConnection,
} from '@/lib/chain';
import { wrapDataKey, type SealSettings } from '@/lib/crypto';
import { networkManifestSchema, type NetworkManifest } from '@/lib/config/network-manifest';
import { AUDIT_NOTES, AUDIT_WEIGHTS, blobIdToU256, hexToBytes } from '@/lib/domain';
import {
  addCertifyCommands,
  bytesOf,
  openWalrusDoor,
  publishedBytes,
  uploadFile,
  type UploadState,
} from '@/lib/storage';
import { directStorageTasks } from '@/lib/storage/storage-tasks';
import { noteInputOf } from '../publish/note-input';
import { openAudit } from '../verbs/open-audit';
import { readNote, type NoteReader } from '../verbs/read-note';
import type { Submitter, SubmitRequest } from '../wallet/submit-transaction';

// The browser's stores and locks have tests of their own; here a Map and a key pair stand in.
vi.mock('idb-keyval', () => {
  const kept = new Map<string, unknown>();
  return {
    get: async (key: string) => kept.get(key),
    set: async (key: string, value: unknown) => void kept.set(key, value),
    del: async (key: string) => void kept.delete(key),
  };
});
vi.mock('../wallet/submit-transaction', () => ({
  submitTransaction: async (own: Submitter, request: SubmitRequest) =>
    run(signerOf(own.address), await request.transaction()),
}));

const FIRST_PORT = Number(process.env.TIDEMARK_TEST_PORT ?? '19610');
const READY_TIMEOUT_MS = 180_000;
const DAY_MS = 86_400_000n;
const noteText = 'Station 4 was left out of the training set.';

const seller = new Ed25519Keypair();
const ofWeights = new Ed25519Keypair();
const ofNotes = new Ed25519Keypair();
const stranger = new Ed25519Keypair();

let directory = '';
let child: ChildProcess;
let output = '';
let network: NetworkManifest;
let chain: ChainConnection;
let upload: UploadState;
let opensAtMs: bigint;
let place: { teamId: string; teamCapId: string; modelId: string };

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tidemark-notes-'));
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
  for (const person of [seller, ofWeights, ofNotes, stranger]) await fund(person.toSuiAddress());
  opensAtMs = (await readClockMs(chain)) + DAY_MS;
  await publishWithNote();
}, READY_TIMEOUT_MS + 60_000);

afterAll(async () => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode === null && child.kill('SIGTERM')) await ended;
  await rm(directory, { recursive: true, force: true });
});

describe('what an audit grant opens, over the embedded network', () => {
  it('the weights with a grant for weights, and not the note', async () => {
    const grantId = await give(ofWeights, AUDIT_WEIGHTS);
    const opened = await openAudit(personOf(ofWeights), {
      ...tools(ofWeights),
      grantId,
      iteration: 1,
    });
    expect(Buffer.compare(opened.dataKey, bytesOf(upload.dataKey))).toBe(0);
    expect(opened.openingDigest).not.toBeNull();
    const again = await openAudit(personOf(ofWeights), {
      ...tools(ofWeights),
      grantId,
      iteration: 1,
    });
    expect(again.openingDigest).toBeNull();
    await expect(read(ofWeights, { kind: 'grant', grantId })).rejects.toMatchObject({
      code: 'access_denied',
    });
  });

  it('the note with a grant for notes, and not the weights', async () => {
    const grantId = await give(ofNotes, AUDIT_NOTES);
    const note = await read(ofNotes, { kind: 'grant', grantId });
    expect(note.text).toBe(noteText);
    expect(note.hidden?.opensAtMs).toBe(opensAtMs);
    expect(note.hidden?.salt.length).toBe(16);
    expect(note.openingDigest).not.toBeNull();
    const opening = openAudit(personOf(ofNotes), { ...tools(ofNotes), grantId, iteration: 1 });
    await expect(opening).rejects.toMatchObject({ code: 'access_denied' });
  });

  it('the note to the team without any grant, and to nobody else', async () => {
    const reader: NoteReader = { kind: 'team', modelId: place.modelId };
    expect(await read(seller, reader)).toMatchObject({ text: noteText, openingDigest: null });
    await expect(read(stranger, reader)).rejects.toMatchObject({ code: 'access_denied' });
  });
});

describe('a note with a date', () => {
  it('is disclosed by anyone who knows its text and salt, and not before', async () => {
    const { hidden } = await read(seller, { kind: 'team', modelId: place.modelId });
    const salt = hidden?.salt ?? new Uint8Array(0);
    const disclose = (text: string) =>
      run(stranger, discloseNote(network, { modelId: place.modelId, iteration: 1, text, salt }));
    await expect(disclose(noteText)).rejects.toMatchObject({ details: { abortCode: 41 } });
    await advanceClock(2n * DAY_MS);
    await expect(disclose(`${noteText} `)).rejects.toMatchObject({ details: { abortCode: 42 } });
    const { events } = await disclose(noteText);
    expect(events.map(({ name }) => name)).toEqual(['NoteDisclosed']);
    const now = await read(stranger, { kind: 'team', modelId: place.modelId });
    expect(now).toMatchObject({ text: noteText, hidden: null });
  });
});

describe('a revoked grant', () => {
  it('opens nothing: the key servers refuse and the sentence says why', async () => {
    const grantId = await grantIdOf(ofWeights);
    await run(seller, revokeAudit(network, { ...place, grantId }));
    const opening = openAudit(personOf(ofWeights), { ...tools(ofWeights), grantId, iteration: 1 });
    await expect(opening).rejects.toMatchObject({
      code: 'access_denied',
      message: expect.stringContaining('the team revoked this grant'),
    });
  });
});

async function publishWithNote(): Promise<void> {
  const address = seller.toSuiAddress();
  await run(
    seller,
    createTeam(network, { name: 'Notes', members: [{ address, shareBps: 10_000 }] }),
  );
  const [cap] = await listTeamCaps(chain, network, address);
  if (cap === undefined) throw new Error('no team cap');
  const words = { name: 'Notes', summary: '', task: 'test', licence: 'MIT', dataClass: 'public' };
  const listed = await run(seller, listModel(network, { ...cap, ...words, tags: [] }));
  const model = listed.created.find(({ type }) => type.includes('::model::Model<'));
  if (model === undefined) throw new Error('no model');
  place = { ...cap, modelId: model.objectId };
  const door = openWalrusDoor({ chain, network });
  const keyId = { modelId: place.modelId, iteration: 1 };
  upload = await uploadFile(
    {
      file: new Blob([new Uint8Array(5_000).fill(7)]),
      fileName: 'model.bin',
      format: 'binary',
      summary: {},
      keyId,
      epochs: 20,
      owner: address,
    },
    { door, tasks: directStorageTasks(), execute: (transaction) => run(seller, transaction) },
  );
  const transaction = new Transaction();
  transaction.setSenderIfNotSet(address);
  await addCertifyCommands(transaction, upload, door);
  const bytes = publishedBytes(upload);
  publishIteration(
    network,
    {
      ...place,
      blobs: bytes.blobObjectIds,
      manifestBlobId: blobIdToU256(bytes.manifestBlobId),
      contentRoot: hexToBytes(bytes.contentRoot) ?? new Uint8Array(0),
      plainBytes: BigInt(bytes.plainBytes),
      cipherBytes: BigInt(bytes.cipherBytes),
      sealedKey: await wrapDataKey(sealSettings(), keyId, bytesOf(upload.dataKey)),
      parents: [],
      format: 'binary',
      metrics: '',
      note: await sealedNote(keyId),
      costAdvancedFrost: 0n,
    },
    transaction,
  );
  await run(seller, transaction);
}

/** As the wizard seals it, except that days are too coarse for the clock of this test. */
async function sealedNote(keyId: { modelId: string; iteration: number }) {
  const note = { visibility: 'auditors', opensOn: '' } as const;
  const input = await noteInputOf({ text: ` ${noteText}\n`, note }, sealSettings(), keyId);
  if (input.kind !== 'auditors') throw new Error('the note is not sealed');
  return { ...input, kind: 'sealed_until', opensAtMs } as const;
}

function sealSettings(): SealSettings {
  return {
    client: chain,
    packageId: originalPackageId(network),
    keyServers: network.keyServers.map(({ objectId }) => ({ objectId })),
    threshold: network.keyServerThreshold,
  };
}

async function give(auditor: Ed25519Keypair, scope: number): Promise<string> {
  const transaction = grantAudit(network, {
    ...place,
    auditor: auditor.toSuiAddress(),
    scope,
    firstIteration: 1,
    lastIteration: null,
    startsAtMs: 0n,
    windowMs: 14n * DAY_MS,
  });
  await run(seller, transaction);
  return grantIdOf(auditor);
}

async function grantIdOf(auditor: Ed25519Keypair): Promise<string> {
  const [grant] = await listGrants(chain, network, auditor.toSuiAddress());
  if (grant === undefined) throw new Error('no grant');
  return grant.grantId;
}

function read(person: Ed25519Keypair, reader: NoteReader) {
  return readNote(personOf(person), { ...tools(person), reader, iteration: 1 });
}

function tools(person: Ed25519Keypair) {
  return {
    timeZone: 'UTC',
    signPersonalMessage: async (message: Uint8Array) =>
      (await person.signPersonalMessage(message)).signature,
  };
}

function personOf(person: Ed25519Keypair): Submitter {
  return {
    client: chain,
    manifest: network,
    address: person.toSuiAddress(),
    ready: async () => undefined,
    signTransaction: () => Promise.reject(new Error('signed by the stand-in above')),
  };
}

function signerOf(address: string): Ed25519Keypair {
  const signer = [seller, ofWeights, ofNotes, stranger].find(
    (person) => person.toSuiAddress() === address,
  );
  if (signer === undefined) throw new Error(`nobody signs for ${address}`);
  return signer;
}

function run(signer: Ed25519Keypair, transaction: Transaction) {
  return runTransaction(chain, network, { transaction, signer });
}

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
  await post(network.faucetUrl ?? '', { FixedAmountRequest: { recipient } });
}

async function advanceClock(byMs: bigint): Promise<void> {
  await post(`http://127.0.0.1:${FIRST_PORT + 1}/admin/clock`, { advanceMs: Number(byMs) });
}

async function post(url: string, body: unknown): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
}
