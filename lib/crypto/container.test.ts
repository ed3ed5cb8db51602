import { createDecipheriv, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesToHex, hexToBytes, normalizeObjectId } from '../domain';
import type { Bytes } from './bytes';
import { toReadableStream } from './byte-reader';
import {
  chunkCount,
  chunkPlace,
  CONTAINER_HEADER_BYTES,
  containerBytes,
  encodeContainerHeader,
  MIN_CHUNK_BYTES,
  parseContainerHeader,
  type ContainerHeader,
} from './container';
import { newContainer, openChunk, openContainer, sealChunk } from './container-chunks';
import { openStream, sealStream } from './container-stream';
import { openWholeContainer } from './container-tasks';
import { containerBinding, newDataKey, newSalt } from './data-key';

const SEALED_CHUNK = MIN_CHUNK_BYTES + 16;
const NO_BINDING = new Uint8Array(16);

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Bytes> {
  const all: number[] = [];
  for await (const piece of pieces) all.push(...piece);
  return Uint8Array.from(all);
}

function headerFor(plain: Uint8Array, over: Partial<ContainerHeader> = {}): ContainerHeader {
  return {
    chunkBytes: MIN_CHUNK_BYTES,
    plainBytes: plain.length,
    salt: newSalt(),
    binding: NO_BINDING,
    ...over,
  };
}

function pattern(length: number): Bytes {
  return new Uint8Array(length).map((_, index) => (index * 31 + (index >> 8)) & 0xff);
}

async function seal(plain: Uint8Array, dataKey: Uint8Array): Promise<Bytes> {
  return collect(sealStream(inPieces(plain, 1_000), dataKey, headerFor(plain)));
}

