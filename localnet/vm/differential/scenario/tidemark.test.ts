import { bcs } from '@mysten/bcs';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameworkPinnedFile, movePackage, movePackages } from '../../../move/kit/move-package';
import { packageFiles } from '../../../move/kit/package-files';
import { testFiles } from '../../../move/kit/test-package';
import { createMoveVm, normalizeId } from '../../index';
import type { Id } from '../../types';
import { loadPinned } from '../framework';
import { pure } from './pure';
import { replayModule } from './replay-module';
import { ScenarioRun, type StepRecord } from './run-scenario';
import { shortAddress, type CallStep, type MakeStep, type ScenarioArgument } from './scenario';

/** The compiler and the real VM run in one thread, which others may share. */
const COMPARISON_TIMEOUT_MS = 300_000;
const WAL = '0xa11::wal::WAL';
const ADMIN = normalizeId('0xad');
const SELLER = normalizeId('0x5e11');
const PARTNER = normalizeId('0x9a47');
const BUYER = normalizeId('0xb0b');
const STRANGER = normalizeId('0x57a');
const ANCHOR_EPOCH = 5;
const ANCHOR_MS = 1_000_000_000n;
const EPOCH_MS = 1_209_600_000n;
const WEEK_MS = 604_800_000n;
const PRICE = 12_000_000_000n;
const MANIFEST_BLOB_ID = 900n;
const AND_LATER = 0xffff_ffff;

const object = (name: string, by: 'reference' | 'mutable' | 'value' = 'reference') =>
  ({ kind: 'object', name, by }) as const;
const CONTEXT = { kind: 'context' } as const;
const CLOCK = object('clock');
const MARKET = object('market');

let records: StepRecord[];
let passed: Map<string, boolean>;
let output: string;

beforeAll(async () => {
  const vm = createMoveVm();
  loadPinned(vm, frameworkPinnedFile);
  for (const { pinnedFile } of movePackages) loadPinned(vm, pinnedFile);
  const run = new ScenarioRun(vm);
  tidemarkStory(run);
  records = run.records;
  const files = {
    ...packageFiles(movePackage('tidemark'), 'root'),
    'sources/replay.move': replayModule('tidemark', 'replay', records),
    'sources/bent.move': replayModule('tidemark', 'bent', records.map(bend)),
  };
  const judged = await testFiles('tidemark', files, ['tidemark']);
  output = judged.output;
  passed = new Map(judged.results.map((result) => [result.name, result.passed]));
}, COMPARISON_TIMEOUT_MS);

describe('the contract in our interpreter and in the real Move VM', () => {
  it('did here what the story says', () => {
    const failures = records.flatMap(({ failure }) =>
      failure === undefined ? [] : [failure.abortCode],
    );
    expect(failures.join(' ')).toBe('36 5 4 6 13 15 17 18 26 21 33 30 32 32 22 24 24 28 29 16');
    expect(records.length - failures.length).toBeGreaterThan(25);
    expect(records.flatMap(({ events }) => events).length).toBeGreaterThan(12);
  });

  it('does the same in the real VM: objects, events, failures', () => {
    const wrong = [...passed].filter(([name, ok]) => name.includes('::replay::') && !ok);
    expect(wrong, output).toEqual([]);
    const failing = records.filter(({ failure }) => failure !== undefined).length;
    expect([...passed.keys()].filter((name) => name.includes('::replay::'))).toHaveLength(
      failing + 1,
    );
  });

  it('would be refuted if anything had been different', () => {
    const wrong = [...passed].filter(([name, ok]) => name.includes('::bent::') && ok);
    expect(wrong).toEqual([]);
  });
});

/** The same record with one thing wrong in each: a byte of what was written, or the code. */
function bend(record: StepRecord, index: number): StepRecord {
  if (record.failure !== undefined) {
    const abortCode = (record.failure.abortCode ?? 0n) + 1n;
    return { ...record, failure: { ...record.failure, abortCode } };
  }
  // Only the last that succeeded, so that the tests of failures reach their own wrong codes.
  if (index !== records.length - 1) return record;
  const written = record.written.map((made) => {
    const contents = Uint8Array.from(made.contents);
    contents[contents.length - 1] = (contents[contents.length - 1] ?? 0) ^ 1;
    return { ...made, contents };
  });
  return { ...record, written };
}

