import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { WalrusClient } from '@mysten/walrus';
import { SuiGrpcClient } from '@mysten/sui/grpc';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesToHex, normalizeObjectId } from '../domain';
import { containerBytes, DEFAULT_CHUNK_BYTES, MIN_CHUNK_BYTES } from '../crypto/container';
import { openWholeContainer } from '../crypto/container-tasks';
import { containerBinding } from '../crypto/data-key';
import { assertContentRoot, contentRootHex } from './content-root';
import { cutFile, MAX_FILE_BYTES, planFile } from './file-plan';
import { MAX_PART_BYTES, MAX_PARTS } from './limits';
import { encodeManifest, parseManifest, type Manifest } from './manifest';
import { prepareUpload } from './prepare-upload';
import { readRange, readSmallBlob } from './read-range';
import { directStorageTasks } from './storage-tasks';
import { bytesOf, headerOf, parseUploadState, planOf, type UploadState } from './upload-state';
import { sealPart } from './prepare-part';

const modelId = normalizeObjectId('0x77');

function manifestOf(over: Partial<Manifest> = {}): Manifest {
  return {
    format: 'tidemark-manifest',
    version: 1,
    model: modelId,
    iteration: 3,
    file: { name: 'a.onnx', format: 'onnx', sizeBytes: 5_000, sha256: 'a'.repeat(64) },
    container: { scheme: 'TMC1', chunkBytes: MIN_CHUNK_BYTES, chunksPerPart: 1 },
    parts: [
      { blobId: 'A'.repeat(43), sizeBytes: 64 + 4_096 + 16, sha256: 'b'.repeat(64) },
      { blobId: `${'B'.repeat(42)}A`, sizeBytes: 904 + 16, sha256: 'c'.repeat(64) },
    ],
    summary: { inputs: 'x float32[1]', zeta: 'z', alpha: 'a' },
    ...over,
  };
}

describe('cutting a file into parts', () => {
  it('covers the container exactly, in whole chunks, within the limits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_FILE_BYTES }), (plainBytes) => {
        const plan = planFile(plainBytes);
        expect(plan.parts.length).toBeLessThanOrEqual(MAX_PARTS);
        let offset = 0;
        for (const part of plan.parts) {
          expect(part.sealedOffset).toBe(offset);
          expect(part.sizeBytes).toBeLessThanOrEqual(MAX_PART_BYTES);
          offset += part.sizeBytes;
        }
        expect(offset).toBe(containerBytes({ plainBytes, chunkBytes: DEFAULT_CHUNK_BYTES }));
        expect(cutFile(plan, plan.chunksPerPart).parts).toEqual(plan.parts);
      }),
    );
  });

  it('refuses an empty file and one that is too large', () => {
    expect(() => planFile(0)).toThrow(expect.objectContaining({ code: 'file_empty' }));
    expect(() => planFile(MAX_FILE_BYTES + 1)).toThrow(
      expect.objectContaining({ code: 'file_too_large' }),
    );
  });
});

