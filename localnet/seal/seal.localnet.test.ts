import { SealClient, SessionKey } from '@mysten/seal';
import { bcs } from '@mysten/sui/bcs';
import { SuiGrpcClient } from '@mysten/sui/grpc';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction } from '@mysten/sui/transactions';
import { fromHex } from '@mysten/sui/utils';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compileFiles } from '../move/kit/build-package';
import { TestNetwork } from '../test-network';

const HOUR_MS = 3_600_000n;
const FIRST_PORT = 19_330;
const policy = `
module policy::window;

use sui::clock::Clock;

const EWrongId: u64 = 1;
const EOutsideWindow: u64 = 2;

public struct Pass has key { id: UID, start_ms: u64, end_ms: u64 }

public fun give(to: address, start_ms: u64, end_ms: u64, ctx: &mut TxContext) {
    transfer::transfer(Pass { id: object::new(ctx), start_ms, end_ms }, to)
}

entry fun seal_approve(id: vector<u8>, pass: &Pass, clock: &Clock) {
    assert!(id == object::uid_to_bytes(&pass.id), EWrongId);
    let now = clock.timestamp_ms();
    assert!(pass.start_ms <= now && now < pass.end_ms, EOutsideWindow)
}
`;

let network: TestNetwork;
let person: Ed25519Keypair;
let packageId = '';
const secret = new Uint8Array(32).map((_, at) => at * 7);

const origin = (index: number) => `http://127.0.0.1:${FIRST_PORT + index}`;
const setMode = (index: number, mode: string) => network.setMode(origin(0), 'servers', index, mode);

function sealClient(options: { verify?: boolean; timeout?: number } = {}): SealClient {
  return new SealClient({
    suiClient: new SuiGrpcClient({ network: 'localnet', baseUrl: network.rpc.url }),
    serverConfigs: network.facts.keyServerIds.map((objectId) => ({ objectId, weight: 1 })),
    verifyKeyServers: options.verify ?? false,
    timeout: options.timeout ?? 10_000,
  });
}

async function execute(signer: Ed25519Keypair, transaction: Transaction) {
  const result = await signer.signAndExecuteTransaction({ transaction, client: network.client });
  const done = result.Transaction;
  if (!done) throw new Error(JSON.stringify(result.FailedTransaction?.status));
  await network.client.core.waitForTransaction({ digest: done.digest });
  return network.client.core.getTransaction({
    digest: done.digest,
    include: { effects: true, objectTypes: true },
  });
}

async function policyModules(): Promise<Uint8Array[]> {
  const files = {
    'Move.toml':
      '[package]\nname = "policy"\nversion = "0.1.0"\nedition = "2024"\n\n[addresses]\npolicy = "0x0"\n',
    'sources/window.move': policy,
  };
  const { modules } = await compileFiles('policy', files, []);
  return modules.map((module) => new Uint8Array(Buffer.from(module, 'base64')));
}

/** Gives a pass for a window around the chain's time; answers its id. */
async function givePass(to: string, fromMs: bigint, untilMs: bigint): Promise<string> {
  const nowMs = network.chain.ledger.now();
  const transaction = new Transaction();
  transaction.moveCall({
    target: `${packageId}::window::give`,
    arguments: [
      transaction.pure.address(to),
      transaction.pure.u64(nowMs + fromMs),
      transaction.pure.u64(nowMs + untilMs),
    ],
  });
  const done = await execute(person, transaction);
  const types = Object.entries(done.Transaction?.objectTypes ?? {});
  const [id] = types.find(([, type]) => type.endsWith('::window::Pass')) ?? [];
  if (!id) throw new Error('no pass was made');
  return id;
}

async function programFor(pass: string, id = fromHex(pass), functionName = 'seal_approve') {
  const transaction = new Transaction();
  transaction.moveCall({
    target: `${packageId}::window::${functionName}`,
    arguments: [
      transaction.pure.vector('u8', [...id]),
      transaction.object(pass),
      transaction.object.clock(),
    ],
  });
  return transaction.build({ client: network.client, onlyTransactionKind: true });
}