/** From the publication to the distribution of what was earned, with what must not work between. */
function tidemarkStory(run: ScenarioRun): void {
  const call = (
    sender: Id,
    target: `${string}::${string}`,
    args: readonly ScenarioArgument[],
    names?: Record<string, string>,
  ) => {
    const [module = '', name = ''] = target.split('::');
    const generic = module === 'market' && name === 'init' ? [] : [WAL];
    const step: CallStep = {
      kind: 'call',
      sender,
      module,
      function: name,
      typeArguments: generic,
      args,
    };
    run.step(names === undefined ? step : { ...step, names });
  };
  foundMarket(run, call);
  publishModel(run, call);
  sellAndOpen(run, call);
  closeDown(run, call);
}

type Call = (
  sender: Id,
  target: `${string}::${string}`,
  args: readonly ScenarioArgument[],
  names?: Record<string, string>,
) => void;

function foundMarket(run: ScenarioRun, call: Call): void {
  run.step({
    kind: 'make',
    name: 'clock',
    sender: ADMIN,
    type: '0x2::clock::Clock',
    owner: { kind: 'shared' },
    idsBefore: 0,
    contents: (own) => bytesOf(own, bcs.u64().serialize(0n).toBytes()),
    move: 'sui::clock::create_for_testing(scenario.ctx()).share_for_testing();',
  });
  setClock(run, ANCHOR_MS);
  run.step({
    kind: 'call',
    sender: ADMIN,
    module: 'market',
    function: 'init',
    typeArguments: [],
    args: [
      { kind: 'pure', type: '0x0::market::MARKET', bytes: Uint8Array.of(0), move: '' },
      CONTEXT,
    ],
    names: { AdminCap: 'admin' },
    move: 'tidemark::market::init_for_testing(scenario.ctx());',
  });
  const parameters = (epochMs: bigint) => [
    object('admin'),
    pure.integer('u64', epochMs),
    pure.integer('u32', ANCHOR_EPOCH),
    pure.integer('u64', ANCHOR_MS),
    CONTEXT,
  ];
  call(ADMIN, 'market::create', parameters(0n));
  call(ADMIN, 'market::create', parameters(EPOCH_MS), { Market: 'market' });
  const team = (shares: readonly number[]) => [
    MARKET,
    pure.text('Tide pool'),
    pure.list('address', [pure.address(SELLER), pure.address(PARTNER)]),
    pure.list(
      'u16',
      shares.map((share) => pure.integer('u16', share)),
    ),
    CONTEXT,
  ];
  call(SELLER, 'team::create', team([6_000, 3_999]));
  call(SELLER, 'team::create', team([6_001, 3_999]), { Team: 'team', TeamCap: 'cap' });
  call(SELLER, 'team::add_operator', [
    object('cap'),
    MARKET,
    object('team', 'mutable'),
    pure.address(STRANGER),
  ]);
  call(SELLER, 'team::remove_operator', [
    object('cap'),
    MARKET,
    object('team', 'mutable'),
    pure.address(STRANGER),
  ]);
}

function publishModel(run: ScenarioRun, call: Call): void {
  const listing = (name: string) => [
    object('cap'),
    MARKET,
    object('team'),
    pure.text(name),
    pure.text('Détecte la voix, 语音'),
    pure.text('vad'),
    pure.list('0x1::string::String', [pure.text('audio'), pure.text('small')]),
    pure.text('MIT'),
    pure.text('synthetic'),
    CLOCK,
    CONTEXT,
  ];
  call(SELLER, 'model::list', listing(''));
  call(SELLER, 'model::list', listing('Voice'), { Model: 'model' });
  call(SELLER, 'model::list', listing('Other'), { Model: 'other' });
  makeBlob(run, 'blob', 1n, true);
  makeBlob(run, 'raw', 2n, false);
  makeBlob(run, 'manifest', MANIFEST_BLOB_ID, true);
  const iteration = (names: readonly string[], parents: readonly number[]) => [
    object('cap'),
    MARKET,
    object('model', 'mutable'),
    { kind: 'objects', names } as const,
    pure.integer('u256', MANIFEST_BLOB_ID),
    pure.bytes(new Uint8Array(32).fill(7)),
    pure.integer('u64', 1_000),
    pure.integer('u64', 1_100),
    pure.bytes(new Uint8Array(449).fill(8)),
    pure.list(
      'u32',
      parents.map((parent) => pure.integer('u32', parent)),
    ),
    pure.text('onnx'),
    pure.text('{}'),
    pure.text('first'),
    CLOCK,
    CONTEXT,
  ];
  call(SELLER, 'model::publish_iteration', iteration(['raw', 'manifest'], []));
  call(SELLER, 'model::publish_iteration', iteration(['blob', 'manifest'], []));
  makeBlob(run, 'second', 3n, true);
  makeBlob(run, 'manifest2', MANIFEST_BLOB_ID, true);
  call(SELLER, 'model::publish_iteration', iteration(['second', 'manifest2'], [1]));
}

