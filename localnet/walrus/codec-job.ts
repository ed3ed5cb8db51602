/** What main thread and codec worker say to each other: structured clones, large buffers moved. */
export type CodecJob =
  | { kind: 'encode'; file: string }
  | { kind: 'decode'; blobId: string; blobBytes: number; slivers: Uint8Array[] }
  | { kind: 'rebuild'; blobId: string; blobBytes: number; slivers: Uint8Array[] }
  | { kind: 'row-hashes'; symbolBytes: number; rows: Uint8Array[] };

/** Everything that follows from a blob's bytes. */
export interface EncodedBlob {
  blobId: string;
  blobBytes: number;
  /** 32 bytes: Merkle root over the hashes of all pairs. */
  rootHash: Uint8Array;
  /** BCS `BlobMetadata::V1`. */
  metadata: Uint8Array;
  /** SHA-256 of every framed sliver, 32 bytes each: primaries of pairs 0..999, then secondaries. */
  digests: Uint8Array;
  /** All framed slivers in the same order. */
  slivers: Uint8Array;
}

export interface CodecResult {
  encode: EncodedBlob;
  decode: Uint8Array;
  rebuild: EncodedBlob;
  'row-hashes': Uint8Array[];
}

export type CodecAnswer =
  { ok: true; result: CodecResult[CodecJob['kind']] } | { ok: false; message: string };
