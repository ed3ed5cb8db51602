import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import {
  approveWithPass,
  openPass,
  originalPackageId,
  readClockMs,
  readIteration,
  readModel,
  readPass,
} from '@/lib/chain';
import { fetchKey } from '@/lib/client/verbs/fetch-key';
import { openKeySession } from '@/lib/crypto';
import { blobIdFromU256, canOpen, equalBytes } from '@/lib/domain';
import { MAX_MODEL_BYTES } from '@/lib/inference';
import { openWholeIteration, type Manifest } from '@/lib/storage';
import { cleanUp } from './support/clean-up';
import { startEmbeddedNetwork } from './support/embedded-network';
import { Shop } from './support/shop';
import { spreadOf } from './support/spread';

/**
 * From the click on “open” to the decrypted and checked bytes of a 2.3 MB model, part by part,
 * on a new embedded network: the calls of the desk without the page around them, a fresh pass and
 * a fresh key session each round. Yardstick in the same round: a plain GET of the same stored
 * bytes and one raw AES-256-GCM decryption of as many.
 * `node --import tsx bench/unlock.ts [rounds, default 7]`
 */
const FILE = 'node_modules/@ricky0123/vad-web/dist/silero_vad_v5.onnx';
const MIN_ROUNDS = 5;
const MAX_ROUNDS = 1_000;
const DEFAULT_ROUNDS = 7;
const ITERATION = 1;

const parts = ['look', 'record', 'session', 'key', 'download', 'decrypt', 'total'] as const;
const yardsticks = ['get', 'aes', 'both'] as const;
type Part = (typeof parts)[number] | (typeof yardsticks)[number];
type Round = Readonly<Record<Part, number>>;

const names: Readonly<Record<Part, string>> = {
  look: 'read pass, model, clock, iteration',
  record: 'opening transaction, until seen',
  session: 'key session (one signature)',
  key: 'key from 2 of 3 servers',
  download: 'list of parts and sealed bytes',
  decrypt: 'hash, decrypt, hash',
  total: 'click to decrypted',
  get: 'yardstick: plain GET of the bytes',
  aes: 'yardstick: one raw AES-256-GCM',
  both: 'yardstick, both',
};

/** One click: everything the desk does, and the ms each part took. */
async function unlock(shop: Shop, passId: string, expected: Uint8Array) {
  const { network, chain, buyer } = shop;
  const marks = [performance.now()];
  const mark = () => void marks.push(performance.now());

  const pass = await readPass(chain, network, passId);
  const { modelId, saleId } = pass;
  const model = await readModel(chain, network, modelId);
  const nowMs = await readClockMs(chain);
  const iteration = await readIteration(chain, model, ITERATION);
  const question = { modelId, iteration: ITERATION, latestIteration: model.iterationCount, nowMs };
  if (!canOpen(pass, question).allowed) throw new Error('The pass cannot be opened.');
  mark();
  const keyId = { modelId, iteration: ITERATION };
  await shop.run(buyer, openPass(network, { passId, saleId, ...keyId }));
  mark();
  const session = await openKeySession({
    client: chain,
    address: buyer.toSuiAddress(),
    packageId: originalPackageId(network),
    signPersonalMessage: async (message) => (await buyer.signPersonalMessage(message)).signature,
  });
  mark();
  const dataKey = await fetchKey(
    { client: chain, manifest: network },
    {
      sealedKey: iteration.sealedKey,
      keyId,
      approval: approveWithPass(network, { ...keyId, passId }),
      session,
    },
  );
  mark();
  const manifestBlobId = blobIdFromU256(iteration.manifestBlobId);
  const stored = { keyId, manifestBlobId, contentRoot: iteration.contentRoot };
  // The file is one part, so its last byte has arrived before the first one is decrypted.
  let receivedAtMs = Number.NaN;
  const { bytes, manifest } = await openWholeIteration(
    shop.door,
    stored,
    dataKey,
    MAX_MODEL_BYTES,
    { onProgress: () => (receivedAtMs = performance.now()) },
  );
  marks.push(receivedAtMs);
  mark();
  if (!equalBytes(bytes, expected)) throw new Error('Other bytes came out than went in.');
  return { parts: manifest.parts, timings: timingsOf(marks) };
}

function timingsOf(marks: readonly number[]) {
  const [click = 0, looked = 0, recorded = 0, signed = 0, keyed = 0, received = 0, done = 0] =
    marks;
  return {
    look: looked - click,
    record: recorded - looked,
    session: signed - recorded,
    key: keyed - signed,
    download: received - keyed,
    decrypt: done - received,
    total: done - click,
  };
}

/** The same stored bytes without any of our code: fetched, and as many bytes decrypted at once. */
async function yardstick(aggregatorUrl: string, stored: Manifest['parts']) {
  const startedAtMs = performance.now();
  let storedBytes = 0;
  for (const { blobId } of stored) {
    const answer = await fetch(`${aggregatorUrl}/v1/blobs/${blobId}`);
    if (!answer.ok) throw new Error(`The aggregator answered HTTP ${answer.status}.`);
    storedBytes += (await answer.arrayBuffer()).byteLength;
  }
  const get = performance.now() - startedAtMs;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const algorithm = { name: 'AES-GCM', iv: new Uint8Array(12) };
  const sealed = await crypto.subtle.encrypt(algorithm, key, new Uint8Array(storedBytes));
  const decryptedFromMs = performance.now();
  await crypto.subtle.decrypt(algorithm, key, sealed);
  const aes = performance.now() - decryptedFromMs;
  return { get, aes, both: get + aes };
}

function print(rounds: readonly Round[], file: Uint8Array): void {
  console.log(
    `${(file.length / 1e6).toFixed(2)} MB file, ${rounds.length} rounds, ms, Node ` +
      `${process.version}, load average ${loadavg()[0]?.toFixed(1)}\n`,
  );
  console.log(`${''.padEnd(36)}  median       range     first`);
  const line = (part: Part) => {
    const { median, min, max } = spreadOf(rounds.map((round) => round[part]));
    const range = `${min.toFixed(0)}–${max.toFixed(0)}`;
    const first = rounds[0]?.[part].toFixed(0) ?? '';
    console.log(
      `${names[part].padEnd(36)} ${median.toFixed(1).padStart(7)} ${range.padStart(11)} ${first.padStart(9)}`,
    );
  };
  parts.forEach(line);
  console.log();
  yardsticks.forEach(line);
  const median = (part: Part) => spreadOf(rounds.map((round) => round[part])).median;
  const times = (ms: number) => `${(ms / median('both')).toFixed(1)} × yardstick`;
  console.log(`\nclick to decrypted  ${times(median('total'))}`);
  console.log(`its bytes alone     ${times(median('download') + median('decrypt'))}`);
}

async function main(): Promise<void> {
  const wanted = Math.floor(Number(process.argv[2] ?? DEFAULT_ROUNDS)) || DEFAULT_ROUNDS;
  const count = Math.min(MAX_ROUNDS, Math.max(MIN_ROUNDS, wanted));
  const file = new Uint8Array(readFileSync(FILE));
  const shop = new Shop(await startEmbeddedNetwork());
  const goods = await shop.publish(file, 'silero_vad_v5.onnx');
  const rounds: Round[] = [];
  for (let round = 0; round < count; round += 1) {
    const passId = await shop.buy(goods);
    const { parts: stored, timings } = await unlock(shop, passId, file);
    rounds.push({ ...timings, ...(await yardstick(shop.door.aggregatorUrl, stored)) });
  }
  print(rounds, file);
}

try {
  await main();
} finally {
  await cleanUp();
}
