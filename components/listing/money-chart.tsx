import type { ModelMoney } from '@/lib/server/queries/types';
import { moneyBars, periodName, type MoneyBar } from './money-bars';

const MAX_BARS = 31;
const HEIGHT = 132;
const SLOT = 30;
const BAR = 7;
const series = [
  { name: 'Paid', field: 'paid', fill: 'fill-tide', swatch: 'bg-tide' },
  { name: 'Settled to the team', field: 'settled', fill: 'fill-good', swatch: 'bg-good' },
  { name: 'Refunded', field: 'refunded', fill: 'fill-warn', swatch: 'bg-warn' },
] as const;

/** Three bars per period; the table under it holds the exact figures. */
export function MoneyChart({ money }: { money: ModelMoney }) {
  const bars = moneyBars(money.periods, MAX_BARS);
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return null;
  const name = (bar: MoneyBar) => periodName(bar.startsAtMs, money.length);
  const width = bars.length * SLOT;
  return (
    <figure>
      <svg
        role="img"
        aria-label={`Paid, settled and refunded per ${money.length}, ${name(first)} to ${name(last)}; the exact figures are in the table below`}
        viewBox={`0 0 ${Math.max(width, SLOT * 8)} ${HEIGHT}`}
        preserveAspectRatio="xMinYMax meet"
        className="h-36 w-full"
      >
        <line x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="stroke-line-strong" />
        {bars.map((bar, at) => (
          <g key={bar.startsAtMs}>
            {series.map(({ field, fill }, place) => (
              <rect
                key={field}
                x={at * SLOT + 3 + place * (BAR + 1)}
                y={(1 - bar[field]) * HEIGHT}
                width={BAR}
                height={bar[field] * HEIGHT}
                rx="1.5"
                className={fill}
              />
            ))}
          </g>
        ))}
      </svg>
      <figcaption className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-soft">
        {series.map(({ field, name: label, swatch }) => (
          <span key={field} className="inline-flex items-center gap-1.5">
            <span aria-hidden className={`size-2.5 rounded-sm ${swatch}`} /> {label}
          </span>
        ))}
        <span className="figures sm:ml-auto">
          {name(first)}
          {first !== last && ` to ${name(last)}`} (UTC)
        </span>
      </figcaption>
    </figure>
  );
}
