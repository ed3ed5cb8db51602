import type { Metadata } from 'next';
import { AuditFilters } from '@/components/audit/audit-filters';
import { parseDays } from '@/components/audit/audit-days';
import { AuditResults } from '@/components/audit/audit-results';
import { PageTitle } from '@/components/ui/page-title';
import { listAuditEvents } from '@/lib/server/queries/list-audit-events';
import { parseAuditQuery } from '@/lib/server/queries/parse-query';
import type { SearchParameters } from '@/lib/server/queries/types';

export const metadata: Metadata = { title: 'Audit' };

export default async function AuditPage(props: { searchParams: Promise<SearchParameters> }) {
  const search = await props.searchParams;
  const query = { ...parseAuditQuery(search), ...parseDays(search) };
  const page = await listAuditEvents(query);
  return (
    <>
      <PageTitle title="Audit">
        Every event of the market in the chain’s own order: who published, who paid, who opened
        which model. No wallet is needed, and each view is an address you can send.
      </PageTitle>
      <div className="mt-6 flex flex-col gap-5">
        <AuditFilters query={query} />
        <AuditResults query={query} page={page} />
      </div>
    </>
  );
}
