import { bcs } from '@mysten/sui/bcs';
import { bytes, id, u64 } from '../bcs';

const string = bcs.string();
const u32 = bcs.u32();
const u8 = bcs.u8();

/** Fields and their order are those of `tidemark::audit_events`. */
export const auditEventLayouts = {
  AuditGranted: bcs.struct('AuditGranted', {
    grant: id,
    model: id,
    team: id,
    auditor: id,
    scope: u8,
    first_iteration: u32,
    last_iteration: u32,
    starts_at_ms: u64,
    ends_at_ms: u64,
    by: id,
  }),
  AuditRevoked: bcs.struct('AuditRevoked', { grant: id, model: id, team: id, by: id, at_ms: u64 }),
  AuditOpened: bcs.struct('AuditOpened', {
    grant: id,
    model: id,
    iteration: u32,
    auditor: id,
    at_ms: u64,
    opened_until_ms: u64,
    opens: u64,
  }),
  OpinionSigned: bcs.struct('OpinionSigned', {
    opinion: id,
    model: id,
    iteration: u32,
    auditor: id,
    verdict: u8,
    scope: string,
    statement: string,
    evidence_hash: bytes,
    content_root: bytes,
    supersedes: bcs.option(id),
    at_ms: u64,
  }),
};

/** Names people filter by: `<noun>.<past tense>`. */
export const auditEventKinds = {
  AuditGranted: 'audit.granted',
  AuditRevoked: 'audit.revoked',
  AuditOpened: 'audit.opened',
  OpinionSigned: 'opinion.signed',
} as const satisfies Record<keyof typeof auditEventLayouts, string>;
