import { GrpcTypes as G } from '@mysten/sui/grpc';
import type { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction } from '@mysten/sui/transactions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COIN_UNIT, startTestChain, type TestChain } from './test-chain';

let test: TestChain;
let seller: Ed25519Keypair;
let other: Ed25519Keypair;
const END = G.QueryEndReason;

beforeAll(async () => {
  test = await startTestChain();
  seller = await test.person({ sui: [COIN_UNIT] });
  other = await test.person({ sui: [COIN_UNIT] });
  for (let index = 0; index < 11; index += 1) await createTeams(index % 3 ? seller : other, 2);
});
afterAll(() => test.close());

/** One transaction with several events; returns its digest. */
async function createTeams(signer: Ed25519Keypair, count: number): Promise<string> {
  const { packages, objects, walType } = test.chain.facts;
  const transaction = new Transaction();
  for (let index = 0; index < count; index += 1) {
    transaction.moveCall({
      target: `${packages.tidemark}::team::create`,
      typeArguments: [walType],
      arguments: [
        transaction.object(objects.market),
        transaction.pure.string(`Team ${index}`),
        transaction.pure.vector('address', [signer.toSuiAddress()]),
        transaction.pure.vector('u16', [10_000]),
      ],
    });
  }
  const done = await test.client.signAndExecuteTransaction({ transaction, signer });
  return done.Transaction?.digest ?? '';
}

const teamCreated = () => `${test.chain.facts.packages.tidemark}::market_events::TeamCreated`;

function key(event: { transactionDigest: string; eventIndex: number | null | undefined }): string {
  return `${event.transactionDigest}#${event.eventIndex}`;
}

