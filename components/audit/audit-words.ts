import type { AuditEvent, AuditKind } from '@/lib/server/queries/types';

/** What people read for each kind of event. */
export const auditLabels: Record<AuditKind, string> = {
  'market.created': 'Market created',
  'limits.set': 'Limits set',
  'fee.set': 'Fee set',
  'market.migrated': 'Market migrated',
  'team.created': 'Team created',
  'shares.set': 'Shares set',
  'operator.added': 'Operator added',
  'operator.removed': 'Operator removed',
  'cap.handed': 'Team handed over',
  'cost.advanced': 'Cost advanced',
  'revenue.distributed': 'Revenue distributed',
  'model.listed': 'Model listed',
  'listing.edited': 'Listing edited',
  'model.retired': 'Model retired',
  'iteration.published': 'Iteration published',
  'note.disclosed': 'Note disclosed',
  'offer.set': 'Offer set',
  'offer.withdrawn': 'Offer withdrawn',
  'alias.moved': 'Alias moved',
  'storage.extended': 'Storage extended',
  'pass.bought': 'Pass bought',
  'pass.renewed': 'Pass renewed',
  'pass.opened': 'Model opened',
  'calls.recorded': 'Calls recorded',
  'sale.settled': 'Sale settled',
  'sale.refunded': 'Sale refunded',
  'audit.granted': 'Audit granted',
  'audit.revoked': 'Audit revoked',
  'audit.opened': 'Audit opened',
  'opinion.signed': 'Opinion signed',
};

/** What the event is about: a model, else a team, else the market. */
export function auditSubject(event: AuditEvent): string {
  const name = event.modelName ?? event.teamName ?? 'Market';
  return event.iteration === null ? name : `${name}, iteration ${event.iteration}`;
}
