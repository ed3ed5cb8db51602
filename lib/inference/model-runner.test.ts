import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSamples } from '../../prisma/seed/samples';
import { writeOnnx } from '../../prisma/seed/samples/onnx-writer';
import { ProtobufWriter } from '../../prisma/seed/samples/protobuf-writer';
import { EXAMPLE_LENGTHS, exampleInputs } from './example-inputs';
import { openModelRunner } from './model-runner';
import { readOnnx } from './read-onnx';
import type { RunnerPort } from './runner-protocol';

/** The same service as in the page's worker, in a thread of Node. */
function nodePort(): RunnerPort & { readonly ended: Promise<unknown> } {
  const worker = new Worker(new URL('./test-worker.mjs', import.meta.url));
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  return {
    ended,
    send: (request, transfer) => worker.postMessage(request, [...transfer]),
    listen: (onAnswer, onDeath) => {
      worker.on('message', onAnswer);
      worker.on('error', onDeath);
    },
    terminate: () => void worker.terminate(),
  };
}

describe('running models in a worker', { timeout: 180_000 }, () => {
  // Training the strategy takes seconds: once for both tests.
  let samples: Awaited<ReturnType<typeof makeSamples>>;
  beforeAll(async () => {
    samples = await makeSamples();
  });

  it('runs every sample on its published example', async () => {
    for (const sample of samples) {
      for (const iteration of sample.iterations) {
        const inputs = exampleInputs(readOnnx(iteration.bytes), iteration.exampleInputs);
        const runner = await openModelRunner(iteration.bytes.slice(), nodePort());
        const { outputs } = await runner.run(inputs);
        runner.close();
        const [first] = outputs;
        if (sample.slug === 'language-id') expect(first?.top[0]?.label).toBe('deu');
        if (sample.slug === 'regime-strategy') {
          expect(first).toMatchObject({ name: 'position', dims: [1, 1] });
          expect(Math.abs(Number(first?.preview[0]))).toBeLessThanOrEqual(1);
        }
        if (sample.slug === 'silero-vad') {
          // The model names no classes, so its one value is no ranking.
          expect(first?.top).toEqual([]);
          expect(Number(first?.preview[0])).toBeGreaterThanOrEqual(0);
          expect(Number(first?.preview[0])).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  it('finds a shape that every Silero release runs on when the team published no example', async () => {
    const silero = samples.find(({ slug }) => slug === 'silero-vad');
    for (const { bytes } of silero?.iterations ?? []) {
      const runner = await openModelRunner(bytes.slice(), nodePort());
      let ran = 0;
      for (const length of EXAMPLE_LENGTHS) {
        const attempt = runner.run(exampleInputs(runner.facts, null, 1, length));
        ran += await attempt.then(
          () => 1,
          () => 0,
        );
      }
      runner.close();
      expect(ran).toBeGreaterThan(0);
    }
  });

  it('stops a model that never ends', async () => {
    const port = nodePort();
    const runner = await openModelRunner(endlessLoop(), port, { runTimeoutMs: 1_000 });
    const inputs = exampleInputs(runner.facts);
    await expect(runner.run(inputs)).rejects.toMatchObject({ code: 'model_timeout' });
    // The thread itself must end, or the loop would go on for ever.
    await port.ended;
    await expect(runner.run(inputs)).rejects.toMatchObject({ code: 'model_timeout' });
  });

  it('refuses a model that wants more memory than it may have', async () => {
    const runner = await openModelRunner(hugeOutput(), nodePort());
    const input = exampleInputs(runner.facts, {
      shape: { dims: [1], fill: 'value', value: 500_000_000 },
    });
    await expect(runner.run(input)).rejects.toMatchObject({ code: 'model_failed' });
    runner.close();
  });

  it('refuses what is no model before anything is loaded', async () => {
    await expect(openModelRunner(new Uint8Array(10), nodePort())).rejects.toMatchObject({
      code: 'model_malformed',
    });
  });

  it('names a missing input and refuses after closing', async () => {
    const runner = await openModelRunner(hugeOutput(), nodePort());
    await expect(runner.run([])).rejects.toMatchObject({ code: 'model_input_malformed' });
    runner.close();
    await expect(runner.run([])).rejects.toMatchObject({ code: 'cancelled' });
  });
});

/** ConstantOfShape: a handful of bytes that ask for as much memory as the input says. */
function hugeOutput(): Uint8Array<ArrayBuffer> {
  return writeOnnx({
    name: 'huge',
    producer: 'test',
    version: 1,
    description: '',
    inputs: [{ name: 'shape', type: 'int64', dims: [1] }],
    outputs: [{ name: 'y', type: 'float32', dims: ['n'] }],
    tensors: [],
    nodes: [{ operator: 'ConstantOfShape', inputs: ['shape'], output: 'y' }],
    metadata: {},
  });
}

/** Loop with the condition always true and 2^62 rounds. */
function endlessLoop(): Uint8Array<ArrayBuffer> {
  const value = (name: string, type: number) =>
    new ProtobufWriter()
      .text(1, name)
      .message(
        2,
        new ProtobufWriter().message(
          1,
          new ProtobufWriter().int(1, type).message(2, new ProtobufWriter()),
        ),
      );
  const node = (operator: string, inputs: string[], output: string) => {
    const writer = new ProtobufWriter();
    for (const input of inputs) writer.text(1, input);
    return writer.text(2, output).text(4, operator);
  };
  const body = new ProtobufWriter()
    .message(1, node('Identity', ['goOn'], 'goOnOut'))
    .message(1, node('Identity', ['carried'], 'carriedOut'))
    .text(2, 'body')
    .message(11, value('round', 7))
    .message(11, value('goOn', 9))
    .message(11, value('carried', 1))
    .message(12, value('goOnOut', 9))
    .message(12, value('carriedOut', 1));
  const attribute = new ProtobufWriter().text(1, 'body').message(6, body).int(20, 5);
  const rounds = new ProtobufWriter()
    .int(2, 7)
    .text(8, 'rounds')
    .int(7, 2n ** 62n);
  const always = new ProtobufWriter().int(2, 9).text(8, 'always').int(5, 1);
  const graph = new ProtobufWriter()
    .message(1, node('Loop', ['rounds', 'always', 'x'], 'y').message(5, attribute))
    .text(2, 'endless')
    .message(5, rounds)
    .message(5, always)
    .message(11, value('x', 1))
    .message(12, value('y', 1));
  return new ProtobufWriter()
    .int(1, 8)
    .message(7, graph)
    .message(8, new ProtobufWriter().text(1, '').int(2, 13))
    .finish();
}
