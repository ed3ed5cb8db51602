'use client';

import { MomentInBothZones } from '@/components/time/moment';
import { Gauge } from '@/components/ui/gauge';
import { gaugeSpanMs } from '@/lib/client/pass/pass-periods';
import { isUsable, type AccessPass, type PassGroup } from '@/lib/client/use-passes';
import type { Sale } from '@/lib/client/use-pass-terms';
import { formatDuration } from '@/lib/domain';
import { StorageGauge } from './storage-gauge';

interface WindowGaugeProps {
  pass: AccessPass;
  group: PassGroup;
  /** The sale of the period that runs now; null when none does, or while it is read. */
  running: Sale | null;
  nowMs: number;
}

/** What is left of the running period and of the renewals behind it, and of storage beside it. */
export function WindowGauge({ pass, group, running, nowMs }: WindowGaugeProps) {
  const leftMs = Math.max(0, Number(pass.endsAtMs) - nowMs);
  const spanMs = Number(gaugeSpanMs(pass, running));
  const isOver = !isUsable(group);
  const left = `${formatDuration(leftMs)} left`;
  const text = group === 'refunded' ? 'Refunded' : isOver ? 'Ended' : left;
  return (
    <div className="min-w-0">
      <p className="flex items-baseline justify-between gap-3">
        <span className="figures text-lg font-semibold tracking-tight" data-countdown>
          {text}
        </span>
        <span className="figures text-xs text-ink-faint">of {formatDuration(spanMs)}</span>
      </p>
      <Gauge
        className="mt-1.5"
        part={isOver ? 0 : leftMs / Math.max(1, spanMs)}
        label="Access window"
        valueText={text.toLowerCase()}
        tone={isOver ? 'still' : group === 'ending' ? 'warn' : 'tide'}
      />
      <div className="mt-1.5 text-xs text-ink-soft">
        {isOver ? 'Ended ' : 'Ends '}
        <MomentInBothZones atMs={Number(pass.endsAtMs)} />
      </div>
      <StorageGauge pass={pass} spanMs={spanMs} nowMs={nowMs} />
    </div>
  );
}
