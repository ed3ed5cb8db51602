import type { EventFields } from '@/lib/chain/event-layouts';
import { blobIdFromU256 } from '@/lib/domain';
import type { ChainEvent } from '../chain-event';
import type { Draft } from '../draft';
import { storable } from '../event-row';
import { numberKey } from '../keys';
import { gap } from '../state';
import { touch } from '../touch';

const SEALED_UNTIL = 2;
const DISCLOSED = 4;

export function published(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'IterationPublished'>,
): void {
  const model = draft.standingModel(event, fields.model, fields.team);
  if (fields.iteration !== model.iteration_count + 1) {
    throw gap(event, `iteration ${model.iteration_count + 1} is missing`);
  }
  model.iteration_count = fields.iteration;
  model.latest_format = storable(fields.format);
  touch(model, fields.at_ms);
  const { note } = fields;
  draft.add(event, 'iterations', numberKey(fields.model, fields.iteration), {
    model_id: fields.model,
    number: fields.iteration,
    parents: fields.parents,
    manifest_blob_id: fields.manifest_blob_id.toString(),
    blob_ids: fields.blob_ids.map(blobIdFromU256),
    blob_objects: fields.blob_objects,
    end_epoch: BigInt(fields.end_epoch),
    first_end_epoch: BigInt(fields.end_epoch),
    content_root: fields.content_root,
    plain_bytes: fields.plain_bytes,
    cipher_bytes: fields.cipher_bytes,
    sealed_key: fields.sealed_key,
    format: storable(fields.format),
    metrics: storable(fields.metrics),
    note_kind: note.kind,
    note_text: storable(note.text),
    note_opens_at_ms: note.opens_at_ms,
    note_commitment: note.commitment,
    note_sealed: note.sealed,
    note_disclosed_at_ms: null,
    note_disclosed_by: null,
    author: fields.author,
    cost_advanced: fields.cost_advanced,
    published_at_ms: fields.at_ms,
    transaction_digest: event.transactionDigest,
    checkpoint: event.checkpoint,
  });
}

export function noteDisclosed(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'NoteDisclosed'>,
): void {
  const iteration = draft.iteration(event, fields.model, fields.iteration);
  if (iteration.note_kind !== SEALED_UNTIL) throw gap(event, 'the note is not sealed until a date');
  if (fields.at_ms < iteration.note_opens_at_ms)
    throw gap(event, 'the note is disclosed too early');
  iteration.note_kind = DISCLOSED;
  iteration.note_text = storable(fields.text);
  iteration.note_disclosed_at_ms = fields.at_ms;
  iteration.note_disclosed_by = fields.by;
}

export function storageExtended(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'StorageExtended'>,
): void {
  const iteration = draft.iteration(event, fields.model, fields.iteration);
  if (iteration.end_epoch !== BigInt(fields.from_epoch)) {
    throw gap(event, `storage ends with epoch ${iteration.end_epoch}, not ${fields.from_epoch}`);
  }
  if (fields.to_epoch <= fields.from_epoch) throw gap(event, 'storage became shorter');
  iteration.end_epoch = BigInt(fields.to_epoch);
}
