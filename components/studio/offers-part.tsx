'use client';

import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Wal } from '@/components/money/wal';
import { iterationsText, rightsText, windowText } from '@/components/offer/rights-text';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { offerWords } from '@/lib/client/studio/offer-words';
import { useWithdrawOffer } from '@/lib/client/use-money';
import type { StudioOffer } from '@/lib/client/use-studio-model';
import { DataTable, type Column } from './data-table';
import type { ModelPartProps } from './model-part-props';
import { OfferDialog } from './offer-dialog';
import { NothingYet, Part } from './part';

/** What can be bought, what was sold under it, and what is withdrawn. */
export function OffersPart({ teamCapId, model, detail }: ModelPartProps) {
  const [adding, setAdding] = useState(false);
  const withdraw = useWithdrawOffer();
  const withdrawing = withdraw.isPending ? withdraw.variables.offer : null;
  const retired = model.retiredAtMs !== null;
  const columns: Column<StudioOffer>[] = [
    ...termColumns,
    {
      head: 'Withdraw',
      action: true,
      cell: (offer) =>
        offer.active && !retired ? (
          <Button
            look="quiet"
            size="icon"
            className="size-7"
            aria-label={`Withdraw offer ${offer.number}`}
            busy={withdrawing === offer.number}
            onClick={() =>
              withdraw.mutate({ teamCapId, modelId: model.modelId, offer: offer.number })
            }
          >
            {withdrawing !== offer.number && <X aria-hidden />}
          </Button>
        ) : (
          <Badge>{offer.active ? 'Not sold' : 'Withdrawn'}</Badge>
        ),
    },
  ];
  return (
    <Part
      title="Offers"
      hint="An offer is never edited: withdraw it and set another. Passes keep the terms they were sold with."
      aside={
        !retired && (
          <Button size="sm" disabled={model.iterationCount === 0} onClick={() => setAdding(true)}>
            <Plus aria-hidden /> Offer
          </Button>
        )
      }
    >
      {detail.allOffers.length === 0 ? (
        <NothingYet>
          {model.iterationCount === 0
            ? 'Publish an iteration first; then it can be offered.'
            : 'Nothing is offered, so nobody can buy access.'}
        </NothingYet>
      ) : (
        <DataTable
          label={`Offers of ${model.name}`}
          columns={columns}
          rows={detail.allOffers}
          rowKey={(offer) => String(offer.number)}
        />
      )}
      {withdraw.isError && <FailureNotice error={withdraw.error} />}
      <OfferDialog
        key={String(adding)}
        open={adding}
        onOpenChange={setAdding}
        teamCapId={teamCapId}
        model={model}
      />
    </Part>
  );
}

const termColumns: Column<StudioOffer>[] = [
  { head: 'No.', cell: (offer) => <span className="figures">{offer.number}</span> },
  {
    head: 'Price',
    cell: (offer) => (
      <span className="inline-flex flex-wrap items-center justify-end gap-1.5 sm:justify-start">
        <Wal amount={offer.priceFrost} className="font-medium" />
        {offer.trial && <Badge tone="tide">Trial</Badge>}
      </span>
    ),
  },
  { head: 'Window', cell: (offer) => windowText(offer.windowMs) },
  {
    head: 'Gives',
    cell: (offer) => (
      <>
        {rightsText(offer.rights)}
        <span className="block text-xs text-ink-faint">
          {iterationsText(offer)} · {offerWords(offer)}
        </span>
      </>
    ),
  },
  { head: 'Sold', figures: true, cell: (offer) => offer.sold },
];
