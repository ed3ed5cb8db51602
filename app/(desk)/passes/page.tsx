import type { Metadata } from 'next';
import { LazyPassDesk } from '@/components/pass/lazy-pass-desk';
import { PageTitle } from '@/components/ui/page-title';
import type { SearchParameters } from '@/lib/server/queries/types';

export const metadata: Metadata = { title: 'My passes' };

export default async function PassesPage(props: { searchParams: Promise<SearchParameters> }) {
  const { pass } = await props.searchParams;
  return (
    <>
      <PageTitle title="My passes">
        Read from the chain for your address, never from an index. Each pass keeps the terms you
        paid for.
      </PageTitle>
      <div className="mt-7">
        <LazyPassDesk expanded={typeof pass === 'string' ? pass : null} />
      </div>
    </>
  );
}
