import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blobIdBytes } from './encoding';
import { limits } from './limits';

/** Whole blobs that were rebuilt because a node failed, kept while there is room: oldest use goes first. */
export class RebuiltBlobs {
  constructor(private readonly directory: string) {}

  async prepare(): Promise<void> {
    await mkdir(this.directory, { recursive: true });
  }

  async has(blobId: string): Promise<boolean> {
    const now = new Date();
    return utimes(this.path(blobId), now, now).then(
      () => true,
      () => false,
    );
  }

  async add(blobId: string, bytes: Uint8Array): Promise<void> {
    const part = `${this.path(blobId)}.${process.pid}.part`;
    await writeFile(part, bytes);
    await rename(part, this.path(blobId));
    await this.makeRoom();
  }

  async *read(blobId: string, first: number, last: number): AsyncGenerator<Uint8Array> {
    for await (const piece of createReadStream(this.path(blobId), { start: first, end: last })) {
      if (piece instanceof Uint8Array) yield piece;
    }
  }

  async remove(blobId: string): Promise<void> {
    await rm(this.path(blobId), { force: true });
  }

  private async makeRoom(): Promise<void> {
    const names = await readdir(this.directory);
    const files = await Promise.all(
      names.map(async (name) => {
        const { size, mtimeMs } = await stat(join(this.directory, name));
        return { name, size, mtimeMs };
      }),
    );
    const newestFirst = files.toSorted((a, b) => b.mtimeMs - a.mtimeMs);
    let total = 0;
    for (const [place, file] of newestFirst.entries()) {
      total += file.size;
      // The newest stays whatever its size: someone is about to read it.
      if (place > 0 && total > limits.rebuiltCacheBytes) {
        await rm(join(this.directory, file.name), { force: true });
      }
    }
  }

  private path(blobId: string): string {
    return join(this.directory, Buffer.from(blobIdBytes(blobId)).toString('hex'));
  }
}
