import { CircleCheck, CircleX, LoaderCircle } from 'lucide-react';
import type { PurchaseChecks } from '@/lib/client/use-buy';

/** One lamp per thing looked at on chain before the wallet opens. */
export function CheckoutChecks({ checks }: { checks: PurchaseChecks | undefined }) {
  return (
    <ul aria-label="Checked before you pay" className="flex flex-col gap-1.5 text-sm">
      {checks === undefined ? (
        <li className="flex items-center gap-2 text-ink-faint">
          <LoaderCircle className="size-4 animate-spin" aria-hidden /> Looking at the chain
        </li>
      ) : (
        checks.checks.map((check) => (
          <li
            key={check.id}
            data-passed={check.passed}
            data-check={check.id}
            className="flex gap-2"
          >
            {check.passed ? (
              <CircleCheck className="mt-0.5 size-4 shrink-0 text-good" aria-label="Passed:" />
            ) : (
              <CircleX className="mt-0.5 size-4 shrink-0 text-bad" aria-label="Failed:" />
            )}
            <span
              className={
                check.passed
                  ? 'figures min-w-0 text-ink-soft'
                  : 'figures min-w-0 font-medium break-words text-bad'
              }
            >
              {check.failure === null ? check.text : check.failure.message}
            </span>
          </li>
        ))
      )}
    </ul>
  );
}
