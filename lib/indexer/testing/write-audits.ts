import type { Emitter } from './emitter';
import type { Grant, Model, World } from './world';

export function grantAudit(emitter: Emitter, world: World, model: Model): void {
  const startsAtMs = emitter.tick() + (emitter.rarely(3) ? 600_000n : 0n);
  const grant: Grant = {
    id: emitter.id(),
    model,
    auditor: emitter.id(),
    startsAtMs,
    endsAtMs: startsAtMs + emitter.random.pick([3_600_000n, 604_800_000n]),
    revoked: false,
    opens: 0n,
  };
  world.grants.push(grant);
  emitter.emit('AuditGranted', {
    grant: grant.id,
    model: model.id,
    team: model.team.id,
    auditor: grant.auditor,
    scope: 1 + emitter.random.below(3),
    first_iteration: 1,
    last_iteration: 0xffffffff,
    starts_at_ms: startsAtMs,
    ends_at_ms: grant.endsAtMs,
    by: emitter.id(),
  });
}

export function revokeAudit(emitter: Emitter, world: World): void {
  const standing = world.grants.filter(({ revoked }) => !revoked);
  if (standing.length === 0) return;
  const grant = emitter.random.pick(standing);
  grant.revoked = true;
  emitter.emit('AuditRevoked', {
    grant: grant.id,
    model: grant.model.id,
    team: grant.model.team.id,
    by: emitter.id(),
    at_ms: emitter.tick(),
  });
}

export function openAudit(emitter: Emitter, world: World): void {
  const atMs = emitter.tick();
  const grant = activeGrant(emitter, world, atMs);
  if (grant === undefined) return;
  grant.opens += 1n;
  const sessionEndsAtMs = atMs + world.market.sessionMs;
  emitter.emit('AuditOpened', {
    grant: grant.id,
    model: grant.model.id,
    iteration: 1,
    auditor: grant.auditor,
    at_ms: atMs,
    opened_until_ms: sessionEndsAtMs < grant.endsAtMs ? sessionEndsAtMs : grant.endsAtMs,
    opens: grant.opens,
  });
}

export function signOpinion(emitter: Emitter, world: World): void {
  const grant = activeGrant(emitter, world, emitter.nowMs);
  if (grant === undefined) return;
  const iteration = 1 + emitter.random.below(grant.model.iterations.length);
  sign(emitter, grant.model, { auditor: grant.auditor, iteration }, null);
}

export function supersedeOpinion(emitter: Emitter, model: Model): void {
  if (model.opinions.length === 0) return;
  const earlier = emitter.random.pick(model.opinions);
  sign(emitter, model, earlier, earlier.id);
}

function sign(
  emitter: Emitter,
  model: Model,
  { auditor, iteration }: { auditor: string; iteration: number },
  supersedes: string | null,
): void {
  const contentRoot = model.iterations[iteration - 1]?.contentRoot;
  if (contentRoot === undefined) throw new Error('no such iteration');
  const id = emitter.id();
  model.opinions.push({ id, auditor, iteration });
  emitter.emit('OpinionSigned', {
    opinion: id,
    model: model.id,
    iteration,
    auditor,
    verdict: 1 + emitter.random.below(3),
    scope: emitter.words(),
    statement: emitter.words(),
    evidence_hash: emitter.bytes(32),
    content_root: contentRoot,
    supersedes,
    at_ms: emitter.tick(),
  });
}

function activeGrant(emitter: Emitter, world: World, atMs: bigint): Grant | undefined {
  const active = world.grants.filter(
    ({ revoked, startsAtMs, endsAtMs }) => !revoked && startsAtMs <= atMs && atMs < endsAtMs,
  );
  return active.length === 0 ? undefined : emitter.random.pick(active);
}