describe('container', () => {
  it('gives back what was sealed, whatever the sizes of file and pieces', async () => {
    const edge = fc.constantFrom(0, 1, 4_095, 4_096, 4_097, 8_191, 8_192, 8_193);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(edge, fc.nat(20_000)),
        fc.integer({ min: 1, max: 9_000 }),
        async (length, piece) => {
          const plain = pattern(length);
          const dataKey = newDataKey();
          const sealed = await collect(
            sealStream(inPieces(plain, piece), dataKey, headerFor(plain)),
          );
          expect(sealed.length).toBe(containerBytes(headerFor(plain)));
          const opened = await collect(openStream(inPieces(sealed, piece), dataKey));
          expect(Buffer.compare(opened, plain)).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('opens any single chunk on its own', async () => {
    const plain = pattern(3 * MIN_CHUNK_BYTES + 77);
    const dataKey = newDataKey();
    const sealed = await seal(plain, dataKey);
    const container = await openContainer(dataKey, sealed.subarray(0, CONTAINER_HEADER_BYTES));
    for (const index of [3, 0, 2, 1]) {
      const place = chunkPlace(container.header, index);
      const chunk = sealed.subarray(place.sealedOffset, place.sealedOffset + place.sealedBytes);
      const wanted = plain.subarray(place.plainOffset, place.plainOffset + place.plainBytes);
      expect(Buffer.compare(await openChunk(container, index, chunk), wanted)).toBe(0);
    }
  });

  it('reads and writes web streams', async () => {
    const plain = pattern(10_000);
    const dataKey = newDataKey();
    const sealed = toReadableStream(
      sealStream(new Blob([plain]).stream(), dataKey, headerFor(plain)),
    );
    expect(Buffer.compare(await collect(openStream(sealed, dataKey)), plain)).toBe(0);
  });

  it('asks a source for no more than it works on', async () => {
    let produced = 0;
    async function* source(): AsyncGenerator<Uint8Array> {
      for (let index = 0; index < 64; index += 1) {
        produced += 1;
        yield pattern(MIN_CHUNK_BYTES);
      }
    }
    const header = headerFor(new Uint8Array(0), { plainBytes: 64 * MIN_CHUNK_BYTES });
    const output = sealStream(source(), newDataKey(), header);
    for (let index = 0; index < 3; index += 1) await output.next();
    expect(produced).toBeLessThanOrEqual(4);
    await output.return(undefined);
  });

  it('notices a file that shrinks or grows while it is sealed', async () => {
    const plain = pattern(6_000);
    for (const stated of [5_999, 6_001]) {
      const header = headerFor(plain, { plainBytes: stated });
      await expect(collect(sealStream(inPieces(plain, 500), newDataKey(), header))).rejects.toThrow(
        expect.objectContaining({ code: 'file_changed' }),
      );
    }
  });

  it('refuses impossible headers', () => {
    const good = headerFor(pattern(5));
    const bad: Partial<ContainerHeader>[] = [
      { chunkBytes: MIN_CHUNK_BYTES - 1 },
      { chunkBytes: (64 << 20) + 1 },
      { plainBytes: -1 },
      { plainBytes: 2 ** 53 },
      { plainBytes: (2 ** 32 + 1) * MIN_CHUNK_BYTES },
      { salt: new Uint8Array(31) },
      { binding: new Uint8Array(15) },
    ];
    for (const over of bad) {
      expect(() => encodeContainerHeader({ ...good, ...over })).toThrow(
        expect.objectContaining({ code: 'container_malformed' }),
      );
    }
    const huge = encodeContainerHeader(good);
    huge.fill(0xff, 8, 16);
    expect(() => parseContainerHeader(huge)).toThrow();
    expect(() => parseContainerHeader(huge.subarray(0, 63))).toThrow(
      expect.objectContaining({ code: 'container_truncated' }),
    );
  });
});

describe('an altered container', () => {
  const plain = pattern(2 * MIN_CHUNK_BYTES + 500);
  const dataKey = newDataKey();
  let sealed: Bytes;
  beforeAll(async () => {
    sealed = await seal(plain, dataKey);
  });
  const chunk = (index: number) => {
    const start = CONTAINER_HEADER_BYTES + index * SEALED_CHUNK;
    return sealed.subarray(start, start + SEALED_CHUNK);
  };
  const join = (...pieces: Uint8Array[]) => Uint8Array.from(pieces.flatMap((piece) => [...piece]));
  const header = () => sealed.subarray(0, CONTAINER_HEADER_BYTES);

  it.each<[string, () => Uint8Array, string]>([
    ['empty', () => new Uint8Array(0), 'container_truncated'],
    ['header only', header, 'container_truncated'],
    ['last byte missing', () => sealed.subarray(0, sealed.length - 1), 'container_truncated'],
    ['last chunk missing', () => join(header(), chunk(0), chunk(1)), 'container_truncated'],
    ['first chunk missing', () => join(header(), chunk(1), chunk(2)), 'container_corrupt'],
    ['two chunks swapped', () => join(header(), chunk(1), chunk(0), chunk(2)), 'container_corrupt'],
    ['chunk repeated', () => join(header(), chunk(0), chunk(0), chunk(2)), 'container_corrupt'],
    ['one byte more', () => join(sealed, Uint8Array.of(0)), 'container_malformed'],
    ['one chunk more', () => join(sealed, chunk(1)), 'container_malformed'],
  ])('%s', async (_name, alter, code) => {
    await expect(collect(openStream(inPieces(alter(), 700), dataKey))).rejects.toMatchObject({
      code,
    });
  });

  it('is refused for another key, another salt and another iteration', async () => {
    await expect(openWholeContainer(sealed, newDataKey())).rejects.toMatchObject({
      code: 'container_corrupt',
    });
    const salted = sealed.slice();
    salted[20] = (salted[20] ?? 0) ^ 1;
    await expect(openWholeContainer(salted, dataKey)).rejects.toMatchObject({
      code: 'container_corrupt',
    });
    const binding = await containerBinding({ modelId: normalizeObjectId('0x1'), iteration: 2 });
    await expect(openWholeContainer(sealed, dataKey, binding)).rejects.toMatchObject({
      code: 'container_malformed',
    });
    await expect(openWholeContainer(sealed, new Uint8Array(31))).rejects.toMatchObject({
      code: 'data_key_malformed',
    });
  });

  it('cannot be cut short by a header that claims less', async () => {
    const shorter = parseContainerHeader(sealed);
    const forged = encodeContainerHeader({ ...shorter, plainBytes: 2 * MIN_CHUNK_BYTES });
    const cut = join(forged, chunk(0), chunk(1));
    await expect(collect(openStream(inPieces(cut, 700), dataKey))).rejects.toMatchObject({
      code: 'container_corrupt',
    });
  });

  it('is refused after any single bit flip', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length * 8 - 1), async (bit) => {
        const flipped = sealed.slice();
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        await expect(openWholeContainer(flipped, dataKey)).rejects.toMatchObject({
          name: 'TidemarkError',
        });
      }),
      { numRuns: 400 },
    );
  });

  it('never crashes, hangs or opens under heavy mutation', async () => {
    const small = await seal(pattern(100), dataKey);
    for (let seed = 0; seed < 2_000; seed += 1) {
      const mutant = mutate(small, seed);
      if (Buffer.compare(mutant, small) === 0) continue;
      const before = cpuMs();
      await expect(openWholeContainer(mutant, dataKey)).rejects.toMatchObject({
        name: 'TidemarkError',
      });
      expect(cpuMs() - before).toBeLessThan(1_000);
    }
  }, 120_000);
});

