import { normalizeId } from '../../index';
import type { Id, MoveVm } from '../../types';
import { Random } from '../random';
import type { Attempt } from './attempt';
import { Books } from './books';
import { made } from './contract';
import { foundCrowd } from './found-crowd';
import { Ledger } from './ledger';
import { ADMIN, BUYER, demand, found, only, PARTNER, Scene, SECOND_BUYER, SELLER } from './scene';
import { ANCHOR_EPOCH, ANCHOR_MS, EPOCH_MS, LISTING, randomShares, STORAGE_CEILING } from './terms';
import { blobOf, publicNote, publishBlob } from './verbs-publishing';
import { setOffer } from './verbs-model';
import { setFee } from './verbs-earning';

/** Offers each model starts with. */
const OFFERS = 6;
/** Epochs its first iteration is stored for. */
const EPOCHS = 30;
/** Every so many starts one team owes as many people as it may. */
const CROWDED = 4;
const ADMIN_CAP = normalizeId('0xadca');
/** Numbers of the ledgers that sequences start from; those of sequences are smaller. */
const FIRST_NUMBER = 2 ** 40;
/** All WAL there will ever be: half of it with each buyer, a little with the others. */
const MONEY: ReadonlyMap<Id, bigint> = new Map([
  [SELLER, 1_000_000n],
  [PARTNER, 0n],
  [BUYER, 2_500_000_000_000_000_000n],
  [SECOND_BUYER, 2_499_999_999_990_000_000n],
]);

/** What sequences start from: a market with two teams, two models and their offers. */
export interface Start {
  readonly scene: Scene;
  readonly mintedFrost: bigint;
}

/** The same number always makes the same start. */
export function foundScene(vm: MoveVm, number: number): Start {
  const random = new Random(FIRST_NUMBER + number);
  const ledger = new Ledger(vm, FIRST_NUMBER + number);
  const scene = new Scene(vm, ledger, new Books(), random);
  ledger.nowMs = ANCHOR_MS;
  for (const [who, amount] of MONEY) {
    ledger.wallets.set(who, amount);
    scene.books.wallets.set(who, amount);
  }
  ledger.put({ id: ADMIN_CAP, typeName: 'AdminCap', owner: ADMIN, value: [made.uid(ADMIN_CAP)] });
  foundMarkets(scene);
  for (const creator of [SELLER, PARTNER]) foundTeam(scene, creator);
  for (const [at, team] of scene.teams.entries()) {
    foundModel(scene, at);
    const model = found(scene.models[at]);
    if (model.team.id !== team.id) throw new Error('a model of another team');
    for (let offer = 0; offer < OFFERS; offer += 1) foundOffer(scene, at);
  }
  if (number % 3 > 0) perform(scene, () => setFee(scene));
  if (number % CROWDED === 0) foundCrowd(scene);
  return { scene, mintedFrost: [...MONEY.values()].reduce((sum, amount) => sum + amount, 0n) };
}

/** A copy that shares nothing that can change, for the sequence of this number. */
export function startSequence({ scene }: Start, number: number): Scene {
  const ledger = new Ledger(scene.vm, number, scene.ledger);
  return new Scene(scene.vm, ledger, new Books(scene.books), new Random(number), scene);
}

function foundMarkets(scene: Scene): void {
  const create = () => {
    const done = demand(scene, ADMIN, (draft) =>
      draft.call('market::create', [
        draft.look(ADMIN_CAP),
        draft.give(EPOCH_MS),
        draft.give(ANCHOR_EPOCH),
        draft.give(ANCHOR_MS),
        draft.give(STORAGE_CEILING),
      ]),
    );
    return { market: only(done.made, 'Market').id, cap: only(done.made, 'MarketCap').id };
  };
  const foreign = create();
  scene.foreignMarket = foreign.market;
  const team = demand(scene, SELLER, (draft) =>
    draft.call('team::create', [
      draft.look(foreign.market),
      draft.give(made.text('Foreign')),
      draft.give([SELLER]),
      draft.give([10_000]),
    ]),
  );
  scene.foreignTeam = only(team.made, 'Team').id;
  scene.books.found(scene.foreignTeam, [SELLER], [10_000]);
  const { market, cap } = create();
  scene.market = market;
  scene.marketCap = cap;
  scene.books.feeRecipient = ADMIN;
}

function foundTeam(scene: Scene, creator: Id): void {
  const { members, sharesBps } = randomShares(scene.random);
  const done = demand(scene, creator, (draft) =>
    draft.call('team::create', [
      draft.look(scene.market),
      draft.give(made.text('Team')),
      draft.give(members),
      draft.give(sharesBps),
    ]),
  );
  const { id } = only(done.made, 'Team');
  const cap = only(done.made, 'TeamCap').id;
  scene.teams = [...scene.teams, { id, cap, capOwner: creator, operators: [] }];
  scene.books.found(id, members, sharesBps);
}

function foundModel(scene: Scene, at: number): void {
  const team = found(scene.teams[at]);
  const listed = demand(scene, team.capOwner, (draft) =>
    draft.call('model::list', [
      draft.look(team.cap),
      draft.look(scene.market),
      draft.look(team.id),
      ...LISTING.map((text) => draft.give(text)),
      draft.clock(),
    ]),
  );
  const { id } = only(listed.made, 'Model');
  const blobs: Id[] = [];
  demand(scene, team.capOwner, (draft) => {
    const stored = {
      endEpoch: ANCHOR_EPOCH + EPOCHS,
      units: 1n,
      certified: true,
      deletable: false,
    };
    const blob = blobOf(draft, { ...stored, manifestBlobId: 1n });
    blobs.push(blob.id);
    const call = { market: scene.market, team: team.id, model: id, cap: team.cap, cost: 0n };
    publishBlob(draft, call, blob.value, 1n, publicNote(draft));
  });
  scene.models = [...scene.models, { id, team, iterations: 1, offers: [], blobs }];
}

/** Tries until the contract took one: terms may be malformed on purpose. */
function foundOffer(scene: Scene, at: number): void {
  const before = found(scene.models[at]).offers.length;
  while (found(scene.models[at]).offers.length === before) perform(scene, () => setOffer(scene));
}

function perform(scene: Scene, verb: () => Attempt | undefined): void {
  const attempt = verb();
  if (attempt === undefined) return;
  const done = scene.ledger.transact(attempt.sender, (draft) => attempt.body(draft));
  if (done.refused === undefined) attempt.accepted?.(done);
}
