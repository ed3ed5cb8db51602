import { describe, expect, it, test } from 'vitest';
import type { IterationView } from '@/lib/server/queries/types';
import { compareIterations, figureChange } from './compare-iterations';
import { comparisonHref, parseComparison } from './compare-url';
import { layOutLineage } from './lay-out-lineage';

const iteration = (number: number, change: Partial<IterationView> = {}): IterationView => ({
  number,
  parents: number === 1 ? [] : [number - 1],
  manifestBlobId: '1',
  manifestBlobIdText: 'manifest',
  blobIdTexts: ['manifest', 'part'],
  blobObjectIds: ['0x1', '0x2'],
  endEpoch: 60,
  endEpochAtPublication: 60,
  storedUntilMs: 1_000,
  contentRootHex: 'ab',
  plainBytes: '1000',
  cipherBytes: '1100',
  sealedKeyBase64: '',
  format: 'ONNX',
  metricsText: '',
  metrics: [],
  note: {
    kind: 'PUBLIC',
    text: '',
    opensAtMs: null,
    commitmentHex: '',
    sealedBase64: '',
    disclosedAtMs: null,
    disclosedBy: null,
  },
  author: '0xa',
  costAdvancedFrost: '0',
  publishedAtMs: 1,
  transactionDigest: 'd',
  checkpoint: '1',
  ...change,
});

describe('the address of a comparison', () => {
  it('gives back what it names, and takes the two fields of a form', () => {
    const comparison = { from: 1, to: 3, onlyChanges: true };
    const { searchParams } = new URL(comparisonHref('0x1', comparison), 'http://localhost');
    expect(parseComparison(Object.fromEntries(searchParams))).toEqual(comparison);
    expect(parseComparison({ compare: ['2', '5'] })).toEqual({
      from: 2,
      to: 5,
      onlyChanges: false,
    });
  });

  it.each([undefined, '', '1', '1,', '0,1', '1,2,3', '1,x', '-1,2', '1,1e3', '1,99999999999'])(
    '%j compares nothing',
    (compare) => {
      expect(parseComparison({ compare })).toBeNull();
    },
  );
});

describe('two iterations', () => {
  it('name every metric of either, with the change where both are figures', () => {
    const rows = compareIterations(
      iteration(1, {
        metrics: [
          { name: 'accuracy', value: 0.8 },
          { name: 'kind', value: 'a' },
          { name: 'gone', value: 1 },
        ],
      }),
      iteration(2, {
        plainBytes: '18446744073709551615',
        metrics: [
          { name: 'accuracy', value: 0.9 },
          { name: 'kind', value: 'a' },
          { name: 'new', value: 2 },
        ],
      }),
      0,
    );
    const by = Object.fromEntries(rows.map((row) => [row.label, row]));
    expect(by.accuracy).toMatchObject({ from: '0.8', to: '0.9', change: '+0.1 (+12.5 %)' });
    expect(by.kind).toMatchObject({ isChanged: false, change: null });
    expect(by.gone).toMatchObject({ to: 'not given', isChanged: true });
    expect(by.new).toMatchObject({ from: 'not given', isChanged: true });
    expect(by['Model file']?.change).toBe('+18,446,744,073,709,550,615');
    expect(by.Format?.isChanged).toBe(false);
  });

  it('that look alike when rounded still count as changed', () => {
    const [row] = compareIterations(
      iteration(1, { metrics: [{ name: 'loss', value: 0.123451 }] }),
      iteration(2, { metrics: [{ name: 'loss', value: 0.123452 }] }),
      0,
    );
    expect(row).toMatchObject({ from: '0.1235', to: '0.1235', isChanged: true });
  });

  test.each([
    [0, 2, '+2'],
    [-2, -1, '+1 (+50 %)'],
    [1, 1, null],
    [4, 1, '−3 (−75 %)'],
    [1e308, -1e308, null],
  ])('%d to %d changes by %s', (from, to, words) => {
    expect(figureChange(from, to)).toBe(words);
  });
});

describe('lineage', () => {
  const lanesOf = (parents: number[][]) =>
    layOutLineage(parents.map((of, at) => ({ number: at + 1, parents: of })))
      .nodes.toReversed()
      .map(({ lane }) => lane);

  it('is one lane for a line', () => {
    expect(lanesOf([[], [1], [2]])).toEqual([0, 0, 0]);
  });

  it('branches to the right, merges back, and uses a lane again', () => {
    expect(lanesOf([[], [1], [1], [2, 3], [4], [4]])).toEqual([0, 0, 1, 0, 0, 1]);
    expect(lanesOf([[], [], [1]])).toEqual([0, 1, 0]);
  });

  it('knows children, and leaves out parents that are not given', () => {
    const { nodes, lanes } = layOutLineage([
      { number: 7, parents: [3, 6] },
      { number: 6, parents: [5] },
    ]);
    expect(nodes.map(({ number, row }) => [number, row])).toEqual([
      [7, 0],
      [6, 1],
    ]);
    expect(nodes[0]?.parents).toEqual([6]);
    expect(nodes[1]?.children).toEqual([7]);
    expect(lanes).toBeGreaterThan(0);
    expect(layOutLineage([])).toEqual({ nodes: [], lanes: 0 });
  });
});
