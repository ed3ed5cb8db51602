import { describe, expect, it } from 'vitest';
import { evidenceText, makeEvidence, type EvidenceInput } from './evidence';
import { historyPageSchema, indexedPassesSchema } from './evidence-schema';

const id = (digit: string) => `0x${digit.repeat(64)}`;
const digest = 'D'.repeat(44);
const sale = {
  saleId: id('2'),
  offer: 1,
  startsAtMs: 0,
  endsAtMs: 86_400_000,
  priceFrost: '12000000000',
  refundedFrost: '0',
  transactionDigest: digest,
};
const event = {
  kind: 'pass.bought',
  iteration: null,
  amountFrost: '12000000000',
  actor: id('a'),
  atMs: 0,
  transactionDigest: digest,
  checkpoint: '7',
};
const input: EvidenceInput = {
  network: 'localnet',
  chainId: 'abcd1234',
  packageId: id('5'),
  marketId: id('6'),
  origin: 'https://market.example',
  aggregatorUrl: 'https://aggregator.example',
  madeAtMs: 1_000n,
  holder: id('a'),
  pass: {
    passId: id('1'),
    modelId: id('3'),
    modelName: 'Speech',
    teamId: id('4'),
    startsAtMs: 0,
    endsAtMs: 86_400_000,
    sales: [sale],
  },
  history: [
    event,
    { ...event, kind: 'pass.opened', iteration: 2, amountFrost: null },
    { ...event, kind: 'alias.moved' },
  ],
  iteration: {
    number: 2,
    contentRoot: 'c'.repeat(64),
    manifestBlobId: 'm'.repeat(43),
    endEpoch: 57,
    blobObjectIds: [id('8')],
  },
  checks: [{ what: 'bytes match the blob id on chain', result: 'matches', detail: '' }],
};

describe('the evidence of a pass', () => {
  it('names pass, sales, transactions, bytes and checks', () => {
    const evidence = makeEvidence(input);
    expect(evidence.pass).toMatchObject({ passId: id('1'), endsAt: '1970-01-02T00:00:00.000Z' });
    expect(evidence.sales).toMatchObject([{ saleId: id('2'), paidFrost: '12000000000' }]);
    expect(evidence.transactions).toMatchObject([
      { kind: 'pass.bought', amountFrost: '12000000000', transactionDigest: digest },
      { kind: 'pass.opened', iteration: 2 },
    ]);
    expect(evidence.iteration?.manifestBlobId).toBe('m'.repeat(43));
    expect(evidence.checked).toEqual(input.checks);
    expect(JSON.parse(evidenceText(evidence))).toEqual(evidence);
  });

  it('gives a command for each check, with what it must show', () => {
    const { repeat } = makeEvidence(input);
    expect(repeat.map(({ command }) => command)).toEqual([
      `curl -fsS 'https://aggregator.example/v1/blobs/${'m'.repeat(43)}' -o manifest.json`,
      'walrus blob-id --n-shards 1000 manifest.json',
      "jq -j '.parts[].sha256' manifest.json | xxd -r -p | sha256sum",
      `sui client object ${id('1')}`,
      `sui client tx-block ${digest}`,
      `curl -fsS 'https://market.example/api/audit?passId=${id('1')}'`,
    ]);
    expect(repeat[2]?.shows).toBe('c'.repeat(64));
  });

  it('does without an iteration that could not be read', () => {
    const { repeat } = makeEvidence({ ...input, iteration: null });
    expect(repeat.map(({ shows }) => shows)).not.toContain('the manifest, saved as a file');
  });

  it('takes from the index only ids and digests that are some', () => {
    expect(indexedPassesSchema.safeParse([input.pass]).success).toBe(true);
    const page = { events: [{ ...event, transactionDigest: '; rm' }], nextCursor: null };
    expect(historyPageSchema.safeParse(page).success).toBe(false);
  });
});
