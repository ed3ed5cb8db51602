import type { AuditGrant, Opinion } from '@/lib/db/generated/client';
import { toLastIteration, toMsOrNull, toScope, toVerdict } from './chain-words';
import type { GrantView, OpinionView } from './types';

export function toGrantView(
  row: AuditGrant & { model: { name: string; team: { name: string } } },
): GrantView {
  return {
    grantId: row.id,
    modelId: row.modelId,
    modelName: row.model.name,
    teamId: row.teamId,
    teamName: row.model.team.name,
    auditor: row.auditor,
    scope: toScope(row.scope),
    firstIteration: Number(row.firstIteration),
    lastIteration: toLastIteration(row.lastIteration),
    startsAtMs: Number(row.startsAtMs),
    endsAtMs: Number(row.endsAtMs),
    revokedAtMs: toMsOrNull(row.revokedAtMs),
    grantedBy: row.grantedBy,
    grantedAtMs: Number(row.grantedAtMs),
    opens: Number(row.opens),
    openedUntilMs: Number(row.openedUntilMs),
    openedIteration: row.openedIteration,
    transactionDigest: row.transactionDigest,
  };
}

export function toOpinionView(row: Opinion): OpinionView {
  return {
    opinionId: row.id,
    modelId: row.modelId,
    iteration: row.iteration,
    auditor: row.auditor,
    verdict: toVerdict(row.verdict),
    scope: row.scope,
    statement: row.statement,
    evidenceHashHex: Buffer.from(row.evidenceHash).toString('hex'),
    contentRootHex: Buffer.from(row.contentRoot).toString('hex'),
    supersedes: row.supersedesId,
    supersededBy: row.supersededById,
    signedAtMs: Number(row.signedAtMs),
    transactionDigest: row.transactionDigest,
  };
}
