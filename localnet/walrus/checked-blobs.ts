import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  PRIMARY_SYMBOLS,
  SHARD_COUNT,
  blobIdBytes,
  frameSliver,
  sliverLayout,
  type SliverKind,
} from './encoding';

/**
 * Blobs whose every sliver is known to follow from the blob id: their SHA-256 were computed here
 * from the whole blob. With them a single sliver is checked in microseconds.
 */
export class CheckedBlob {
  constructor(
    readonly blobId: string,
    readonly blobBytes: number,
    /** 32 bytes each: primaries of pairs 0..999, then secondaries. */
    readonly digests: Uint8Array,
  ) {}

  digest(kind: SliverKind, pair: number): Uint8Array {
    const at = (kind === 'primary' ? pair : SHARD_COUNT + pair) * 32;
    return this.digests.subarray(at, at + 32);
  }

  /** Whether this framed sliver is the primary one of the pair. */
  hasPrimary(pair: number, framed: Uint8Array): boolean {
    return createHash('sha256').update(framed).digest().equals(this.digest('primary', pair));
  }

  /** Whether these bytes are the blob: cuts them into the systematic slivers and compares every one. */
  is(bytes: Uint8Array): boolean {
    if (bytes.length !== this.blobBytes) return false;
    const layout = sliverLayout(bytes.length);
    for (let pair = 0; pair < PRIMARY_SYMBOLS; pair += 1) {
      const data = new Uint8Array(layout.primaryDataBytes);
      const start = pair * data.length;
      data.set(bytes.subarray(start, Math.min(start + data.length, bytes.length)));
      if (!this.hasPrimary(pair, frameSliver('primary', pair, layout, data))) return false;
    }
    return true;
  }
}

const DIGESTS_BYTES = 2 * SHARD_COUNT * 32;
const REMEMBERED = 64;

/** Keeps checked blobs on disk, and the last ones in memory. */
export class CheckedBlobs {
  private readonly recent = new Map<string, CheckedBlob>();

  constructor(private readonly directory: string) {}

  async prepare(): Promise<void> {
    await mkdir(this.directory, { recursive: true });
  }

  async find(blobId: string): Promise<CheckedBlob | undefined> {
    const remembered = this.recent.get(blobId);
    if (remembered) return remembered;
    const bytes = await readFile(this.path(blobId)).catch(() => undefined);
    if (bytes?.length !== 8 + DIGESTS_BYTES) return undefined;
    const size = Number(bytes.readBigUInt64LE(0));
    return this.remember(new CheckedBlob(blobId, size, new Uint8Array(bytes.subarray(8))));
  }

  async add(blob: CheckedBlob): Promise<CheckedBlob> {
    const head = Buffer.alloc(8);
    head.writeBigUInt64LE(BigInt(blob.blobBytes));
    const part = `${this.path(blob.blobId)}.${process.pid}.part`;
    await writeFile(part, Buffer.concat([head, blob.digests]));
    await rename(part, this.path(blob.blobId));
    return this.remember(blob);
  }

  async remove(blobId: string): Promise<void> {
    this.recent.delete(blobId);
    await rm(this.path(blobId), { force: true });
  }

  private remember(blob: CheckedBlob): CheckedBlob {
    this.recent.delete(blob.blobId);
    this.recent.set(blob.blobId, blob);
    const oldest = this.recent.keys().next().value;
    if (this.recent.size > REMEMBERED && oldest !== undefined) this.recent.delete(oldest);
    return blob;
  }

  private path(blobId: string): string {
    return join(this.directory, Buffer.from(blobIdBytes(blobId)).toString('hex'));
  }
}
