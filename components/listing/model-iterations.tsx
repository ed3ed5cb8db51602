import { IterationCompare } from '@/components/iteration/iteration-compare';
import { IterationTimeline } from '@/components/iteration/iteration-timeline';
import { LineageGraph } from '@/components/iteration/lineage-graph';
import type { Comparison } from '@/components/iteration/compare-url';
import type { ModelDetail } from '@/lib/server/queries/types';

interface ModelIterationsProps {
  model: ModelDetail;
  comparison: Comparison | null;
  nowMs: number;
}

/** Comparison, lineage and the whole list; with one iteration there is only the list. */
export function ModelIterations({ model, comparison, nowMs }: ModelIterationsProps) {
  return (
    <div className="flex flex-col gap-5">
      <IterationCompare {...model} comparison={comparison} nowMs={nowMs} />
      <LineageGraph {...model} />
      <IterationTimeline {...model} nowMs={nowMs} />
    </div>
  );
}
