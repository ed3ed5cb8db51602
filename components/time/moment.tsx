'use client';

import { formatDate, formatDateTime } from '@/lib/domain';
import { useTimeZone } from './use-time-zone';

const LOCALE = 'en-GB';

interface MomentProps {
  atMs: number;
  className?: string;
}

/** Date, time and zone of the person; the title adds UTC. */
export function Moment({ atMs, className }: MomentProps) {
  const timeZone = useTimeZone();
  return (
    <time dateTime={isoOf(atMs)} title={utcOf(atMs)} className={className}>
      {formatDateTime(atMs, { locale: LOCALE, timeZone })}
    </time>
  );
}

/** The date alone; the title has the time in UTC. */
export function Day({ atMs, className }: MomentProps) {
  const timeZone = useTimeZone();
  return (
    <time dateTime={isoOf(atMs)} title={utcOf(atMs)} className={className}>
      {formatDate(atMs, { locale: LOCALE, timeZone })}
    </time>
  );
}

/** Both zones in full, for dates that decide about money or access. */
export function MomentInBothZones({ atMs, className }: MomentProps) {
  const timeZone = useTimeZone();
  const local = formatDateTime(atMs, { locale: LOCALE, timeZone });
  const utc = utcOf(atMs);
  return (
    <time dateTime={isoOf(atMs)} className={className}>
      {local}
      {local !== utc && <span className="block text-xs text-ink-faint">{utc}</span>}
    </time>
  );
}

function utcOf(atMs: number): string {
  return formatDateTime(atMs, { locale: LOCALE, timeZone: 'UTC' });
}

function isoOf(atMs: number): string {
  const date = new Date(atMs);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
