import type { Emitter } from './emitter';
import type { Model, Team, World } from './world';

const AND_LATER = 0xffffffff;
const ALIASES = ['production', 'next', 'a\u0000', 'a\ufffd'];
const WINDOWS_MS = [600_000n, 7_200_000n, 604_800_000n];
const PUBLIC = 1;
const SEALED_UNTIL = 2;
const FOR_AUDITORS = 3;
const DISCLOSED = 4;

function listing(emitter: Emitter) {
  return {
    name: emitter.words(),
    summary: emitter.words(),
    task: 'audio',
    tags: [emitter.words()],
    licence: 'MIT',
    data_class: 'synthetic',
  };
}

export function listModel(emitter: Emitter, world: World, team: Team): void {
  const model: Model = {
    id: emitter.id(),
    team,
    retired: false,
    iterations: [],
    offers: [],
    aliases: new Map(),
    opinions: [],
  };
  world.models.push(model);
  emitter.emit('ModelListed', {
    ...listing(emitter),
    model: model.id,
    market: world.market.id,
    team: team.id,
    lister: emitter.id(),
    at_ms: emitter.tick(),
  });
}

export function editListing(emitter: Emitter, model: Model): void {
  emitter.emit('ListingEdited', {
    ...listing(emitter),
    model: model.id,
    team: model.team.id,
    by: emitter.id(),
    at_ms: emitter.tick(),
  });
}

export function retire(emitter: Emitter, model: Model): void {
  model.retired = true;
  emitter.emit('ModelRetired', {
    model: model.id,
    team: model.team.id,
    by: emitter.id(),
    at_ms: emitter.tick(),
  });
}

export function publish(emitter: Emitter, model: Model): void {
  const number = model.iterations.length + 1;
  const blob = BigInt(emitter.id());
  const author = emitter.random.pick(model.team.members);
  const cost = emitter.rarely(2) ? 0n : BigInt(1 + emitter.random.below(1_000_000_000));
  const atMs = emitter.tick();
  if (cost > 0n) advance(emitter, model, { number, author, cost, atMs });
  const note = newNote(emitter);
  const end_epoch = 5 + emitter.random.below(20);
  const content_root = emitter.bytes(32);
  model.iterations.push({
    endEpoch: end_epoch,
    noteKind: note.kind,
    noteOpensAtMs: note.opens_at_ms,
    contentRoot: content_root,
  });
  emitter.emit('IterationPublished', {
    model: model.id,
    team: model.team.id,
    iteration: number,
    parents: number > 1 ? [number - 1] : [],
    manifest_blob_id: blob,
    blob_ids: [blob],
    blob_objects: [emitter.id()],
    end_epoch,
    content_root,
    plain_bytes: 18_446_744_073_709_551_000n,
    cipher_bytes: 18_446_744_073_709_551_615n,
    sealed_key: emitter.bytes(449),
    format: 'onnx',
    metrics: '{"accuracy":0.9}',
    note,
    author,
    at_ms: atMs,
    cost_advanced: cost,
  });
}

function advance(
  emitter: Emitter,
  model: Model,
  claim: { number: number; author: string; cost: bigint; atMs: bigint },
): void {
  const { team } = model;
  const known = team.advances.find(({ address }) => address === claim.author);
  if (known === undefined) team.advances.push({ address: claim.author, owed: claim.cost });
  else known.owed += claim.cost;
  emitter.emit('CostAdvanced', {
    team: team.id,
    model: model.id,
    iteration: claim.number,
    member: claim.author,
    amount: claim.cost,
    at_ms: claim.atMs,
  });
}

function newNote(emitter: Emitter) {
  const kind = emitter.random.pick([PUBLIC, SEALED_UNTIL, FOR_AUDITORS]);
  if (kind === PUBLIC) {
    const nothing = new Uint8Array();
    return { kind, text: emitter.words(), opens_at_ms: 0n, commitment: nothing, sealed: nothing };
  }
  const opens_at_ms = emitter.rarely(8) ? 18_446_744_073_709_551_615n : emitter.nowMs + 600_000n;
  return {
    kind,
    text: '',
    opens_at_ms: kind === SEALED_UNTIL ? opens_at_ms : 0n,
    commitment: emitter.bytes(32),
    sealed: emitter.bytes(100),
  };
}

export function discloseNote(emitter: Emitter, model: Model): void {
  const atMs = emitter.tick();
  const at = model.iterations.findIndex(
    ({ noteKind, noteOpensAtMs }) => noteKind === SEALED_UNTIL && noteOpensAtMs <= atMs,
  );
  const iteration = model.iterations[at];
  if (iteration === undefined) return;
  iteration.noteKind = DISCLOSED;
  emitter.emit('NoteDisclosed', {
    model: model.id,
    iteration: at + 1,
    text: emitter.words(),
    by: emitter.id(),
    at_ms: atMs,
  });
}

export function extendStorage(emitter: Emitter, model: Model): void {
  const iteration = emitter.random.pick(model.iterations);
  const from_epoch = iteration.endEpoch;
  iteration.endEpoch += 1 + emitter.random.below(5);
  emitter.emit('StorageExtended', {
    model: model.id,
    iteration: model.iterations.indexOf(iteration) + 1,
    from_epoch,
    to_epoch: iteration.endEpoch,
    by: emitter.id(),
    at_ms: emitter.tick(),
  });
}

export function moveAlias(emitter: Emitter, model: Model): void {
  const alias = emitter.random.pick(ALIASES);
  const from = model.aliases.get(alias) ?? 0;
  const to = emitter.random.below(model.iterations.length + 1);
  if (from === to) return;
  if (to === 0) model.aliases.delete(alias);
  else model.aliases.set(alias, to);
  emitter.emit('AliasMoved', {
    model: model.id,
    alias,
    from_iteration: from,
    to_iteration: to,
    by: emitter.id(),
    at_ms: emitter.tick(),
  });
}

export function setOffer(emitter: Emitter, model: Model): void {
  const trial = emitter.rarely(6);
  const rights = 1 + emitter.random.below(3);
  const offer = {
    number: model.offers.length + 1,
    rights,
    windowMs: emitter.random.pick(WINDOWS_MS),
    price: BigInt(1 + emitter.random.below(1_000)) * 10_000_000n,
    lastIteration: emitter.rarely(4) ? 1 : AND_LATER,
    quota: rights > 1 && emitter.rarely(2) ? 100n : 0n,
    refundRule: trial ? 0 : emitter.random.below(2),
    trial,
    active: true,
  };
  if (trial && emitter.rarely(2)) offer.price = 0n;
  model.offers.push(offer);
  emitter.emit('OfferSet', {
    model: model.id,
    team: model.team.id,
    offer: offer.number,
    rights,
    window_ms: offer.windowMs,
    price: offer.price,
    first_iteration: 1,
    last_iteration: offer.lastIteration,
    quota: offer.quota,
    refund_rule: offer.refundRule,
    trial,
    by: emitter.id(),
    at_ms: emitter.tick(),
  });
}

export function withdrawOffer(emitter: Emitter, model: Model): void {
  const offer = model.offers.find((candidate) => candidate.active);
  if (offer === undefined) return;
  offer.active = false;
  emitter.emit('OfferWithdrawn', {
    model: model.id,
    team: model.team.id,
    offer: offer.number,
    by: emitter.id(),
    at_ms: emitter.tick(),
  });
}
