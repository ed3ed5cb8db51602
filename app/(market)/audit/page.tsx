import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ActivitySkeleton, AuditActivitySection } from '@/components/audit/audit-activity';
import { parseDays } from '@/components/audit/audit-days';
import { AuditFilters } from '@/components/audit/audit-filters';
import { refusedFilters } from '@/components/audit/audit-more-filters';
import { AuditResults } from '@/components/audit/audit-results';
import { RecognisedAs } from '@/components/audit/recognised-as';
import { PageTitle } from '@/components/ui/page-title';
import { recogniseText } from '@/lib/domain';
import { readChainNowMs } from '@/lib/server/queries/chain-now';
import { describeReference } from '@/lib/server/queries/describe-reference';
import { listAuditEvents } from '@/lib/server/queries/list-audit-events';
import { parseAuditQuery } from '@/lib/server/queries/parse-query';
import { readAuditActivity } from '@/lib/server/queries/read-audit-activity';
import type { SearchParameters } from '@/lib/server/queries/types';

export const metadata: Metadata = {
  title: 'Audit',
  description: 'Every event of the market in the chain’s own order, to search, filter and save.',
};

export default async function AuditPage(props: { searchParams: Promise<SearchParameters> }) {
  const search = await props.searchParams;
  const query = { ...parseAuditQuery(search), ...parseDays(search) };
  // Started now and awaited where it is shown: the list does not wait for the chart.
  const activity = readAuditActivity(query).catch(() => null);
  const recognised = query.words === undefined ? null : recogniseText(query.words);
  const [page, nowMs, meaning] = await Promise.all([
    listAuditEvents(query),
    readChainNowMs(),
    recognised?.kind === 'address-or-object' ? describeReference(recognised.reference) : null,
  ]);
  return (
    <>
      <PageTitle title="Audit">
        Every event of the market in the chain’s own order: who published, who paid, who opened
        which model. No wallet is needed, and each view is an address you can send.
      </PageTitle>
      <div className="mt-6 flex flex-col gap-5">
        <AuditFilters query={query} refused={refusedFilters(search, query)} nowMs={Number(nowMs)} />
        {query.words !== undefined && <RecognisedAs words={query.words} meaning={meaning} />}
        {page.events.length > 0 && query.cursor === undefined && (
          <Suspense fallback={<ActivitySkeleton />}>
            <AuditActivitySection query={query} reading={activity} />
          </Suspense>
        )}
        <AuditResults query={query} page={page} />
      </div>
    </>
  );
}
