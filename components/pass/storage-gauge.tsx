'use client';

import { Day } from '@/components/time/moment';
import { Gauge, type GaugeProps } from '@/components/ui/gauge';
import { storageBar, type StorageBar } from '@/lib/client/pass/storage-bar';
import { usePassModel, type AccessPass } from '@/lib/client/use-passes';

interface StorageGaugeProps {
  pass: AccessPass;
  /** What a full access bar stands for, ms: both bars have one scale. */
  spanMs: number;
  nowMs: number;
}

const tones: Record<StorageBar['state'], GaugeProps['tone']> = {
  covers: 'still',
  'ends-before': 'warn',
  ended: 'bad',
};

/** How long the bytes of the newest covered iteration are stored, beside the access window. */
export function StorageGauge({ pass, spanMs, nowMs }: StorageGaugeProps) {
  const { newest, iteration, storedUntilMs } = usePassModel(pass);
  if (storedUntilMs === null || iteration.data === undefined) {
    return iteration.isError ? (
      <p className="mt-3 text-xs text-ink-faint">
        How long the bytes are stored cannot be read now.
      </p>
    ) : null;
  }
  const bar = storageBar({ storedUntilMs, endsAtMs: Number(pass.endsAtMs), spanMs, nowMs });
  const isShort = bar.state !== 'covers';
  return (
    <div className="mt-3 min-w-0" data-storage={bar.state}>
      <Gauge
        part={bar.part}
        label={`Storage of iteration ${newest}`}
        valueText={bar.text.toLowerCase()}
        tone={tones[bar.state]}
      />
      <p className="figures mt-1 text-xs text-ink-soft">
        <span className={isShort ? 'font-medium text-warn' : undefined}>{bar.text}</span>, iteration{' '}
        {newest} {bar.state === 'ended' ? 'was stored until' : 'until'} <Day atMs={storedUntilMs} />{' '}
        (epoch {iteration.data.endEpoch})
      </p>
      {bar.state === 'ends-before' && (
        <p className="mt-0.5 text-xs text-ink-soft">
          The team extends it, or anyone who pays; there is no grace period.
        </p>
      )}
    </div>
  );
}
