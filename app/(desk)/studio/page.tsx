import type { Metadata } from 'next';
import { LazyStudioDesk } from '@/components/studio/lazy-studio-desk';
import { PageTitle } from '@/components/ui/page-title';

export const metadata: Metadata = { title: 'Studio' };

export default function StudioPage() {
  return (
    <>
      <PageTitle title="Studio">
        Your teams, what they earned and where it is: in a sale, in the vault, or paid out. The
        three always add up to what buyers paid.
      </PageTitle>
      <div className="mt-7">
        <LazyStudioDesk />
      </div>
    </>
  );
}
