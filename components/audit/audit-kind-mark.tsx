import {
  ArrowDownToLine,
  Coins,
  Flag,
  KeyRound,
  Layers,
  Split,
  Tag,
  Ticket,
  UserMinus,
  UserPlus,
  Users,
  X,
  type LucideIcon,
} from 'lucide-react';
import { cn } from '@/components/ui/cn';
import type { AuditKind } from '@/lib/server/queries/types';

const icons: Record<AuditKind, LucideIcon> = {
  'market.created': Flag,
  'team.created': Users,
  'operator.added': UserPlus,
  'operator.removed': UserMinus,
  'model.listed': Layers,
  'iteration.published': ArrowDownToLine,
  'offer.set': Tag,
  'offer.withdrawn': X,
  'pass.bought': Ticket,
  'pass.opened': KeyRound,
  'sale.settled': Coins,
  'revenue.distributed': Split,
};
const strong: ReadonlySet<AuditKind> = new Set([
  'pass.bought',
  'pass.opened',
  'iteration.published',
]);

export function AuditKindMark({ kind }: { kind: AuditKind }) {
  const Icon = icons[kind];
  return (
    <span
      aria-hidden
      className={cn(
        'grid size-8 shrink-0 place-items-center rounded-full',
        strong.has(kind) ? 'bg-tide-soft text-tide' : 'bg-sunken text-ink-faint',
      )}
    >
      <Icon className="size-4" />
    </span>
  );
}
