import type { EventFields } from '@/lib/chain/event-layouts';
import type { ChainEvent } from '../chain-event';
import type { Draft } from '../draft';
import { storable } from '../event-row';
import { gap } from '../state';

export function granted(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'AuditGranted'>,
): void {
  draft.modelOf(event, fields.model, fields.team).grants_given += 1;
  draft.add(event, 'grants', fields.grant, {
    id: fields.grant,
    model_id: fields.model,
    team_id: fields.team,
    auditor: fields.auditor,
    scope: fields.scope,
    first_iteration: BigInt(fields.first_iteration),
    last_iteration: BigInt(fields.last_iteration),
    starts_at_ms: fields.starts_at_ms,
    ends_at_ms: fields.ends_at_ms,
    granted_by: fields.by,
    granted_at_ms: event.atMs,
    revoked_at_ms: null,
    opened_until_ms: 0n,
    opened_iteration: 0,
    opens: 0n,
    transaction_digest: event.transactionDigest,
    ordinal: draft.ordinal(),
  });
}

export function revoked(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'AuditRevoked'>,
): void {
  const grant = draft.grant(event, fields.grant, fields.model);
  if (grant.revoked_at_ms !== null) throw gap(event, 'the grant is revoked already');
  grant.revoked_at_ms = fields.at_ms;
}

export function opened(draft: Draft, event: ChainEvent, fields: EventFields<'AuditOpened'>): void {
  const grant = draft.grant(event, fields.grant, fields.model);
  if (grant.revoked_at_ms !== null) throw gap(event, 'the grant is revoked');
  if (fields.at_ms < grant.starts_at_ms || grant.ends_at_ms <= fields.at_ms) {
    throw gap(event, 'it opens outside the window of the grant');
  }
  if (fields.opens !== grant.opens + 1n) {
    throw gap(event, `opening ${grant.opens + 1n} is missing`);
  }
  grant.opens = fields.opens;
  grant.opened_until_ms = fields.opened_until_ms;
  grant.opened_iteration = fields.iteration;
}

export function opinionSigned(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'OpinionSigned'>,
): void {
  const { content_root } = draft.iteration(event, fields.model, fields.iteration);
  if (!sameBytes(content_root, fields.content_root)) {
    throw gap(event, 'the content root is not that of the iteration');
  }
  if (fields.supersedes !== null) supersede(draft, event, fields, fields.supersedes);
  draft.add(event, 'opinions', fields.opinion, {
    id: fields.opinion,
    model_id: fields.model,
    iteration: fields.iteration,
    auditor: fields.auditor,
    verdict: fields.verdict,
    scope: storable(fields.scope),
    statement: storable(fields.statement),
    evidence_hash: fields.evidence_hash,
    content_root: fields.content_root,
    supersedes_id: fields.supersedes,
    superseded_by_id: null,
    signed_at_ms: fields.at_ms,
    transaction_digest: event.transactionDigest,
    ordinal: draft.ordinal(),
  });
}

function supersede(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'OpinionSigned'>,
  earlierId: string,
): void {
  const earlier = draft.opinion(event, earlierId);
  if (
    earlier.auditor !== fields.auditor ||
    earlier.model_id !== fields.model ||
    earlier.iteration !== fields.iteration
  ) {
    throw gap(event, 'it supersedes an opinion on something else');
  }
  earlier.superseded_by_id = fields.opinion;
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}
