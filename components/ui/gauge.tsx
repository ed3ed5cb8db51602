import { cn } from './cn';

export interface GaugeProps {
  /** Filled part, 0 to 1. */
  part: number;
  label: string;
  /** What a reader hears for the value: "2 days left of 7". */
  valueText: string;
  tone?: 'tide' | 'warn' | 'bad' | 'still';
  className?: string;
}

const fills = { tide: 'bg-tide', warn: 'bg-warn', bad: 'bg-bad', still: 'bg-line-strong' };

/** A level on a tide staff. */
export function Gauge({ part, label, valueText, tone = 'tide', className }: GaugeProps) {
  const percent = Math.round(Math.min(1, Math.max(0, part)) * 1000) / 10;
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={valueText}
      className={cn('flex flex-col gap-1', className)}
    >
      <span className="h-1.5 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset">
        <span
          className={cn('block h-full rounded-full transition-[width]', fills[tone])}
          style={{ width: `${percent}%` }}
        />
      </span>
      <span aria-hidden className="staff h-1.5 opacity-80" />
    </div>
  );
}
