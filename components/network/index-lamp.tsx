import { cn } from '@/components/ui/cn';
import { formatDuration } from '@/lib/domain';
import type { NetworkStatus } from '@/lib/server/queries/types';

const LAG_WORTH_SAYING_MS = 10_000;

/** One lamp and one short sentence on how fresh the index is. */
export function IndexLamp({ status }: { status: NetworkStatus | null }) {
  const { tone, text } = describeIndex(status);
  return (
    <span className="figures inline-flex items-center gap-2">
      <span
        aria-hidden
        className={cn(
          'size-2 rounded-full ring-3',
          tone === 'good' && 'bg-good ring-good-soft',
          tone === 'warn' && 'bg-warn ring-warn-soft',
          tone === 'bad' && 'bg-bad ring-bad-soft',
        )}
      />
      {text}
    </span>
  );
}

/** The words and colour of the index's state. */
export function describeIndex(status: NetworkStatus | null): {
  tone: 'good' | 'warn' | 'bad';
  text: string;
} {
  if (status === null) return { tone: 'bad', text: 'Status cannot be read now' };
  const { state, indexedCheckpoint, lagMs } = status.indexer;
  const at = indexedCheckpoint === null ? '' : ` at checkpoint ${indexedCheckpoint}`;
  if (state === 'live') return { tone: 'good', text: `Index is live${at}` };
  if (state === 'catching-up') return { tone: 'warn', text: `Index is catching up${at}` };
  if (state === 'halted') return { tone: 'bad', text: `Index stopped${at}` };
  if (state === 'never-started') return { tone: 'warn', text: 'Index has not started yet' };
  const since =
    lagMs !== null && lagMs > LAG_WORTH_SAYING_MS ? ` for ${formatDuration(lagMs)}` : '';
  return { tone: 'warn', text: `Index is silent${since}` };
}
