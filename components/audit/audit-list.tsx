import Link from 'next/link';
import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import { Moment } from '@/components/time/moment';
import { Disclosure } from '@/components/ui/disclosure';
import type { AuditEvent } from '@/lib/server/queries/types';
import { auditDetail } from './audit-detail';
import { AuditFields } from './audit-fields';
import { AuditKindMark } from './audit-kind-mark';
import { eventHref } from './audit-url';
import { auditLabels, auditSubject } from './audit-words';

interface AuditListProps {
  events: AuditEvent[];
  /** Accessible name; lists that follow the first one name their page. */
  label?: string;
}

/** Events newest first; each with transaction, sender, time and checkpoint. */
export function AuditList({ events, label = 'Events, newest first' }: AuditListProps) {
  return (
    <ol
      aria-label={label}
      className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface shadow-card"
    >
      {events.map((event) => (
        <AuditRow key={event.id} event={event} />
      ))}
    </ol>
  );
}

function AuditRow({ event }: { event: AuditEvent }) {
  const detail = auditDetail(event);
  return (
    <li data-kind={event.kind} className="relative flex gap-3 px-4 py-3.5 sm:gap-4 sm:px-5">
      <AuditKindMark kind={event.kind} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
          <p className="min-w-0 text-sm break-words">
            <Link
              href={eventHref(event)}
              prefetch={false}
              title="Link to this event"
              className="rounded-sm font-medium hover:text-tide-strong hover:underline hover:underline-offset-3"
            >
              {auditLabels[event.kind]}
            </Link>
            <span className="text-ink-faint"> · </span>
            <Subject event={event} />
          </p>
          {event.amountFrost !== null && (
            <Wal amount={event.amountFrost} className="text-sm font-medium" />
          )}
        </div>
        {detail !== null && (
          <p className="figures mt-0.5 text-sm break-words text-ink-soft sm:pr-28">{detail}</p>
        )}
        <dl className="figures mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-ink-soft">
          <Piece label="Time" value={<Moment atMs={event.atMs} />} />
          <Piece
            label="Transaction"
            value={<IdText id={event.transactionDigest} label="transaction digest" digits={6} />}
          />
          <Piece label="Sender" value={<IdText id={event.actor} label="sender address" />} />
          <Piece label="Checkpoint" value={event.checkpoint} />
        </dl>
        <Disclosure
          summary="All fields"
          className="mt-1 sm:mt-0 [&_summary]:text-xs sm:[&>summary]:absolute sm:[&>summary]:right-5 sm:[&>summary]:bottom-auto sm:[&>summary]:top-9.5"
        >
          <AuditFields event={event} />
        </Disclosure>
      </div>
    </li>
  );
}

function Subject({ event }: { event: AuditEvent }) {
  const text = auditSubject(event);
  if (event.modelId === null) return <span className="text-ink-soft">{text}</span>;
  return (
    <Link
      href={`/models/${event.modelId}`}
      prefetch={false}
      className="rounded-sm text-ink-soft underline decoration-line-strong underline-offset-3 hover:text-ink"
    >
      {text}
    </Link>
  );
}

function Piece({ label, value }: { label: string; value: React.ReactNode }) {
  return (
    <div className="flex min-h-6 items-center gap-1.5">
      <dt className="text-ink-faint">{label}</dt>
      <dd className="min-w-0">{value}</dd>
    </div>
  );
}
