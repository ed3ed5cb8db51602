import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseUploadState, type UploadState } from '@/lib/storage';

/** Where an upload stands, in a file, so that a killed seed does not pay for storage twice. */
export class SavedUpload {
  constructor(private readonly file: string) {}

  async load(): Promise<UploadState | undefined> {
    try {
      return parseUploadState(JSON.parse(await readFile(this.file, 'utf8')));
    } catch {
      // No file, or one cut by a crash: the upload starts again.
      return undefined;
    }
  }

  async save(state: UploadState): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true });
    await writeFile(`${this.file}.new`, JSON.stringify(state), { mode: 0o600 });
    await rename(`${this.file}.new`, this.file);
  }

  async remove(): Promise<void> {
    await rm(this.file, { force: true });
  }
}
