import type { Metadata } from 'next';
import { readShellData } from '@/app/shell-data';
import { NetworkFacts } from '@/components/network/network-facts';
import { PageTitle } from '@/components/ui/page-title';

export const metadata: Metadata = { title: 'Network' };

export default async function NetworkPage() {
  const { status, config } = await readShellData();
  return (
    <>
      <PageTitle title="Network">
        Where this page reads from and how fresh its index is. The chain is the truth; the index can
        be thrown away and rebuilt from it.
      </PageTitle>
      <NetworkFacts status={status} endpoints={config?.manifest ?? null} />
    </>
  );
}
