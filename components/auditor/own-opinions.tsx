'use client';

import { PenLine } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { OpinionCard } from '@/components/audit/opinion-card';
import { verdictNumbers } from '@/components/audit/verdict-words';
import { FailureNotice } from '@/components/chain/failure-notice';
import { groupOpinions } from '@/components/listing/group-opinions';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { Skeleton } from '@/components/ui/skeleton';
import { useOwnOpinions, type OwnOpinion } from '@/lib/client/auditor/use-grants';
import { OpinionDialog } from './opinion-dialog';
import { SignedNotice } from './signed-notice';

/** What the address signed; an opinion can be superseded also after its grant has ended. */
export function OwnOpinions() {
  const opinions = useOwnOpinions();
  const [replacing, setReplacing] = useState<OwnOpinion | null>(null);
  const [signedId, setSignedId] = useState<string | null>(null);
  if (opinions.isError && opinions.data === undefined) {
    return <FailureNotice error={opinions.error} onRetry={() => void opinions.refetch()} />;
  }
  if (opinions.data === undefined) return <Skeleton className="h-24 rounded-lg" />;
  if (opinions.data.length === 0) return null;
  return (
    <section aria-label="My opinions">
      <h2 className="mb-3 text-base font-semibold">My opinions</h2>
      {signedId !== null && (
        <div className="mb-4">
          <SignedNotice opinionId={signedId} />
        </div>
      )}
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface shadow-card">
        {groupOpinions(opinions.data).map(({ standing, earlier }) => (
          <li key={standing.opinionId} className="px-4 py-4 sm:px-5">
            <ModelLink opinion={standing} />
            <OpinionCard opinion={standing}>
              <div className="mt-3">
                <Button size="sm" onClick={() => setReplacing(standing)}>
                  <PenLine aria-hidden /> Supersede
                </Button>
              </div>
            </OpinionCard>
            {earlier.length > 0 && (
              <Disclosure
                summary={`Superseded (${earlier.length})`}
                className="mt-2 [&>summary]:text-xs"
              >
                <ul className="flex flex-col gap-4 border-l-2 border-line pl-4">
                  {earlier.map((opinion) => (
                    <li key={opinion.opinionId}>
                      <OpinionCard opinion={opinion} />
                    </li>
                  ))}
                </ul>
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
      {replacing !== null && (
        <OpinionDialog
          deed={{ kind: 'supersede', ...replacing }}
          modelName={replacing.modelName}
          start={{
            verdict: verdictNumbers[replacing.verdict],
            scope: replacing.scope,
            statement: replacing.statement,
            evidenceHash: replacing.evidenceHashHex,
          }}
          onClose={() => setReplacing(null)}
          onSigned={setSignedId}
        />
      )}
    </section>
  );
}

function ModelLink({ opinion }: { opinion: OwnOpinion }) {
  return (
    <p className="mb-2 text-sm font-semibold break-words">
      <Link href={`/models/${opinion.modelId}`} className="rounded-sm hover:text-tide">
        {opinion.modelName}
      </Link>
    </p>
  );
}
