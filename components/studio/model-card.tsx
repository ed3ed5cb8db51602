'use client';

import { ChevronDown } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { ModelGlyph } from '@/components/listing/model-glyph';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Skeleton } from '@/components/ui/skeleton';
import { useStudioModel } from '@/lib/client/use-studio-model';
import type { ChainTeam, TeamModel } from '@/lib/client/use-teams';
import { AliasesPart } from './aliases-part';
import { ListingDialog } from './listing-dialog';
import { OffersPart } from './offers-part';
import { RetireDialog } from './retire-dialog';
import { StoragePart } from './storage-part';

interface ModelCardProps {
  team: ChainTeam;
  model: TeamModel;
  startsOpen: boolean;
}

/** One model of the team; its parts are read when it is opened. */
export function ModelCard({ team, model, startsOpen }: ModelCardProps) {
  const [open, setOpen] = useState(startsOpen);
  return (
    <article aria-label={model.name} className="rounded-md border border-line">
      <div className="flex items-center gap-3 p-3.5">
        <ModelGlyph modelId={model.modelId} className="size-9" />
        <div className="min-w-0 flex-1">
          <h3 className="text-sm font-medium break-words">
            <Link href={`/models/${model.modelId}`} className="rounded-sm hover:text-tide">
              {model.name}
            </Link>
          </h3>
          <p className="figures flex flex-wrap items-center gap-x-2 text-xs text-ink-faint">
            {model.retiredAtMs !== null && <Badge tone="warn">Retired</Badge>}
            <span>
              {model.iterationCount} {model.iterationCount === 1 ? 'iteration' : 'iterations'} ·{' '}
              {model.passesSold} sold
            </span>
          </p>
        </div>
        <Button
          look="quiet"
          size="sm"
          aria-expanded={open}
          aria-label={`Manage ${model.name}`}
          onClick={() => setOpen(!open)}
        >
          Manage
          <ChevronDown aria-hidden className={cn('transition-transform', open && 'rotate-180')} />
        </Button>
      </div>
      {open && <ModelParts team={team} model={model} />}
    </article>
  );
}

function ModelParts({ team, model }: { team: ChainTeam; model: TeamModel }) {
  const detail = useStudioModel(model.modelId);
  const [dialog, setDialog] = useState<'listing' | 'retire' | null>(null);
  const retired = model.retiredAtMs !== null;
  if (detail.data === undefined || detail.data === null) {
    return (
      <div className="border-t border-line p-3.5">
        {detail.isError ? (
          <FailureNotice error={detail.error} onRetry={() => void detail.refetch()} />
        ) : (
          <Skeleton className="h-24 rounded-md" />
        )}
      </div>
    );
  }
  const shared = { teamCapId: team.teamCapId, model, detail: detail.data };
  const close = (open: boolean) => setDialog(open ? dialog : null);
  return (
    <div className="flex flex-col gap-6 border-t border-line p-3.5">
      <OffersPart {...shared} />
      <AliasesPart {...shared} />
      <StoragePart {...shared} />
      {!retired && (
        <div className="flex flex-wrap gap-2 border-t border-line pt-4">
          <Button size="sm" onClick={() => setDialog('listing')}>
            Edit listing
          </Button>
          <Button size="sm" look="danger" onClick={() => setDialog('retire')}>
            Retire
          </Button>
        </div>
      )}
      <ListingDialog
        key={`listing-${dialog === 'listing'}`}
        open={dialog === 'listing'}
        onOpenChange={close}
        teamCapId={team.teamCapId}
        model={model}
      />
      <RetireDialog
        open={dialog === 'retire'}
        onOpenChange={close}
        teamCapId={team.teamCapId}
        model={model}
      />
    </div>
  );
}