const session = (signer: Ed25519Keypair) =>
  SessionKey.create({
    address: signer.toSuiAddress(),
    packageId,
    ttlMin: 10,
    signer,
    suiClient: network.client,
  });

const encrypt = async (pass: string) =>
  (await sealClient().encrypt({ threshold: 2, packageId, id: pass, data: secret })).encryptedObject;

async function open(data: Uint8Array, pass: string, signer = person, client = sealClient()) {
  const sessionKey = await session(signer);
  return client.decrypt({ data, sessionKey, txBytes: await programFor(pass) });
}

beforeAll(async () => {
  const ports = { walrusPort: 19_329, sealPort: FIRST_PORT };
  network = await TestNetwork.start(ports, await policyModules());
  await network.startSeal();
  person = await network.person();
  packageId = network.facts.packages.tidemark;
});
afterAll(() => network?.close());
beforeEach(async () => {
  for (const index of [0, 1, 2]) await setMode(index, 'up');
});

describe('the unmodified Seal client', () => {
  it('checks the servers, encrypts, fetches keys and decrypts, two of three', async () => {
    const pass = await givePass(person.toSuiAddress(), 0n, HOUR_MS);
    const client = sealClient({ verify: true });
    const { encryptedObject } = await client.encrypt({
      threshold: 2,
      packageId,
      id: pass,
      data: secret,
    });
    const sessionKey = await session(person);
    const txBytes = await programFor(pass);
    const times: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const fresh = sealClient();
      await fresh.getKeyServers();
      const startedAtMs = performance.now();
      await fresh.fetchKeys({ ids: [pass], txBytes, sessionKey, threshold: 2 });
      times.push(Math.round(performance.now() - startedAtMs));
    }
    console.info(`fetchKeys of one id, two of three: ${times.join(', ')} ms`);
    expect(await client.decrypt({ data: encryptedObject, sessionKey, txBytes })).toEqual(secret);
  });

  it.each(['down', 'forge', 'slow'])('decrypts with one server in mode %s', async (mode) => {
    const pass = await givePass(person.toSuiAddress(), 0n, HOUR_MS);
    const data = await encrypt(pass);
    for (const index of [0, 1, 2]) {
      for (const other of [0, 1, 2]) await setMode(other, other === index ? mode : 'up');
      expect(await open(data, pass)).toEqual(secret);
    }
  });

  it('fails with two servers down, and works when they are back', async () => {
    const pass = await givePass(person.toSuiAddress(), 0n, HOUR_MS);
    const data = await encrypt(pass);
    await setMode(0, 'down');
    await setMode(2, 'down');
    await expect(open(data, pass)).rejects.toThrow();
    await setMode(0, 'up');
    expect(await open(data, pass)).toEqual(secret);
  });

  it('serves a user who owns no SUI', async () => {
    const poor = new Ed25519Keypair();
    const pass = await givePass(poor.toSuiAddress(), 0n, HOUR_MS);
    expect(await open(await encrypt(pass), pass, poor)).toEqual(secret);
  });

  it('opens what was sealed before a restart', async () => {
    const pass = await givePass(person.toSuiAddress(), 0n, HOUR_MS);
    const data = await encrypt(pass);
    await network.stopChild('seal');
    await network.startSeal();
    expect(await open(data, pass)).toEqual(secret);
  });
});

