import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { unencodedBytesIn } from './metadata';
import { KeyedQueue } from './keyed-queue';
import { blobIdBytes, blobIdText, type SliverKind, type SliverLayout } from './encoding';

/**
 * The bytes of one node: a file per blob, readable with nothing else.
 *
 * `TWN1` · sizes of metadata, primary, secondary (u32 LE each) · number of pairs (u32 LE) ·
 * metadata · SHA-256 of every sliver (zero = not stored) · primary slivers · secondary slivers.
 * A sliver's bytes are written before its digest, so a cut write leaves it "not stored".
 */
const MAGIC = Buffer.from('TWN1');
const HEAD_BYTES = 20;
const DIGEST_BYTES = 32;

interface Shape {
  metadataBytes: number;
  primaryBytes: number;
  secondaryBytes: number;
  pairs: number;
}

/** The slivers of a whole blob as one node keeps them, in the node's order of pairs. */
export interface NodeSlivers {
  primary: Uint8Array[];
  secondary: Uint8Array[];
  /** SHA-256 of each, primaries first. */
  digests: Uint8Array[];
}

export class NodeStore {
  /** Making a blob's file is one at a time per blob, or a late one would wipe slivers just stored. */
  private readonly making = new KeyedQueue();

  constructor(private readonly directory: string) {}

  async prepare(): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    const left = (await readdir(this.directory)).filter((name) => name.endsWith('.part'));
    await Promise.all(left.map((name) => rm(join(this.directory, name), { force: true })));
  }

  /** Makes room for a blob. Keeps what is there already. */
  async putMetadata(
    blobId: string,
    metadata: Uint8Array,
    layout: SliverLayout,
    pairs: number,
  ): Promise<void> {
    const shape = shapeOf(metadata, layout, pairs);
    await this.making.run(blobId, async () => {
      if (await this.metadata(blobId)) return;
      await this.replace(blobId, async (file) => {
        await file.truncate(totalBytes(shape));
        await file.write(Buffer.concat([headOf(shape), metadata]), 0, undefined, 0);
      });
    });
  }

  /** Writes a whole blob in one step; it appears complete or not at all. */
  async putAll(
    blobId: string,
    metadata: Uint8Array,
    layout: SliverLayout,
    slivers: NodeSlivers,
  ): Promise<void> {
    const all = [...slivers.primary, ...slivers.secondary];
    const shape = shapeOf(metadata, layout, slivers.primary.length);
    await this.making.run(blobId, () =>
      this.replace(blobId, async (file) => {
        const head = Buffer.concat([headOf(shape), metadata, ...slivers.digests]);
        await file.writev([head, ...all], 0);
      }),
    );
  }

  async metadata(blobId: string): Promise<Uint8Array | undefined> {
    return this.read(blobId, (file, shape) => readAt(file, HEAD_BYTES, shape.metadataBytes));
  }

  /** Size that the stored metadata names. */
  async blobBytes(blobId: string): Promise<number | undefined> {
    return this.read(blobId, async (file, shape) =>
      unencodedBytesIn(await readAt(file, HEAD_BYTES, Math.min(shape.metadataBytes, 16))),
    );
  }

  /** SHA-256 of every stored sliver, primaries first; zeros where none is stored. */
  async digests(blobId: string): Promise<Uint8Array | undefined> {
    return this.read(blobId, (file, shape) =>
      readAt(file, HEAD_BYTES + shape.metadataBytes, 2 * shape.pairs * DIGEST_BYTES),
    );
  }

  /** Undefined where the blob or the sliver is not stored, or its bytes were damaged on disk. */
  async sliver(blobId: string, kind: SliverKind, at: number): Promise<Uint8Array | undefined> {
    return this.read(blobId, async (file, shape) => {
      const place = placeOf(shape, kind, at);
      const digest = await readAt(file, place.digestAt, DIGEST_BYTES);
      if (digest.every((byte) => byte === 0)) return undefined;
      const bytes = await readAt(file, place.sliverAt, place.bytes);
      return digestOf(bytes).equals(digest) ? bytes : undefined;
    });
  }

  /** False where the blob has no metadata here yet. */
  async putSliver(blobId: string, kind: SliverKind, at: number, bytes: Uint8Array) {
    const file = await openExisting(this.path(blobId), 'r+');
    if (!file) return false;
    try {
      const place = placeOf(await shapeIn(file), kind, at);
      await file.write(bytes, 0, bytes.length, place.sliverAt);
      await file.write(digestOf(bytes), 0, DIGEST_BYTES, place.digestAt);
      return true;
    } finally {
      await file.close();
    }
  }

  async remove(blobId: string): Promise<void> {
    await rm(this.path(blobId), { force: true });
  }

  async blobIds(): Promise<string[]> {
    const names = await readdir(this.directory);
    return names
      .filter((name) => /^[0-9a-f]{64}$/.test(name))
      .map((name) => blobIdText(Buffer.from(name, 'hex')));
  }

  private async read<T>(
    blobId: string,
    take: (file: FileHandle, shape: Shape) => Promise<T>,
  ): Promise<T | undefined> {
    const file = await openExisting(this.path(blobId), 'r');
    if (!file) return undefined;
    try {
      return await take(file, await shapeIn(file));
    } finally {
      await file.close();
    }
  }

  private async replace(blobId: string, fill: (file: FileHandle) => Promise<void>) {
    const part = join(this.directory, `${randomUUID()}.part`);
    const file = await open(part, 'wx');
    try {
      await fill(file);
    } finally {
      await file.close();
    }
    await rename(part, this.path(blobId));
  }

  /** Hex, because file systems may not tell upper from lower case. */
  private path(blobId: string): string {
    return join(this.directory, Buffer.from(blobIdBytes(blobId)).toString('hex'));
  }
}

