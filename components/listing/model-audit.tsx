import { ScrollText } from 'lucide-react';
import Link from 'next/link';
import { AuditList } from '@/components/audit/audit-list';
import { buttonStyle } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { AuditPage } from '@/lib/server/queries/types';

/** Everything that happened to one model, as the chain emitted it. */
export function ModelAudit({ modelId, page }: { modelId: string; page: AuditPage }) {
  if (page.events.length === 0) {
    return (
      <EmptyState Icon={ScrollText} title="Nothing is recorded yet">
        Events appear here as soon as the index has read them from the chain.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <AuditList events={page.events} />
      <div className="flex flex-wrap justify-center gap-2">
        {page.nextCursor !== null && (
          <Link
            href={`/models/${modelId}?tab=audit&cursor=${encodeURIComponent(page.nextCursor)}`}
            className={buttonStyle()}
          >
            Older events
          </Link>
        )}
        <Link href={`/audit?modelId=${modelId}`} className={buttonStyle({ look: 'quiet' })}>
          Filter in the audit page
        </Link>
      </div>
    </div>
  );
}
