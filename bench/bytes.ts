import { openStream } from '../lib/crypto/container-stream';
import { sealStream } from '../lib/crypto/container-stream';
import { newDataKey, newSalt } from '../lib/crypto/data-key';
import { DEFAULT_CHUNK_BYTES } from '../lib/crypto/container';

/**
 * Sealing and opening of the container in MB per second of wall time, beside plain AES-256-GCM of
 * the same chunks through the same WebCrypto in the same run, and the memory it took.
 * `node --import tsx bench/bytes.ts [MiB, default 512]`
 */
const sizeMiB = Math.min(8_192, Math.max(1, Number(process.argv[2] ?? '512')));
const ROUNDS = 3;
const MEGABYTE = 1e6;

interface Measured {
  readonly megabytesPerSecond: number;
  readonly extraMiB: number;
}

const chunk = crypto.getRandomValues(new Uint8Array(65_536));
const plainChunk = new Uint8Array(DEFAULT_CHUNK_BYTES).map((_, at) => chunk[at & 0xffff] ?? 0);

async function* plaintext(): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < sizeMiB; index += 1) yield plainChunk;
}

async function drain(pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let total = 0;
  for await (const piece of pieces) total += piece.length;
  return total;
}

async function measure(work: () => Promise<number>): Promise<Measured> {
  const runs: Measured[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
    const startedAt = performance.now();
    const total = await work();
    const seconds = (performance.now() - startedAt) / 1_000;
    clearInterval(watch);
    runs.push({
      megabytesPerSecond: total / MEGABYTE / seconds,
      extraMiB: (peak - before) / 2 ** 20,
    });
  }
  return (
    runs.sort((left, right) => left.megabytesPerSecond - right.megabytesPerSecond)[1] ?? fail()
  );
}

function fail(): never {
  throw new Error('No round was measured.');
}

const dataKey = newDataKey();
const header = {
  chunkBytes: DEFAULT_CHUNK_BYTES,
  plainBytes: sizeMiB * DEFAULT_CHUNK_BYTES,
  salt: newSalt(),
  binding: new Uint8Array(16),
};
const rawKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
  'encrypt',
  'decrypt',
]);
const rawNonce = new Uint8Array(12);
const rawSealed = await crypto.subtle.encrypt(
  { name: 'AES-GCM', iv: rawNonce },
  rawKey,
  plainChunk,
);

async function rawRounds(work: () => Promise<ArrayBuffer>): Promise<number> {
  for (let index = 0; index < sizeMiB; index += 1) await work();
  return sizeMiB * DEFAULT_CHUNK_BYTES;
}

const rows: [string, Measured][] = [
  [
    'raw AES-256-GCM encrypt',
    await measure(() =>
      rawRounds(() => crypto.subtle.encrypt({ name: 'AES-GCM', iv: rawNonce }, rawKey, plainChunk)),
    ),
  ],
  ['container seal', await measure(() => drain(sealStream(plaintext(), dataKey, header)))],
  [
    'raw AES-256-GCM decrypt',
    await measure(() =>
      rawRounds(() => crypto.subtle.decrypt({ name: 'AES-GCM', iv: rawNonce }, rawKey, rawSealed)),
    ),
  ],
  [
    'container seal and open',
    await measure(() => drain(openStream(sealStream(plaintext(), dataKey, header), dataKey))),
  ],
];

console.log(
  `${sizeMiB} MiB in chunks of 1 MiB, median of ${ROUNDS} rounds, Node ${process.version}`,
);
for (const [name, { megabytesPerSecond, extraMiB }] of rows) {
  console.log(
    `${name.padEnd(26)} ${megabytesPerSecond.toFixed(0).padStart(6)} MB/s   +${extraMiB.toFixed(0)} MiB RSS`,
  );
}
