import { createHash } from 'node:crypto';
import type { Id } from '../../types';
import { asArray, asNumber, fromBytes, type MoveValue } from '../../values/move-value';
import { must, type Attempt } from './attempt';
import { made, WALRUS } from './contract';
import type { Draft } from './ledger';
import { chosen, modelAndCap, SELLER, type Scene } from './scene';
import { ANCHOR_EPOCH, ANCHOR_MS, STORAGE_CEILING } from './terms';

const EPOCHS_AHEAD = 53;
const MOST_OWED = 16;
const TOO_MANY_OWED = 39n;
const UNIT_BYTES = 1_048_576n;
const CONTENT_ROOT = made.bytes(32, 7);
const SEALED_KEY = made.bytes(64, 9);
const NOTE_TEXT = 'n';
const NOTE_SALT = made.bytes(16, 0);
const NOTE_COMMITMENT = fromBytes(
  createHash('sha256').update(new Uint8Array(16)).update(NOTE_TEXT).digest(),
);
/** Where a blob keeps its storage, and the storage its end and size. */
const STORAGE_PLACE = 6;
const END_PLACE = 2;
const SIZE_PLACE = 3;
const WALRUS_CALL = { generic: false, packageId: WALRUS };

export interface Publication {
  readonly manifestBlobId: bigint;
  readonly endEpoch: number;
  readonly units: bigint;
  readonly certified: boolean;
  readonly deletable: boolean;
}

/** Most that storing this may be said to have cost. */
export function ceilingOf({ endEpoch, units }: Publication): bigint {
  return units * BigInt(endEpoch - ANCHOR_EPOCH + 1) * STORAGE_CEILING;
}

/** A blob as Walrus would hand it over; answers its object id too. */
export function blobOf(draft: Draft, publication: Publication): { id: Id; value: MoveValue } {
  const { manifestBlobId, endEpoch, units, certified, deletable } = publication;
  const sizeBytes = (units - 1n) * UNIT_BYTES + 1n;
  const storage = made.storage(draft.freshId(), ANCHOR_EPOCH, endEpoch, sizeBytes);
  const id = draft.freshId();
  return { id, value: made.blob(id, manifestBlobId, storage, certified, deletable) };
}

/** `publish_iteration` of one blob, which is the manifest. */
export function publishBlob(
  draft: Draft,
  call: { market: Id; team: Id; model: Id; cap: Id; cost: bigint },
  blob: MoveValue,
  manifestBlobId: bigint,
  note: MoveValue,
): void {
  draft.call('publishing::publish_iteration', [
    draft.look(call.cap),
    draft.look(call.market),
    draft.change(call.team),
    draft.change(call.model),
    draft.give([blob]),
    draft.give(manifestBlobId),
    draft.give(CONTENT_ROOT),
    draft.give(1_000n),
    draft.give(1_100n),
    draft.give(SEALED_KEY),
    draft.give([]),
    draft.give(made.text('onnx')),
    draft.give(made.text('')),
    draft.give(note),
    draft.give(call.cost),
    draft.clock(),
  ]);
}

export function publicNote(draft: Draft): MoveValue {
  return draft.call('note::public_text', [draft.give(made.text(''))], { generic: false })[0];
}

