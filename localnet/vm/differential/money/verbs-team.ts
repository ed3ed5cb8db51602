import { must, type Attempt } from './attempt';
import { ADMIN, chosen, MINUTE_MS, only, PEOPLE, type Scene } from './scene';
import { made } from './contract';
import { randomShares, STORAGE_CEILING } from './terms';

const NOT_A_MEMBER = 38n;
const MAX_WINDOW_MS = 31_622_400_000n;
const SESSION_MS = 1_800_000n;

export function createTeam(scene: Scene): Attempt {
  const sender = scene.person();
  const { members, sharesBps } = randomShares(scene.random);
  const wrong = scene.random.chance(20) ? [1] : [];
  return {
    verb: 'create_team',
    sender,
    body: (draft) =>
      draft.call('team::create', [
        draft.look(scene.market),
        draft.give(made.text('Team')),
        draft.give(members),
        draft.give([...sharesBps, ...wrong]),
      ]),
    accepted: (done) => {
      must(wrong.length === 0, 'a team with malformed shares');
      const { id } = only(done.made, 'Team');
      const cap = only(done.made, 'TeamCap');
      must(cap.owner === sender, 'the cap went elsewhere');
      scene.teams = [...scene.teams, { id, cap: cap.id, capOwner: sender, operators: [] }];
      scene.books.found(id, members, sharesBps);
    },
  };
}

/** Pays out the vault under the old shares first. */
export function setShares(scene: Scene): Attempt {
  const team = scene.team();
  const cap = scene.orOther(team, scene.teams);
  const { members, sharesBps } = randomShares(scene.random);
  const wrong = scene.random.chance(5);
  return {
    verb: 'set_shares',
    sender: cap.capOwner,
    paysOut: team.id,
    body: (draft) =>
      draft.call('team::set_shares', [
        draft.look(cap.cap),
        draft.look(scene.anyMarket()),
        draft.change(team.id),
        draft.give(members),
        draft.give(wrong ? sharesBps.map((share) => share + 1) : sharesBps),
        draft.clock(),
      ]),
    accepted: () => {
      must(cap.id === team.id && !wrong, 'shares set by a stranger');
      scene.books.distribute(team.id);
      scene.books.team(team.id).members = members;
      scene.books.team(team.id).sharesBps = sharesBps;
    },
  };
}

/** As a rule to a member. */
export function handOver(scene: Scene): Attempt {
  const team = scene.team();
  const cap = scene.orOther(team, scene.teams);
  const { members } = scene.books.team(team.id);
  const to = scene.random.chance(80) ? chosen(scene.random, members) : scene.person();
  const market = scene.anyMarket();
  return {
    verb: 'hand_over',
    sender: cap.capOwner,
    body: (draft) =>
      draft.call('team::hand_over', [
        draft.take(cap.cap),
        draft.look(market),
        draft.look(team.id),
        draft.give(to),
        draft.clock(),
      ]),
    accepted: ({ made }) => {
      must(cap.id === team.id && market === scene.market, 'handed over by a stranger');
      must(members.includes(to), 'handed to a stranger');
      must(only(made, 'TeamCap').owner === to, 'the cap went elsewhere');
      scene.changeTeam(team.id, () => ({ capOwner: to }));
    },
    refused: (code) => must(code !== NOT_A_MEMBER || !members.includes(to), 'a member was refused'),
  };
}

export function changeOperators(scene: Scene): Attempt {
  const team = scene.team();
  const cap = scene.orOther(team, scene.teams);
  const operator = chosen(scene.random, PEOPLE);
  const removed = scene.random.chance(40);
  return {
    verb: removed ? 'remove_operator' : 'add_operator',
    sender: cap.capOwner,
    body: (draft) =>
      draft.call(`team::${removed ? 'remove_operator' : 'add_operator'}`, [
        draft.look(cap.cap),
        draft.look(scene.anyMarket()),
        draft.change(team.id),
        draft.give(operator),
      ]),
    accepted: () => {
      must(cap.id === team.id, 'operators changed by a stranger');
      scene.changeTeam(team.id, ({ operators }) => ({
        operators: removed
          ? operators.filter((other) => other !== operator)
          : [...operators, operator],
      }));
    },
  };
}

export function setLimits(scene: Scene): Attempt {
  const { random } = scene;
  const values = [
    chosen(random, [MINUTE_MS, MINUTE_MS, MINUTE_MS + 1n, MINUTE_MS - 1n]),
    chosen(random, [MAX_WINDOW_MS, MAX_WINDOW_MS, MAX_WINDOW_MS + 1n, 86_400_000n]),
    chosen(random, [SESSION_MS, SESSION_MS, MINUTE_MS, SESSION_MS + 1n]),
    chosen(random, [8n, 8n, 1n, 9n, 0n]),
    STORAGE_CEILING,
  ];
  const market = scene.anyMarket();
  return {
    verb: 'set_limits',
    sender: ADMIN,
    body: (draft) =>
      draft.call('market::set_limits', [
        draft.look(scene.marketCap),
        draft.change(market),
        ...values.map((value) => draft.give(value)),
      ]),
  };
}

/** Nothing to migrate: the market speaks this version already. */
export function migrate(scene: Scene): Attempt {
  return {
    verb: 'migrate',
    sender: ADMIN,
    body: (draft) =>
      draft.call('market::migrate', [draft.look(scene.marketCap), draft.change(scene.anyMarket())]),
    accepted: () => must(false, 'migrated to the same version'),
  };
}
