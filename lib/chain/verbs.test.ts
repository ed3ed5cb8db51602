import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Transaction } from '@mysten/sui/transactions';
import { describe, expect, test } from 'vitest';
import * as chain from './index';

const id = (digit: string) => `0x${digit.repeat(64)}`;
const deployment: chain.Deployment = {
  packages: { tidemark: id('a'), walrus: id('b') },
  walType: `${id('c')}::wal::WAL`,
  objects: { market: id('d'), walrusSystem: id('e') },
};
const bytes = new Uint8Array(32);
const cap = { teamCapId: id('1'), teamId: id('2'), modelId: id('3') };
const goods = { modelId: id('3'), passId: id('4'), saleId: id('5'), iteration: 1, offer: 1 };
const members = [{ address: id('6'), shareBps: 10_000 }];
const texts = {
  name: 'n',
  summary: '',
  task: 't',
  tags: ['a', 'b'],
  licence: 'l',
  dataClass: 'd',
};
const opinion = { ...goods, opinionId: id('8'), verdict: 1, scope: 's', statement: 't' };
const grant = { ...goods, grantId: id('7') };
const marketCapId = id('9');
const range = { firstIteration: 1, lastIteration: null };
const iteration = {
  ...cap,
  blobs: [id('0')],
  manifestBlobId: 1n,
  contentRoot: bytes,
  plainBytes: 1n,
  cipherBytes: 2n,
  sealedKey: bytes,
  parents: [1],
  format: 'onnx',
  metrics: '',
  costAdvancedFrost: 0n,
};
const hidden = { commitment: bytes, sealed: bytes };
const extension = {
  ...goods,
  storagePriceFrost: 1n,
  blobs: [
    { blobObjectId: id('0'), encodedBytes: 1n, epochs: 2 },
    { blobObjectId: id('f'), encodedBytes: 1n, epochs: 0 },
  ],
};
const limits = {
  minWindowMs: 1n,
  maxWindowMs: 2n,
  sessionMs: 3n,
  maxMembers: 4,
  storageCeilingFrost: 5n,
};
const sale = { quota: 0n, refundRule: 0, trial: false };

/** Every builder once; the name says which. */
const built: Readonly<Record<string, (transaction: Transaction) => void>> = {
  approveWithPass: (t) => chain.approveWithPass(deployment, goods, t),
  approveWithTeam: (t) => chain.approveWithTeam(deployment, { ...cap, iteration: 1 }, t),
  approveWithGrant: (t) => chain.approveWithGrant(deployment, grant, t),
  createTeam: (t) => chain.createTeam(deployment, { name: 'n', members }, t),
  setShares: (t) => chain.setShares(deployment, { ...cap, members }, t),
  appoint: (t) => chain.setOperator(deployment, { ...cap, operator: id('6'), appointed: true }, t),
  dismiss: (t) => chain.setOperator(deployment, { ...cap, operator: id('6'), appointed: false }, t),
  handOver: (t) => chain.handOverCap(deployment, { ...cap, to: id('6') }, t),
  distribute: (t) => chain.distribute(deployment, cap, t),
  listModel: (t) => chain.listModel(deployment, { ...cap, ...texts }, t),
  editListing: (t) => chain.editListing(deployment, { ...cap, ...texts }, t),
  retireModel: (t) => chain.retireModel(deployment, cap, t),
  publishPublic: (t) =>
    chain.publishIteration(deployment, { ...iteration, note: { kind: 'public', text: 'n' } }, t),
  publishSealed: (t) => {
    const note = { kind: 'sealed_until', opensAtMs: 5n, ...hidden } as const;
    chain.publishIteration(deployment, { ...iteration, note }, t);
  },
  publishForAuditors: (t) =>
    chain.publishIteration(deployment, { ...iteration, note: { kind: 'auditors', ...hidden } }, t),
  discloseNote: (t) =>
    chain.discloseNote(deployment, { ...goods, text: 'n', salt: new Uint8Array(16) }, t),
  extendStorage: (t) => chain.extendStorage(deployment, extension, t),
  moveAlias: (t) => chain.moveAlias(deployment, { ...cap, alias: 'a', iteration: 1 }, t),
  removeAlias: (t) => chain.removeAlias(deployment, { ...cap, alias: 'a' }, t),
  setOffer: (t) => {
    const terms = { ...range, ...sale, rights: 1, windowMs: 1n, priceFrost: 2n };
    chain.setOffer(deployment, { ...cap, ...terms }, t);
  },
  withdrawOffer: (t) => chain.withdrawOffer(deployment, { ...cap, offer: 1 }, t),
  purchase: (t) => chain.purchase(deployment, { ...goods, expectedPriceFrost: 5n }, t),
  tryOffer: (t) => chain.tryOffer(deployment, { ...goods, expectedPriceFrost: 0n }, t),
  renewPass: (t) => chain.renewPass(deployment, { ...goods, maxPriceFrost: 5n }, t),
  openPass: (t) => chain.openPass(deployment, goods, t),
  refundPass: (t) => chain.refundPass(deployment, goods, t),
  settleSale: (t) => chain.settleSale(deployment, { ...goods, teamId: id('2') }, t),
  recordCalls: (t) => chain.recordCalls(deployment, { ...goods, teamId: id('2'), calls: 1n }, t),
  grantAudit: (t) => {
    const terms = { ...range, auditor: id('6'), scope: 3, startsAtMs: 0n, windowMs: 1n };
    chain.grantAudit(deployment, { ...cap, ...terms }, t);
  },
  revokeAudit: (t) => chain.revokeAudit(deployment, { ...cap, grantId: id('7') }, t),
  openAudit: (t) => chain.openAudit(deployment, grant, t),
  signOpinion: (t) =>
    chain.signOpinion(deployment, { ...grant, ...opinion, evidenceHash: bytes }, t),
  supersedeOpinion: (t) =>
    chain.supersedeOpinion(deployment, { ...opinion, evidenceHash: bytes }, t),
  setLimits: (t) => chain.setLimits(deployment, { marketCapId, ...limits }, t),
  setFee: (t) => chain.setFee(deployment, { marketCapId, feeBps: 1, feeRecipient: id('6') }, t),
  migrateMarket: (t) => chain.migrateMarket(deployment, { marketCapId }, t),
};

