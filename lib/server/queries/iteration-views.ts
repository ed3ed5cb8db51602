import type { Iteration } from '@/lib/db/generated/client';
import { blobIdFromU256, type EpochAnchor } from '@/lib/domain';
import { toDateMs, toMsOrNull, toNoteKind } from './chain-words';
import { endOfStorageMs } from './epoch-anchor';
import { readMetrics } from './read-metrics';
import type { IterationView, NoteView } from './types';

export function toIterationView(row: Iteration, anchor: EpochAnchor | undefined): IterationView {
  const endEpoch = Number(row.endEpoch);
  return {
    number: row.number,
    parents: row.parents,
    manifestBlobId: row.manifestBlobId,
    manifestBlobIdText: blobIdFromU256(BigInt(row.manifestBlobId)),
    blobIdTexts: row.blobIds,
    blobObjectIds: row.blobObjects,
    endEpoch,
    endEpochAtPublication: Number(row.firstEndEpoch),
    storedUntilMs: endOfStorageMs(anchor, endEpoch),
    contentRootHex: Buffer.from(row.contentRoot).toString('hex'),
    plainBytes: row.plainBytes.toFixed(0),
    cipherBytes: row.cipherBytes.toFixed(0),
    sealedKeyBase64: Buffer.from(row.sealedKey).toString('base64'),
    format: row.format,
    metricsText: row.metrics,
    metrics: readMetrics(row.metrics),
    note: toNoteView(row),
    author: row.author,
    costAdvancedFrost: row.costAdvanced.toFixed(0),
    publishedAtMs: Number(row.publishedAtMs),
    transactionDigest: row.transactionDigest,
    checkpoint: row.checkpoint.toString(),
  };
}

function toNoteView(row: Iteration): NoteView {
  const opensAtMs = BigInt(row.noteOpensAtMs.toFixed(0));
  return {
    kind: toNoteKind(row.noteKind),
    text: row.noteText,
    opensAtMs: opensAtMs === 0n ? null : toDateMs(opensAtMs),
    commitmentHex: Buffer.from(row.noteCommitment).toString('hex'),
    sealedBase64: Buffer.from(row.noteSealed).toString('base64'),
    disclosedAtMs: toMsOrNull(row.noteDisclosedAtMs),
    disclosedBy: row.noteDisclosedBy,
  };
}
