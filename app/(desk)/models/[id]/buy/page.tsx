import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BuyPanel } from '@/components/buy/buy-panel';
import { PageTitle } from '@/components/ui/page-title';
import { isObjectId } from '@/lib/domain';
import { findModel } from '@/lib/server/queries/find-model';
import type { SearchParameters } from '@/lib/server/queries/types';

interface BuyPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParameters>;
}

export const metadata: Metadata = { title: 'Buy access' };

export default async function BuyPage({ params, searchParams }: BuyPageProps) {
  const { id } = await params;
  const model = isObjectId(id) ? await findModel(id) : null;
  if (model === null) notFound();
  const { offer } = await searchParams;
  return (
    <>
      <PageTitle title={`Buy access to ${model.name}`}>
        You see every term before the wallet opens. One transaction pays and gives you the pass, or
        nothing happens.
      </PageTitle>
      <BuyPanel model={model} chosen={typeof offer === 'string' ? Number(offer) : null} />
    </>
  );
}
