import { joinClasses } from './join-classes';

export interface ProgressBarProps {
  /** 0 to 1; undefined when the length is unknown. */
  part?: number;
  label: string;
  className?: string;
}

export function ProgressBar({ part, label, className }: ProgressBarProps) {
  const percent = part === undefined ? undefined : Math.round(Math.min(1, Math.max(0, part)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={joinClasses('h-1.5 overflow-hidden rounded-full bg-sunken', className)}
    >
      <span
        className={joinClasses(
          'block h-full rounded-full bg-tide transition-[width] duration-200',
          percent === undefined && 'w-1/3 animate-shimmer',
        )}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
