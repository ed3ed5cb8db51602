import { request as httpRequest, Agent, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { bcs } from '@mysten/sui/bcs';
import {
  GrpcStatusCode,
  GrpcTypes as G,
  GrpcWebFetchTransport,
  SuiGrpcClient,
} from '@mysten/sui/grpc';
import { Transaction } from '@mysten/sui/transactions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COIN_UNIT, startTestChain, type TestChain } from './test-chain';

const MUTANTS = 12_000;
const MUTANTS_IN_FLIGHT = 16;
const SLOWEST_ANSWER_MS = 2_000;
const LEDGER = '/sui.rpc.v2.LedgerService';
const BINARY = 'application/grpc-web+proto';
const TEXT = 'application/grpc-web-text';

let test: TestChain;
const agent = new Agent({ keepAlive: true, maxSockets: MUTANTS_IN_FLIGHT });
beforeAll(async () => {
  test = await startTestChain();
});
afterAll(async () => {
  agent.destroy();
  await test.close();
});

interface Answer {
  httpStatus: number;
  headers: IncomingHttpHeaders;
  messages: Buffer[];
  status: number | undefined;
  message: string;
}

/** Posts raw bytes and takes the answer apart, strictly. */
function post(
  path: string,
  body: Uint8Array,
  type = BINARY,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const url = new URL(path, test.server.url);
    const options = { method: 'POST', agent, headers: { 'content-type': type, ...headers } };
    const call = httpRequest(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const raw = Buffer.concat(chunks);
        const isText = response.headers['content-type']?.includes('text') ?? false;
        const bytes = isText ? fromPieces(raw.toString('latin1')) : raw;
        const httpStatus = response.statusCode ?? 0;
        resolve({ httpStatus, headers: response.headers, ...takeApart(bytes) });
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Every chunk of a text response is base64 with its own padding. */
function fromPieces(text: string): Buffer {
  const pieces = text.match(/[^=]+={0,2}/g) ?? [];
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64')));
}

function takeApart(bytes: Buffer): Pick<Answer, 'messages' | 'status' | 'message'> {
  const messages: Buffer[] = [];
  let status: number | undefined;
  let message = '';
  for (let at = 0; at + 5 <= bytes.length;) {
    const end = at + 5 + bytes.readUInt32BE(at + 1);
    const body = bytes.subarray(at + 5, end);
    if (bytes[at] === 0x80) {
      const text = body.toString('latin1');
      status = Number(/grpc-status:(\d+)/.exec(text)?.[1]);
      message = decodeURIComponent(/grpc-message:([^\r]*)/.exec(text)?.[1] ?? '');
    } else messages.push(body);
    at = end;
  }
  return { messages, status, message };
}

function framed(message: Uint8Array): Buffer {
  const frame = Buffer.alloc(5 + message.length);
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, 5);
  return frame;
}

const objectRequest = () => {
  const requests = [{ objectId: test.chain.facts.objects.market }];
  return framed(G.BatchGetObjectsRequest.toBinary({ requests, readMask: { paths: ['json'] } }));
};

describe('the wire', () => {
  it('answers the client in the binary form too', async () => {
    const client = new SuiGrpcClient({
      network: 'localnet',
      transport: new GrpcWebFetchTransport({ baseUrl: test.server.url, format: 'binary' }),
    });
    const { object } = await client.getObject({ objectId: test.chain.facts.objects.market });
    expect(object.objectId).toBe(test.chain.facts.objects.market);
    const frames = await client.listEvents({ limit: 3 });
    expect(frames.events.length).toBeGreaterThan(0);
    await expect(client.getObject({ objectId: '0xdead' })).rejects.toThrow('not found');
  });

  it('sets the exact content type, CORS and streaming headers', async () => {
    const text = objectRequest().toString('base64');
    for (const [type, body, expected] of [
      [BINARY, objectRequest(), BINARY],
      ['application/grpc-web', objectRequest(), BINARY],
      [TEXT, Buffer.from(text), TEXT],
      [`${TEXT}+proto; charset=utf-8`, Buffer.from(text), TEXT],
    ] as const) {
      const answer = await post(`${LEDGER}/BatchGetObjects`, body, type);
      expect(answer).toMatchObject({ httpStatus: 200, status: 0 });
      expect(answer.headers['content-type']).toBe(expected);
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(answer.headers['access-control-expose-headers']).toContain('grpc-status');
      expect(answer.headers['cache-control']).toBe('no-store');
    }
    const preflight = await fetch(`${test.server.url}${LEDGER}/GetEpoch`, { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    const allowed = preflight.headers.get('access-control-allow-headers') ?? '';
    for (const name of [
      'content-type',
      'x-grpc-web',
      'grpc-timeout',
      'x-sui-client-protocol-version',
    ]) {
      expect(allowed).toContain(name);
    }
  });

  it('refuses what is not gRPC-web without harm', async () => {
    expect((await fetch(test.server.url)).status).toBe(405);
    const json = await post(`${LEDGER}/GetEpoch`, Buffer.from('{}'), 'application/json');
    expect(json.httpStatus).toBe(415);
    const native = await post(`${LEDGER}/GetEpoch`, framed(new Uint8Array()), 'application/grpc');
    expect(native.httpStatus).toBe(415);
  });

  it.each([
    ['/sui.rpc.v2.LedgerService/Nothing', GrpcStatusCode.UNIMPLEMENTED],
    ['/sui.rpc.v3.LedgerService/GetEpoch', GrpcStatusCode.UNIMPLEMENTED],
    ['/', GrpcStatusCode.UNIMPLEMENTED],
    ['/__proto__/constructor', GrpcStatusCode.UNIMPLEMENTED],
  ])('answers %s as unknown', async (path, status) => {
    expect(await post(path, framed(new Uint8Array()))).toMatchObject({ httpStatus: 200, status });
  });

  it('lets no foreign page move the clock, which never goes back', async () => {
    const path = '/sui.forking.v1alpha.ForkingService/AdvanceClock';
    const before = test.chain.ledger.now();
    const frame = Buffer.from([0, 0, 0, 0, 0]);
    const foreign = await post(path, frame, BINARY, { origin: 'https://example.com' });
    expect(foreign.httpStatus).toBe(403);
    expect(test.chain.ledger.now() - before).toBeLessThan(60_000n);
    const own = await post(path, frame, BINARY, { origin: 'http://localhost:3000' });
    expect(own).toMatchObject({ httpStatus: 200, status: 0 });
  });

  it('answers malformed bodies with a trailer and a sentence', async () => {
    const whole = objectRequest();
    const base64 = whole.toString('base64');
    const cases: [Uint8Array, string][] = [
      [Buffer.alloc(0), BINARY],
      [whole.subarray(0, 4), BINARY],
      [whole.subarray(0, whole.length - 1), BINARY],
      [Buffer.concat([whole, whole]), BINARY],
      [framed(Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f])), BINARY],
      [framed(Buffer.alloc(64, 0xff)), BINARY],
      [Buffer.from(base64.slice(0, -1)), TEXT],
      [Buffer.from(base64.slice(0, -4)), TEXT],
      [Buffer.from('not base64 at all!!!'), TEXT],
      [whole, TEXT],
    ];
    for (const [body, type] of cases) {
      const answer = await post(`${LEDGER}/BatchGetObjects`, body, type);
      expect(answer).toMatchObject({ httpStatus: 200, status: GrpcStatusCode.INVALID_ARGUMENT });
      expect(answer.message).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('refuses an oversized body early and goes on', async () => {
    const body = Buffer.alloc(3 * 1024 * 1024);
    const answer = await post(`${LEDGER}/GetEpoch`, body);
    expect(answer).toMatchObject({ httpStatus: 200, status: GrpcStatusCode.RESOURCE_EXHAUSTED });
    const paths = Array.from({ length: 201 }, () => 'json');
    const masks = G.GetObjectRequest.toBinary({ objectId: '0x6', readMask: { paths } });
    expect((await post(`${LEDGER}/GetObject`, framed(masks))).status).toBe(
      GrpcStatusCode.INVALID_ARGUMENT,
    );
    const requests = Array.from({ length: 201 }, () => ({ objectId: '0x6' }));
    const batch = framed(G.BatchGetObjectsRequest.toBinary({ requests }));
    expect((await post(`${LEDGER}/BatchGetObjects`, batch)).status).toBe(
      GrpcStatusCode.INVALID_ARGUMENT,
    );
    expect((await post(`${LEDGER}/BatchGetObjects`, objectRequest())).status).toBe(
      GrpcStatusCode.OK,
    );
  });

  it('survives clients that hang up in the middle', async () => {
    const { port, hostname } = new URL(test.server.url);
    for (const text of [
      `POST ${LEDGER}/GetEpoch HTTP/1.1\r\nhost: x\r\ncontent-type: ${BINARY}\r\ncontent-length: 99\r\n\r\nabc`,
      'GARBAGE\r\n\r\n',
      `POST ${LEDGER}/ListEvents HTTP/1.1\r\nhost: x\r\ncontent-type: ${BINARY}\r\ncontent-length: 5\r\n\r\n\0\0\0\0\0`,
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), hostname, () => {
          socket.write(text, () => socket.destroy());
        });
        socket.on('error', () => undefined);
        socket.on('close', () => resolve());
      });
    }
    expect((await post(`${LEDGER}/BatchGetObjects`, objectRequest())).status).toBe(0);
  });

  it('ends a stream at the deadline that the client set', async () => {
    const path = '/sui.rpc.v2.SubscriptionService/SubscribeCheckpoints';
    const startedMs = Date.now();
    const answer = await post(path, framed(new Uint8Array()), BINARY, { 'grpc-timeout': '150m' });
    expect(answer.status).toBe(GrpcStatusCode.DEADLINE_EXCEEDED);
    expect(Date.now() - startedMs).toBeLessThan(SLOWEST_ANSWER_MS);
  });
});

/** A seeded generator, so that a failure can be repeated. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function mutate(frame: Buffer, random: (below: number) => number): Buffer {
  let bytes: Buffer = Buffer.from(frame);
  for (let change = 0; change <= random(4); change += 1) {
    const at = random(bytes.length + 1);
    const kind = random(7);
    if (kind === 0 && at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    if (kind === 1 && at < bytes.length) bytes[at] = [0, 1, 0x7f, 0x80, 0xff][random(5)] ?? 0;
    if (kind === 2) bytes = bytes.subarray(0, at);
    if (kind === 3) {
      const extra = Buffer.from(Array.from({ length: random(9) }, () => random(256)));
      bytes = Buffer.concat([bytes.subarray(0, at), extra, bytes.subarray(at)]);
    }
    if (kind === 4) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random(9))]);
    if (kind === 5) bytes = Buffer.concat([bytes, bytes.subarray(at, at + random(40))]);
    if (kind === 6 && bytes.length > 8) bytes.copyWithin(at, random(bytes.length), bytes.length);
  }
  // Mostly with a right length, or little but the frame reader would ever see the mutants.
  if (random(8) > 0 && bytes.length >= 5) bytes = framed(bytes.subarray(5));
  return bytes;
}

async function seedRequests(): Promise<[string, Buffer][]> {
  const { facts } = test.chain;
  const signer = await test.person({ sui: [COIN_UNIT] });
  const owner = signer.toSuiAddress();
  const transaction = new Transaction();
  transaction.setSender(owner);
  const coin = transaction.moveCall({
    target: `${facts.packages.wal}::faucet::mint`,
    arguments: [transaction.object(facts.objects.walFaucet), transaction.pure.u64(5n)],
  });
  transaction.transferObjects([coin], '0x77');
  const value = await transaction.build({ client: test.client });
  const { signature } = await signer.signTransaction(value);
  await test.client.executeTransaction({ transaction: value, signatures: [signature] });
  const digest = test.chain.ledger.transactionAt(1).digest;
  const { response } = await test.client.transactionExecutionService.simulateTransaction({
    transaction: { bcs: { value: unpaid(value, owner) } },
    readMask: { paths: ['transaction.transaction'] },
  });
  const message = { ...response.transaction?.transaction, bcs: undefined };
  const signatures: G.UserSignature[] = [
    { bcs: { value: Buffer.from(signature, 'base64') }, signature: { oneofKind: undefined } },
  ];
  const all = { paths: ['*'] };
  const filter: G.EventFilter = {
    terms: [
      {
        literals: [
          { negated: true, predicate: { oneofKind: 'sender', sender: { address: owner } } },
          {
            negated: false,
            predicate: {
              oneofKind: 'eventType',
              eventType: { eventType: `${facts.packages.tidemark}::market_events` },
            },
          },
        ],
      },
    ],
  };
  const { endCursor } = await test.client.listEvents({ limit: 1 });
  const after = Buffer.from(endCursor ?? '', 'base64');
  const execution = '/sui.rpc.v2.TransactionExecutionService';
  const state = '/sui.rpc.v2.StateService';
  const move = '/sui.rpc.v2.MovePackageService';
  const named = { packageId: facts.packages.tidemark, moduleName: 'market', name: 'create' };
  const subscription = '/sui.rpc.v2.SubscriptionService';
  const list: [string, Uint8Array][] = [
    [`${LEDGER}/GetServiceInfo`, G.GetServiceInfoRequest.toBinary({})],
    [
      `${LEDGER}/GetObject`,
      G.GetObjectRequest.toBinary({ objectId: owner, version: 3n, readMask: all }),
    ],
    [`${LEDGER}/BatchGetObjects`, objectRequest().subarray(5)],
    [`${LEDGER}/GetTransaction`, G.GetTransactionRequest.toBinary({ digest, readMask: all })],
    [
      `${LEDGER}/BatchGetTransactions`,
      G.BatchGetTransactionsRequest.toBinary({ digests: [digest], readMask: all }),
    ],
    [
      `${LEDGER}/GetCheckpoint`,
      G.GetCheckpointRequest.toBinary({
        checkpointId: { oneofKind: 'sequenceNumber', sequenceNumber: 2n },
        readMask: all,
      }),
    ],
    [`${LEDGER}/GetEpoch`, G.GetEpochRequest.toBinary({ epoch: 0n, readMask: all })],
    [
      `${LEDGER}/ListEvents`,
      G.ListEventsRequest.toBinary({
        filter,
        startCheckpoint: 1n,
        options: { after, limit: 3 },
        readMask: all,
      }),
    ],
    [
      `${LEDGER}/ListTransactions`,
      G.ListTransactionsRequest.toBinary({ options: { limit: 2, ordering: 1 } }),
    ],
    [
      `${LEDGER}/ListCheckpoints`,
      G.ListCheckpointsRequest.toBinary({ endCheckpoint: 4n, readMask: all }),
    ],
    [
      `${state}/ListOwnedObjects`,
      G.ListOwnedObjectsRequest.toBinary({
        owner,
        objectType: '0x2::coin::Coin<0x2::sui::SUI>',
        pageSize: 2,
        pageToken: new Uint8Array(32),
        readMask: all,
      }),
    ],
    [
      `${state}/ListDynamicFields`,
      G.ListDynamicFieldsRequest.toBinary({ parent: facts.objects.walrusSystem, readMask: all }),
    ],
    [`${state}/GetBalance`, G.GetBalanceRequest.toBinary({ owner, coinType: '0x2::sui::SUI' })],
    [`${state}/ListBalances`, G.ListBalancesRequest.toBinary({ owner, pageSize: 1 })],
    [`${state}/GetCoinInfo`, G.GetCoinInfoRequest.toBinary({ coinType: facts.walType })],
    [
      `${execution}/SimulateTransaction`,
      G.SimulateTransactionRequest.toBinary({ transaction: message, doGasSelection: true }),
    ],
    [
      `${execution}/SimulateTransaction`,
      G.SimulateTransactionRequest.toBinary({
        transaction: { bcs: { value: unpaid(value, owner) } },
        checks: 1,
      }),
    ],
    [
      `${execution}/ExecuteTransaction`,
      G.ExecuteTransactionRequest.toBinary({
        transaction: { bcs: { value } },
        signatures,
        readMask: all,
      }),
    ],
    [`${move}/GetFunction`, G.GetFunctionRequest.toBinary(named)],
    [`${move}/GetPackage`, G.GetPackageRequest.toBinary({ packageId: facts.packages.wal })],
    [`${move}/GetDatatype`, G.GetDatatypeRequest.toBinary({ ...named, name: 'Market' })],
    [
      `${subscription}/SubscribeEvents`,
      G.SubscribeEventsRequest.toBinary({ filter, readMask: all }),
    ],
    [`${subscription}/SubscribeCheckpoints`, G.SubscribeCheckpointsRequest.toBinary({})],
    [
      '/sui.rpc.v2.SignatureVerificationService/VerifySignature',
      G.VerifySignatureRequest.toBinary({
        message: { name: 'TransactionData', value },
        signature: signatures[0],
        address: owner,
        jwks: [],
      }),
    ],
    ['/sui.forking.v1alpha.ForkingService/GetStatus', G.GetStatusRequest.toBinary({})],
  ];
  return list.map(([path, body]) => [path, framed(body)]);
}

/** The same program without gas coins, so that it can be simulated at any time. */
function unpaid(bytes: Uint8Array, owner: string): Uint8Array {
  const data = bcs.TransactionData.parse(bytes).V1;
  const gasData = { payment: [], owner, price: 1_000, budget: 500_000_000 };
  return bcs.TransactionData.serialize({ V1: { ...data, gasData } }).toBytes();
}

describe('mutated requests', () => {
  it(`answers ${MUTANTS} mutants with a status of its own, in time, and keeps its state`, async () => {
    const seeds = await seedRequests();
    for (const [path, frame] of seeds) {
      const { status } = await post(path, frame, BINARY, { 'grpc-timeout': '100m' });
      const accepted: (number | undefined)[] = path.includes('Subscribe')
        ? [GrpcStatusCode.DEADLINE_EXCEEDED]
        : [GrpcStatusCode.OK, GrpcStatusCode.NOT_FOUND];
      expect([path, accepted.includes(status)]).toEqual([path, true]);
    }
    const before = [test.chain.ledger.stateDigest(), test.chain.ledger.transactionCount()];
    const random = randomFrom(20_261_123);
    const statuses = new Map<number | undefined, number>();
    let slowestMs = 0;
    let left = MUTANTS;
    const worker = async () => {
      while (left > 0) {
        left -= 1;
        const [path, frame] = seeds[random(seeds.length)] ?? ['', Buffer.alloc(0)];
        const mutant = mutate(frame, random);
        const isText = random(3) === 0;
        const body = isText ? Buffer.from(mutant.toString('base64')) : mutant;
        const startedMs = performance.now();
        const answer = await post(path, body, isText ? TEXT : BINARY, {
          'grpc-timeout': path.includes('Subscribe') ? '50m' : '5S',
        }).catch((error: unknown) => ({ httpStatus: 0, status: -1, message: String(error) }));
        slowestMs = Math.max(slowestMs, performance.now() - startedMs);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const fine = answer.httpStatus === 200 && (answer.status ?? -1) >= 0;
        if (!fine || answer.status === GrpcStatusCode.INTERNAL) {
          throw new Error(`${path} ${answer.message} for ${mutant.toString('hex')}`);
        }
      }
    };
    await Promise.all(Array.from({ length: MUTANTS_IN_FLIGHT }, worker));
    expect([test.chain.ledger.stateDigest(), test.chain.ledger.transactionCount()]).toEqual(before);
    expect(slowestMs).toBeLessThan(10_000);
    // Mutants reach past the frame reader: some are still good requests.
    expect(statuses.get(GrpcStatusCode.OK)).toBeGreaterThan(MUTANTS / 20);
    expect(statuses.get(GrpcStatusCode.INVALID_ARGUMENT)).toBeGreaterThan(MUTANTS / 5);
    const { status } = await post(`${LEDGER}/BatchGetObjects`, objectRequest());
    expect(status).toBe(GrpcStatusCode.OK);
  });
});
