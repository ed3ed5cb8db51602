import type { AuditEvent, AuditKind } from '@/lib/server/queries/types';

/** What people read for each kind of event. */
export const auditLabels: Record<AuditKind, string> = {
  'market.created': 'Market created',
  'team.created': 'Team created',
  'operator.added': 'Operator added',
  'operator.removed': 'Operator removed',
  'model.listed': 'Model listed',
  'iteration.published': 'Iteration published',
  'offer.set': 'Offer set',
  'offer.withdrawn': 'Offer withdrawn',
  'pass.bought': 'Pass bought',
  'pass.opened': 'Model opened',
  'sale.settled': 'Sale settled',
  'revenue.distributed': 'Revenue distributed',
};

/** What the event is about: a model, else a team, else the market. */
export function auditSubject(event: AuditEvent): string {
  const name = event.modelName ?? event.teamName ?? 'Market';
  return event.iteration === null ? name : `${name}, iteration ${event.iteration}`;
}
