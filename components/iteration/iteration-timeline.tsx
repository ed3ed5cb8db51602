import { GitBranch } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { IdText } from '@/components/chain/id-text';
import { Moment } from '@/components/time/moment';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { EmptyState } from '@/components/ui/empty-state';
import { Facts } from '@/components/ui/facts';
import { formatBytes, groupDigits } from '@/lib/domain';
import type { AliasView, IterationView, OpinionView } from '@/lib/server/queries/types';
import { comparisonHref } from './compare-url';
import { IterationMarks } from './iteration-marks';
import { MetricTable } from './metric-table';
import { NoteState } from './note-state';
import { StoredUntil } from './stored-until';

export interface IterationTimelineProps {
  modelId: string;
  iterations: IterationView[];
  aliases: AliasView[];
  opinions: OpinionView[];
  /** The chain's clock as far as the index knows. */
  nowMs: number;
}

/** Newest first; each node is one frozen iteration with its parents, bytes and metrics. */
export function IterationTimeline(props: IterationTimelineProps) {
  const { modelId, iterations, aliases, opinions, nowMs } = props;
  if (iterations.length === 0) {
    return (
      <EmptyState Icon={GitBranch} title="No iteration is published yet">
        The team listed the model; its first bytes are still to come.
      </EmptyState>
    );
  }
  const byNumber = new Map(iterations.map((iteration) => [iteration.number, iteration]));
  return (
    <ol aria-label="Iterations, newest first" className="flex flex-col">
      {iterations.map((iteration, index) => (
        <li key={iteration.number} id={`iteration-${iteration.number}`} className="flex gap-4">
          <div aria-hidden className="flex w-9 shrink-0 flex-col items-center">
            <span className="figures grid size-9 place-items-center rounded-full border border-tide-line bg-tide-soft text-sm font-semibold text-tide-strong">
              {iteration.number}
            </span>
            {index < iterations.length - 1 && <span className="w-px flex-1 bg-line-strong" />}
          </div>
          <IterationNode
            modelId={modelId}
            iteration={iteration}
            latest={index === 0}
            nowMs={nowMs}
            marks={
              <IterationMarks number={iteration.number} aliases={aliases} opinions={opinions} />
            }
            parent={byNumber.get(iteration.parents[0] ?? -1)}
          />
        </li>
      ))}
    </ol>
  );
}

interface NodeProps {
  modelId: string;
  iteration: IterationView;
  latest: boolean;
  nowMs: number;
  /** Aliases that point here and opinions about it. */
  marks: ReactNode;
  /** The first parent, to show what changed. */
  parent: IterationView | undefined;
}

function IterationNode({ modelId, iteration, latest, nowMs, marks, parent }: NodeProps) {
  return (
    <article className="mb-5 min-w-0 flex-1 rounded-lg border border-line bg-surface p-4 shadow-card sm:p-5">
      <header className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <h3 className="text-base font-semibold">Iteration {iteration.number}</h3>
        {latest && <Badge tone="tide">Latest</Badge>}
        <Badge>{iteration.format}</Badge>
        {marks}
        <Moment
          atMs={iteration.publishedAtMs}
          className="figures text-xs text-ink-faint sm:ml-auto"
        />
      </header>
      <p className="figures mt-1 text-xs text-ink-faint">
        {formatBytes(BigInt(iteration.plainBytes))}
        {iteration.parents.length > 0 &&
          ` · from iteration ${iteration.parents.map(String).join(', ')}`}{' '}
        · <StoredUntil iteration={iteration} nowMs={nowMs} />
      </p>
      <NoteState note={iteration.note} nowMs={nowMs} />
      {iteration.metrics.length > 0 && (
        <MetricTable metrics={iteration.metrics} before={parent?.metrics} />
      )}
      {parent !== undefined && (
        <Link
          href={comparisonHref(modelId, {
            from: parent.number,
            to: iteration.number,
            onlyChanges: true,
          })}
          prefetch={false}
          className="mt-3 inline-block rounded-sm text-sm text-tide hover:text-tide-strong"
        >
          What changed since iteration {parent.number}
        </Link>
      )}
      <Disclosure summary="What is on chain" className="mt-3">
        <OnChainFacts iteration={iteration} />
      </Disclosure>
    </article>
  );
}

function OnChainFacts({ iteration }: { iteration: IterationView }) {
  const size = (bytes: string) => `${groupDigits(bytes, 'en-GB')} bytes`;
  return (
    <Facts
      facts={[
        {
          label: 'Manifest blob id',
          value: <IdText id={iteration.manifestBlobIdText} label="manifest blob id" digits={8} />,
        },
        {
          label: 'Part blobs',
          value: String(Math.max(0, iteration.blobIdTexts.length - 1)),
        },
        {
          label: 'Content root (SHA-256 over the parts)',
          value: <IdText id={iteration.contentRootHex} label="content root" digits={8} />,
        },
        ...(iteration.note.commitmentHex === ''
          ? []
          : [
              {
                label: 'Commitment to the note (SHA-256)',
                value: <IdText id={iteration.note.commitmentHex} label="commitment" digits={8} />,
              },
            ]),
        { label: 'Model file', value: size(iteration.plainBytes) },
        { label: 'Sealed container', value: size(iteration.cipherBytes) },
        { label: 'Author', value: <IdText id={iteration.author} label="author address" /> },
        {
          label: 'Transaction',
          value: <IdText id={iteration.transactionDigest} label="transaction digest" digits={6} />,
        },
        { label: 'Checkpoint', value: iteration.checkpoint },
      ]}
    />
  );
}
