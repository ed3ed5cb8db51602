import type { ReactNode } from 'react';
import { IdText } from '@/components/chain/id-text';
import { Moment } from '@/components/time/moment';
import { Disclosure } from '@/components/ui/disclosure';
import { Facts, type Fact } from '@/components/ui/facts';
import type { OpinionView } from '@/lib/server/queries/types';
import { VerdictBadge } from './verdict-badge';

export interface OpinionCardProps {
  opinion: Pick<
    OpinionView,
    | 'opinionId'
    | 'iteration'
    | 'verdict'
    | 'scope'
    | 'statement'
    | 'evidenceHashHex'
    | 'signedAtMs'
    | 'transactionDigest'
  >;
  /** Who signed; left out on the signer's own page. */
  auditor?: string;
  /** More facts, such as the content root the opinion speaks about. */
  facts?: Fact[];
  children?: ReactNode;
}

/** One signed opinion: verdict, what was looked at, the statement, and what proves it. */
export function OpinionCard({ opinion, auditor, facts = [], children }: OpinionCardProps) {
  return (
    <article
      aria-label={`Opinion on iteration ${opinion.iteration}`}
      data-opinion={opinion.opinionId}
      className="min-w-0"
    >
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm">
        <VerdictBadge verdict={opinion.verdict} />
        <span className="figures font-medium">Iteration {opinion.iteration}</span>
        {auditor !== undefined && (
          <span className="inline-flex items-center gap-1 text-ink-soft">
            by <IdText id={auditor} label="auditor address" digits={6} />
          </span>
        )}
        <Moment atMs={opinion.signedAtMs} className="figures text-xs text-ink-faint sm:ml-auto" />
      </p>
      <p className="mt-2 text-xs break-words text-ink-faint">Looked at: {opinion.scope}</p>
      <p className="mt-1 text-sm break-words whitespace-pre-line text-ink-soft">
        {opinion.statement}
      </p>
      <Disclosure summary="Evidence and ids" className="mt-2 [&_summary]:text-xs">
        <Facts
          className="text-xs"
          facts={[
            {
              label: 'Evidence (SHA-256)',
              value: <IdText id={opinion.evidenceHashHex} label="evidence hash" digits={8} />,
            },
            ...facts,
            {
              label: 'Opinion',
              value: <IdText id={opinion.opinionId} label="opinion id" digits={6} />,
            },
            {
              label: 'Transaction',
              value: (
                <IdText id={opinion.transactionDigest} label="transaction digest" digits={6} />
              ),
            },
          ]}
        />
      </Disclosure>
      {children}
    </article>
  );
}
