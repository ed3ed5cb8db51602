import type { ReactNode } from 'react';
import { Wal } from '@/components/money/wal';
import { rangeText, rightsTextOfBits } from '@/components/offer/rights-text';
import { cn } from '@/components/ui/cn';
import type { ComparedTerms, TermChanges, TermId } from '@/lib/client/pass/compare-terms';
import type { NumberedOffer } from '@/lib/client/pass/todays-offer';
import { allowsCalls, formatDuration, groupDigits, quotaText, refundRuleText } from '@/lib/domain';

interface TermsTableProps {
  yours: ComparedTerms;
  yourOffer: number;
  /** Gateway calls counted in the period; null while it is read. */
  usedCalls: bigint | null;
  /** null: nothing is sold now, or it is not known. */
  today: NumberedOffer | null;
  changes: TermChanges;
}

interface Row {
  id: TermId;
  label: string;
  cell: (terms: ComparedTerms) => ReactNode;
}

const rows: readonly Row[] = [
  { id: 'price', label: 'Price', cell: (terms) => <Price terms={terms} /> },
  { id: 'window', label: 'Window', cell: (terms) => formatDuration(terms.windowMs) },
  { id: 'rights', label: 'You may', cell: (terms) => rightsTextOfBits(terms.rights) },
  { id: 'iterations', label: 'Covers', cell: rangeText },
  { id: 'calls', label: 'Calls', cell: (terms) => quotaText(terms, 'en-GB') || 'none' },
  { id: 'refund', label: 'Refund', cell: refundRuleText },
];

/** Two columns side by side at any width; what differs says so in words, not by colour alone. */
export function TermsTable({ yours, yourOffer, usedCalls, today, changes }: TermsTableProps) {
  const shown = rows.filter(
    ({ id }) =>
      id !== 'calls' || allowsCalls(yours.rights) || (today !== null && allowsCalls(today.rights)),
  );
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 overflow-hidden rounded-md border border-line text-xs sm:text-sm">
      <caption className="sr-only">Your terms and today’s terms</caption>
      <thead>
        <tr className="bg-sunken text-left align-bottom text-xs text-ink-faint">
          <th scope="col" className="w-[22%] px-2.5 py-2 font-medium sm:px-3">
            <span className="sr-only">Term</span>
          </th>
          <Head title="Your terms" note={`offer ${yourOffer}`} />
          <Head
            title="Today’s terms"
            note={today === null ? 'nothing to compare' : `offer ${today.number}`}
          />
        </tr>
      </thead>
      <tbody>
        {shown.map(({ id, label, cell }) => {
          const change = changes[id];
          return (
            <tr key={id} data-term={id} data-differs={change !== undefined} className="align-top">
              <th
                scope="row"
                className="border-t border-line px-2.5 py-2 text-left font-normal text-ink-faint sm:px-3"
              >
                {label}
              </th>
              <td className="figures border-t border-line px-2.5 py-2 break-words sm:px-3">
                {cell(yours)}
                {id === 'calls' && <CallsUsed terms={yours} used={usedCalls} />}
              </td>
              <td
                className={cn(
                  'figures border-t border-line px-2.5 py-2 break-words sm:px-3',
                  change !== undefined && 'bg-warn-soft',
                )}
              >
                {today === null ? <span className="text-ink-faint">–</span> : cell(today)}
                {change !== undefined && (
                  <span className="mt-0.5 block text-xs font-medium text-warn">{change}</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Head({ title, note }: { title: string; note: string }) {
  return (
    <th scope="col" className="px-2.5 py-2 font-medium sm:px-3">
      <span className="block text-ink">{title}</span>
      <span className="font-normal">{note}</span>
    </th>
  );
}

function Price({ terms }: { terms: ComparedTerms }) {
  return (
    <>
      <Wal amount={terms.priceFrost} />
      {terms.trial && <span className="block text-xs text-ink-faint">trial, once</span>}
    </>
  );
}

/** "40 used, 960 left". */
function CallsUsed({ terms, used }: { terms: ComparedTerms; used: bigint | null }) {
  if (used === null || !allowsCalls(terms.rights)) return null;
  const left = terms.quota === 0n ? '' : `, ${digits(terms.quota - used)} left`;
  return (
    <span className="mt-0.5 block text-xs text-ink-soft">{`${digits(used)} used${left}`}</span>
  );
}

function digits(count: bigint): string {
  return groupDigits(`${count}`, 'en-GB');
}
