import type { AuditKind } from '@/lib/server/queries/types';

export interface AuditGroup {
  readonly label: string;
  readonly kinds: readonly AuditKind[];
}

/** Kinds by the noun people look for; every kind is in exactly one group. */
export const auditGroups: readonly AuditGroup[] = [
  {
    label: 'Models',
    kinds: [
      'model.listed',
      'listing.edited',
      'iteration.published',
      'note.disclosed',
      'alias.moved',
      'storage.extended',
      'model.retired',
    ],
  },
  { label: 'Offers', kinds: ['offer.set', 'offer.withdrawn'] },
  { label: 'Passes', kinds: ['pass.bought', 'pass.renewed', 'pass.opened', 'calls.recorded'] },
  {
    label: 'Money',
    kinds: ['sale.settled', 'sale.refunded', 'cost.advanced', 'revenue.distributed'],
  },
  {
    label: 'Audits',
    kinds: ['audit.granted', 'audit.opened', 'audit.revoked', 'opinion.signed'],
  },
  {
    label: 'Teams',
    kinds: ['team.created', 'shares.set', 'operator.added', 'operator.removed', 'cap.handed'],
  },
  { label: 'Market', kinds: ['market.created', 'limits.set', 'fee.set', 'market.migrated'] },
];

export type GroupState = 'all' | 'some' | 'none';

export function groupState(group: AuditGroup, chosen: readonly AuditKind[]): GroupState {
  const count = group.kinds.filter((kind) => chosen.includes(kind)).length;
  if (count === 0) return 'none';
  return count === group.kinds.length ? 'all' : 'some';
}

/** The kinds after a click on a group: all of it, or, when all were chosen, none of it. */
export function toggleGroup(group: AuditGroup, chosen: readonly AuditKind[]): AuditKind[] {
  const others = chosen.filter((kind) => !group.kinds.includes(kind));
  return groupState(group, chosen) === 'all' ? others : [...others, ...group.kinds];
}

/** The kinds after a click on one of them. */
export function toggleKind(kind: AuditKind, chosen: readonly AuditKind[]): AuditKind[] {
  return chosen.includes(kind) ? chosen.filter((other) => other !== kind) : [...chosen, kind];
}
