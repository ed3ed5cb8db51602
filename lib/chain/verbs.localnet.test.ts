import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction } from '@mysten/sui/transactions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePorts } from '../../tools/lib/free-ports';
import { planExtension } from '../client/verbs/plan-extension';
import { networkManifestSchema, type NetworkManifest } from '../config/network-manifest';
import * as domain from '../domain';
import {
  addCertifyCommands,
  directStorageTasks,
  openWalrusDoor,
  publishedBytes,
  readStoragePaid,
  readStoragePrice,
  uploadFile,
} from '../storage';
import * as chain from './index';

const READY_TIMEOUT_MS = 180_000;
const DAY_MS = 86_400_000n;
const PRICE_FROST = 7_000_000_001n;
const NOTE = 'Trained on the quiet half of the data.';
const SALT = new Uint8Array(16).fill(9);

let directory = '';
let child: ChildProcess;
let network: NetworkManifest;
let client: chain.ChainConnection;
let modelId = '';
let cap: chain.TeamCap;
const [seller, buyer, auditor] = [new Ed25519Keypair(), new Ed25519Keypair(), new Ed25519Keypair()];

/** The network as a process of its own: this test knows it by its wire only. */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tidemark-verbs-'));
  const ports = await freePorts();
  child = spawn(process.execPath, ['--import', 'tsx', 'localnet/main.ts'], {
    env: { ...process.env, ...ports, LOCALNET_DIR: directory },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  network = await waitForNetwork(`http://127.0.0.1:${ports['LOCALNET_PORT']}/network.json`);
  client = chain.connectChain(network);
  for (const person of [seller, buyer, auditor]) await fund(person.toSuiAddress());
  const members = [{ address: seller.toSuiAddress(), shareBps: 10_000 }];
  await run(seller, chain.createTeam(network, { name: 'Verbs', members }));
  const [made] = await chain.listTeamCaps(client, network, seller.toSuiAddress());
  if (made === undefined) throw new Error('The team was not made.');
  cap = made;
  const texts = { name: 'Verbs', summary: '', task: 'test', licence: 'MIT', dataClass: 'public' };
  const listed = await run(seller, chain.listModel(network, { ...cap, ...texts, tags: [] }));
  modelId = fieldsOf(listed, 'ModelListed').model;
}, READY_TIMEOUT_MS + 30_000);

afterAll(async () => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode === null && child.kill('SIGTERM')) await ended;
  await rm(directory, { recursive: true, force: true });
});