describe('listing events', () => {
  it('pages both ways to the same events, in ledger order, whatever the page size', async () => {
    const filter = { eventType: teamCreated() };
    const all = await test.client.listEvents({ filter, limit: 1000 });
    expect(all.events).toHaveLength(22);
    expect(all.hasNextPage).toBe(false);
    expect(all.events.map((event) => event.eventIndex).slice(0, 4)).toEqual([0, 1, 0, 1]);
    for (const limit of [1, 4, 7, 22]) {
      for (const order of ['ascending', 'descending'] as const) {
        const seen: string[] = [];
        let cursor: string | null = null;
        for (let page = 0; page < 40; page += 1) {
          const bound = order === 'ascending' ? { after: cursor } : { before: cursor };
          const result = await test.client.listEvents({ filter, limit, order, ...bound });
          seen.push(...result.events.map(key));
          cursor = result.endCursor;
          if (!result.hasNextPage) break;
        }
        const expected = all.events.map(key);
        expect(seen).toEqual(order === 'ascending' ? expected : expected.reverse());
      }
    }
  });

  it('filters by sender, emitting module, module of the type and exact type', async () => {
    const { packages } = test.chain.facts;
    const count = async (filter: Parameters<typeof test.client.listEvents>[0]['filter']) =>
      (await test.client.listEvents({ filter, limit: 1000 })).events.length;
    expect(await count({ sender: other.toSuiAddress() })).toBe(8);
    expect(await count({ emitModule: `${packages.tidemark}::team` })).toBe(22);
    expect(await count({ emitModule: `${packages.tidemark}::market_events` })).toBe(0);
    expect(await count({ eventType: `${packages.tidemark}::market_events` })).toBe(23);
    expect(await count({ eventType: `${packages.tidemark}::market_events::MarketCreated` })).toBe(
      1,
    );
    expect(await count({ eventType: `${packages.wal}::events` })).toBe(0);
  });

  it('shows each event with its JSON, BCS and place', async () => {
    const { events } = await test.client.listEvents({
      filter: { sender: other.toSuiAddress() },
      limit: 1,
    });
    const [event] = events;
    expect(event).toMatchObject({
      packageId: test.chain.facts.packages.tidemark,
      module: 'team',
      sender: other.toSuiAddress(),
      eventType: teamCreated(),
      eventIndex: 0,
      json: { name: 'Team 0', members: [other.toSuiAddress()], shares_bps: [10_000] },
    });
    const transaction = await test.client.getTransaction({
      digest: event?.transactionDigest ?? '',
      include: { events: true },
    });
    expect(transaction.Transaction?.events[0]).toMatchObject({
      bcs: event?.bcs,
      json: event?.json,
    });
    expect(transaction.Transaction?.checkpoint).toBe(event?.checkpoint);
  });

  it('resumes after the tip with the stored cursor and sees only what is new', async () => {
    const filter = { eventType: teamCreated() };
    const before = await test.client.listEvents({ filter, limit: 1000 });
    const digest = await createTeams(seller, 3);
    const after = await test.client.listEvents({ filter, after: before.endCursor });
    expect(after.events.map(key)).toEqual([0, 1, 2].map((index) => `${digest}#${index}`));
    const nothing = await test.client.listEvents({ filter, after: after.endCursor });
    expect([nothing.events, nothing.hasNextPage]).toEqual([[], false]);
  });

  it('serves an indexer: raw frames with cursor, position in the checkpoint and end reason', async () => {
    const call = test.client.ledgerService.listEvents({
      readMask: { paths: ['event_type', 'transaction_index', 'event_index', 'checkpoint'] },
      filter: {
        terms: [
          {
            literals: [
              {
                negated: false,
                predicate: {
                  oneofKind: 'eventType',
                  eventType: { eventType: `${test.chain.facts.packages.tidemark}::market_events` },
                },
              },
              {
                negated: true,
                predicate: { oneofKind: 'sender', sender: { address: other.toSuiAddress() } },
              },
            ],
          },
        ],
      },
      options: { limit: 1000 },
    });
    const frames = [];
    for await (const frame of call.responses) frames.push(frame);
    const last = frames.pop();
    expect(last).toMatchObject({ end: { reason: END.LEDGER_TIP } });
    expect(last?.watermark?.checkpoint).toBe(test.chain.ledger.latestCheckpoint().sequence);
    expect(frames.length).toBeGreaterThan(14);
    for (const { event, watermark, end } of frames) {
      expect(event?.transactionIndex).toBe(0n);
      expect(event?.contents).toBeUndefined();
      expect(watermark?.cursor?.length).toBeGreaterThan(0);
      expect(end).toBeUndefined();
    }
    const bad = test.client.listEvents({ after: Buffer.from('no cursor').toString('base64') });
    await expect(bad).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});

describe('listing transactions and checkpoints', () => {
  it('finds transactions by sender and by called function', async () => {
    const { packages } = test.chain.facts;
    const called = await test.client.listTransactions({
      filter: { function: `${packages.tidemark}::team::create` },
      include: { transaction: true, effects: true },
      limit: 5,
      order: 'descending',
    });
    expect(called.transactions).toHaveLength(5);
    expect(called.hasNextPage).toBe(true);
    const sent = await test.client.listTransactions({ filter: { sender: other.toSuiAddress() } });
    expect(sent.transactions).toHaveLength(4);
    expect(sent.hasNextPage).toBe(false);
  });

  it('finds transactions by what they touched', async () => {
    const count = async (predicate: G.TransactionLiteral['predicate']) => {
      const filter = { terms: [{ literals: [{ negated: false, predicate }] }] };
      const call = test.client.ledgerService.listTransactions({ filter, options: { limit: 1000 } });
      let found = 0;
      for await (const frame of call.responses) if (frame.transaction) found += 1;
      return found;
    };
    const address = other.toSuiAddress();
    // Four of its own, and the one that funded it.
    expect(await count({ oneofKind: 'affectedAddress', affectedAddress: { address } })).toBe(5);
    const objectId = test.chain.facts.objects.walFaucet;
    const touched = await count({ oneofKind: 'affectedObject', affectedObject: { objectId } });
    expect(touched).toBeGreaterThan(0);
    expect(await count({ oneofKind: 'packageWrite', packageWrite: {} })).toBeGreaterThanOrEqual(4);
  });

  it('streams checkpoints of a range', async () => {
    const call = test.client.ledgerService.listCheckpoints({
      startCheckpoint: 2n,
      endCheckpoint: 6n,
      readMask: { paths: ['sequence_number', 'summary.timestamp'] },
    });
    const frames = [];
    for await (const frame of call.responses) frames.push(frame);
    expect(frames.map(({ checkpoint }) => checkpoint?.sequenceNumber)).toEqual([
      2n,
      3n,
      4n,
      5n,
      undefined,
    ]);
    expect(frames.at(-1)?.end?.reason).toBe(END.CHECKPOINT_BOUND);
    expect(frames[0]?.checkpoint?.summary?.timestamp?.seconds).toBeGreaterThan(1_700_000_000n);
  });
});

describe('subscriptions', () => {
  it('starts at the tip, delivers what matches, and ends when the client leaves', async () => {
    const leaving = new AbortController();
    const call = test.client.subscriptionService.subscribeEvents(
      {
        readMask: { paths: ['transaction_digest', 'event_index'] },
        filter: {
          terms: [
            {
              literals: [
                {
                  negated: false,
                  predicate: { oneofKind: 'sender', sender: { address: seller.toSuiAddress() } },
                },
              ],
            },
          ],
        },
      },
      { abort: leaving.signal },
    );
    const frames = call.responses[Symbol.asyncIterator]();
    const first = (await frames.next()).value;
    expect(first?.event).toBeUndefined();
    expect(first?.watermark?.cursor?.length).toBeGreaterThan(0);
    await createTeams(other, 1);
    const digest = await createTeams(seller, 2);
    for (const index of [0, 1]) {
      const frame = (await frames.next()).value;
      expect(frame?.event).toEqual({ transactionDigest: digest, eventIndex: index });
      const cursor = Buffer.from(frame?.watermark?.cursor ?? []).toString('base64');
      const rest = await test.client.listEvents({ after: cursor });
      expect(rest.events.length).toBe(1 - index);
    }
    leaving.abort();
    await expect(frames.next()).rejects.toMatchObject({ code: 'CANCELLED' });
    // The server drops its listener too: the next transaction finds nobody to tell.
    await createTeams(other, 1);
  });

  it('streams transactions and gapless checkpoints', async () => {
    const leaving = new AbortController();
    const options = { abort: leaving.signal };
    const transactions = test.client.subscriptionService
      .subscribeTransactions({}, options)
      .responses[Symbol.asyncIterator]();
    await transactions.next();
    const checkpoints = test.client.subscriptionService
      .subscribeCheckpoints({ readMask: { paths: ['sequence_number', 'contents'] } }, options)
      .responses[Symbol.asyncIterator]();
    const pending = checkpoints.next();
    // The stream is open once the server answers its headers; a unary call after it proves that.
    await test.client.getReferenceGasPrice();
    const digests = [await createTeams(seller, 1), await createTeams(other, 1)];
    const seen = [(await transactions.next()).value, (await transactions.next()).value];
    expect(seen.map((frame) => frame?.transaction?.digest)).toEqual(digests);
    const blocks = [(await pending).value, (await checkpoints.next()).value];
    expect(
      blocks.map((frame) => frame?.checkpoint?.contents?.transactions[0]?.transaction),
    ).toEqual(digests);
    expect((blocks[1]?.cursor ?? 0n) - (blocks[0]?.cursor ?? 0n)).toBe(1n);
    leaving.abort();
  });

  it('bounds the number of open streams', async () => {
    const leaving = new AbortController();
    const open = () =>
      test.client.subscriptionService
        .subscribeEvents({}, { abort: leaving.signal })
        .responses[Symbol.asyncIterator]();
    const streams = Array.from({ length: 128 }, open);
    await Promise.all(streams.map((stream) => stream.next()));
    await expect(open().next()).rejects.toMatchObject({ code: 'RESOURCE_EXHAUSTED' });
    leaving.abort();
    await Promise.allSettled(streams.map((stream) => stream.next()));
    await expect
      .poll(async () => {
        const again = new AbortController();
        const call = test.client.subscriptionService.subscribeEvents({}, { abort: again.signal });
        const first = await call.responses[Symbol.asyncIterator]()
          .next()
          .catch(() => undefined);
        again.abort();
        return first?.value?.watermark !== undefined;
      })
      .toBe(true);
  });

  it('ends every stream when the node closes', async () => {
    const own = await startTestChain();
    const call = own.client.subscriptionService.subscribeEvents({});
    const frames = call.responses[Symbol.asyncIterator]();
    await frames.next();
    const ended = expect(frames.next()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await own.close();
    await ended;
  });
});