describe('what the policy refuses', () => {
  const nameOf = (work: Promise<unknown>) =>
    work.then(
      () => 'served',
      (error: unknown) => (error instanceof Error ? error.constructor.name : String(error)),
    );

  it('refuses before the window, after it, and for another id', async () => {
    const early = await givePass(person.toSuiAddress(), HOUR_MS, 2n * HOUR_MS);
    expect(await nameOf(open(await encrypt(early), early))).toBe('NoAccessError');
    const now = await givePass(person.toSuiAddress(), 0n, HOUR_MS);
    const data = await encrypt(now);
    expect(await nameOf(open(data, now))).toBe('served');
    const sessionKey = await session(person);
    const foreign = await programFor(now, fromHex(early));
    const stolen = sealClient().fetchKeys({
      ids: [early],
      txBytes: foreign,
      sessionKey,
      threshold: 2,
    });
    expect(await nameOf(stolen)).toBe('NoAccessError');
    await network.advanceClock(HOUR_MS);
    expect(await nameOf(open(data, now))).toBe('NoAccessError');
    expect(await nameOf(open(await encrypt(early), early))).toBe('served');
  });

  it('refuses who does not own the pass', async () => {
    const pass = await givePass(person.toSuiAddress(), 0n, HOUR_MS);
    const data = await encrypt(pass);
    const thief = await network.person();
    expect(await nameOf(open(data, pass, thief))).toBe('InvalidParameterError');
  });

  it('refuses programs that are not plain policy calls', async () => {
    const pass = await givePass(person.toSuiAddress(), 0n, HOUR_MS);
    const sessionKey = await session(person);
    const fetchWith = async (txBytes: Uint8Array) =>
      nameOf(sealClient().fetchKeys({ ids: [pass], txBytes, sessionKey, threshold: 2 }));
    const good = await programFor(pass);
    expect(await fetchWith(good)).toBe('served');
    expect(await fetchWith(Uint8Array.from([...good, 0]))).toBe('InvalidPTBError');
    const renamed = Buffer.from(good);
    renamed.write('seal_approvf', renamed.indexOf('seal_approve'));
    expect(await fetchWith(renamed)).toBe('InvalidPTBError');
    const unknown = new Transaction();
    unknown.moveCall({
      target: `${packageId}::window::seal_approve_all`,
      arguments: [unknown.pure.vector('u8', [...fromHex(pass)])],
    });
    const bytes = await unknown.build({ onlyTransactionKind: true });
    expect(await fetchWith(bytes)).toBe('InvalidPTBError');
  });

  it('refuses a session for another package', async () => {
    const pass = await givePass(person.toSuiAddress(), 0n, HOUR_MS);
    const sessionKey = await SessionKey.create({
      address: person.toSuiAddress(),
      packageId: network.facts.packages.walrus,
      ttlMin: 10,
      signer: person,
      suiClient: network.client,
    });
    const txBytes = await programFor(pass);
    const work = sealClient().fetchKeys({ ids: [pass], txBytes, sessionKey, threshold: 2 });
    expect(await nameOf(work)).toBe('InvalidUserSignatureError');
  });
});