describe('builders', () => {
  test.each(Object.keys(built))('%s calls functions as the contract declares them', (name) => {
    const transaction = new Transaction();
    built[name]?.(transaction);
    const { commands, inputs } = transaction.getData();
    const calls = commands.flatMap(({ MoveCall }) => (MoveCall ? [MoveCall] : []));
    const own = calls.filter((call) => call.package === deployment.packages.tidemark);
    expect(own.length).toBeGreaterThan(0);
    for (const call of own) {
      const declared = functions.get(`${call.module}::${call.function}`);
      const given = call.arguments.map((argument) => {
        const input = argument.$kind === 'Input' ? inputs[argument.Input] : undefined;
        if (input === undefined) return 'result';
        if (!input.Pure) return 'object';
        return `${Buffer.from(input.Pure.bytes, 'base64').length}`;
      });
      expect({ call: call.function, given }).toEqual({
        call: call.function,
        given: declared?.map((type, at) => expectedOf(type, given[at])),
      });
    }
  });

  test('reach every public function of the contract but that which only its publisher calls', () => {
    const called = new Set<string>();
    for (const build of Object.values(built)) {
      const transaction = new Transaction();
      build(transaction);
      for (const { MoveCall: call } of transaction.getData().commands) {
        if (call?.package === deployment.packages.tidemark) {
          called.add(`${call.module}::${call.function}`);
        }
      }
    }
    const missing = [...functions.keys()].filter((name) => !called.has(name));
    expect(missing).toEqual(['appearance::create', 'market::create']);
  });
});

const fixedBytes: Readonly<Record<string, string>> = {
  u8: '1',
  bool: '1',
  u16: '2',
  u32: '4',
  u64: '8',
  u256: '32',
  address: '32',
  ID: '32',
};

/** What an argument of a Move type must look like; texts and lists may have any length. */
function expectedOf(type: string, given: string | undefined): string {
  if (type === 'Coin<W>' || type === 'Note' || type === 'vector<Blob>') return 'result';
  if (type === 'Blob' || type === 'Loan') return 'result';
  if (type.startsWith('&') || type === 'TeamCap') return 'object';
  const isText = type === 'String' || type.startsWith('vector<');
  return fixedBytes[type] ?? (isText && Number(given) >= 0 ? (given ?? '') : type);
}

/** Parameter types of every public or entry function, without the context, by `module::name`. */
const functions = new Map(
  readdirSync(path.resolve('move/tidemark/sources')).flatMap((file) => {
    const text = readFileSync(path.resolve('move/tidemark/sources', file), 'utf8');
    const found = text
      .replaceAll(/#\[test_only\]\s*public fun/g, 'fun')
      .matchAll(/^(?:public|entry) fun (\w+)(?:<W>)?\(([^)]*)\)/gm);
    return [...found].map(([, name = '', list = '']): [string, string[]] => [
      `${file.replace('.move', '')}::${name}`,
      [...list.matchAll(/\w+: ([^,\n]+)/g)]
        .map(([, type = '']) => type.trim())
        .filter((type) => !type.includes('TxContext')),
    ]);
  }),
);
