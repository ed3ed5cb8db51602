'use client';

import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Day } from '@/components/time/moment';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useChainClock } from '@/lib/client/chain-clock';
import type { TeamIteration } from '@/lib/client/studio/figures-schema';
import {
  storageCalendar,
  type CalendarLine,
  type StorageWarning,
} from '@/lib/client/studio/storage-calendar';
import { useTeamIterations } from '@/lib/client/studio/use-team-figures';
import { formatBytes, formatDuration } from '@/lib/domain';
import { DataTable, type Column } from './data-table';
import { ExtendDialog } from './extend-dialog';
import { IndexWait, NothingYet, Part } from './part';

/** All iterations of the team by the end of their storage, each with a button that extends it. */
export function CalendarSection({ teamId }: { teamId: string }) {
  const { data, isError, error, refetch } = useTeamIterations(teamId);
  const nowMs = useChainClock();
  const [chosen, setChosen] = useState<TeamIteration | null>(null);
  if (isError) return <FailureNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined || nowMs === null) return <IndexWait failed={false} />;
  if (data === null || data.iterations.length === 0) {
    return <NothingYet>No iteration is published yet, so nothing is stored.</NothingYet>;
  }
  const lines = storageCalendar(data.iterations, nowMs);
  return (
    <Part
      title="Storage calendar"
      hint="The next to end comes first, by the chain’s clock. A window that storage does not cover is not sold; storage that has ended cannot be extended."
    >
      <Warnings lines={lines} />
      <DataTable
        label="Iterations by the end of their storage"
        columns={calendarColumns(setChosen)}
        rows={lines}
        rowKey={({ iteration }) => `${iteration.modelId}:${iteration.number}`}
      />
      {data.cut && (
        <p className="text-xs text-ink-soft">Only the first 1,000 iterations are listed.</p>
      )}
      {chosen !== null && (
        <ExtendDialog
          modelId={chosen.modelId}
          modelName={chosen.modelName}
          iteration={chosen}
          onClose={() => setChosen(null)}
        />
      )}
    </Part>
  );
}

function calendarColumns(onExtend: (iteration: TeamIteration) => void): Column<CalendarLine>[] {
  return [
    {
      head: 'Stored until',
      cell: ({ iteration }) => (
        <>
          <Day atMs={iteration.storedUntilMs} className="figures block font-medium" />
          <span className="figures block text-xs text-ink-faint">epoch {iteration.endEpoch}</span>
        </>
      ),
    },
    {
      head: 'Left',
      cell: ({ leftMs, warning }) => (
        <span className="inline-flex flex-wrap items-center justify-end gap-x-2 gap-y-1 sm:justify-start">
          <span className="figures">{leftMs > 0 ? formatDuration(leftMs) : '–'}</span>
          <WarningBadge warning={warning} />
        </span>
      ),
    },
    {
      head: 'Iteration',
      cell: ({ iteration }) => (
        <>
          <span className="block break-words">
            {iteration.modelName} · {iteration.number}
          </span>
          <span className="figures block text-xs text-ink-faint">
            {formatBytes(BigInt(iteration.plainBytes))}
            {iteration.modelRetiredAtMs !== null && ', retired'}
          </span>
        </>
      ),
    },
    {
      head: 'Extend',
      action: true,
      cell: ({ iteration, leftMs }) =>
        leftMs <= 0 ? null : (
          <Button
            size="sm"
            aria-label={`Extend storage of iteration ${iteration.number} of ${iteration.modelName}`}
            onClick={() => onExtend(iteration)}
          >
            Extend
          </Button>
        ),
    },
  ];
}

const ranges: { warning: StorageWarning; words: string }[] = [
  { warning: 7, words: 'within 7 days' },
  { warning: 14, words: 'in 7 to 14 days' },
  { warning: 30, words: 'in 14 to 30 days' },
];

function Warnings({ lines }: { lines: readonly CalendarLine[] }) {
  const counted = ranges.flatMap(({ warning, words }) => {
    const count = lines.filter((line) => line.warning === warning).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  if (counted.length === 0) return null;
  const isUrgent = lines.some((line) => line.warning === 7);
  return (
    <Notice tone={isUrgent ? 'warn' : 'info'} title="Storage is about to end">
      {counted.join(', ')}. Extend it before then: afterwards the bytes are gone from Walrus.
    </Notice>
  );
}

function WarningBadge({ warning }: { warning: StorageWarning }) {
  if (warning === null) return null;
  if (warning === 'ended') return <Badge tone="bad">Ended</Badge>;
  return <Badge tone={warning === 30 ? 'tide' : 'warn'}>{`Within ${warning} days`}</Badge>;
}