describe('the wire', () => {
  const sdk = { 'client-sdk-type': 'typescript', 'client-sdk-version': '1.4.12' };
  const post = (body: string, headers: Record<string, string> = sdk) =>
    fetch(`${origin(1)}/v1/fetch_key`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  const errorOf = async (response: Response) => {
    const body: { error: string } = await response.json();
    return [response.status, body.error];
  };

  it('shows its version to pages of any origin and answers preflights', async () => {
    const { keyServerIds } = network.facts;
    const response = await fetch(`${origin(1)}/v1/service?service_id=${keyServerIds[1]}`, {
      headers: sdk,
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-keyserver-version')).toMatch(/^\d+\.\d+\.\d+$/);
    expect(response.headers.get('access-control-expose-headers')).toContain('x-keyserver-version');
    const other = await fetch(`${origin(1)}/v1/service?service_id=${keyServerIds[0]}`, {
      headers: sdk,
    });
    expect(await errorOf(other)).toEqual([400, 'InvalidServiceId']);
    const preflight = await fetch(`${origin(1)}/v1/fetch_key`, {
      method: 'OPTIONS',
      headers: { 'access-control-request-headers': 'client-sdk-type,x-api-key' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('client-sdk-type,x-api-key');
  });

  it('refuses wrong versions, sizes and bodies', async () => {
    const version = (text: string) => ({ ...sdk, 'client-sdk-version': text });
    expect(await errorOf(await post('{}', {}))).toEqual([400, 'MissingRequiredHeader']);
    expect(await errorOf(await post('{}', version('x')))).toEqual([400, 'InvalidSDKVersion']);
    expect(await errorOf(await post('{}', version('0.4.4')))).toEqual([
      426,
      'DeprecatedSDKVersion',
    ]);
    expect(await errorOf(await post('{}'))).toEqual([400, 'MalformedRequest']);
    expect((await post('x'.repeat(180 * 1024 + 1))).status).toBe(413);
    expect((await fetch(`${origin(1)}/v1/other`)).status).toBe(404);
  });

  it('refuses changed bytes of a good request without failing', async () => {
    const pass = await givePass(person.toSuiAddress(), 0n, HOUR_MS);
    const txBytes = await programFor(pass);
    const sessionKey = await session(person);
    const certificate = await sessionKey.getCertificate();
    const params = await sessionKey.createRequestParams(txBytes);
    const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
    const good = JSON.stringify({
      ptb: base64(txBytes.slice(1)),
      enc_key: base64(params.encKeyPk),
      enc_verification_key: base64(params.encVerificationKey),
      request_signature: params.requestSignature,
      certificate,
    });
    expect((await post(good)).status).toBe(200);
    for (let at = 0; at < good.length; at += 7) {
      const changed = `${good.slice(0, at)}${good[at] === 'A' ? 'B' : 'A'}${good.slice(at + 1)}`;
      const response = await post(changed);
      const [status, error] = await errorOf(response);
      expect({ at, status, error }).toEqual({ at, status: expect.any(Number), error });
      // The last letter of base64 has bits that stand for nothing: changed there, nothing changed.
      const isSame = decoded(changed) === decoded(good);
      expect(isSame ? [200] : [400, 403]).toContain(status);
    }
    expect((await post(good)).status).toBe(200);
  });

  it('refuses points outside the group although the session key signed them', async () => {
    const pass = await givePass(person.toSuiAddress(), 0n, HOUR_MS);
    const certificate = await (await session(person)).getCertificate();
    const keypair = new Ed25519Keypair();
    const txBytes = await programFor(pass);
    const encKey = new Uint8Array(48).fill(1);
    const encVerificationKey = new Uint8Array(96).fill(1);
    const Signed = bcs.struct('RequestFormat', {
      ptb: bcs.byteVector(),
      encKey: bcs.byteVector(),
      encVerificationKey: bcs.byteVector(),
    });
    const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
    const started = new Date(certificate.creation_time).toISOString().slice(0, 19);
    const key = base64(keypair.getPublicKey().toRawBytes());
    const text = `Accessing keys of package ${packageId} for 10 mins from ${started.replace('T', ' ')} UTC, session key ${key}`;
    const { signature } = await person.signPersonalMessage(new TextEncoder().encode(text));
    const ptb = txBytes.slice(1);
    const signed = Signed.serialize({ ptb, encKey, encVerificationKey }).toBytes();
    const response = await post(
      JSON.stringify({
        ptb: base64(ptb),
        enc_key: base64(encKey),
        enc_verification_key: base64(encVerificationKey),
        request_signature: base64(await keypair.sign(signed)),
        certificate: { ...certificate, session_vk: key, signature },
      }),
    );
    expect(await errorOf(response)).toEqual([403, 'InvalidParameter']);
  });
});

/** A request with every base64 text as the bytes it stands for; what is no JSON stays as it is. */
function decoded(request: string): string {
  try {
    return JSON.stringify(JSON.parse(request), (_key, value: unknown) =>
      typeof value === 'string' && value.length > 40
        ? Buffer.from(value, 'base64').toString('hex')
        : value,
    );
  } catch {
    return request;
  }
}
