'use client';

import { Plus, X } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { ModelGlyph } from '@/components/listing/model-glyph';
import { Wal } from '@/components/money/wal';
import { iterationsText, windowText } from '@/components/offer/rights-text';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { useWithdrawOffer } from '@/lib/client/use-money';
import type { ChainTeam, TeamModel } from '@/lib/client/use-teams';
import { OfferDialog } from './offer-dialog';

/** The team's models with their offers; an offer is never edited, only withdrawn. */
export function TeamModels({ team, models }: { team: ChainTeam; models: TeamModel[] | undefined }) {
  if (models === undefined) return <Skeleton className="h-20 rounded-md" />;
  return (
    <div className="flex flex-col gap-2.5">
      <h3 className="text-sm font-semibold">Models</h3>
      {models.length === 0 && (
        <p className="text-sm text-ink-soft">No model is listed by this team yet.</p>
      )}
      {models.map((model) => (
        <ModelRow key={model.modelId} team={team} model={model} />
      ))}
    </div>
  );
}

function ModelRow({ team, model }: { team: ChainTeam; model: TeamModel }) {
  const [adding, setAdding] = useState(false);
  const withdraw = useWithdrawOffer();
  return (
    <article aria-label={model.name} className="rounded-md border border-line p-3.5">
      <div className="flex items-center gap-3">
        <ModelGlyph modelId={model.modelId} className="size-9" />
        <div className="min-w-0 flex-1">
          <h4 className="truncate text-sm font-medium">
            <Link href={`/models/${model.modelId}`} className="rounded-sm hover:text-tide">
              {model.name}
            </Link>
          </h4>
          <p className="figures text-xs text-ink-faint">
            {model.iterationCount} {model.iterationCount === 1 ? 'iteration' : 'iterations'} ·{' '}
            {model.passesSold} sold
          </p>
        </div>
        <Button size="sm" disabled={model.iterationCount === 0} onClick={() => setAdding(true)}>
          <Plus aria-hidden /> Offer
        </Button>
      </div>
      {model.offers.length > 0 && (
        <ul className="mt-3 flex flex-wrap gap-2">
          {model.offers.map((offer) => (
            <li
              key={offer.number}
              className="flex items-center gap-2 rounded-md bg-sunken py-1 pr-1 pl-2.5 text-xs"
            >
              <Wal amount={offer.priceFrost} className="font-medium" />
              <span className="text-ink-soft">
                {windowText(offer.windowMs)} · {iterationsText(offer)}
              </span>
              <Button
                look="quiet"
                size="icon"
                className="size-6"
                aria-label={`Withdraw offer ${offer.number}`}
                busy={withdraw.isPending && withdraw.variables.offer === offer.number}
                onClick={() =>
                  withdraw.mutate({
                    teamCapId: team.teamCapId,
                    modelId: model.modelId,
                    offer: offer.number,
                  })
                }
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {withdraw.isError && <FailureNotice error={withdraw.error} />}
      <OfferDialog
        key={String(adding)}
        open={adding}
        onOpenChange={setAdding}
        teamCapId={team.teamCapId}
        model={model}
      />
    </article>
  );
}