/** Publishes with a claim for storage around what the ceiling allows. */
export function publish(scene: Scene): Attempt {
  const { random, books } = scene;
  const { model, cap } = modelAndCap(scene);
  const publication = {
    manifestBlobId: BigInt(1 + random.below(1_000_000)),
    endEpoch: ANCHOR_EPOCH + 1 + random.below(EPOCHS_AHEAD),
    units: BigInt(1 + random.below(4)),
    certified: !random.chance(3),
    deletable: random.chance(3),
  };
  const ceiling = ceilingOf(publication);
  const claims = [0n, 1n, ceiling / 3n, ceiling - 1n, ceiling, ceiling, ceiling + 1n];
  const isMember = books.team(model.team.id).members.includes(cap.capOwner);
  const cost = isMember || random.chance(15) ? chosen(random, claims) : 0n;
  const team = scene.orOther(model.team, scene.teams);
  let blob = '';
  return {
    verb: 'publish_iteration',
    sender: cap.capOwner,
    body: (draft) => {
      const handed = blobOf(draft, publication);
      blob = handed.id;
      const call = {
        market: scene.anyMarket(),
        team: team.id,
        model: model.id,
        cap: cap.cap,
        cost,
      };
      publishBlob(draft, call, handed.value, publication.manifestBlobId, note(draft, scene));
    },
    accepted: () => {
      must(cap.id === model.team.id && team.id === model.team.id, 'published by strangers');
      must(cost <= ceiling, 'claimed too much');
      must(
        cost === 0n || books.team(team.id).members.includes(cap.capOwner),
        'a stranger advanced costs',
      );
      books.advance(team.id, cap.capOwner, cost);
      must(books.team(team.id).owed.length <= MOST_OWED, 'owes too many people');
      scene.changeModel(model.id, ({ iterations, blobs }) => ({
        iterations: iterations + 1,
        blobs: [...blobs, blob],
      }));
    },
    refused: (code) => {
      const { owed } = books.team(team.id);
      const isNew = owed.every(({ member }) => member !== cap.capOwner);
      must(code !== TOO_MANY_OWED || (owed.length === MOST_OWED && isNew), 'a lender was refused');
    },
  };
}

export function discloseNote(scene: Scene): Attempt | undefined {
  const model = scene.model();
  const iteration = 1 + scene.random.below(model.iterations + 1);
  return {
    verb: 'disclose_note',
    sender: scene.person(),
    body: (draft) =>
      draft.call('publishing::disclose_note', [
        draft.look(scene.anyMarket()),
        draft.change(model.id),
        draft.give(iteration),
        draft.give(made.text(scene.random.chance(90) ? NOTE_TEXT : 'x')),
        draft.give(NOTE_SALT),
        draft.clock(),
      ]),
  };
}

/** A note of any kind. */
function note(draft: Draft, { random }: Scene): MoveValue {
  const commitment = draft.give(NOTE_COMMITMENT);
  const sealed = draft.give(SEALED_KEY);
  const options = { generic: false };
  if (random.chance(60)) return publicNote(draft);
  return random.chance(50)
    ? draft.call('note::sealed_until', [draft.give(ANCHOR_MS), commitment, sealed], options)[0]
    : draft.call('note::for_auditors', [commitment, sealed], options)[0];
}

/** Lends a blob, lets Walrus's own code lengthen it, gives it back, records it: one transaction. */
export function extend(scene: Scene): Attempt | undefined {
  const { random } = scene;
  const model = scene.model();
  const at = random.below(Math.max(model.blobs.length, 1));
  const blobId = model.blobs[at];
  if (blobId === undefined) return undefined;
  const back = scene.orOther(model, scene.models);
  const longer = !random.chance(10);
  return {
    verb: 'extend',
    sender: scene.person(),
    body: (draft) => {
      const market = scene.market;
      const lent = draft.call('storage::lend_blob', [
        draft.look(scene.anyMarket()),
        draft.change(model.id),
        draft.give(random.chance(3) ? made.id(SELLER) : made.id(blobId)),
      ]);
      const [blob, loan] = lent;
      const cell = { value: blob };
      if (longer) lengthen(draft, cell, 1 + random.below(5));
      draft.call('storage::return_blob', [
        draft.look(market),
        draft.change(back.id),
        draft.give(cell.value),
        draft.give(loan),
      ]);
      draft.call('storage::record_extension', [
        draft.look(market),
        draft.change(model.id),
        draft.give(at + 1),
        draft.clock(),
      ]);
    },
    accepted: () => must(back.id === model.id && longer, 'extended wrongly'),
  };
}

/** Buys storage that touches the blob's end, and joins it, by Walrus's own code. */
function lengthen(draft: Draft, blob: { value: MoveValue }, epochs: number): void {
  const reference = { kind: 'reference', cell: blob, mutable: true } as const;
  const storage = asArray(asArray(blob.value)[STORAGE_PLACE]);
  const endEpoch = asNumber(storage[END_PLACE]);
  const [more] = draft.call(
    'storage_resource::create_storage',
    [draft.give(endEpoch), draft.give(endEpoch + epochs), draft.give(storage[SIZE_PLACE])],
    WALRUS_CALL,
  );
  const now = draft.give(ANCHOR_EPOCH);
  draft.call('blob::extend_with_resource', [reference, draft.give(more), now], WALRUS_CALL);
}
