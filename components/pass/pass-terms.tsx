'use client';

import { FailureNotice } from '@/components/chain/failure-notice';
import { Skeleton } from '@/components/ui/skeleton';
import { termChanges, yourTerms } from '@/lib/client/pass/compare-terms';
import { offerToday, type OfferToday } from '@/lib/client/pass/todays-offer';
import { useOffersToday, type Sale } from '@/lib/client/use-pass-terms';
import type { AccessPass } from '@/lib/client/use-passes';
import { TermsTable } from './terms-table';

interface PassTermsProps {
  pass: AccessPass;
  sales: readonly Sale[];
  nowMs: number;
}

/** What was frozen into the pass, beside what the team sells now. */
export function PassTerms({ pass, sales, nowMs }: PassTermsProps) {
  const offers = useOffersToday(pass);
  const yours = yourTerms(pass, sales, BigInt(nowMs));
  const today =
    offers.data === undefined ? null : offerToday(yours, offers.data.model, offers.data.offers);
  const offer = today === null ? null : offerOf(today);
  return (
    <div className="flex flex-col gap-3">
      {offers.isError && offers.data === undefined && (
        <FailureNotice
          error={offers.error}
          title="Today’s offers cannot be read now; your own terms stand below."
          onRetry={() => void offers.refetch()}
        />
      )}
      {offers.isPending && (
        <p role="status" className="flex items-center gap-2 text-xs text-ink-faint">
          <Skeleton className="size-3 rounded-full" /> Reading today’s offers from the chain
        </p>
      )}
      {today !== null && <p className="text-sm text-ink-soft">{todayWords(today, yours.offer)}</p>}
      <TermsTable
        yours={yours.terms}
        yourOffer={yours.offer}
        usedCalls={yours.sale?.used ?? null}
        today={offer}
        changes={offer === null ? {} : termChanges(yours.terms, offer)}
      />
    </div>
  );
}

function offerOf(today: OfferToday) {
  if (today.kind === 'same') return today.offer;
  return today.kind === 'withdrawn' ? today.nearest : null;
}

function todayWords(today: OfferToday, yourOffer: number): string {
  switch (today.kind) {
    case 'same':
      return 'The offer you paid under is still sold, on the same terms.';
    case 'retired':
      return 'The team has retired this model and sells nothing new. Your pass keeps its terms.';
    case 'withdrawn':
      return today.nearest === null
        ? `Offer ${yourOffer} was withdrawn and the team sells no access now. Your pass keeps its terms.`
        : `Offer ${yourOffer} was withdrawn. Beside your terms stands the offer of today that comes nearest.`;
  }
}
