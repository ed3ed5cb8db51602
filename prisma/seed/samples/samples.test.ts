import { createHash } from 'node:crypto';
import lande from 'lande';
import * as runtime from 'onnxruntime-web/wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleInputs, modelSummary, readOnnx } from '../../../lib/inference';
import { makeSamples, type Sample } from '.';
import { normalizeText } from './language-id';
import { strategySample } from './strategy';
import { LOOKBACK, syntheticCloses } from './strategy-market';

let samples: readonly Sample[];
let tookCpuMs = 0;
beforeAll(async () => {
  runtime.env.wasm.numThreads = 1;
  runtime.env.logLevel = 'fatal';
  const before = process.cpuUsage();
  samples = await makeSamples();
  const { user, system } = process.cpuUsage(before);
  tookCpuMs = (user + system) / 1_000;
}, 120_000);

describe('the demo catalogue', () => {
  it('takes under ten seconds of CPU and obeys the limits of the contract', () => {
    expect(tookCpuMs).toBeLessThan(10_000);
    expect(samples.map(({ slug }) => slug)).toEqual([
      'regime-strategy',
      'silero-vad',
      'language-id',
    ]);
    for (const sample of samples) {
      expect(Buffer.byteLength(sample.name)).toBeLessThanOrEqual(96);
      expect(Buffer.byteLength(sample.summary)).toBeLessThanOrEqual(2_048);
      expect(sample.tags.length).toBeLessThanOrEqual(8);
      for (const [index, iteration] of sample.iterations.entries()) {
        expect(Buffer.byteLength(JSON.stringify(iteration.metrics))).toBeLessThanOrEqual(4_096);
        expect(iteration.parents.every((parent) => parent <= index && parent >= 1)).toBe(true);
        const summary = modelSummary(readOnnx(iteration.bytes), iteration.exampleInputs);
        expect(summary.example).toBe(JSON.stringify(iteration.exampleInputs));
        expect(
          exampleInputs(readOnnx(iteration.bytes), iteration.exampleInputs).length,
        ).toBeGreaterThan(0);
      }
    }
  });

  it('is the same on every run', () => {
    const hashes = (sample: Sample) =>
      sample.iterations.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
    const first = samples[0];
    if (first === undefined) throw new Error('no sample');
    expect(hashes(strategySample())).toEqual(hashes(first));
  });

  it('says plainly what is synthetic', () => {
    const strategy = samples.find(({ slug }) => slug === 'regime-strategy');
    expect(strategy?.dataClass).toBe('synthetic');
    expect(strategy?.summary).toContain('SYNTHETIC');
    expect(strategy?.iterations.every(({ metrics }) => metrics.synthetic === true)).toBe(true);
  });
});

describe('the language model', () => {
  it.each([
    'The river rises with the tide and falls with the ebb.',
    'Der Fluss steigt mit der Flut und fällt mit der Ebbe.',
    'Le fleuve monte avec la marée et redescend avec le jusant.',
    'Река поднимается с приливом и опускается с отливом.',
    '川は満ち潮とともに水位が上がる。',
  ])('agrees with the package it was converted from: %s', async (text) => {
    const model = samples.find(({ slug }) => slug === 'language-id')?.iterations[0];
    if (model === undefined) throw new Error('no model');
    const session = await runtime.InferenceSession.create(model.bytes);
    const units = normalizeText(text)
      .split('')
      .map((unit) => BigInt(unit.charCodeAt(0)));
    const input = new runtime.Tensor('int64', BigInt64Array.from(units), [1, units.length]);
    const { probabilities } = await session.run({ text: input });
    const labels = readOnnx(model.bytes).metadata.labels?.split(',') ?? [];
    const ours = new Map(labels.map((label, at) => [label, Number(probabilities?.data[at])]));
    for (const [language, probability] of lande(text)) {
      expect(Math.abs((ours.get(language) ?? 0) - probability)).toBeLessThan(1e-4);
    }
    await session.release();
  });
});

describe('the strategy', () => {
  it('keeps its contract over all iterations and stays within [-1, 1]', async () => {
    const closes = Float32Array.from(syntheticCloses(5, LOOKBACK));
    for (const { bytes } of samples[0]?.iterations ?? []) {
      const session = await runtime.InferenceSession.create(bytes);
      const batch = Float32Array.from([...closes, ...closes.map((price) => price * 2)]);
      const input = new runtime.Tensor('float32', batch, [2, LOOKBACK]);
      const { position } = await session.run({ closes: input });
      expect(position?.dims).toEqual([2, 1]);
      const [first, doubled] = Array.from(position?.data ?? [], Number);
      expect(Math.abs(first ?? 9)).toBeLessThanOrEqual(1);
      // Only relative prices matter: twice the price, the same position.
      expect(doubled).toBeCloseTo(first ?? 9, 3);
      await session.release();
    }
  });
});
