import type { Id } from '../../types';
import { fromBytes, type MoveValue } from '../../values/move-value';
import { must, type Attempt } from './attempt';
import { made } from './contract';
import {
  AUDITOR,
  AND_LATER,
  chosen,
  MINUTE_MS,
  modelAndCap,
  only,
  type AuditView,
  type PassView,
  type Scene,
} from './scene';
import { randomWindowMs } from './terms';

const OF_NOTE = 0x8000_0000;
const KEY_ID_BYTES = 36;
const ID_BYTES = 32;
const EVIDENCE_HASH = made.bytes(32, 3);

export function grant(scene: Scene): Attempt {
  const { random, nowMs } = scene;
  const { model, cap } = modelAndCap(scene);
  const startsAtMs = nowMs + chosen(random, [-5n, 0n, 0n, 0n, MINUTE_MS]);
  const windowMs = randomWindowMs(random);
  return {
    verb: 'grant',
    sender: cap.capOwner,
    body: (draft) =>
      draft.call('audit::grant', [
        draft.look(cap.cap),
        draft.look(scene.anyMarket()),
        draft.change(model.id),
        draft.give(random.chance(70) ? AUDITOR : scene.person()),
        draft.give(random.chance(90) ? 1 + random.below(3) : random.below(2) * 4),
        draft.give(1),
        draft.give(random.chance(80) ? AND_LATER : model.iterations),
        draft.give(startsAtMs),
        draft.give(windowMs),
        draft.clock(),
      ]),
    accepted: (done) => {
      must(cap.id === model.team.id, 'granted by a stranger');
      const { id, owner = '' } = only(done.made, 'AuditGrant');
      scene.grants = [...scene.grants, { id, model: model.id, owner }];
    },
  };
}

export function revoke(scene: Scene): Attempt | undefined {
  const given = newest(scene, scene.grants);
  if (given === undefined) return undefined;
  const model = scene.modelOf(
    scene.orOther(
      given.model,
      scene.models.map(({ id }) => id),
    ),
  );
  const cap = scene.orOther(model.team, scene.teams);
  return {
    verb: 'revoke',
    sender: cap.capOwner,
    body: (draft) =>
      draft.call('audit::revoke', [
        draft.look(cap.cap),
        draft.look(scene.anyMarket()),
        draft.change(model.id),
        draft.give(made.id(given.id)),
        draft.clock(),
      ]),
    accepted: () => must(cap.id === model.team.id, 'revoked by a stranger'),
  };
}

export function openAudit(scene: Scene): Attempt | undefined {
  const given = newest(scene, scene.grants);
  if (given === undefined) return undefined;
  const model = scene.orOther(
    given.model,
    scene.models.map(({ id }) => id),
  );
  return {
    verb: 'open_audit',
    sender: given.owner,
    body: (draft) =>
      draft.call('audit::open_audit', [
        draft.look(scene.anyMarket()),
        draft.change(given.id),
        draft.look(model),
        draft.give(scene.random.chance(80) ? 1 : 1 + scene.random.below(3)),
        draft.clock(),
      ]),
    accepted: () => must(model === given.model, 'opened under a foreign grant'),
  };
}

/** Signs an opinion, or another in its place. */
export function sign(scene: Scene): Attempt | undefined {
  const { random } = scene;
  const given = newest(scene, scene.grants);
  if (given === undefined) return undefined;
  const earlier = random.chance(40) ? newest(scene, scene.opinions) : undefined;
  const about = earlier ?? given;
  const model = scene.orOther(
    about.model,
    scene.models.map(({ id }) => id),
  );
  const sender = earlier === undefined || random.chance(90) ? about.owner : scene.person();
  const words = [2, made.text('scope'), made.text('statement'), EVIDENCE_HASH];
  return {
    verb: earlier === undefined ? 'sign' : 'supersede',
    sender: earlier === undefined ? given.owner : sender,
    body: (draft) => {
      const market = draft.look(scene.anyMarket());
      const said = [...words.map((word) => draft.give(word)), draft.clock()];
      if (earlier !== undefined) {
        const args = [market, draft.look(model), draft.look(earlier.id), ...said];
        draft.call('opinion::supersede', args);
        return;
      }
      const iteration = draft.give(random.chance(80) ? 1 : 2);
      draft.call('opinion::sign', [
        market,
        draft.look(given.id),
        draft.look(model),
        iteration,
        ...said,
      ]);
    },
    accepted: (done) => {
      must(model === about.model && sender === about.owner, 'signed by a stranger');
      const { id } = only(done.made, 'Opinion');
      scene.opinions = [...scene.opinions, { id, model, owner: sender }];
    },
  };
}

