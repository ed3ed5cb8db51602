'use client';

import { ExtensionFacts } from '@/components/buy/extension-facts';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Wal } from '@/components/money/wal';
import { MomentInBothZones } from '@/components/time/moment';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import type { RenewalChecks, useRenewalChecks } from '@/lib/client/use-renewal';

interface RenewalVerdictProps {
  checks: ReturnType<typeof useRenewalChecks>;
  hasEnded: boolean;
}

/** What the renewal would do, and whether it would go through. */
export function RenewalVerdict({ checks, hasEnded }: RenewalVerdictProps) {
  if (checks.isError && checks.data === undefined) {
    return <FailureNotice error={checks.error} onRetry={() => void checks.refetch()} />;
  }
  if (checks.data === undefined) {
    return (
      <div role="status" aria-label="Looking at pass, storage and balance on chain">
        <Skeleton className="h-32 rounded-md" />
      </div>
    );
  }
  const { offer, startsAtMs, endsAtMs, failure } = checks.data;
  return (
    <>
      <Facts
        className="-my-2"
        facts={[
          {
            label: 'The new period starts',
            value: hasEnded ? 'when you pay' : <MomentInBothZones atMs={startsAtMs} />,
          },
          {
            label: hasEnded ? 'New end, if paid now' : 'New end',
            value: (
              <span data-new-end>
                <MomentInBothZones atMs={endsAtMs} />
              </span>
            ),
          },
          { label: 'Price, and no more', value: <Wal amount={offer.priceFrost} /> },
        ]}
      />
      <Storage checks={checks.data} />
      {failure !== null && failure !== checks.data.storageFailure && (
        <FailureNotice error={failure} />
      )}
    </>
  );
}

function Storage({ checks }: { checks: RenewalChecks }) {
  const { storageFailure, extension, endEpoch, storedUntilMs, endsAtMs, offer } = checks;
  if (storageFailure === null) {
    return (
      <p className="text-xs text-ink-soft">
        The newest iteration is stored until the new end and beyond (epoch {endEpoch ?? ''}).
      </p>
    );
  }
  return (
    <Notice tone="warn" title={storageFailure.message}>
      {extension !== null && (
        <>
          <p>Extending it too happens in the same transaction, or nothing does.</p>
          <ExtensionFacts
            endEpoch={endEpoch}
            storedUntilMs={storedUntilMs}
            windowEndsAtMs={endsAtMs}
            extension={extension}
            priceFrost={offer.priceFrost}
          />
        </>
      )}
    </Notice>
  );
}
