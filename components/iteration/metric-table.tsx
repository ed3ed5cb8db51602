import { cn } from '@/components/ui/cn';
import type { MetricView } from '@/lib/server/queries/types';
import { metricText } from './metric-text';

/** The seller's own figures, with the change from the parent where both are numbers. */
export function MetricTable({
  metrics,
  before,
}: {
  metrics: MetricView[];
  before: MetricView[] | undefined;
}) {
  return (
    <dl className="mt-4 flex flex-wrap gap-2">
      {metrics.map((metric) => (
        <div key={metric.name} className="max-w-full min-w-28 rounded-md bg-sunken px-3 py-2">
          <dt className="truncate text-xs text-ink-faint" title={metric.name}>
            {metric.name}
          </dt>
          <dd className="figures flex flex-wrap items-baseline gap-x-1.5 text-sm font-medium break-words">
            {metricText(metric.value)}
            <Change now={metric.value} before={valueOf(before, metric.name)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({
  now,
  before,
}: {
  now: MetricView['value'];
  before: MetricView['value'] | undefined;
}) {
  if (typeof now !== 'number' || typeof before !== 'number' || now === before) return null;
  const change = Number((now - before).toPrecision(3));
  // Whether more is better depends on the metric, so a change has a sign but no colour of praise.
  return (
    <span className={cn('text-xs font-normal text-ink-faint')} title="Change from the parent">
      {change > 0 ? '+' : '−'}
      {Math.abs(change)}
    </span>
  );
}

function valueOf(metrics: MetricView[] | undefined, name: string) {
  return metrics?.find((metric) => metric.name === name)?.value;
}
