import { z } from 'zod';
import { equalBytes, isBlobId, isObjectId, TidemarkError } from '../domain';
import type { Bytes } from '../crypto/bytes';
import { MAX_CHUNK_BYTES, MIN_CHUNK_BYTES } from '../crypto/container';
import { cutFile } from './file-plan';
import { MAX_MANIFEST_BYTES, MAX_PART_BYTES, MAX_PARTS } from './limits';

const MAX_SUMMARY_ENTRIES = 64;
const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);
const sizeBytes = z.number().int().nonnegative();

const manifestSchema = z.strictObject({
  format: z.literal('tidemark-manifest'),
  version: z.literal(1),
  model: z.string().refine(isObjectId, 'not a normalised object id'),
  iteration: z.number().int().min(1).max(0xffff_ffff),
  file: z.strictObject({
    name: z.string().min(1).max(255),
    /** Short name of the file format, for example `onnx`. */
    format: z.string().min(1).max(32),
    sizeBytes: sizeBytes.min(1),
    /** SHA-256 of the plaintext. */
    sha256: sha256Text,
  }),
  container: z.strictObject({
    scheme: z.literal('TMC1'),
    chunkBytes: z.number().int().min(MIN_CHUNK_BYTES).max(MAX_CHUNK_BYTES),
    chunksPerPart: z
      .number()
      .int()
      .min(1)
      .max(MAX_PART_BYTES / MIN_CHUNK_BYTES),
  }),
  /** In the order of the container's bytes; the hashes are of the sealed bytes. */
  parts: z
    .array(
      z.strictObject({
        blobId: z.string().refine(isBlobId, 'not a blob id'),
        sizeBytes: sizeBytes.max(MAX_PART_BYTES),
        sha256: sha256Text,
      }),
    )
    .min(1)
    .max(MAX_PARTS),
  /** Facts that were read from the file without running it; text for people. */
  summary: z
    .record(z.string().min(1).max(64), z.string().max(512))
    .refine((entries) => Object.keys(entries).length <= MAX_SUMMARY_ENTRIES, 'too many entries'),
});

/** What one iteration consists of; stored as its own blob beside the parts. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/**
 * The one encoding of a manifest: JSON with sorted keys and no spaces, UTF-8.
 * @throws TidemarkError manifest_malformed
 */
export function encodeManifest(manifest: Manifest): Bytes {
  const bytes = new TextEncoder().encode(canonicalJson(check(manifest)));
  if (bytes.length > MAX_MANIFEST_BYTES) {
    throw new TidemarkError('manifest_malformed', 'The list of parts is too long.');
  }
  return bytes;
}

/** Accepts exactly what encodeManifest writes. @throws TidemarkError manifest_malformed */
export function parseManifest(bytes: Uint8Array): Manifest {
  if (bytes.length > MAX_MANIFEST_BYTES) throw malformed('too long');
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw malformed('not JSON', cause);
  }
  const manifest = check(json);
  if (!equalBytes(encodeManifest(manifest), bytes)) throw malformed('not in canonical form');
  return manifest;
}

function check(value: unknown): Manifest {
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) {
    throw malformed(parsed.error.issues[0]?.path.join('.') ?? 'shape', parsed.error);
  }
  const { container, file, parts } = parsed.data;
  const shape = { plainBytes: file.sizeBytes, chunkBytes: container.chunkBytes };
  const plan = cutFile(shape, container.chunksPerPart);
  const isConsistent =
    plan.parts.length === parts.length &&
    plan.parts.every((part, index) => part.sizeBytes === parts[index]?.sizeBytes);
  if (!isConsistent) throw malformed('sizes disagree');
  return parsed.data;
}

/** Sorts keys at every depth. Values are strings, integers, arrays and records by the schema. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isRecord(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(where: string, cause?: unknown): TidemarkError {
  return new TidemarkError(
    'manifest_malformed',
    'The list of parts of this iteration cannot be read; tell the team.',
    { cause, details: { where } },
  );
}
