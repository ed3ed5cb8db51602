'use client';

import { CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import { offerRefundText } from '@/components/offer/offer-rules';
import { windowText } from '@/components/offer/rights-text';
import { MomentInBothZones } from '@/components/time/moment';
import { buttonStyle } from '@/components/ui/button';
import { Facts } from '@/components/ui/facts';
import type { BoughtPass } from '@/lib/client/use-buy';
import type { OfferView } from '@/lib/server/queries/types';
import { extendedFacts } from './extension-facts';

interface ReceiptProps {
  bought: BoughtPass;
  offer: OfferView;
}

/** What was paid for; it takes the focus that the vanished Pay button held. */
export function Receipt({ bought, offer }: ReceiptProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section
      aria-label="Receipt"
      className="overflow-hidden rounded-lg border border-line bg-surface shadow-lift"
    >
      <div
        role="status"
        className="flex items-center gap-2.5 border-b border-line bg-good-soft px-5 py-3.5"
      >
        <CircleCheck className="size-5 text-good" aria-hidden />
        <h2 ref={title} tabIndex={-1} className="text-base font-semibold">
          Paid. The pass is yours.
        </h2>
      </div>
      <div className="p-5">
        <Facts
          className="-my-2"
          facts={[
            { label: 'Paid', value: <Wal amount={bought.priceFrost} /> },
            ...extendedFacts(bought.extended),
            { label: 'Window', value: windowText(offer.windowMs) },
            { label: 'Started', value: <MomentInBothZones atMs={bought.startsAtMs} /> },
            { label: 'Ends', value: <MomentInBothZones atMs={bought.endsAtMs} /> },
            { label: 'Refund', value: offerRefundText(offer) },
            { label: 'Pass', value: <IdText id={bought.passId} label="pass id" digits={6} /> },
            {
              label: 'Transaction',
              value: <IdText id={bought.digest} label="transaction digest" digits={6} />,
            },
          ]}
        />
        <Link
          href={`/passes?pass=${bought.passId}`}
          className={`${buttonStyle({ look: 'primary', size: 'lg' })} mt-5 w-full`}
        >
          Open the model
        </Link>
      </div>
    </section>
  );
}
