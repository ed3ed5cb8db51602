'use client';

import { ShieldCheck } from 'lucide-react';
import Link from 'next/link';
import { FailureNotice } from '@/components/chain/failure-notice';
import { buttonStyle } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useGrants } from '@/lib/client/auditor/use-grants';
import { GrantCard } from './grant-card';

/** Every audit grant of the address, usable ones first. */
export function GrantList() {
  const { grants, sorted, nowMs } = useGrants();
  if (grants.isError && sorted === undefined) {
    return <FailureNotice error={grants.error} onRetry={() => void grants.refetch()} />;
  }
  if (sorted === undefined || nowMs === null) {
    return (
      <div role="status" aria-label="Reading your audit grants" className="flex flex-col gap-4">
        <Skeleton className="h-44 rounded-lg" />
        <Skeleton className="h-44 rounded-lg" />
      </div>
    );
  }
  if (sorted.length === 0) {
    return (
      <EmptyState
        Icon={ShieldCheck}
        title="This address holds no audit grant"
        actions={
          <Link href="/" className={buttonStyle({ look: 'primary' })}>
            Look at the models
          </Link>
        }
      >
        A team gives one in its studio, for an address and a while. If it named another address of
        yours, switch to that one in the wallet menu.
      </EmptyState>
    );
  }
  return (
    <section aria-label="Audit grants">
      <ul className="flex flex-col gap-4">
        {sorted.map((grant) => (
          <li key={grant.grantId}>
            <GrantCard grant={grant} nowMs={nowMs} />
          </li>
        ))}
      </ul>
    </section>
  );
}