describe('test vectors', () => {
  interface Vector {
    readonly dataKey: string;
    readonly salt: string;
    readonly binding: string;
    readonly chunkBytes: number;
    readonly plain: string;
    readonly sealed: string;
  }
  const vectors: Vector[] = JSON.parse(
    readFileSync(new URL('./container-vectors.json', import.meta.url), 'utf8'),
  );

  it.each(vectors.map((vector, index) => [index, vector] as const))(
    'vector %i is produced and opened',
    async (_index, vector) => {
      const plain = bytes(vector.plain);
      const header = {
        chunkBytes: vector.chunkBytes,
        plainBytes: plain.length,
        salt: bytes(vector.salt),
        binding: bytes(vector.binding),
      };
      const sealed = await collect(sealStream(inPieces(plain, 333), bytes(vector.dataKey), header));
      expect(bytesToHex(sealed)).toBe(vector.sealed);
      expect(
        bytesToHex(await openWholeContainer(bytes(vector.sealed), bytes(vector.dataKey))),
      ).toBe(vector.plain);
    },
  );

  it.each(vectors.map((vector, index) => [index, vector] as const))(
    'vector %i is read the same by an independent reader on node:crypto',
    (_index, vector) => {
      expect(independentOpen(bytes(vector.sealed), bytes(vector.dataKey))).toBe(vector.plain);
    },
  );
});

describe('chunk arithmetic', () => {
  it('covers every byte exactly once', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.integer({ min: 4_096, max: 100_000 }),
        (plainBytes, chunkBytes) => {
          const shape = { plainBytes, chunkBytes };
          const count = chunkCount(shape);
          const last = chunkPlace(shape, count - 1);
          expect(last.plainOffset + last.plainBytes).toBe(plainBytes);
          expect(last.sealedOffset + last.sealedBytes).toBe(containerBytes(shape));
          expect(() => chunkPlace(shape, count)).toThrow();
        },
      ),
    );
  });

  it('seals only chunks of the stated size', async () => {
    const container = await newContainer(newDataKey(), headerFor(pattern(10)));
    await expect(sealChunk(container, 0, pattern(9))).rejects.toMatchObject({
      code: 'file_changed',
    });
  });
});

function bytes(hex: string): Bytes {
  const parsed = hexToBytes(hex);
  if (parsed === null) throw new Error('bad hex');
  return parsed;
}

/** CPU time of this process: other work on the machine must not decide a test. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function mutate(original: Uint8Array, seed: number): Bytes {
  const bytes = Array.from(original);
  let state = seed + 1;
  const random = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  for (let times = 0; times <= seed % 4; times += 1) {
    const at = random(bytes.length);
    if (seed % 3 === 0) bytes[at] = random(256);
    else if (seed % 3 === 1) bytes.splice(at, 1 + random(8));
    else bytes.splice(at, 0, random(256));
  }
  return Uint8Array.from(bytes);
}

/** Written from the description of the format alone, without our code. */
function independentOpen(sealed: Uint8Array, dataKey: Uint8Array): string {
  const header = Buffer.from(sealed.subarray(0, 64));
  const chunkBytes = header.readUInt32BE(4);
  const plainBytes = Number(header.readBigUInt64BE(8));
  const salt = header.subarray(16, 48);
  const key = Buffer.from(hkdfSync('sha256', dataKey, salt, 'tidemark container 1', 32));
  const chunks = Math.max(1, Math.ceil(plainBytes / chunkBytes));
  const plain: Buffer[] = [];
  for (let index = 0; index < chunks; index += 1) {
    const start = 64 + index * (chunkBytes + 16);
    const end = index === chunks - 1 ? sealed.length : start + chunkBytes + 16;
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(index, 7);
    nonce[11] = index === chunks - 1 ? 1 : 0;
    const open = createDecipheriv('aes-256-gcm', key, nonce).setAAD(header);
    open.setAuthTag(sealed.subarray(end - 16, end));
    plain.push(open.update(sealed.subarray(start, end - 16)), open.final());
  }
  return Buffer.concat(plain).toString('hex');
}
