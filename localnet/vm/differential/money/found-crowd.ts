import { normalizeId } from '../../index';
import type { Id } from '../../types';
import { chosen, demand, found, type Scene } from './scene';
import { ANCHOR_EPOCH, randomShares } from './terms';
import { blobOf, publicNote, publishBlob } from './verbs-publishing';

/** As many as a team may owe; none of them does anything else. */
const CROWD: readonly Id[] = Array.from({ length: 16 }, (_, at) =>
  normalizeId(`0xc0${(16 + at).toString(16)}`),
);

/**
 * The first team goes from hand to hand: each of sixteen is its only member for a while, gets the
 * cap, and advances the cost of an iteration. In the end somebody of the five has it again.
 */
export function foundCrowd(scene: Scene): void {
  const whole = [10_000];
  CROWD.forEach((lender, at) => {
    passOn(scene, lender, [lender], whole);
    advanceCost(scene, BigInt(1 + at * at));
  });
  const { members, sharesBps } = randomShares(scene.random);
  passOn(scene, chosen(scene.random, members), members, sharesBps);
}

/** New members, and the cap to one of them. */
function passOn(scene: Scene, to: Id, members: readonly Id[], sharesBps: readonly number[]): void {
  const { id, cap, capOwner } = found(scene.teams[0]);
  demand(scene, capOwner, (draft) => {
    draft.call('team::set_shares', [
      draft.look(cap),
      draft.look(scene.market),
      draft.change(id),
      draft.give([...members]),
      draft.give([...sharesBps]),
      draft.clock(),
    ]);
  });
  demand(scene, capOwner, (draft) => {
    draft.call('team::hand_over', [
      draft.take(cap),
      draft.look(scene.market),
      draft.look(id),
      draft.give(to),
      draft.clock(),
    ]);
  });
  Object.assign(scene.books.team(id), { members, sharesBps });
  scene.changeTeam(id, () => ({ capOwner: to }));
}

function advanceCost(scene: Scene, cost: bigint): void {
  const team = found(scene.teams[0]);
  const model = found(scene.models[0]);
  const stored = { endEpoch: ANCHOR_EPOCH + 1, units: 1n, certified: true, deletable: false };
  let blob = '';
  demand(scene, team.capOwner, (draft) => {
    const handed = blobOf(draft, { ...stored, manifestBlobId: 1n });
    blob = handed.id;
    const call = { market: scene.market, team: team.id, model: model.id, cap: team.cap, cost };
    publishBlob(draft, call, handed.value, 1n, publicNote(draft));
  });
  scene.books.advance(team.id, team.capOwner, cost);
  scene.changeModel(model.id, ({ iterations, blobs }) => ({
    iterations: iterations + 1,
    blobs: [...blobs, blob],
  }));
}
