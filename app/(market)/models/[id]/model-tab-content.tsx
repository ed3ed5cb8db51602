import { parseComparison } from '@/components/iteration/compare-url';
import { ModelApi } from '@/components/listing/model-api';
import { ModelAudit } from '@/components/listing/model-audit';
import { ModelIterations } from '@/components/listing/model-iterations';
import { ModelMoney } from '@/components/listing/model-money';
import { ModelOverview } from '@/components/listing/model-overview';
import { ModelStorage } from '@/components/listing/model-storage';
import { parseModelTab } from '@/components/listing/model-url';
import { parsePeriodLength } from '@/components/listing/money-url';
import { loadPublicConfig } from '@/lib/config/public-config';
import { listAuditEvents } from '@/lib/server/queries/list-audit-events';
import { listStorageExtensions } from '@/lib/server/queries/list-storage-extensions';
import { readModelMoney } from '@/lib/server/queries/read-model-money';
import type { ModelDetail, SearchParameters } from '@/lib/server/queries/types';

interface ModelTabContentProps {
  model: ModelDetail;
  search: SearchParameters;
  nowMs: number;
}

/** Reads what the chosen tab shows, and nothing for the others. */
export async function ModelTabContent({ model, search, nowMs }: ModelTabContentProps) {
  const { modelId } = model;
  switch (parseModelTab(search)) {
    case 'overview':
      return <ModelOverview model={model} />;
    case 'iterations':
      return <ModelIterations model={model} comparison={parseComparison(search)} nowMs={nowMs} />;
    case 'money':
      return (
        <ModelMoney
          model={model}
          money={await readModelMoney(modelId, parsePeriodLength(search))}
        />
      );
    case 'storage': {
      const [extensions, manifest] = await Promise.all([
        listStorageExtensions(modelId),
        readManifest(),
      ]);
      const aggregatorUrl = manifest?.walrus.aggregatorUrl ?? null;
      return <ModelStorage {...{ model, extensions, aggregatorUrl, nowMs }} />;
    }
    case 'audit': {
      const cursor = typeof search.cursor === 'string' ? search.cursor : undefined;
      return <ModelAudit modelId={modelId} page={await listAuditEvents({ modelId, cursor })} />;
    }
    case 'api':
      return <ModelApi model={model} manifest={await readManifest()} />;
  }
}

/** A page about the index must not fall over because the network is away. */
async function readManifest() {
  const config = await loadPublicConfig().catch(() => null);
  return config?.manifest ?? null;
}