function sellAndOpen(run: ScenarioRun, call: Call): void {
  const offer = (rights: number) => [
    object('cap'),
    MARKET,
    object('model', 'mutable'),
    pure.integer('u8', rights),
    pure.integer('u64', WEEK_MS),
    pure.integer('u64', PRICE),
    pure.integer('u32', 1),
    pure.integer('u32', AND_LATER),
    CLOCK,
    CONTEXT,
  ];
  call(SELLER, 'model::set_offer', offer(4));
  call(SELLER, 'model::set_offer', offer(1));
  makeCoin(run, 'exact', PRICE);
  makeCoin(run, 'small', PRICE - 1n);
  makeCoin(run, 'large', PRICE + 5n);
  const purchase = (number: number, price: bigint, coin: string) => [
    MARKET,
    object('model'),
    pure.integer('u32', number),
    pure.integer('u64', price),
    object(coin, 'value'),
    CLOCK,
    CONTEXT,
  ];
  call(BUYER, 'purchase::purchase', purchase(2, PRICE, 'exact'));
  call(BUYER, 'purchase::purchase', purchase(1, PRICE - 1n, 'exact'));
  call(BUYER, 'purchase::purchase', purchase(1, PRICE, 'small'));
  call(BUYER, 'purchase::purchase', purchase(1, PRICE, 'large'), {
    AccessPass: 'pass',
    Sale: 'sale',
  });
  call(BUYER, 'purchase::purchase', purchase(1, PRICE, 'exact'), {
    AccessPass: 'pass2',
    Sale: 'sale2',
  });
  call(BUYER, 'access::open', opening('pass', 'sale', 'model', 3));
  call(BUYER, 'access::open', opening('pass', 'sale', 'other', 1));
  askAndOpen(run, call);
}

function askAndOpen(run: ScenarioRun, call: Call): void {
  const modelId = run.object('model').id;
  const askPass = (iteration: number, length = 36) => [
    pure.bytes(keyId(modelId, iteration).subarray(0, length)),
    MARKET,
    object('pass'),
    object('model'),
    CLOCK,
  ];
  const askTeam = [pure.bytes(keyId(modelId, 1)), MARKET, object('team'), object('model'), CONTEXT];
  call(STRANGER, 'seal_policy::seal_approve_team', askTeam);
  call(PARTNER, 'seal_policy::seal_approve_team', askTeam);
  call(BUYER, 'seal_policy::seal_approve_pass', askPass(1, 35));
  call(BUYER, 'seal_policy::seal_approve_pass', askPass(1));
  call(BUYER, 'access::open', opening('pass', 'sale', 'model', 1));
  call(BUYER, 'seal_policy::seal_approve_pass', askPass(1));
  call(BUYER, 'seal_policy::seal_approve_pass', askPass(2));
  call(BUYER, 'access::open', opening('pass', 'sale2', 'model', 1));
  setClock(run, ANCHOR_MS + WEEK_MS - 1n);
  call(BUYER, 'access::open', opening('pass', 'sale', 'model', 2));
  setClock(run, ANCHOR_MS + WEEK_MS);
  call(BUYER, 'access::open', opening('pass', 'sale', 'model', 1));
  call(BUYER, 'seal_policy::seal_approve_pass', askPass(1));
}

