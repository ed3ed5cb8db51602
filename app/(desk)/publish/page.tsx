import type { Metadata } from 'next';
import { LazyPublishDesk } from '@/components/publish/lazy-publish-desk';
import { PageTitle } from '@/components/ui/page-title';

export const metadata: Metadata = { title: 'Publish' };

export default function PublishPage() {
  return (
    <>
      <PageTitle title="Publish a model">
        The file is encrypted in this browser before anything is sent. The draft stays here; you may
        close the page at any step and go on later.
      </PageTitle>
      <div className="mt-7">
        <LazyPublishDesk />
      </div>
    </>
  );
}
