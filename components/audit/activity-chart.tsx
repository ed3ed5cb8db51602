import Link from 'next/link';
import { Disclosure } from '@/components/ui/disclosure';
import { formatDate, formatDateTime, groupDigits } from '@/lib/domain';
import type { AuditActivity, AuditQuery } from '@/lib/server/queries/types';
import {
  bucketActivity,
  bucketWords,
  type ActivityBucket,
  type ActivityChartData,
} from './activity-buckets';
import { auditGroups } from './audit-groups';
import { auditHref, newestOf } from './audit-url';

const WIDTH = 960;
const HEIGHT = 96;
const GAP = 3;
const MAX_BAR_WIDTH = 40;
const UTC = { locale: 'en-GB', timeZone: 'UTC' } as const;

/** One fill for each group, darkest for what is read most; the order is that of `auditGroups`. */
const fills = [
  'var(--tide-strong)',
  'color-mix(in srgb, var(--tide) 50%, var(--surface))',
  'var(--tide)',
  'var(--good)',
  'var(--warn)',
  'var(--ink-faint)',
  'var(--line-strong)',
] as const;

interface ActivityChartProps {
  query: AuditQuery;
  activity: AuditActivity;
}

/** Events over time by group, drawn on the server, and the same figures as a table. */
export function ActivityChart({ query, activity }: ActivityChartProps) {
  const chart = bucketActivity(activity);
  if (chart === null) return null;
  const used = auditGroups
    .map((group, index) => ({ ...group, index }))
    .filter(({ index }) => chart.buckets.some(({ counts }) => (counts[index] ?? 0) > 0));
  return (
    <section
      aria-label="Activity"
      className="rounded-lg border border-line bg-surface px-4 py-4 shadow-card sm:px-5"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-base font-semibold">Activity</h2>
        <p className="figures text-xs text-ink-faint">
          {activity.isCapped
            ? `The newest ${digits(activity.charted)} events, `
            : `${digits(activity.charted)} ${activity.charted === 1 ? 'event' : 'events'}, `}
          one bar each {bucketWords[chart.unit]}, peak {digits(chart.peak)}
        </p>
      </div>
      <Bars chart={chart} />
      <Ends chart={chart} />
      <ul aria-label="Colours of the bars" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs">
        {used.map(({ label, index }) => (
          <li key={label} className="inline-flex items-center gap-1.5 text-ink-soft">
            <span
              aria-hidden
              className="size-2.5 rounded-[3px]"
              style={{ background: fills[index] }}
            />
            {label}
          </li>
        ))}
      </ul>
      <Disclosure summary="As a table" className="mt-2 [&_summary]:text-xs">
        <ActivityTable query={query} chart={chart} groups={used} />
      </Disclosure>
    </section>
  );
}

function Bars({ chart }: { chart: ActivityChartData }) {
  const slot = WIDTH / chart.buckets.length;
  const width = Math.min(MAX_BAR_WIDTH, Math.max(2, slot - GAP));
  return (
    <svg
      role="img"
      aria-label={`Events each ${bucketWords[chart.unit]}, ${chart.buckets.length} bars, at most ${chart.peak}. The table below has the figures.`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="mt-3 block h-24 w-full"
    >
      <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--line-strong)" />
      {chart.buckets.map((bucket, index) => (
        <Bar
          key={bucket.startMs}
          bucket={bucket}
          x={index * slot + (slot - width) / 2}
          width={width}
          peak={chart.peak}
        />
      ))}
    </svg>
  );
}

interface BarProps {
  bucket: ActivityBucket;
  x: number;
  width: number;
  peak: number;
}

function Bar({ bucket, x, width, peak }: BarProps) {
  const scale = (HEIGHT - 4) / Math.max(1, peak);
  const parts = bucket.counts.map((count, index) => {
    const below = bucket.counts.slice(0, index).reduce((sum, events) => sum + events, 0);
    return { index, y: HEIGHT - 1 - (below + count) * scale, height: count * scale };
  });
  return (
    <g>
      <title>{`${digits(bucket.total)} from ${formatDateTime(bucket.startMs, UTC)}`}</title>
      {parts
        .filter(({ height }) => height > 0)
        .map(({ index, y, height }) => (
          <rect key={index} x={x} y={y} width={width} height={height} fill={fills[index]} />
        ))}
    </g>
  );
}

function Ends({ chart }: { chart: ActivityChartData }) {
  const first = chart.buckets.at(0);
  const last = chart.buckets.at(-1);
  if (first === undefined || last === undefined) return null;
  return (
    <p aria-hidden className="figures mt-1 flex justify-between text-xs text-ink-faint">
      <span>{bucketText(first, chart)}</span>
      {first !== last && <span>{bucketText(last, chart)}</span>}
    </p>
  );
}

interface ActivityTableProps {
  query: AuditQuery;
  chart: ActivityChartData;
  groups: readonly { readonly label: string; readonly index: number }[];
}

/** Newest first; each time leads to its events. */
function ActivityTable({ query, chart, groups }: ActivityTableProps) {
  const rows = chart.buckets.filter(({ total }) => total > 0).toReversed();
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label="Activity as a table"
      className="max-h-72 overflow-auto rounded-md border border-line bg-sunken"
    >
      <table className="figures w-full text-right text-xs">
        <caption className="sr-only">Events each {bucketWords[chart.unit]} by group, UTC</caption>
        <thead>
          <tr className="text-ink-faint">
            <th scope="col" className="px-3 py-1.5 text-left font-normal">
              From, UTC
            </th>
            {groups.map(({ label }) => (
              <th key={label} scope="col" className="px-3 py-1.5 font-normal">
                {label}
              </th>
            ))}
            <th scope="col" className="px-3 py-1.5 font-normal">
              All
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((bucket) => (
            <tr key={bucket.startMs}>
              <th scope="row" className="px-3 py-1.5 text-left font-normal whitespace-nowrap">
                <Link
                  href={auditHref(within(query, bucket))}
                  prefetch={false}
                  className="rounded-sm text-tide underline underline-offset-3 hover:text-tide-strong"
                >
                  {bucketText(bucket, chart)}
                </Link>
              </th>
              {groups.map(({ label, index }) => (
                <td key={label} className="px-3 py-1.5">
                  {digits(bucket.counts[index] ?? 0)}
                </td>
              ))}
              <td className="px-3 py-1.5 font-medium">{digits(bucket.total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same view, narrowed to the bar but never wider than it was. */
function within(query: AuditQuery, bucket: ActivityBucket): AuditQuery {
  return {
    ...newestOf(query),
    fromMs: Math.max(bucket.startMs, query.fromMs ?? 0),
    untilMs: Math.min(bucket.endMs, query.untilMs ?? bucket.endMs),
  };
}

function bucketText(bucket: ActivityBucket, { unit }: ActivityChartData): string {
  return unit === 'hour' ? formatDateTime(bucket.startMs, UTC) : formatDate(bucket.startMs, UTC);
}

function digits(count: number): string {
  return groupDigits(String(count), 'en-GB');
}
