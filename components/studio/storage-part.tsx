'use client';

import { useState } from 'react';
import { Day } from '@/components/time/moment';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useChainClock } from '@/lib/client/chain-clock';
import type { StudioIteration } from '@/lib/client/use-studio-model';
import { formatBytes } from '@/lib/domain';
import { DataTable, type Column } from './data-table';
import { ExtendDialog } from './extend-dialog';
import type { ModelPartProps } from './model-part-props';
import { NothingYet, Part } from './part';

/** "Ends soon" is a week: long enough to extend without haste. */
const SOON_MS = 7 * 86_400_000;

/** Until when the bytes of each iteration are stored; a sale never outlives them. */
export function StoragePart({ model, detail }: ModelPartProps) {
  const nowMs = useChainClock();
  const [chosen, setChosen] = useState<StudioIteration | null>(null);
  const columns: Column<StudioIteration>[] = [
    { head: 'Iteration', cell: (row) => <span className="figures">{row.number}</span> },
    { head: 'File', figures: true, cell: (row) => formatBytes(BigInt(row.plainBytes)) },
    {
      head: 'Stored until',
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center justify-end gap-x-2 gap-y-1 sm:justify-start">
          <span className="figures">
            <Day atMs={row.storedUntilMs} /> (epoch {row.endEpoch})
          </span>
          <EndBadge leftMs={nowMs === null ? null : row.storedUntilMs - nowMs} />
        </span>
      ),
    },
    {
      head: 'Extend',
      action: true,
      cell: (row) => (
        <Button
          size="sm"
          aria-label={`Extend storage of iteration ${row.number}`}
          onClick={() => setChosen(row)}
        >
          Extend
        </Button>
      ),
    },
  ];
  return (
    <Part
      title="Storage"
      hint="A window that storage does not cover is not sold. Anyone may pay to extend it, also for a retired model."
    >
      {detail.iterations.length === 0 ? (
        <NothingYet>No iteration is published yet, so nothing is stored.</NothingYet>
      ) : (
        <DataTable
          label={`Storage of ${model.name}`}
          columns={columns}
          rows={detail.iterations}
          rowKey={(row) => String(row.number)}
        />
      )}
      {chosen !== null && (
        <ExtendDialog
          modelId={model.modelId}
          modelName={model.name}
          iteration={chosen}
          onClose={() => setChosen(null)}
        />
      )}
    </Part>
  );
}

function EndBadge({ leftMs }: { leftMs: number | null }) {
  if (leftMs === null || leftMs > SOON_MS) return null;
  return leftMs <= 0 ? <Badge tone="bad">Ended</Badge> : <Badge tone="warn">Ends soon</Badge>;
}
