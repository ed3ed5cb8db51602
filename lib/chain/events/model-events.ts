import { bcs } from '@mysten/sui/bcs';
import { bytes, id, u256, u64 } from '../bcs';
import { noteLayout } from '../note-layout';

const string = bcs.string();
const u32 = bcs.u32();
const u8 = bcs.u8();

/** Fields and their order are those of `tidemark::model_events`. */
export const modelEventLayouts = {
  ModelListed: bcs.struct('ModelListed', {
    model: id,
    market: id,
    team: id,
    name: string,
    summary: string,
    task: string,
    tags: bcs.vector(string),
    licence: string,
    data_class: string,
    lister: id,
    at_ms: u64,
  }),
  ListingEdited: bcs.struct('ListingEdited', {
    model: id,
    team: id,
    name: string,
    summary: string,
    task: string,
    tags: bcs.vector(string),
    licence: string,
    data_class: string,
    by: id,
    at_ms: u64,
  }),
  ModelRetired: bcs.struct('ModelRetired', { model: id, team: id, by: id, at_ms: u64 }),
  IterationPublished: bcs.struct('IterationPublished', {
    model: id,
    team: id,
    iteration: u32,
    parents: bcs.vector(u32),
    manifest_blob_id: u256,
    blob_ids: bcs.vector(u256),
    blob_objects: bcs.vector(id),
    end_epoch: u32,
    content_root: bytes,
    plain_bytes: u64,
    cipher_bytes: u64,
    sealed_key: bytes,
    format: string,
    metrics: string,
    note: noteLayout,
    author: id,
    at_ms: u64,
    cost_advanced: u64,
  }),
  NoteDisclosed: bcs.struct('NoteDisclosed', {
    model: id,
    iteration: u32,
    text: string,
    by: id,
    at_ms: u64,
  }),
  OfferSet: bcs.struct('OfferSet', {
    model: id,
    team: id,
    offer: u32,
    rights: u8,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
    quota: u64,
    refund_rule: u8,
    trial: bcs.bool(),
    by: id,
    at_ms: u64,
  }),
  OfferWithdrawn: bcs.struct('OfferWithdrawn', {
    model: id,
    team: id,
    offer: u32,
    by: id,
    at_ms: u64,
  }),
  /** Iteration 0 stands for none: a new alias comes from it, a removed one goes to it. */
  AliasMoved: bcs.struct('AliasMoved', {
    model: id,
    alias: string,
    from_iteration: u32,
    to_iteration: u32,
    by: id,
    at_ms: u64,
  }),
  StorageExtended: bcs.struct('StorageExtended', {
    model: id,
    iteration: u32,
    from_epoch: u32,
    to_epoch: u32,
    by: id,
    at_ms: u64,
  }),
};

/** Names people filter by: `<noun>.<past tense>`. */
export const modelEventKinds = {
  ModelListed: 'model.listed',
  ListingEdited: 'listing.edited',
  ModelRetired: 'model.retired',
  IterationPublished: 'iteration.published',
  NoteDisclosed: 'note.disclosed',
  OfferSet: 'offer.set',
  OfferWithdrawn: 'offer.withdrawn',
  AliasMoved: 'alias.moved',
  StorageExtended: 'storage.extended',
} as const satisfies Record<keyof typeof modelEventLayouts, string>;
