import { must, type Attempt } from './attempt';
import { made } from './contract';
import { chosen, modelAndCap, only, type Scene } from './scene';
import { LISTING, randomTerms } from './terms';

const ALIASES = ['production', 'stable', ''];
/** A unit more than all WAL there will be. */
const OVER_PRICE = 5_000_000_000_000_000_001n;

export function list(scene: Scene): Attempt {
  const team = scene.team();
  const cap = scene.orOther(team, scene.teams);
  return {
    verb: 'list',
    sender: cap.capOwner,
    body: (draft) =>
      draft.call('model::list', [
        draft.look(cap.cap),
        draft.look(scene.anyMarket()),
        draft.look(team.id),
        ...LISTING.map((text) => draft.give(text)),
        draft.clock(),
      ]),
    accepted: (done) => {
      must(cap.id === team.id, 'listed with a foreign cap');
      const { id } = only(done.made, 'Model');
      scene.models = [...scene.models, { id, team, iterations: 0, offers: [], blobs: [] }];
    },
  };
}

export function editListing(scene: Scene): Attempt {
  const { model, cap } = modelAndCap(scene);
  return {
    verb: 'edit_listing',
    sender: cap.capOwner,
    body: (draft) =>
      draft.call('model::edit_listing', [
        draft.look(cap.cap),
        draft.look(scene.anyMarket()),
        draft.change(model.id),
        ...LISTING.map((text) => draft.give(text)),
        draft.clock(),
      ]),
    accepted: () => must(cap.id === model.team.id, 'edited with a foreign cap'),
  };
}

export function retire(scene: Scene): Attempt {
  const { model, cap } = modelAndCap(scene);
  return {
    verb: 'retire',
    sender: cap.capOwner,
    body: (draft) =>
      draft.call('model::retire', [
        draft.look(cap.cap),
        draft.look(scene.anyMarket()),
        draft.change(model.id),
        draft.clock(),
      ]),
  };
}

export function setOffer(scene: Scene): Attempt | undefined {
  const { random } = scene;
  const { model, cap } = modelAndCap(scene);
  if (model.iterations === 0) return undefined;
  const terms = randomTerms(random, model.iterations);
  const price = random.chance(3) ? OVER_PRICE : terms.price;
  return {
    verb: 'set_offer',
    sender: cap.capOwner,
    body: (draft) =>
      draft.call('offering::set_offer', [
        draft.look(cap.cap),
        draft.look(scene.anyMarket()),
        draft.change(model.id),
        draft.give(terms.rights),
        draft.give(terms.windowMs),
        draft.give(price),
        draft.give(terms.firstIteration),
        draft.give(terms.lastIteration),
        draft.give(terms.quota),
        draft.give(terms.proRata ? 1 : 0),
        draft.give(terms.trial),
        draft.clock(),
      ]),
    accepted: () => {
      must(cap.id === model.team.id && price === terms.price, 'offered wrongly');
      scene.changeModel(model.id, ({ offers }) => ({ offers: [...offers, terms] }));
    },
  };
}

export function withdrawOffer(scene: Scene): Attempt {
  const { model, cap } = modelAndCap(scene);
  return {
    verb: 'withdraw_offer',
    sender: cap.capOwner,
    body: (draft) =>
      draft.call('offering::withdraw_offer', [
        draft.look(cap.cap),
        draft.look(scene.anyMarket()),
        draft.change(model.id),
        draft.give(1 + scene.random.below(model.offers.length + 1)),
        draft.clock(),
      ]),
  };
}

export function moveAlias(scene: Scene): Attempt {
  const { model, cap } = modelAndCap(scene);
  const removed = scene.random.chance(30);
  const alias = made.text(chosen(scene.random, ALIASES));
  return {
    verb: removed ? 'remove_alias' : 'move_alias',
    sender: cap.capOwner,
    body: (draft) => {
      const iteration = draft.give(scene.random.below(model.iterations + 2));
      draft.call(`alias::${removed ? 'remove_alias' : 'move_alias'}`, [
        draft.look(cap.cap),
        draft.look(scene.anyMarket()),
        draft.change(model.id),
        draft.give(alias),
        ...(removed ? [] : [iteration]),
        draft.clock(),
      ]);
    },
  };
}