/** What key servers ask, as the person who asks them. */
export function approve(scene: Scene): Attempt {
  const kind = scene.random.below(8);
  const pass = scene.pass();
  const given = newest(scene, scene.grants);
  if (pass !== undefined && kind < 5) return approvePass(scene, pass);
  if (given !== undefined && kind < 7) return approveAudit(scene, given);
  return approveTeam(scene);
}

function approvePass(scene: Scene, pass: PassView): Attempt {
  const model = scene.orOther(
    pass.model,
    scene.models.map(({ id }) => id),
  );
  const id = keyId(scene, model);
  return {
    verb: 'seal_approve_pass',
    sender: pass.owner,
    body: (draft) =>
      draft.call('seal_policy::seal_approve_pass', [
        draft.give(id),
        draft.look(scene.anyMarket()),
        draft.look(pass.id),
        draft.look(model),
        draft.clock(),
      ]),
    accepted: () => {
      must(model === pass.model && scene.nowMs < pass.endsAtMs, 'a key after the end');
      const opened = pass.sales.some((sale) => scene.books.sale(sale).opens > 0);
      must(opened, 'a key without an opening');
    },
  };
}

function approveAudit(scene: Scene, given: AuditView): Attempt {
  const model = scene.orOther(
    given.model,
    scene.models.map(({ id }) => id),
  );
  const id = keyId(scene, model);
  return {
    verb: 'seal_approve_audit',
    sender: given.owner,
    body: (draft) =>
      draft.call('seal_policy::seal_approve_audit', [
        draft.give(id),
        draft.look(scene.anyMarket()),
        draft.look(given.id),
        draft.look(model),
        draft.clock(),
      ]),
    accepted: () => must(model === given.model, 'a key under a foreign grant'),
  };
}

function approveTeam(scene: Scene): Attempt {
  const sender = scene.person();
  const model = scene.model();
  const id = keyId(scene, model.id);
  const team = scene.orOther(model.team, scene.teams);
  return {
    verb: 'seal_approve_team',
    sender,
    body: (draft) =>
      draft.call('seal_policy::seal_approve_team', [
        draft.give(id),
        draft.look(scene.anyMarket()),
        draft.look(team.id),
        draft.look(model.id),
      ]),
    accepted: () => {
      const { members } = scene.books.team(team.id);
      const { operators } = scene.teamOf(team.id);
      must(members.includes(sender) || operators.includes(sender), 'a key for a stranger');
    },
  };
}

/** As a rule the key of the first iteration of this model. */
function keyId(scene: Scene, model: Id): MoveValue {
  const { random } = scene;
  const iteration = random.chance(85) ? 1 : random.below(3);
  const named = scene.orOther(
    model,
    scene.models.map(({ id }) => id),
  );
  const bytes = Buffer.alloc(KEY_ID_BYTES);
  bytes.write(named.slice(2), 'hex');
  bytes.writeUInt32LE(random.chance(85) ? iteration : iteration + OF_NOTE, ID_BYTES);
  return fromBytes(bytes);
}

/** As a rule the last one. */
function newest(scene: Scene, all: readonly AuditView[]): AuditView | undefined {
  const last = all[all.length - 1];
  return last === undefined || scene.random.chance(70) ? last : chosen(scene.random, all);
}