describe('verbs over the embedded network', () => {
  test('an iteration is published with a sealed note and what its storage really cost', async () => {
    const published = await publish();
    const team = await chain.readTeam(client, network, cap.teamId);
    const paid = { member: seller.toSuiAddress(), amountFrost: published.cost_advanced };
    expect(team.advances).toEqual([paid]);
    const text = { modelId, iteration: 1, text: NOTE, salt: SALT };
    await run(buyer, chain.discloseNote(network, text));
    const { note } = await chain.readIteration(client, await model(), 1);
    expect([note.kind, note.text]).toEqual([domain.NOTE_DISCLOSED, NOTE]);
  });

  test('a window longer than storage is refused, and sold with an extension before it', async () => {
    const market = await chain.readMarket(client, network);
    const iteration = await chain.readIteration(client, await model(), 1);
    const nowMs = await chain.readClockMs(client);
    const windowMs = domain.storedUntilMs(market, iteration.endEpoch) - nowMs + market.epochMs;
    const offer = await offerOf({ windowMs });
    const goods = { modelId, offer, expectedPriceFrost: PRICE_FROST };
    await expect(run(buyer, chain.purchase(network, goods))).rejects.toMatchObject({
      code: 'storage_ends_too_early',
      details: { abortCode: 19 },
    });
    const untilEpoch = iteration.endEpoch + 2;
    const plan = await planExtension(
      { client, manifest: network },
      { modelId, iteration },
      untilEpoch,
    );
    expect(plan.costFrost > 0n).toBe(true);
    const before = await chain.readFunds(client, network, buyer.toSuiAddress());
    const both = chain.extendStorage(network, plan.input);
    await run(buyer, chain.purchase(network, goods, both));
    const after = await chain.readFunds(client, network, buyer.toSuiAddress());
    expect(before.walFrost - after.walFrost).toBe(PRICE_FROST + plan.costFrost);
    expect((await chain.readIteration(client, await model(), 1)).endEpoch).toBe(untilEpoch);
  });

  test('a trial is taken once', async () => {
    const offer = await offerOf({ trial: true, priceFrost: 0n, windowMs: DAY_MS });
    const goods = { modelId, offer, expectedPriceFrost: 0n };
    const person = auditor.toSuiAddress();
    expect(await chain.readTrialAtMs(client, await model(), person)).toBe(null);
    await run(auditor, chain.tryOffer(network, goods));
    expect(await chain.readTrialAtMs(client, await model(), person)).toEqual(expect.any(BigInt));
    await expect(run(auditor, chain.tryOffer(network, goods))).rejects.toMatchObject({
      details: { abortCode: 54 },
    });
  });

  test('a pass is renewed, opened with the sale of now, and refunded as the domain says', async () => {
    const offer = await offerOf({ windowMs: DAY_MS, refundRule: domain.REFUND_PRO_RATA });
    const goods = { modelId, offer, expectedPriceFrost: PRICE_FROST };
    const passId = fieldsOf(await run(buyer, chain.purchase(network, goods)), 'PassBought').pass;
    const first = await chain.readPass(client, network, passId);
    const terms = { modelId, passId, offer, maxPriceFrost: PRICE_FROST };
    await run(buyer, chain.renewPass(network, terms));
    const pass = await chain.readPass(client, network, passId);
    expect(pass.endsAtMs).toBe(domain.renewalWindow(first, DAY_MS, first.startsAtMs).endsAtMs);
    const sales = await chain.readSalesOfPass(client, network, pass);
    expect(sales.map(({ saleId }) => saleId)).toEqual([pass.saleId, first.saleId]);
    const holding = domain.saleHolding(sales, await chain.readClockMs(client));
    expect(holding?.saleId).toBe(first.saleId);
    const opening = { passId, saleId: first.saleId, modelId, iteration: 1 };
    await run(buyer, chain.openPass(network, opening));
    const newest = await chain.readSale(client, network, pass.saleId);
    const refund = chain.refundPass(network, { passId, saleId: pass.saleId });
    const refunded = fieldsOf(await run(buyer, refund), 'SaleRefunded');
    expect(domain.canRefund(pass, newest, refunded.at_ms)).toEqual({
      allowed: true,
      amountFrost: refunded.amount,
      endsAtMs: refunded.ends_at_ms,
    });
    expect((await chain.readPass(client, network, passId)).endsAtMs).toBe(first.endsAtMs);
    await settleAndDistribute(first.saleId);
  });

  test('an alias moves and a listing is edited', async () => {
    const alias = { ...cap, modelId, alias: 'production' };
    await run(seller, chain.moveAlias(network, { ...alias, iteration: 1 }));
    expect((await model()).aliases).toEqual([{ alias: 'production', iteration: 1 }]);
    await run(seller, chain.removeAlias(network, alias));
    const texts = { name: 'New', summary: '', task: 't', licence: 'MIT', dataClass: 'public' };
    await run(seller, chain.editListing(network, { ...cap, modelId, ...texts, tags: ['a', 'b'] }));
    expect(await model()).toMatchObject({ name: 'New', tags: ['a', 'b'], aliases: [] });
  });

  test('an audit is granted, opened, signed, superseded and revoked', async () => {
    const range = { firstIteration: 1, lastIteration: null };
    const terms = { auditor: auditor.toSuiAddress(), scope: 3, startsAtMs: 0n, windowMs: DAY_MS };
    await run(seller, chain.grantAudit(network, { ...cap, modelId, ...range, ...terms }));
    const [grant] = await chain.listGrants(client, network, auditor.toSuiAddress());
    const grantId = grant?.grantId ?? '';
    const words = {
      modelId,
      verdict: 2,
      scope: 'all',
      statement: 'sound',
      evidenceHash: new Uint8Array(32).fill(1),
    };
    const opening = chain.openAudit(network, { grantId, modelId, iteration: 1 });
    chain.signOpinion(network, { ...words, grantId, iteration: 1 }, opening);
    const signed = fieldsOf(await run(auditor, opening), 'OpinionSigned');
    await run(seller, chain.revokeAudit(network, { ...cap, modelId, grantId }));
    expect(await chain.readGrantRevoked(client, await model(), grantId)).toBe(true);
    const opinionId = signed.opinion;
    const better = chain.supersedeOpinion(network, { ...words, opinionId, verdict: 1 });
    const later = fieldsOf(await run(auditor, better), 'OpinionSigned');
    const opinion = await chain.readOpinion(client, network, later.opinion);
    expect(opinion).toMatchObject({ verdict: 1, supersedesId: opinionId, iteration: 1 });
    const again = chain.openAudit(network, { grantId, modelId, iteration: 1 });
    await expect(run(auditor, again)).rejects.toMatchObject({ details: { abortCode: 59 } });
  });

  test('the cap goes to a member, who alone holds it then', async () => {
    const [owner, to] = [seller.toSuiAddress(), buyer.toSuiAddress()];
    const handOver = () => run(seller, chain.handOverCap(network, { ...cap, to }));
    await expect(handOver()).rejects.toMatchObject({ details: { abortCode: 38 } });
    const members = [owner, to].map((address) => ({ address, shareBps: 5_000 }));
    await run(seller, chain.setShares(network, { ...cap, members }));
    expect(fieldsOf(await handOver(), 'CapHandedOver')).toMatchObject({ from: owner, to });
    expect(await chain.listTeamCaps(client, network, owner)).toEqual([]);
    expect(await chain.listTeamCaps(client, network, to)).toEqual([cap]);
  });
});

