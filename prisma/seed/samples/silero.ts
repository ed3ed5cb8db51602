import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ExampleInput, Sample, SampleIteration } from './sample';

interface Release {
  readonly file: string;
  readonly sha256: string;
  readonly title: string;
  readonly note: string;
  readonly exampleInputs: Readonly<Record<string, ExampleInput>>;
}

const SAMPLE_RATE: ExampleInput = { dims: [], fill: 'value', value: 16_000 };
const WINDOW_OF_V5: Readonly<Record<string, ExampleInput>> = {
  // 512 samples and the 64 before them.
  input: { dims: [1, 576], fill: 'noise' },
  state: { dims: [2, 1, 128], fill: 'zeros' },
  sr: SAMPLE_RATE,
};

/** Files of @ricky0123/vad-web 0.0.31; their hashes are pinned so that nothing else is sold. */
const RELEASES: readonly Release[] = [
  {
    file: 'silero_vad_legacy.onnx',
    sha256: 'a35ebf52fd3ce5f1469b2a36158dba761bc47b973ea3382b3186ca15b1f5af28',
    title: 'v4 (legacy)',
    note: 'Silero VAD before version 5: separate h and c state, windows of 1536 samples.',
    exampleInputs: {
      input: { dims: [1, 1536], fill: 'noise' },
      h: { dims: [2, 1, 64], fill: 'zeros' },
      c: { dims: [2, 1, 64], fill: 'zeros' },
      sr: SAMPLE_RATE,
    },
  },
  {
    file: 'silero_vad_v5.onnx',
    sha256: '2623a2953f6ff3d2c1e61740c6cdb7168133479b267dfef114a4a3cc5bdd788f',
    title: 'v5',
    note: 'Silero VAD 5: one state tensor, windows of 512 samples with 64 samples of context.',
    exampleInputs: WINDOW_OF_V5,
  },
  {
    file: 'silero_vad_v6.onnx',
    sha256: '1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3',
    title: 'v6',
    note: 'Silero VAD 6: the graph of version 5 with newly trained weights.',
    exampleInputs: WINDOW_OF_V5,
  },
];

/** A real lineage of three releases of one model, taken from an npm package. */
export async function sileroSample(): Promise<Sample> {
  const iterations: SampleIteration[] = [];
  for (const [index, release] of RELEASES.entries()) {
    iterations.push({
      fileName: release.file,
      format: 'onnx',
      bytes: await readPinned(release),
      metrics: { upstream: release.title, source: 'npm @ricky0123/vad-web 0.0.31' },
      note: release.note,
      parents: index === 0 ? [] : [index],
      exampleInputs: release.exampleInputs,
    });
  }
  return {
    slug: 'silero-vad',
    name: 'Silero VAD',
    summary:
      'Voice activity detection: the probability that a short window of 16 kHz audio contains ' +
      'speech. By the Silero team, MIT; offered here as a demonstration of a real lineage.',
    task: 'voice-activity-detection',
    tags: ['audio', 'speech', 'realtime'],
    licence: 'MIT',
    dataClass: 'public',
    iterations,
  };
}

async function readPinned(release: Release): Promise<Uint8Array<ArrayBuffer>> {
  const entry = createRequire(import.meta.url).resolve('@ricky0123/vad-web');
  const bytes = await readFile(join(dirname(entry), release.file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== release.sha256) {
    throw new Error(`${release.file} is not the expected file: its SHA-256 is ${sha256}.`);
  }
  return new Uint8Array(bytes);
}
