import type { RawEvent } from '@/lib/chain/event-source';
import { Emitter } from './emitter';
import { Random } from './random';
import type { Model, Team, World } from './world';
import { grantAudit, openAudit, revokeAudit, signOpinion, supersedeOpinion } from './write-audits';
import {
  discloseNote,
  editListing,
  extendStorage,
  listModel,
  moveAlias,
  publish,
  retire,
  setOffer,
  withdrawOffer,
} from './write-models';
import { buy, open, recordCalls, refund, renew, settle } from './write-sales';
import {
  changeMarket,
  changeOperator,
  createMarket,
  createTeam,
  distribute,
  handOver,
  setShares,
} from './write-teams';

/**
 * A history that the contract could have written: every event continues the ones before it.
 * `length` events, one to three per transaction, one to three transactions per checkpoint.
 */
export function randomHistory(seed: number, length: number): RawEvent[] {
  const emitter = new Emitter(new Random(seed));
  const world: World = {
    market: createMarket(emitter),
    teams: [],
    models: [],
    passes: [],
    grants: [],
  };
  while (emitter.events.length < length) writeNext(emitter, world);
  return emitter.events.slice(0, length);
}

function writeNext(emitter: Emitter, world: World): void {
  const { random } = emitter;
  if (world.teams.length === 0 || emitter.rarely(25)) return createTeam(emitter, world);
  const team = random.pick(world.teams);
  if (world.models.length === 0 || emitter.rarely(14)) return listModel(emitter, world, team);
  const model = random.pick(world.models);
  if (model.iterations.length === 0) return publish(emitter, model);
  if (model.offers.length === 0) return setOffer(emitter, model);
  random.pick(verbs(emitter, world, team, model))();
}

/** Everything somebody may do now; what happens more often is there more often. */
function verbs(emitter: Emitter, world: World, team: Team, model: Model): (() => void)[] {
  const always = [
    () => renew(emitter, world),
    () => renew(emitter, world),
    () => open(emitter, world),
    () => open(emitter, world),
    () => recordCalls(emitter, world),
    () => settle(emitter, world),
    () => settle(emitter, world),
    () => refund(emitter, world),
    () => distribute(emitter, team),
    () => (emitter.rarely(4) ? handOver(emitter, team) : changeOperator(emitter, team)),
    () => (emitter.rarely(4) ? setShares(emitter, team) : changeMarket(emitter, world)),
    () => discloseNote(emitter, model),
    () => extendStorage(emitter, model),
    () => withdrawOffer(emitter, model),
    () => grantAudit(emitter, world, model),
    () => (emitter.rarely(3) ? revokeAudit(emitter, world) : openAudit(emitter, world)),
    () => signOpinion(emitter, world),
    () => supersedeOpinion(emitter, model),
  ];
  if (model.retired) return always;
  const standing = [
    () => publish(emitter, model),
    () => setOffer(emitter, model),
    () => setOffer(emitter, model),
    () => buy(emitter, world, model),
    () => buy(emitter, world, model),
    () => buy(emitter, world, model),
    () => buy(emitter, world, model),
    () => moveAlias(emitter, model),
    () => (emitter.rarely(8) ? retire(emitter, model) : editListing(emitter, model)),
  ];
  return [...always, ...standing];
}
