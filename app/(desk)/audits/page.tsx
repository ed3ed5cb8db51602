import type { Metadata } from 'next';
import { LazyAuditorDesk } from '@/components/auditor/lazy-auditor-desk';
import { PageTitle } from '@/components/ui/page-title';

export const metadata: Metadata = { title: 'My audits' };

export default function AuditsPage() {
  return (
    <>
      <PageTitle title="My audits">
        What teams let your address look into, read from the chain. Every opening leaves a trace
        there; what you sign about it cannot be changed, only superseded.
      </PageTitle>
      <div className="mt-7">
        <LazyAuditorDesk />
      </div>
    </>
  );
}
