import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import { offerQuotaText, offerRefundText } from '@/components/offer/offer-rules';
import { iterationsText, rightsText } from '@/components/offer/rights-text';
import { MomentInBothZones } from '@/components/time/moment';
import { Facts, type Fact } from '@/components/ui/facts';
import { Skeleton } from '@/components/ui/skeleton';
import type { PurchaseChecks } from '@/lib/client/use-buy';
import { splitRevenue } from '@/lib/domain';
import type { ModelDetail, OfferView } from '@/lib/server/queries/types';

/** Everything the pass will say, before it is paid. */
export function CheckoutTerms({
  offer,
  checks,
}: {
  offer: OfferView;
  checks: PurchaseChecks | undefined;
}) {
  const pending = <Skeleton className="h-5 w-40" />;
  const calls = offerQuotaText(offer);
  const facts: Fact[] = [
    { label: 'You may', value: rightsText(offer.rights) },
    { label: 'Covers', value: iterationsText(offer) },
    ...(calls === '' ? [] : [{ label: 'Calls in the window', value: calls }]),
    {
      label: 'Starts',
      value: checks ? (
        <>
          when you pay
          <span className="block text-xs text-ink-faint">by the clock of the chain</span>
        </>
      ) : (
        pending
      ),
    },
    {
      label: 'Ends, if paid now',
      value: checks ? <MomentInBothZones atMs={checks.endsAtMs} /> : pending,
    },
    { label: 'Refund', value: offerRefundText(offer) },
    ...(offer.trial ? [{ label: 'Trial', value: 'once per person and model' }] : []),
  ];
  return <Facts className="-my-2" facts={facts} />;
}

/** Who gets how much of the price. */
export function PaymentSplit({ model, priceFrost }: { model: ModelDetail; priceFrost: bigint }) {
  const { members } = model.team;
  if (priceFrost === 0n) return null;
  const { amounts } = splitRevenue(
    priceFrost,
    members.map((member) => member.shareBps),
  );
  return (
    <div className="rounded-md bg-sunken p-3 text-xs">
      <p className="mb-1.5 text-ink-faint">Your payment goes to {model.teamName}</p>
      <ul className="flex flex-col gap-1">
        {members.map((member, index) => (
          <li key={member.address} className="flex items-center justify-between gap-3">
            <IdText id={member.address} label="member address" />
            <Wal amount={amounts[index] ?? 0n} />
          </li>
        ))}
      </ul>
    </div>
  );
}
