import { z } from 'zod';
import { base64UrlToBytes, isBlobId, isObjectId, TidemarkError } from '../domain';
import type { Bytes } from '../crypto/bytes';
import { containerBinding } from '../crypto/data-key';
import type { ContainerHeader } from '../crypto/container';
import { cutFile, type FilePlan } from './file-plan';
import { MAX_PARTS } from './limits';

const hex32 = z.string().regex(/^[0-9a-f]{64}$/);
const bytes32 = z.string().refine((text) => base64UrlToBytes(text)?.length === 32, 'not 32 bytes');
const objectId = z.string().refine(isObjectId, 'not an object id');

const blobState = z.object({
  blobId: z.string().refine(isBlobId, 'not a blob id'),
  rootHash: bytes32,
  sizeBytes: z.number().int().min(1),
  sha256: hex32,
  /** Proof towards a relay that the bytes are ours to send. */
  nonce: bytes32,
  /** Set once the storage is registered. */
  objectId: objectId.optional(),
  registerDigest: z.string().max(64).optional(),
  /** Set once the storage nodes confirmed the bytes. */
  certificate: z
    .object({
      signers: z.array(z.number().int().min(0).max(65_535)).max(1_000),
      message: z.string().max(1_000),
      signature: z.string().max(1_000),
    })
    .optional(),
});

const uploadStateSchema = z.object({
  version: z.literal(1),
  keyId: z.object({ modelId: objectId, iteration: z.number().int().min(1).max(0xffff_ffff) }),
  /** The iteration's key. Without it the stored bytes are noise: keep the state private. */
  dataKey: bytes32,
  salt: bytes32,
  file: z.object({ name: z.string().max(255), sizeBytes: z.number().int().min(1), sha256: hex32 }),
  chunkBytes: z.number().int(),
  chunksPerPart: z.number().int(),
  epochs: z.number().int().min(1),
  owner: objectId,
  contentRoot: hex32,
  /** The manifest's canonical JSON. */
  manifest: z.string(),
  /** Parts in order, then the manifest. */
  blobs: z
    .array(blobState)
    .min(2)
    .max(MAX_PARTS + 1),
});

/** Where an upload stands. Plain JSON: save it after every step and an upload can be continued. */
export type UploadState = z.infer<typeof uploadStateSchema>;
export type BlobState = z.infer<typeof blobState>;

/** @throws TidemarkError upload_state_malformed */
export function parseUploadState(value: unknown): UploadState {
  const parsed = uploadStateSchema.safeParse(value);
  if (!parsed.success) {
    throw new TidemarkError(
      'upload_state_malformed',
      'The saved upload cannot be read; start the upload again.',
      { cause: parsed.error },
    );
  }
  return parsed.data;
}

/** The sealing parameters of a saved upload. */
export async function headerOf(state: UploadState): Promise<ContainerHeader> {
  return {
    chunkBytes: state.chunkBytes,
    plainBytes: state.file.sizeBytes,
    salt: bytesOf(state.salt),
    binding: await containerBinding(state.keyId),
  };
}

export function planOf(state: UploadState): FilePlan {
  const shape = { plainBytes: state.file.sizeBytes, chunkBytes: state.chunkBytes };
  return cutFile(shape, state.chunksPerPart);
}

/** Base64url text that the schema has already checked. */
export function bytesOf(text: string): Bytes {
  const bytes = base64UrlToBytes(text);
  if (bytes === null) {
    throw new TidemarkError('upload_state_malformed', 'The saved upload cannot be read.');
  }
  return bytes;
}
