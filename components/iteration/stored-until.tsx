import { Day } from '@/components/time/moment';
import type { IterationView } from '@/lib/server/queries/types';

interface StoredUntilProps {
  iteration: Pick<IterationView, 'endEpoch' | 'endEpochAtPublication' | 'storedUntilMs'>;
  nowMs: number;
}

/** When the bytes of an iteration end on Walrus, and whether somebody extended them. */
export function StoredUntil({ iteration, nowMs }: StoredUntilProps) {
  const { endEpoch, endEpochAtPublication, storedUntilMs } = iteration;
  const hasEnded = storedUntilMs <= nowMs;
  return (
    <span className={hasEnded ? 'font-medium text-bad' : undefined}>
      {hasEnded ? 'storage ended on ' : 'stored until '}
      <Day atMs={storedUntilMs} /> (epoch {endEpoch}
      {endEpoch !== endEpochAtPublication && `, extended from ${endEpochAtPublication}`})
    </span>
  );
}
