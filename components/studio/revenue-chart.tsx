import { Wal } from '@/components/money/wal';
import { cn } from '@/components/ui/cn';
import {
  revenueMeasures,
  type PeriodLength,
  type RevenueMeasure,
  type RevenuePeriod,
} from '@/lib/client/studio/revenue-periods';
import { formatDate, formatWal, groupDigits } from '@/lib/domain';

export const measureWords: Readonly<Record<RevenueMeasure, string>> = {
  paidFrost: 'Paid by buyers',
  settledFrost: 'Settled',
  refundedFrost: 'Refunded',
  feeFrost: 'Market fee',
  distributedFrost: 'Paid out',
};

const fills: Readonly<Record<RevenueMeasure, string>> = {
  paidFrost: 'fill-tide',
  settledFrost: 'fill-good',
  refundedFrost: 'fill-warn',
  feeFrost: 'fill-ink-faint',
  distributedFrost: 'fill-tide-strong',
};

/** Height in units of the drawing; each period is 10 wide. */
const HEIGHT = 40;
const STEP = 10;
/** A bar below this could not be seen. */
const LEAST = 1.5;
/** Parts of a bar that a bigint ratio keeps. */
const PARTS = 10_000n;

interface RevenueChartProps {
  periods: readonly RevenuePeriod[];
  length: PeriodLength;
}

/** One row of bars for each measure, all on one scale, so that they compare by eye. */
export function RevenueChart({ periods, length }: RevenueChartProps) {
  const mostFrost = revenueMeasures
    .flatMap((measure) => periods.map((period) => period[measure]))
    .reduce((most, amount) => (amount > most ? amount : most), 1n);
  const first = periods.at(0);
  const last = periods.at(-1);
  return (
    <figure className="rounded-md border border-line">
      <ul aria-label={`Revenue by ${length}`} className="divide-y divide-line">
        {revenueMeasures.map((measure) => (
          <li
            key={measure}
            className="grid items-center gap-x-4 gap-y-1.5 px-3.5 py-2.5 sm:grid-cols-[11rem_minmax(0,1fr)]"
          >
            <p className="flex items-baseline justify-between gap-3 sm:block">
              <span className="text-xs text-ink-faint sm:block">{measureWords[measure]}</span>
              <Wal amount={sumOf(periods, measure)} className="text-sm font-medium" />
            </p>
            <Bars periods={periods} measure={measure} mostFrost={mostFrost} length={length} />
          </li>
        ))}
      </ul>
      <figcaption className="flex justify-between gap-4 border-t border-line bg-sunken px-3.5 py-1.5 text-xs text-ink-faint sm:pl-[13rem]">
        <span>{first !== undefined && periodText(first.startsAtMs)}</span>
        <span>{last !== undefined && `${periodText(last.startsAtMs)} (${length} not over)`}</span>
      </figcaption>
    </figure>
  );
}

interface BarsProps extends RevenueChartProps {
  measure: RevenueMeasure;
  mostFrost: bigint;
}

function Bars({ periods, measure, mostFrost, length }: BarsProps) {
  const width = periods.length * STEP;
  return (
    <svg
      role="img"
      aria-label={summaryOf(periods, measure, length)}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-10 w-full"
    >
      <line
        x1={0}
        x2={width}
        y1={HEIGHT}
        y2={HEIGHT}
        vectorEffect="non-scaling-stroke"
        className="stroke-line-strong"
      />
      {periods.map((period, at) => {
        const amount = period[measure];
        const part = Number((amount * PARTS) / mostFrost) / Number(PARTS);
        const height = amount === 0n ? 0 : Math.max(LEAST, part * HEIGHT);
        return (
          <g key={period.startsAtMs}>
            <title>{`${periodText(period.startsAtMs)}: ${walText(amount)}`}</title>
            <rect x={at * STEP} y={0} width={STEP} height={HEIGHT} className="fill-transparent" />
            <rect
              x={at * STEP + 1.5}
              y={HEIGHT - height}
              width={STEP - 3}
              height={height}
              className={cn(fills[measure])}
            />
          </g>
        );
      })}
    </svg>
  );
}

/** `Paid by buyers: 12 WAL in 3 of 26 weeks; most, 7 WAL, from 2 Mar 2027`. */
function summaryOf(
  periods: readonly RevenuePeriod[],
  measure: RevenueMeasure,
  length: PeriodLength,
): string {
  const active = periods.filter((period) => period[measure] > 0n);
  const most = active.reduce<RevenuePeriod | undefined>(
    (best, period) => (best === undefined || period[measure] > best[measure] ? period : best),
    undefined,
  );
  const total = `${measureWords[measure]}: ${walText(sumOf(periods, measure))} in ${active.length} of ${periods.length} ${length}s`;
  return most === undefined
    ? total
    : `${total}; most, ${walText(most[measure])}, in the ${length} of ${periodText(most.startsAtMs)}`;
}

function sumOf(periods: readonly RevenuePeriod[], measure: RevenueMeasure): bigint {
  return periods.reduce((sum, period) => sum + period[measure], 0n);
}

function walText(amountFrost: bigint): string {
  return `${groupDigits(formatWal(amountFrost), 'en-GB')} WAL`;
}

/** First day of a period; periods are cut by UTC, so it is named by UTC. */
export function periodText(startsAtMs: number): string {
  return formatDate(startsAtMs, { locale: 'en-GB', timeZone: 'UTC' });
}
