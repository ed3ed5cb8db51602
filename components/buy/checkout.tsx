'use client';

import { FailureNotice } from '@/components/chain/failure-notice';
import { OfferPrice } from '@/components/offer/offer-price';
import { windowText } from '@/components/offer/rights-text';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useBuy, usePurchaseChecks, type PurchaseChecks } from '@/lib/client/use-buy';
import { formatWal } from '@/lib/domain';
import type { ModelDetail, OfferView } from '@/lib/server/queries/types';
import { BuySteps } from './buy-steps';
import { CheckoutChecks } from './checkout-checks';
import { CheckoutTerms, PaymentSplit } from './checkout-terms';
import { ExtensionFacts } from './extension-facts';
import { Receipt } from './receipt';

interface CheckoutProps {
  model: ModelDetail;
  offer: OfferView;
  address: string;
}

/** Terms, pre-flight and one button; afterwards the receipt. */
export function Checkout({ model, offer, address }: CheckoutProps) {
  const priceFrost = BigInt(offer.priceFrost);
  const question = { modelId: model.modelId, offer: offer.number, priceFrost };
  const checks = usePurchaseChecks(question, address);
  const { buy, phase } = useBuy();
  if (buy.data !== undefined) {
    return <Receipt bought={buy.data} offer={offer} />;
  }
  const { isReady, extension } = readiness(checks.data);
  return (
    <section
      aria-label="Checkout"
      className="overflow-hidden rounded-lg border border-line bg-surface shadow-lift lg:sticky lg:top-20"
    >
      <div aria-hidden className="staff h-2 bg-tide-soft" />
      <div className="flex flex-col gap-4 p-5">
        <div className="flex items-baseline justify-between gap-3">
          <h2 className="text-base font-semibold">
            {offer.trial && 'Trial, '}
            {windowText(offer.windowMs)}
          </h2>
          <OfferPrice offer={offer} className="min-w-0 text-right text-xl font-semibold" />
        </div>
        <CheckoutTerms offer={offer} checks={checks.data} />
        <PaymentSplit model={model} priceFrost={priceFrost} />
        <CheckoutChecks checks={checks.data} />
        {checks.isError && <FailureNotice error={checks.error} onRetry={() => checks.refetch()} />}
        {buy.isPending && phase !== null && <BuySteps phase={phase} />}
        {buy.isError && <FailureNotice error={buy.error} />}
        {checks.data !== undefined && extension !== null && (
          <ExtendAndBuy
            checks={checks.data}
            priceFrost={priceFrost}
            busy={buy.isPending}
            onBuy={() => buy.mutate({ ...question, extension })}
          />
        )}
        <Button
          look={extension === null ? 'primary' : 'plain'}
          size="lg"
          className="w-full"
          busy={buy.isPending && extension === null}
          disabled={!isReady || buy.isPending}
          onClick={() => buy.mutate(question)}
        >
          {buy.isPending && extension === null ? 'Paying' : payText(offer, priceFrost)}
        </Button>
        <p className="text-xs text-ink-faint">
          The end of the window ends new keys; it cannot take back a copy made before.
        </p>
      </div>
    </section>
  );
}

/** Ready to pay as it is, or what is missing is only storage, and then what it takes. */
function readiness(checks: PurchaseChecks | undefined) {
  const failed = checks?.checks.filter((check) => !check.passed);
  if (checks === undefined || failed === undefined) return { isReady: false, extension: null };
  const isOnlyStorage = failed.length > 0 && failed.every((check) => check.id === 'storage');
  return { isReady: failed.length === 0, extension: isOnlyStorage ? checks.extension : null };
}

function payText(offer: OfferView, priceFrost: bigint): string {
  if (!offer.trial) return `Pay ${formatWal(priceFrost)} WAL`;
  return priceFrost === 0n ? 'Try once, free' : `Try once for ${formatWal(priceFrost)} WAL`;
}

interface ExtendAndBuyProps {
  checks: PurchaseChecks;
  priceFrost: bigint;
  busy: boolean;
  onBuy: () => void;
}

/** Where only storage stands in the way: anyone may extend it, also in the same transaction. */
function ExtendAndBuy({ checks, priceFrost, busy, onBuy }: ExtendAndBuyProps) {
  const { extension, endEpoch, storedUntilMs, endsAtMs } = checks;
  if (extension === null) return null;
  const total = formatWal(priceFrost + extension.costFrost);
  return (
    <Notice title="Storage can be extended with the purchase">
      Both happen in one transaction, or nothing does. The bytes are then stored longer for
      everyone.
      <ExtensionFacts
        endEpoch={endEpoch}
        storedUntilMs={storedUntilMs}
        windowEndsAtMs={endsAtMs}
        extension={extension}
        priceFrost={priceFrost}
      />
      <Button
        look="primary"
        className="mt-2 w-full"
        busy={busy}
        aria-label={`Extend storage and buy for ${total} WAL`}
        onClick={onBuy}
      >
        {busy ? 'Paying' : 'Extend storage and buy'}
      </Button>
    </Notice>
  );
}
