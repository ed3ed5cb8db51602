import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ModelActionNotes } from '@/components/listing/model-action-notes';
import { ModelHeader } from '@/components/listing/model-header';
import { ModelTabs } from '@/components/listing/model-tabs';
import { parseModelTab } from '@/components/listing/model-url';
import { summaryText } from '@/components/listing/summary-text';
import { BuyBox } from '@/components/offer/buy-box';
import { isObjectId } from '@/lib/domain';
import { readChainNowMs } from '@/lib/server/queries/chain-now';
import { findModel } from '@/lib/server/queries/find-model';
import type { SearchParameters } from '@/lib/server/queries/types';
import { ModelTabContent } from './model-tab-content';

interface ModelPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParameters>;
}

const readModel = cache(async (id: string) => (isObjectId(id) ? findModel(id) : null));

export async function generateMetadata({ params }: ModelPageProps): Promise<Metadata> {
  const model = await readModel((await params).id);
  return model === null ? {} : { title: model.name, description: summaryText(model.summary).lead };
}

export default async function ModelPage({ params, searchParams }: ModelPageProps) {
  const model = await readModel((await params).id);
  if (model === null) notFound();
  const [search, now] = await Promise.all([searchParams, readChainNowMs()]);
  const nowMs = Number(now);
  return (
    <>
      <ModelHeader model={model} />
      <div className="mt-7 grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <aside className="lg:sticky lg:top-20 lg:order-last">
          <BuyBox model={model} />
          <ModelActionNotes model={model} nowMs={nowMs} />
        </aside>
        <div className="min-w-0">
          <ModelTabs model={model} current={parseModelTab(search)} />
          <div className="pt-6">
            <ModelTabContent model={model} search={search} nowMs={nowMs} />
          </div>
        </div>
      </div>
    </>
  );
}
