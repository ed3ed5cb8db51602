import { formatDate } from '@/lib/domain';
import type { ModelHistory } from '@/lib/server/queries/types';
import { sparkPoints, type SparkPoint } from './spark-points';

const WIDTH = 96;
const HEIGHT = 24;

/** A shared number over iterations, or where there is none, publications over time. */
export function IterationSparkline({ history }: { history: ModelHistory }) {
  if (history.points.length < 2) return null;
  const points = sparkPoints(history, WIDTH, HEIGHT);
  const last = points.at(-1);
  if (last === undefined) return null;
  return (
    <figure className="flex min-w-0 items-center gap-2.5">
      <svg
        role="img"
        aria-label={sparkText(history)}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="h-6 w-24 shrink-0 overflow-visible text-tide"
      >
        {history.metric === null ? <Publications points={points} /> : <Curve points={points} />}
        <circle cx={last.x} cy={last.y} r={2.75} fill="currentColor" />
      </svg>
      <figcaption aria-hidden className="figures min-w-0 truncate text-xs text-ink-faint">
        {history.metric === null
          ? `${history.points.length} iterations`
          : `${history.metric} ${figure(lastValueOf(history))}`}
      </figcaption>
    </figure>
  );
}

function Curve({ points }: { points: SparkPoint[] }) {
  return (
    <>
      <polyline
        points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
        strokeLinejoin="round"
        strokeLinecap="round"
        opacity={0.75}
      />
      {points.map(({ number, x, y }) => (
        <circle key={number} cx={x} cy={y} r={1.4} fill="currentColor" />
      ))}
    </>
  );
}

function Publications({ points }: { points: SparkPoint[] }) {
  return (
    <>
      <line
        x1={0}
        x2={WIDTH}
        y1={HEIGHT / 2}
        y2={HEIGHT / 2}
        stroke="var(--line-strong)"
        strokeWidth={1}
      />
      {points.map(({ number, x, y }) => (
        <circle key={number} cx={x} cy={y} r={2} fill="currentColor" opacity={0.6} />
      ))}
    </>
  );
}

/** What a reader hears in place of the picture. */
export function sparkText({ metric, points }: ModelHistory): string {
  const known = points.filter(({ value }) => value !== null);
  const first = points[0];
  const last = points.at(-1);
  if (metric !== null) {
    return `${metric} over ${known.length} iterations: from ${figure(known[0]?.value)} to ${figure(known.at(-1)?.value)}`;
  }
  const day = (atMs: number) => formatDate(atMs, { locale: 'en-GB', timeZone: 'UTC' });
  return `${points.length} iterations published from ${day(first?.publishedAtMs ?? 0)} to ${day(last?.publishedAtMs ?? 0)}`;
}

function lastValueOf({ points }: ModelHistory): number | null {
  return points.findLast(({ value }) => value !== null)?.value ?? null;
}

/** Four significant digits are enough for a glance; the model's page has the value as published. */
function figure(value: number | null | undefined): string {
  if (value === null || value === undefined) return '';
  return new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 }).format(value);
}
