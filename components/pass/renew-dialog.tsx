'use client';

import Link from 'next/link';
import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Button, buttonStyle } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { noRenewalWords, renewalOffers, type NumberedOffer } from '@/lib/client/pass/todays-offer';
import { useOffersToday } from '@/lib/client/use-pass-terms';
import type { AccessPass } from '@/lib/client/use-passes';
import { useRenew, useRenewalChecks, type RenewalChecks } from '@/lib/client/use-renewal';
import { formatWal } from '@/lib/domain';
import { DeedSteps } from './deed-steps';
import { RenewalChoice } from './renewal-choice';
import { Renewed } from './renewed';
import { RenewalVerdict } from './renewal-verdict';

interface RenewDialogProps {
  pass: AccessPass;
  name: string;
  nowMs: number;
  onClose: () => void;
}

/** Which offer, the new end, and exactly what it costs, before the wallet opens. */
export function RenewDialog({ pass, name, nowMs, onClose }: RenewDialogProps) {
  const today = useOffersToday(pass);
  const [number, setNumber] = useState<number | null>(null);
  const choices =
    today.data === undefined ? [] : renewalOffers(pass, today.data.offers, BigInt(nowMs));
  const offer = choices.find((choice) => choice.number === number) ?? choices[0] ?? null;
  const { renew, phase } = useRenew(pass.modelId);
  const checks = useRenewalChecks(offer === null ? null : renewalOf(pass, offer));
  if (renew.data !== undefined) {
    return <Renewed renewed={renew.data} name={name} onClose={onClose} />;
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      staysOpen
      title="Renew this pass"
      description={name}
      footer={
        offer !== null && (
          <Button
            look="primary"
            disabled={checks.data === undefined || !isReady(checks.data)}
            busy={renew.isPending}
            onClick={() => renew.mutate(withExtension(renewalOf(pass, offer), checks.data))}
          >
            {renew.isPending ? 'Paying' : payText(offer, checks.data)}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {today.isError && today.data === undefined && (
          <FailureNotice error={today.error} onRetry={() => void today.refetch()} />
        )}
        {today.isPending && (
          <div role="status" aria-label="Reading the offers of today">
            <Skeleton className="h-24 rounded-md" />
          </div>
        )}
        {today.data !== undefined && offer === null && (
          <NothingRenews
            modelId={pass.modelId}
            why={noRenewalWords(pass, today.data.model, today.data.offers, BigInt(nowMs))}
          />
        )}
        {offer !== null && (
          <>
            <RenewalChoice offers={choices} chosen={offer.number} onChoose={setNumber} />
            <RenewalVerdict checks={checks} hasEnded={pass.endsAtMs <= BigInt(nowMs)} />
          </>
        )}
        {renew.isPending && phase !== null && (
          <DeedSteps
            label="Progress of the renewal"
            phase={phase}
            last="Pay and lengthen the pass"
          />
        )}
        {renew.isError && <FailureNotice error={renew.error} />}
      </div>
    </Dialog>
  );
}

function renewalOf(pass: AccessPass, offer: NumberedOffer) {
  return { passId: pass.passId, offer: offer.number, priceFrost: offer.priceFrost };
}

type Renewal = ReturnType<typeof renewalOf>;

function withExtension(renewal: Renewal, checks: RenewalChecks | undefined) {
  const extension = checks?.extension ?? null;
  return extension === null ? renewal : { ...renewal, extension };
}

/** Goes through as it is, or with the extension that the button names. */
function isReady(checks: RenewalChecks): boolean {
  return checks.failure === null && (checks.storageFailure === null || checks.extension !== null);
}

function payText(offer: NumberedOffer, checks: RenewalChecks | undefined): string {
  if (checks === undefined || checks.extension === null) {
    return `Renew for ${formatWal(offer.priceFrost)} WAL`;
  }
  return `Extend storage too, ${formatWal(checks.totalFrost)} WAL`;
}

function NothingRenews({ modelId, why }: { modelId: string; why: string }) {
  return (
    <Notice
      title="Nothing renews this pass now"
      actions={
        <Link href={`/models/${modelId}`} className={buttonStyle({ size: 'sm' })}>
          See the model
        </Link>
      }
    >
      {why}
    </Notice>
  );
}