function shapeOf(metadata: Uint8Array, layout: SliverLayout, pairs: number): Shape {
  const { primaryBytes, secondaryBytes } = layout;
  return { metadataBytes: metadata.length, primaryBytes, secondaryBytes, pairs };
}

function headOf(shape: Shape): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  MAGIC.copy(head);
  head.writeUInt32LE(shape.metadataBytes, 4);
  head.writeUInt32LE(shape.primaryBytes, 8);
  head.writeUInt32LE(shape.secondaryBytes, 12);
  head.writeUInt32LE(shape.pairs, 16);
  return head;
}

async function shapeIn(file: FileHandle): Promise<Shape> {
  const head = await readAt(file, 0, HEAD_BYTES);
  if (!head.subarray(0, 4).equals(MAGIC)) throw new Error('A stored blob has an unknown format.');
  return {
    metadataBytes: head.readUInt32LE(4),
    primaryBytes: head.readUInt32LE(8),
    secondaryBytes: head.readUInt32LE(12),
    pairs: head.readUInt32LE(16),
  };
}

function placeOf(shape: Shape, kind: SliverKind, at: number) {
  const digestsAt = HEAD_BYTES + shape.metadataBytes;
  const sliversAt = digestsAt + 2 * shape.pairs * DIGEST_BYTES;
  if (kind === 'primary') {
    return {
      digestAt: digestsAt + at * DIGEST_BYTES,
      sliverAt: sliversAt + at * shape.primaryBytes,
      bytes: shape.primaryBytes,
    };
  }
  return {
    digestAt: digestsAt + (shape.pairs + at) * DIGEST_BYTES,
    sliverAt: sliversAt + shape.pairs * shape.primaryBytes + at * shape.secondaryBytes,
    bytes: shape.secondaryBytes,
  };
}

function totalBytes(shape: Shape): number {
  const last = placeOf(shape, 'secondary', shape.pairs);
  return last.sliverAt;
}

async function openExisting(path: string, flags: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, flags);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('A stored blob is shorter than its head says.');
  return buffer;
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
