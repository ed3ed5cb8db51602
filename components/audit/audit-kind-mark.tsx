import {
  Archive,
  ArrowDownToLine,
  Bookmark,
  ChartPie,
  CircleArrowUp,
  Coins,
  FileSearch,
  Flag,
  Gauge,
  HandCoins,
  Handshake,
  HardDrive,
  KeyRound,
  Layers,
  LockOpen,
  Pencil,
  Percent,
  RefreshCw,
  ShieldPlus,
  ShieldX,
  Signature,
  SlidersHorizontal,
  Split,
  Tag,
  Ticket,
  Undo2,
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
  'limits.set': SlidersHorizontal,
  'fee.set': Percent,
  'market.migrated': CircleArrowUp,
  'team.created': Users,
  'shares.set': ChartPie,
  'operator.added': UserPlus,
  'operator.removed': UserMinus,
  'cap.handed': Handshake,
  'cost.advanced': HandCoins,
  'revenue.distributed': Split,
  'model.listed': Layers,
  'listing.edited': Pencil,
  'model.retired': Archive,
  'iteration.published': ArrowDownToLine,
  'note.disclosed': LockOpen,
  'offer.set': Tag,
  'offer.withdrawn': X,
  'alias.moved': Bookmark,
  'storage.extended': HardDrive,
  'pass.bought': Ticket,
  'pass.renewed': RefreshCw,
  'pass.opened': KeyRound,
  'calls.recorded': Gauge,
  'sale.settled': Coins,
  'sale.refunded': Undo2,
  'audit.granted': ShieldPlus,
  'audit.revoked': ShieldX,
  'audit.opened': FileSearch,
  'opinion.signed': Signature,
};
const strong: ReadonlySet<AuditKind> = new Set([
  'pass.bought',
  'pass.opened',
  'pass.renewed',
  'iteration.published',
  'audit.opened',
  'opinion.signed',
]);
/** Something was taken back. */
const taken: ReadonlySet<AuditKind> = new Set(['model.retired', 'sale.refunded', 'audit.revoked']);

export function AuditKindMark({ kind }: { kind: AuditKind }) {
  const Icon = icons[kind];
  return (
    <span
      aria-hidden
      className={cn('grid size-8 shrink-0 place-items-center rounded-full', lookOf(kind))}
    >
      <Icon className="size-4" />
    </span>
  );
}

function lookOf(kind: AuditKind): string {
  if (taken.has(kind)) return 'bg-warn-soft text-warn';
  return strong.has(kind) ? 'bg-tide-soft text-tide' : 'bg-sunken text-ink-faint';
}
