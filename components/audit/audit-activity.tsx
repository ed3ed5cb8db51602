import { Skeleton } from '@/components/ui/skeleton';
import type { AuditActivity, AuditQuery } from '@/lib/server/queries/types';
import { ActivityChart } from './activity-chart';

interface AuditActivityProps {
  query: AuditQuery;
  /** Read while the list is already shown. */
  reading: Promise<AuditActivity | null>;
}

/** The chart as soon as it is read; without it the list still says everything. */
export async function AuditActivitySection({ query, reading }: AuditActivityProps) {
  const activity = await reading;
  if (activity !== null) return <ActivityChart query={query} activity={activity} />;
  return <p className="text-sm text-ink-soft">Activity cannot be read now.</p>;
}

export function ActivitySkeleton() {
  return (
    <div role="status" aria-label="Loading activity">
      <Skeleton className="h-59 rounded-lg" />
    </div>
  );
}
