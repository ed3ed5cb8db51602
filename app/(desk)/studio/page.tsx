import type { Metadata } from 'next';
import { LazyStudioDesk } from '@/components/studio/lazy-studio-desk';
import { PageTitle } from '@/components/ui/page-title';

export const metadata: Metadata = { title: 'Studio' };

export default function StudioPage() {
  return (
    <>
      <PageTitle title="Studio">
        Your teams: what they earned and where it is, what they sell, and who may look into it. In
        sales, in the vault and paid out add up to what buyers paid, less refunds and the market’s
        fee.
      </PageTitle>
      <div className="mt-7">
        <LazyStudioDesk />
      </div>
    </>
  );
}
