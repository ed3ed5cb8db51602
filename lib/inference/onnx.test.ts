import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeOnnx, type OnnxModel } from '../../prisma/seed/samples/onnx-writer';
import { ProtobufWriter } from '../../prisma/seed/samples/protobuf-writer';
import { compareModels } from './compare-models';
import { exampleInputs, parseExampleSpec } from './example-inputs';
import { fillInput } from './model-io';
import { assertRunnable } from './model-policy';
import { modelSummary } from './model-summary';
import { MAX_MODEL_BYTES, readOnnx } from './read-onnx';
import { summarizeOutput } from './run-result';

const model: OnnxModel = {
  name: 'tiny',
  producer: 'test',
  version: 7,
  description: 'two layers',
  inputs: [{ name: 'x', type: 'float32', dims: ['batch', 4] }],
  outputs: [{ name: 'y', type: 'float32', dims: ['batch', 5] }],
  tensors: [{ name: 'w', dims: [4, 5], data: Float32Array.from({ length: 20 }, (_, at) => at) }],
  nodes: [
    { operator: 'MatMul', inputs: ['x', 'w'], output: 'sum' },
    { operator: 'Relu', inputs: ['sum'], output: 'y' },
  ],
  metadata: { labels: 'a,b,c,d,e' },
};
const bytes = writeOnnx(model);

