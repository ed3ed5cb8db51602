import { ScrollText, SearchX } from 'lucide-react';
import Link from 'next/link';
import { buttonStyle } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { groupDigits } from '@/lib/domain';
import type { AuditPage, AuditQuery } from '@/lib/server/queries/types';
import { AuditExports } from './audit-exports';
import { AuditList } from './audit-list';
import { AuditPages } from './audit-pages';
import { auditHref, isFiltered, newestOf } from './audit-url';

export function AuditResults({ query, page }: { query: AuditQuery; page: AuditPage }) {
  if (page.events.length === 0) {
    return isFiltered(query) ? (
      <EmptyState
        Icon={SearchX}
        title="No event matches"
        actions={
          <Link href="/audit" className={buttonStyle({ look: 'primary' })}>
            Show every event
          </Link>
        }
      >
        Ids, addresses and digests must be whole; names may be parts of words. An event of the last
        seconds appears as soon as the index has read it.
      </EmptyState>
    ) : (
      <EmptyState Icon={ScrollText} title="Nothing happened yet">
        The first team, listing or sale will appear here with its transaction.
      </EmptyState>
    );
  }
  const total = groupDigits(String(page.total), 'en-GB');
  return (
    <section aria-label="Events" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p role="status" className="figures text-sm text-ink-soft">
          {page.totalCapped ? `More than ${total}` : total} {page.total === 1 ? 'event' : 'events'}
        </p>
        <AuditExports query={query} />
      </div>
      <AuditList events={page.events} />
      <AuditPages key={auditHref(query)} query={query} cursor={page.nextCursor}>
        {query.cursor !== undefined && (
          <Link href={auditHref(newestOf(query))} className={buttonStyle({ look: 'quiet' })}>
            Newest events
          </Link>
        )}
      </AuditPages>
    </section>
  );
}
