import { LinkTabs } from '@/components/ui/link-tabs';
import type { ModelDetail, SearchParameters } from '@/lib/server/queries/types';

export type ModelTab = 'overview' | 'iterations' | 'audit';

export function parseModelTab(search: SearchParameters): ModelTab {
  return search.tab === 'iterations' || search.tab === 'audit' ? search.tab : 'overview';
}

export function ModelTabs({ model, current }: { model: ModelDetail; current: ModelTab }) {
  const base = `/models/${model.modelId}`;
  return (
    <LinkTabs
      label="Parts of this model"
      tabs={[
        { href: base, label: 'Overview', current: current === 'overview' },
        {
          href: `${base}?tab=iterations`,
          label: 'Iterations',
          count: model.iterationCount,
          current: current === 'iterations',
        },
        { href: `${base}?tab=audit`, label: 'Audit', current: current === 'audit' },
      ]}
    />
  );
}