function join2(...pieces: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

/** CPU time of this process: other work on the machine must not decide a test. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** A graph of one node, with any fields of our choice. */
function graphWith(change: (graph: ProtobufWriter) => void): Uint8Array<ArrayBuffer> {
  const graph = new ProtobufWriter();
  change(graph);
  return new ProtobufWriter().int(1, 8).message(7, graph).finish();
}

describe('reading a model without running it', () => {
  it('finds inputs, outputs, operators, tensors and metadata', () => {
    const facts = readOnnx(bytes);
    expect(facts).toMatchObject({
      irVersion: 8,
      producer: 'test',
      modelVersion: '7',
      graphName: 'tiny',
      opsets: [{ domain: '', version: 13 }],
      inputs: [{ name: 'x', type: 'float32', dims: ['batch', 4] }],
      outputs: [{ name: 'y', type: 'float32', dims: ['batch', 5] }],
      operators: { MatMul: 1, Relu: 1 },
      parameters: 20,
      metadata: { labels: 'a,b,c,d,e' },
      hasExternalData: false,
    });
    assertRunnable(facts);
    expect(modelSummary(facts, { x: { dims: [1, 4], fill: 'ones' } })).toMatchObject({
      inputs: 'x float32[batch, 4]',
      operators: 'MatMul ×1, Relu ×1',
      opset: '13',
      example: '{"x":{"dims":[1,4],"fill":"ones"}}',
    });
  });

  it('does not take weights that are listed as inputs for inputs', () => {
    const listed = writeOnnx({
      ...model,
      inputs: [...model.inputs, { name: 'w', type: 'float32', dims: [4, 5] }],
    });
    expect(readOnnx(listed).inputs.map(({ name }) => name)).toEqual(['x']);
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(0), 'file_empty'],
    ['too much', new Uint8Array(MAX_MODEL_BYTES + 1), 'file_too_large'],
    ['zeros', new Uint8Array(100), 'model_malformed'],
    ['text', new TextEncoder().encode('hello, this is not a model'), 'model_malformed'],
    ['JSON', new TextEncoder().encode('{"a":[1,2,3]}'), 'model_malformed'],
    ['a program', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0), 'model_malformed'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'model_malformed'],
    ['half a model', bytes.subarray(0, bytes.length >> 1), 'model_malformed'],
    ['no graph', new ProtobufWriter().int(1, 8).finish(), 'model_malformed'],
    [
      'no version',
      new ProtobufWriter().message(7, new ProtobufWriter()).finish(),
      'model_malformed',
    ],
    ['a second graph', join2(bytes, bytes), 'model_refused'],
  ])('refuses %s', (_name, input, code) => {
    expect(() => readOnnx(input)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses depth, counts and sizes beyond the limits, quickly', () => {
    let nested = new ProtobufWriter().text(4, 'If');
    for (let depth = 0; depth < 40; depth += 1) {
      const attribute = new ProtobufWriter().message(6, new ProtobufWriter().message(1, nested));
      nested = new ProtobufWriter().text(4, 'If').message(5, attribute);
    }
    const many = new Uint8Array(2 * 600_000).map((_, at) => (at % 2 === 0 ? 0x0a : 0));
    const hugeTensor = new ProtobufWriter()
      .int(1, 2n ** 40n)
      .int(1, 2n ** 40n)
      .int(2, 1);
    const before = cpuMs();
    for (const graph of [
      graphWith((writer) => writer.message(1, nested)),
      new ProtobufWriter().int(1, 8).bytes(7, many).finish(),
      graphWith((writer) => writer.message(5, hugeTensor)),
      graphWith((writer) => writer.text(2, 'n'.repeat(10_000))),
    ]) {
      expect(() => readOnnx(graph)).toThrow(expect.objectContaining({ code: 'model_malformed' }));
    }
    expect(cpuMs() - before).toBeLessThan(3_000);
  });

  it.each<[string, (graph: ProtobufWriter) => void]>([
    [
      'data in other files',
      (graph) =>
        graph.message(
          5,
          new ProtobufWriter().message(13, new ProtobufWriter().text(1, 'location')),
        ),
    ],
    ['a data location', (graph) => graph.message(5, new ProtobufWriter().int(14, 1))],
    [
      'data in other files inside an attribute',
      (graph) =>
        graph.message(
          1,
          new ProtobufWriter()
            .text(4, 'Constant')
            .message(5, new ProtobufWriter().message(5, new ProtobufWriter().int(14, 1))),
        ),
    ],
    [
      'foreign operators',
      (graph) => graph.message(1, new ProtobufWriter().text(4, 'Evil').text(7, 'com.evil')),
    ],
    ['no inputs', () => undefined],
  ])('does not run a model with %s', (_name, change) => {
    expect(() => assertRunnable(readOnnx(graphWith(change)))).toThrow(
      expect.objectContaining({ code: 'model_refused' }),
    );
  });

  it('ends every mutant in facts or in one of our errors, within a second each', () => {
    let state = 42;
    const random = (limit: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
    const tried = 20_000;
    let refused = 0;
    for (let round = 0; round < tried; round += 1) {
      const mutant = Array.from(bytes);
      for (let times = 0; times <= random(4); times += 1) {
        const at = random(mutant.length);
        const kind = random(3);
        if (kind === 0) mutant[at] = random(256);
        else if (kind === 1) mutant.splice(at, 1 + random(6));
        else mutant.splice(at, 0, random(256), random(256));
      }
      const before = cpuMs();
      try {
        readOnnx(Uint8Array.from(mutant));
      } catch (caught) {
        expect(caught).toMatchObject({ name: 'TidemarkError' });
        refused += 1;
      }
      if (cpuMs() - before > 1_000) throw new Error(`round ${round} took too long`);
    }
    expect(refused).toBeGreaterThan(tried / 4);
  }, 120_000);
});

describe('comparing two iterations', () => {
  it('tells added, removed, reshaped, changed and same apart', async () => {
    const tensor = (name: string, dims: number[], from: number) => ({
      name,
      dims,
      data: Float32Array.from({ length: dims.reduce((a, b) => a * b, 1) }, (_, at) => at + from),
    });
    const one = writeOnnx({
      ...model,
      tensors: [
        tensor('a', [20], 0),
        tensor('b', [20], 0),
        tensor('c', [20], 0),
        tensor('d', [20], 0),
      ],
    });
    const two = writeOnnx({
      ...model,
      tensors: [
        tensor('a', [20], 0),
        tensor('b', [20], 1),
        tensor('c', [4, 5], 0),
        tensor('e', [20], 0),
      ],
      nodes: [...model.nodes, { operator: 'Relu', inputs: ['y'], output: 'z' }],
    });
    expect(
      await compareModels(
        { facts: readOnnx(one), bytes: one },
        { facts: readOnnx(two), bytes: two },
      ),
    ).toEqual({
      addedTensors: ['e'],
      removedTensors: ['d'],
      reshapedTensors: ['c'],
      changedTensors: ['b'],
      sameTensors: ['a'],
      operators: { Relu: [1, 2] },
      isInterfaceEqual: true,
    });
  });

  describe('Silero 5 and 6, as published', () => {
    let files: Uint8Array[];
    beforeAll(async () => {
      const entry = createRequire(import.meta.url).resolve('@ricky0123/vad-web');
      const names = ['silero_vad_v5.onnx', 'silero_vad_v6.onnx'];
      files = await Promise.all(names.map((name) => readFile(join(dirname(entry), name))));
    });

    it('differ in their weights only', async () => {
      const [before, after] = files.map((file) => ({ facts: readOnnx(file), bytes: file }));
      if (before === undefined || after === undefined) throw new Error('missing file');
      const difference = await compareModels(before, after);
      expect(difference.changedTensors).toHaveLength(26);
      expect(difference.sameTensors).toHaveLength(2);
      expect(difference.operators).toEqual({});
      expect(difference.isInterfaceEqual).toBe(true);
    });
  });
});

describe('example inputs', () => {
  const facts = readOnnx(bytes);

  it('are repeatable and have the shape the model declares', () => {
    const [first] = exampleInputs(facts);
    expect(first).toMatchObject({ name: 'x', type: 'float32', dims: [1, 4] });
    expect(exampleInputs(facts)).toEqual(exampleInputs(facts));
    expect(exampleInputs(facts, null, 2)).not.toEqual(exampleInputs(facts, null, 1));
  });

  it('follow what the team published, and ignore what cannot be read', () => {
    const spec = parseExampleSpec('{"x":{"dims":[2,4],"fill":"value","value":3}}');
    const [input] = exampleInputs(facts, spec);
    expect(input?.dims).toEqual([2, 4]);
    expect(Array.from(input?.data ?? [], Number)).toEqual(Array(8).fill(3));
    for (const text of [
      undefined,
      '',
      '{',
      '{"x":{"dims":[-1],"fill":"ones"}}',
      '{"x":{"fill":"y"}}',
    ]) {
      expect(parseExampleSpec(text)).toBe(null);
    }
  });

  it('refuse shapes that the model does not have', () => {
    for (const dims of [[1, 5], [1], [1, 4, 1], [2 ** 30, 4], [-1, 4], [0.5, 4]]) {
      expect(() => exampleInputs(facts, { x: { dims, fill: 'ones' } })).toThrow(
        expect.objectContaining({ code: 'model_input_malformed' }),
      );
    }
  });

  it('fill every element type, whole numbers for whole types', () => {
    for (const type of [
      'float64',
      'int8',
      'uint8',
      'int16',
      'uint16',
      'int32',
      'uint32',
      'int64',
      'uint64',
      'bool',
    ]) {
      const { data } = fillInput({ name: 'x', type, dims: [2] }, [2], () => 1.75);
      expect(Number(data[0])).toBe(type === 'float64' ? 1.75 : 1);
    }
    expect(() => fillInput({ name: 'x', type: 'string', dims: [] }, [], () => 0)).toThrow();
  });
});

describe('the summary of an output', () => {
  it('shows a preview, the range of finite values and the best labels', () => {
    const data = Float32Array.from([0.1, 0.7, 0.2, NaN]);
    expect(
      summarizeOutput({ name: 'y', type: 'float32', dims: [4], data }, ['a', 'b', 'c', 'd']),
    ).toMatchObject({
      elements: 4,
      range: { min: expect.closeTo(0.1), max: expect.closeTo(0.7) },
    });
    const ranked = summarizeOutput(
      { name: 'y', type: 'float32', dims: [1, 3], data: data.subarray(0, 3) },
      ['a', 'b', 'c'],
    );
    expect(ranked.top.map(({ label }) => label)).toEqual(['b', 'c', 'a']);
    const big = summarizeOutput(
      { name: 'n', type: 'int64', dims: [1], data: BigInt64Array.of(2n ** 60n) },
      [],
    );
    expect(big.preview).toEqual(['1152921504606846976']);
  });
});