describe('the manifest', () => {
  it('has one encoding and reads back', () => {
    const bytes = encodeManifest(manifestOf());
    expect(parseManifest(bytes)).toEqual(manifestOf());
    const shuffled = Object.fromEntries(Object.entries(manifestOf()).reverse());
    expect(encodeManifest({ ...manifestOf(), ...shuffled })).toEqual(bytes);
    expect(new TextDecoder().decode(bytes)).toMatch(/^\{"container":\{"chunkBytes":4096,/);
  });

  const text = new TextDecoder().decode(encodeManifest(manifestOf()));
  it.each([
    ['spaces', text.replace(':', ': ')],
    ['unknown field', text.replace('{"container"', '{"another":1,"container"')],
    ['prototype field', text.replace('{"container"', '{"__proto__":{},"container"')],
    ['repeated field', text.replace('"iteration":3', '"iteration":3,"iteration":3')],
    ['iteration zero', text.replace('"iteration":3', '"iteration":0')],
    ['fraction', text.replace('"iteration":3', '"iteration":3.5')],
    ['exponent', text.replace('"iteration":3', '"iteration":3e0')],
    ['wrong part size', text.replace('"sizeBytes":920', '"sizeBytes":921')],
    ['wrong file size', text.replace('"sizeBytes":5000', '"sizeBytes":9000')],
    ['upper-case hash', text.replace('aaaa', 'AAAA')],
    ['other version', text.replace('"version":1', '"version":2')],
    ['bad blob id', text.replace('A'.repeat(43), 'A'.repeat(42))],
    ['byte order mark', `\ufeff${text}`],
    ['cut', text.slice(0, -1)],
    ['array', '[]'],
    ['deep', '['.repeat(100_000)],
  ])('refuses %s', (_name, altered) => {
    expect(altered).not.toBe(text);
    expect(() => parseManifest(new TextEncoder().encode(altered))).toThrow(
      expect.objectContaining({ code: 'manifest_malformed' }),
    );
  });

  it('refuses or reads exactly, whatever byte is changed', () => {
    const good = encodeManifest(manifestOf());
    let refused = 0;
    for (let at = 0; at < good.length; at += 1) {
      for (const value of [0, 0x20, 0x22, 0x39, 0x7d, 0x80, 0xff, (good[at] ?? 0) ^ 1]) {
        const mutant = good.slice();
        mutant[at] = value;
        if (value === good[at]) continue;
        try {
          expect(encodeManifest(parseManifest(mutant))).toEqual(mutant);
        } catch (caught) {
          expect(caught).toMatchObject({ code: 'manifest_malformed' });
          refused += 1;
        }
      }
    }
    expect(refused).toBeGreaterThan(good.length * 4);
  });

  it('is tied to the chain by the content root', async () => {
    const manifest = manifestOf();
    const joined = Buffer.from('b'.repeat(64) + 'c'.repeat(64), 'hex');
    const root = createHash('sha256').update(joined).digest('hex');
    expect(await contentRootHex(manifest.parts)).toBe(root);
    await assertContentRoot(manifest, new Uint8Array(Buffer.from(root, 'hex')));
    await assertContentRoot(manifest, `0x${root.toUpperCase()}`);
    const swapped = manifestOf({ parts: [...manifest.parts].reverse() });
    await expect(assertContentRoot(swapped, root)).rejects.toMatchObject({
      code: 'manifest_mismatch',
    });
  });
});

describe('preparing an upload', () => {
  const plain = new Uint8Array(2_500_000).map((_, index) => (index * 131) & 0xff);
  const file = new Blob([plain]);
  const keyId = { modelId, iteration: 4 };
  const job = {
    file,
    fileName: 'm.onnx',
    format: 'onnx',
    summary: { inputs: 'x' },
    keyId,
    epochs: 3,
    owner: '0x5',
  };

  let state: UploadState;
  beforeAll(async () => {
    state = await prepareUpload(job, directStorageTasks());
  }, 120_000);

  it('makes a state that survives JSON and from which the same bytes come again', async () => {
    const restored = parseUploadState(JSON.parse(JSON.stringify(state)));
    expect(restored).toEqual(state);
    expect(restored.file.sha256).toBe(createHash('sha256').update(plain).digest('hex'));
    const manifest = parseManifest(new TextEncoder().encode(restored.manifest));
    expect(manifest.parts).toHaveLength(1);
    const [part] = planOf(restored).parts;
    if (part === undefined) throw new Error('no part');
    const header = await headerOf(restored);
    const again = await sealPart({ file, dataKey: bytesOf(restored.dataKey), header, part });
    expect(again.sha256).toBe(manifest.parts[0]?.sha256);
    const opened = await openWholeContainer(
      again.bytes,
      bytesOf(restored.dataKey),
      await containerBinding(keyId),
    );
    expect(Buffer.compare(opened, plain)).toBe(0);
  });

  it('computes what the official client computes', async () => {
    const expected = await sdkBlobId(new TextEncoder().encode(state.manifest));
    const manifestBlob = state.blobs.at(-1);
    expect(manifestBlob?.blobId).toBe(expected.blobId);
    expect(Buffer.from(manifestBlob?.rootHash ?? '', 'base64url')).toEqual(
      Buffer.from(expected.rootHash),
    );
  }, 120_000);

  it('never uses a key or salt twice', async () => {
    const second = await prepareUpload(job, directStorageTasks());
    expect(second.dataKey).not.toBe(state.dataKey);
    expect(second.salt).not.toBe(state.salt);
    expect(second.blobs[0]?.blobId).not.toBe(state.blobs[0]?.blobId);
  }, 120_000);

  it('refuses a saved state that was tampered with', () => {
    for (const value of [null, {}, { version: 1 }, 'text']) {
      expect(() => parseUploadState(value)).toThrow(
        expect.objectContaining({ code: 'upload_state_malformed' }),
      );
    }
  });
});

/** A foreign aggregator with faults on request; the reader under test is ours. */
describe('reading ranges', () => {
  const content = new Uint8Array(1_000).map((_, index) => index & 0xff);
  const blobId = 'A'.repeat(43);
  const seen: (string | undefined)[] = [];
  let faults: number[] = [];
  let server: Server;
  let door: { aggregatorUrl: string; fetch: typeof fetch };

  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(request.headers.range);
      const fault = faults.shift();
      if (fault === 200) return void response.writeHead(200).end(content);
      if (fault === 206) return void response.writeHead(206).end(content.subarray(0, 5));
      if (fault !== undefined) return void response.writeHead(fault).end('no');
      const match = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
      if (match === null) return void response.writeHead(200).end(content);
      response.writeHead(206).end(content.subarray(Number(match[1]), Number(match[2]) + 1));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    door = { aggregatorUrl: `http://127.0.0.1:${port}`, fetch };
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const read = () => readRange(door, blobId, { offset: 100, length: 50 });
  const wanted = bytesToHex(content.subarray(100, 150));

  it('asks for closed ranges only', async () => {
    expect(bytesToHex(await read())).toBe(wanted);
    expect(seen.at(-1)).toBe('bytes=100-149');
  });

  it('repeats after failures of the server, and copes with one that ignores ranges', async () => {
    faults = [503, 500];
    expect(bytesToHex(await read())).toBe(wanted);
    faults = [200];
    expect(bytesToHex(await read())).toBe(wanted);
    faults = [206];
    expect(bytesToHex(await read())).toBe(wanted);
  });

  it('gives up after three tries with a sentence', async () => {
    faults = [503, 503, 503];
    await expect(read()).rejects.toMatchObject({ code: 'storage_unreachable', retryable: true });
    expect(faults).toEqual([]);
    faults = [416];
    await expect(read()).rejects.toMatchObject({ code: 'storage_unreachable', retryable: false });
  });

  it('says when nothing answers, when a blob is unknown, and when it is stopped', async () => {
    const nowhere = { ...door, aggregatorUrl: 'http://127.0.0.1:1' };
    await expect(readRange(nowhere, blobId, { offset: 0, length: 1 })).rejects.toMatchObject({
      code: 'storage_unreachable',
    });
    faults = [404, 404, 404];
    await expect(read()).rejects.toMatchObject({ code: 'blob_not_found' });
    await expect(
      readRange(door, blobId, { offset: 0, length: 1 }, AbortSignal.abort()),
    ).rejects.toMatchObject({ code: 'cancelled' });
    await expect(readRange(door, '../x', { offset: 0, length: 1 })).rejects.toMatchObject({
      code: 'blob_id_malformed',
    });
  });

  it('refuses more bytes than asked for', async () => {
    await expect(readSmallBlob(door, blobId, 999)).rejects.toMatchObject({ code: 'blob_mismatch' });
    expect((await readSmallBlob(door, blobId, 1_000)).length).toBe(1_000);
  });
});

/** No request is made: the shard count is given. */
async function sdkBlobId(bytes: Uint8Array) {
  const client = new WalrusClient({
    suiClient: new SuiGrpcClient({ network: 'localnet', baseUrl: 'http://127.0.0.1:1' }),
    packageConfig: { systemObjectId: '0x1', stakingPoolId: '0x2' },
  });
  return client.computeBlobMetadata({ bytes, numShards: 1_000 });
}