function closeDown(run: ScenarioRun, call: Call): void {
  const settle = (sale: string) => [
    MARKET,
    object(sale, 'mutable'),
    object('team', 'mutable'),
    CLOCK,
  ];
  const distribute = [MARKET, object('team', 'mutable'), CLOCK, CONTEXT];
  call(STRANGER, 'sale::settle', settle('sale'));
  call(STRANGER, 'sale::settle', settle('sale'));
  call(STRANGER, 'sale::settle', settle('sale2'));
  call(PARTNER, 'team::distribute', distribute);
  call(PARTNER, 'team::distribute', distribute);
  const withdraw = [
    object('cap'),
    MARKET,
    object('model', 'mutable'),
    pure.integer('u32', 1),
    CLOCK,
    CONTEXT,
  ];
  call(SELLER, 'model::withdraw_offer', withdraw);
  makeCoin(run, 'late', PRICE);
  call(BUYER, 'purchase::purchase', [
    MARKET,
    object('model'),
    pure.integer('u32', 1),
    pure.integer('u64', PRICE),
    object('late', 'value'),
    CLOCK,
    CONTEXT,
  ]);
  makeCoin(run, 'last', 1n);
}

function opening(pass: string, sale: string, model: string, iteration: number): ScenarioArgument[] {
  return [
    MARKET,
    object(pass, 'mutable'),
    object(sale, 'mutable'),
    object(model),
    pure.integer('u32', iteration),
    CLOCK,
    CONTEXT,
  ];
}

function setClock(run: ScenarioRun, timestampMs: bigint): void {
  run.step({
    kind: 'set',
    name: 'clock',
    contents: (before) =>
      Uint8Array.from([...before.subarray(0, 32), ...bcs.u64().serialize(timestampMs).toBytes()]),
    move: `object.set_for_testing(${timestampMs});`,
  });
}

function makeCoin(run: ScenarioRun, name: string, value: bigint): void {
  const give = `sui::transfer::public_transfer(made, @${shortAddress(BUYER)});`;
  run.step({
    ...madeFor(name, BUYER, `0x2::coin::Coin<${WAL}>`),
    contents: (own: Id) => bytesOf(own, bcs.u64().serialize(value).toBytes()),
    move: `let made = sui::coin::mint_for_testing<${WAL}>(${value}, scenario.ctx()); ${give}`,
  });
}

function makeBlob(run: ScenarioRun, name: string, blobId: bigint, certified: boolean): void {
  const [start, end] = [ANCHOR_EPOCH, ANCHOR_EPOCH + 26];
  run.step({
    ...madeFor(name, SELLER, '0xa15::blob::Blob'),
    idsBefore: 1,
    contents: (own: Id, [storage = own]: readonly Id[]) =>
      bytesOf(
        own,
        bcs.u32().serialize(start).toBytes(),
        bcs.u256().serialize(blobId).toBytes(),
        bcs.u64().serialize(1).toBytes(),
        Uint8Array.of(1),
        bcs
          .option(bcs.u32())
          .serialize(certified ? start : null)
          .toBytes(),
        bytesOf(storage, bcs.u32().serialize(start).toBytes(), bcs.u32().serialize(end).toBytes()),
        bcs.u64().serialize(1_048_576).toBytes(),
        Uint8Array.of(0),
      ),
    move: [
      `let storage = walrus::storage_resource::create_for_test(${start}, ${end}, 1_048_576, scenario.ctx());`,
      `let mut made = walrus::blob::new_for_testing(${blobId}, storage, false, ${start}, scenario.ctx());`,
      certified ? `made.certify_for_testing(${start});` : '',
      `sui::transfer::public_transfer(made, @${shortAddress(SELLER)});`,
    ].join('\n    '),
  });
}

function madeFor(name: string, owner: Id, type: string): Omit<MakeStep, 'contents' | 'move'> {
  return {
    kind: 'make',
    name,
    sender: owner,
    type,
    owner: { kind: 'address', address: owner },
    idsBefore: 0,
  };
}

/** Model id and iteration, little-endian: what key servers are asked for. */
function keyId(modelId: Id, iteration: number): Uint8Array {
  return bytesOf(modelId, bcs.u32().serialize(iteration).toBytes());
}

function bytesOf(id: Id, ...rest: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat([Buffer.from(id.slice(2), 'hex'), ...rest]));
}
