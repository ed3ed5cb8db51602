import { TidemarkError } from '../domain';
import type { Bytes } from '../crypto/bytes';
import { chunkPlace, type ContainerHeader } from '../crypto/container';
import { newContainer, sealChunk } from '../crypto/container-chunks';
import { sha256Hex } from '../crypto/digest';
import { computeBlobFacts, type BlobFacts } from './blob-facts';
import type { PartPlan } from './file-plan';

export interface SealPartTask {
  readonly file: Blob;
  readonly dataKey: Bytes;
  readonly header: ContainerHeader;
  readonly part: PartPlan;
}

export interface SealedPart {
  readonly bytes: Bytes;
  /** Of the sealed bytes, hex. */
  readonly sha256: string;
}

/**
 * Seals one part of a file into memory. The same task always gives the same bytes, so that an
 * upload can be continued after a reload without keeping the sealed file.
 * @throws TidemarkError file_changed
 */
export async function sealPart({ file, dataKey, header, part }: SealPartTask): Promise<SealedPart> {
  if (file.size !== header.plainBytes) {
    throw new TidemarkError('file_changed', 'This is not the file that was chosen before.');
  }
  const container = await newContainer(dataKey, header);
  const bytes = new Uint8Array(part.sizeBytes);
  if (part.sealedOffset === 0) bytes.set(container.headerBytes);
  for (let index = part.firstChunk; index < part.firstChunk + part.chunks; index += 1) {
    const place = chunkPlace(header, index);
    const slice = file.slice(place.plainOffset, place.plainOffset + place.plainBytes);
    const sealed = await sealChunk(container, index, new Uint8Array(await readSlice(slice)));
    bytes.set(sealed, place.sealedOffset - part.sealedOffset);
  }
  return { bytes, sha256: await sha256Hex(bytes) };
}

/** Seals a part and computes its blob id; the sealed bytes are dropped. */
export async function identifyPart(
  task: SealPartTask,
  wasmUrl?: string,
): Promise<BlobFacts & Pick<SealedPart, 'sha256'>> {
  const { bytes, sha256 } = await sealPart(task);
  return { ...(await computeBlobFacts(bytes, wasmUrl)), sha256 };
}

async function readSlice(slice: Blob): Promise<ArrayBuffer> {
  try {
    return await slice.arrayBuffer();
  } catch (cause) {
    throw new TidemarkError(
      'file_changed',
      'The file can no longer be read; choose it again to continue.',
      { cause },
    );
  }
}
