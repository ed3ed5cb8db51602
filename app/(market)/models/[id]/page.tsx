import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { IterationTimeline } from '@/components/iteration/iteration-timeline';
import { ModelAudit } from '@/components/listing/model-audit';
import { ModelHeader } from '@/components/listing/model-header';
import { ModelOverview } from '@/components/listing/model-overview';
import { parseModelTab, ModelTabs } from '@/components/listing/model-tabs';
import { BuyBox } from '@/components/offer/buy-box';
import { isObjectId } from '@/lib/domain';
import { readChainNowMs } from '@/lib/server/queries/chain-now';
import { findModel } from '@/lib/server/queries/find-model';
import { listAuditEvents } from '@/lib/server/queries/list-audit-events';
import type { SearchParameters } from '@/lib/server/queries/types';

interface ModelPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParameters>;
}

const readModel = cache(async (id: string) => (isObjectId(id) ? findModel(id) : null));

export async function generateMetadata({ params }: ModelPageProps): Promise<Metadata> {
  const model = await readModel((await params).id);
  return model === null ? {} : { title: model.name, description: model.summary };
}

export default async function ModelPage({ params, searchParams }: ModelPageProps) {
  const model = await readModel((await params).id);
  if (model === null) notFound();
  const search = await searchParams;
  const tab = parseModelTab(search);
  const cursor = typeof search.cursor === 'string' ? search.cursor : undefined;
  const audit =
    tab === 'audit' ? await listAuditEvents({ modelId: model.modelId, cursor }) : undefined;
  return (
    <>
      <ModelHeader model={model} />
      <div className="mt-7 grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <aside className="lg:sticky lg:top-20 lg:order-last">
          <BuyBox model={model} />
        </aside>
        <div className="min-w-0">
          <ModelTabs model={model} current={tab} />
          <div className="pt-6">
            {tab === 'overview' && <ModelOverview model={model} />}
            {tab === 'iterations' && (
              <IterationTimeline {...model} nowMs={Number(await readChainNowMs())} />
            )}
            {audit !== undefined && <ModelAudit modelId={model.modelId} page={audit} />}
          </div>
        </div>
      </div>
    </>
  );
}
