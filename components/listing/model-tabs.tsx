import { LinkTabs } from '@/components/ui/link-tabs';
import type { ModelDetail } from '@/lib/server/queries/types';
import { modelHref, modelTabs, type ModelTab } from './model-url';

const labels: Record<ModelTab, string> = {
  overview: 'Overview',
  iterations: 'Iterations',
  money: 'Costs and revenue',
  storage: 'Storage',
  audit: 'Audit',
  api: 'API',
};

export function ModelTabs({ model, current }: { model: ModelDetail; current: ModelTab }) {
  return (
    <LinkTabs
      label="Parts of this model"
      tabs={modelTabs.map((tab) => ({
        href: modelHref(model.modelId, tab),
        label: labels[tab],
        current: tab === current,
        ...(tab === 'iterations' ? { count: model.iterationCount } : {}),
      }))}
    />
  );
}