const model = () => chain.readModel(client, network, modelId);

async function publish(): Promise<chain.EventFields<'IterationPublished'>> {
  const door = openWalrusDoor({ chain: client, network });
  const owner = seller.toSuiAddress();
  const keyId = { modelId, iteration: 1 };
  const job = { fileName: 'a.bin', format: 'binary', summary: {}, keyId, epochs: 2, owner };
  const upload = await uploadFile(
    { ...job, file: new Blob([new Uint8Array(5_000)]) },
    { door, tasks: directStorageTasks(), execute: (step) => run(seller, step) },
  );
  const { paidFrost, blobs } = await readStoragePaid(upload, door, network.walType);
  expect(paidFrost).toBe(domain.storageCostFrost(blobs, await readStoragePrice(door)));
  const market = await chain.readMarket(client, network);
  const transaction = new Transaction();
  transaction.setSender(owner);
  await addCertifyCommands(transaction, upload, door);
  const bytes = publishedBytes(upload);
  const text = domain.noteCommitmentBytes(SALT, new TextEncoder().encode(NOTE));
  chain.publishIteration(
    network,
    {
      ...cap,
      modelId,
      blobs: bytes.blobObjectIds,
      manifestBlobId: domain.blobIdToU256(bytes.manifestBlobId),
      contentRoot: domain.hexToBytes(bytes.contentRoot) ?? new Uint8Array(),
      plainBytes: BigInt(bytes.plainBytes),
      cipherBytes: BigInt(bytes.cipherBytes),
      sealedKey: new Uint8Array(100),
      parents: [],
      format: 'binary',
      metrics: '',
      note: {
        kind: 'sealed_until',
        opensAtMs: 1n,
        commitment: createHash('sha256').update(text).digest(),
        sealed: new Uint8Array(100),
      },
      costAdvancedFrost: domain.claimableCostFrost(paidFrost, blobs, market.storageCeilingFrost),
    },
    transaction,
  );
  return fieldsOf(await run(seller, transaction), 'IterationPublished');
}

async function offerOf(terms: Partial<chain.SetOfferInput>): Promise<number> {
  const usual = {
    rights: domain.RIGHT_DOWNLOAD,
    windowMs: DAY_MS,
    priceFrost: PRICE_FROST,
    firstIteration: 1,
    lastIteration: null,
    quota: 0n,
    refundRule: domain.REFUND_NONE,
    trial: false,
  };
  const offer = chain.setOffer(network, { ...cap, modelId, ...usual, ...terms });
  return fieldsOf(await run(seller, offer), 'OfferSet').offer;
}

/** Settles an opened sale, then pays out; both amounts are those of the domain. */
async function settleAndDistribute(saleId: string): Promise<void> {
  const sale = await chain.readSale(client, network, saleId);
  const settle = chain.settleSale(network, { saleId, teamId: cap.teamId });
  const settled = fieldsOf(await run(buyer, settle), 'SaleSettled');
  expect(domain.settleableFrost(sale, settled.at_ms)).toEqual({
    teamFrost: settled.amount,
    feeFrost: settled.fee,
    heldFrost: settled.held,
  });
  const team = await chain.readTeam(client, network, cap.teamId);
  const sharesBps = team.members.map(({ shareBps }) => shareBps);
  const paid = await run(buyer, chain.distribute(network, { teamId: cap.teamId }));
  const { repaid, amounts, total, held } = fieldsOf(paid, 'RevenueDistributed');
  const expected = domain.distributeVault({ ...team, sharesBps });
  expect(expected).toMatchObject({ amounts, totalFrost: total, heldFrost: held, advances: [] });
  expect(expected.repaid.map(({ amountFrost }) => amountFrost)).toEqual(repaid);
}

function run(signer: Ed25519Keypair, transaction: Transaction) {
  return chain.runTransaction(client, network, { transaction, signer });
}

function fieldsOf<Name extends chain.EventName>(
  outcome: chain.TransactionOutcome,
  name: Name,
): chain.EventFields<Name> {
  const event = outcome.events.find((candidate) => candidate.name === name);
  if (event === undefined) throw new Error(`The transaction left no ${name} event.`);
  // The name has just been compared; the compiler cannot tie it to the generic parameter.
  return event.fields as chain.EventFields<Name>;
}

async function waitForNetwork(url: string): Promise<NetworkManifest> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < READY_TIMEOUT_MS && child.exitCode === null) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok === true) return networkManifestSchema.parse(await answer.json());
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error('The network did not start.');
}

async function fund(recipient: string): Promise<void> {
  const answer = await fetch(network.faucetUrl ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ FixedAmountRequest: { recipient } }),
  });
  if (!answer.ok) throw new Error(`The faucet answered HTTP ${answer.status}.`);
}
