import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { writeOnnx, type OnnxModel } from './onnx-writer';
import type { Sample } from './sample';

const LANGUAGES = 50;
const denseLayer = z.object({
  type: z.literal('dense'),
  filters: z.number().int().positive(),
  _biases: z.string(),
  _filters: z.array(z.string()),
});
const network = z.object({
  layers: z.tuple([
    z.object({ type: z.literal('input'), sz: z.number().int() }),
    denseLayer,
    z.object({ type: z.literal('relu') }),
    denseLayer,
    z.object({ type: z.literal('softmax') }),
  ]),
});
const grams = z.object({
  unigrams: z.array(z.string()),
  bigrams: z.array(z.string()),
  trigrams: z.array(z.string()),
  quadgrams: z.array(z.string()),
});
const languages = z.array(z.string()).length(LANGUAGES);

/** A text as the model wants it: letters and marks only, lower case, one space on each side. */
export function normalizeText(text: string): string {
  const letters = text.replace(/-+/g, ' ').replace(/[^\p{L}\p{M}\s]/gu, '');
  return ` ${letters
    .replace(/\s{2,}/g, ' ')
    .toLowerCase()
    .trim()} `;
}

/** The language detector of the npm package lande, converted to ONNX by our own writer. */
export async function languageIdSample(): Promise<Sample> {
  const example = normalizeText('Der Fluss steigt mit der Flut und fällt mit der Ebbe.');
  return {
    slug: 'language-id',
    name: 'Language ID (50 languages)',
    summary:
      'Tells which of 50 languages a text is written in, from its letters alone. Weights of the ' +
      'npm package lande by Fabio Spampinato (MIT), converted to ONNX. The input is UTF-16 code ' +
      'units of lower-case text with letters only and a space on each side.',
    task: 'language-identification',
    tags: ['text', 'classification', 'multilingual'],
    licence: 'MIT',
    dataClass: 'public',
    iterations: [
      {
        fileName: 'language-id-1.onnx',
        format: 'onnx',
        bytes: await languageIdModel(),
        metrics: { languages: LANGUAGES, source: 'npm lande 1.0.10' },
        note: 'Converted from lande 1.0.10; differs from the package by less than 0.0001.',
        parents: [],
        exampleInputs: { text: { dims: [1, example.length], fill: 'text', text: example } },
      },
    ],
  };
}

async function languageIdModel(): Promise<Uint8Array<ArrayBuffer>> {
  const { layers } = network.parse(await packageFile('t50-options.js'));
  const [, hidden, , output] = layers;
  const gramLists = grams.parse(await packageFile('t50-ngrams.js'));
  const lists = [gramLists.unigrams, gramLists.bigrams, gramLists.trigrams, gramLists.quadgrams];
  const features = lists.reduce((sum, list) => sum + list.length, 0);
  const labels = languages.parse(await packageFile('t50-langs.js'));
  return writeOnnx({
    ...graphOf(lists, features),
    tensors: [
      { name: 'one', dims: [], data: BigInt64Array.of(1n) },
      { name: 'shorter', dims: [features], data: lengthOffsets(lists) },
      { name: 'fc1.weight', dims: [hidden.filters, features], data: decodeRows(hidden._filters) },
      { name: 'fc1.bias', dims: [hidden.filters], data: decodeWeights(hidden._biases) },
      {
        name: 'fc2.weight',
        dims: [output.filters, hidden.filters],
        data: decodeRows(output._filters),
      },
      { name: 'fc2.bias', dims: [output.filters], data: decodeWeights(output._biases) },
    ],
    metadata: { labels: labels.join(','), licence: 'MIT', source: 'npm lande 1.0.10' },
  });
}

/** Counts the grams, divides by how many of that length the text has, then two dense layers. */
function graphOf(
  lists: readonly (readonly string[])[],
  features: number,
): Omit<OnnxModel, 'tensors' | 'metadata'> {
  const starts = lists.map((_, index) =>
    lists.slice(0, index).reduce((sum, list, at) => sum + list.length * (at + 1), 0),
  );
  const pool = lists
    .flat()
    .flatMap((gram) => Array.from(gram.split(''), (unit) => unit.charCodeAt(0)));
  const gemm = { transB: { kind: 'int', value: 1 } } as const;
  return {
    name: 'language-id',
    producer: 'tidemark-samples',
    version: 1,
    description: 'Language identification, weights of lande 1.0.10 (MIT).',
    inputs: [{ name: 'text', type: 'int64', dims: [1, 'characters'] }],
    outputs: [{ name: 'probabilities', type: 'float32', dims: [1, LANGUAGES] }],
    nodes: [
      {
        operator: 'TfIdfVectorizer',
        inputs: ['text'],
        output: 'counts',
        attributes: {
          max_gram_length: { kind: 'int', value: 4 },
          max_skip_count: { kind: 'int', value: 0 },
          min_gram_length: { kind: 'int', value: 1 },
          mode: { kind: 'string', value: 'TF' },
          ngram_counts: { kind: 'ints', value: starts },
          ngram_indexes: { kind: 'ints', value: Array.from({ length: features }, (_, i) => i) },
          pool_int64s: { kind: 'ints', value: pool },
        },
      },
      { operator: 'Shape', inputs: ['text'], output: 'shape' },
      { operator: 'Gather', inputs: ['shape', 'one'], output: 'length' },
      {
        operator: 'Cast',
        inputs: ['length'],
        output: 'lengthFloat',
        attributes: { to: { kind: 'int', value: 1 } },
      },
      { operator: 'Sub', inputs: ['lengthFloat', 'shorter'], output: 'totals' },
      { operator: 'Div', inputs: ['counts', 'totals'], output: 'frequencies' },
      {
        operator: 'Gemm',
        inputs: ['frequencies', 'fc1.weight', 'fc1.bias'],
        output: 'sum1',
        attributes: gemm,
      },
      { operator: 'Relu', inputs: ['sum1'], output: 'hidden' },
      {
        operator: 'Gemm',
        inputs: ['hidden', 'fc2.weight', 'fc2.bias'],
        output: 'sum2',
        attributes: gemm,
      },
      { operator: 'Softmax', inputs: ['sum2'], output: 'probabilities' },
    ],
  };
}

/** A text of n characters has n - 1 pairs, n - 2 triples and so on. */
function lengthOffsets(lists: readonly (readonly string[])[]): Float32Array {
  return Float32Array.from(lists.flatMap((list, index) => list.map(() => index)));
}

function decodeRows(rows: readonly string[]): Float32Array {
  return Float32Array.from(rows.flatMap((row) => [...decodeWeights(row)]));
}

/** The package stores weights as `1<scale>|<base64>`: value = (byte - 127) / scale. */
function decodeWeights(text: string): Float32Array {
  const match = /^1([0-9.]+)\|(.+)$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new Error('The weights of lande are stored in an unknown way.');
  }
  const scale = Number(match[1]);
  return Float32Array.from(Buffer.from(match[2], 'base64'), (byte) => (byte - 127) / scale);
}

/** Files beside the package's entry; they are not exported, but they are the weights. */
async function packageFile(name: string): Promise<unknown> {
  const entry = createRequire(import.meta.url).resolve('lande');
  const loaded: unknown = await import(pathToFileURL(join(dirname(entry), name)).href);
  return z.object({ default: z.unknown() }).parse(loaded).default;
}
