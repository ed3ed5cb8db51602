'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { NetworkStatus } from '@/lib/server/queries/types';

type Seeding = NonNullable<NetworkStatus['seeding']>;

const POLL_MS = 2_000;

/** Progress of the demo data; refreshes the page whenever a step is done. */
export function SeedingStrip({ initial }: { initial: Seeding }) {
  const router = useRouter();
  const [seeding, setSeeding] = useState<Seeding | null>(initial);
  const [seen, setSeen] = useState(initial.step);
  const done = seeding === null;

  useEffect(() => {
    if (done) return;
    const timer = setInterval(() => {
      void readSeeding().then(setSeeding, () => undefined);
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [done]);

  if (seeding !== null && seeding.step !== seen) setSeen(seeding.step);
  useEffect(() => {
    if (seen !== initial.step || done) router.refresh();
  }, [seen, done, initial.step, router]);

  if (seeding === null) return null;
  return (
    <div role="status" className="border-b border-line bg-tide-soft">
      <div className="mx-auto flex max-w-[76rem] flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-2 text-sm sm:px-6">
        <span className="font-medium text-tide-strong">
          {seeding.failed ? 'Demo data stopped' : 'Writing demo data'}
        </span>
        <span className="min-w-0 flex-1 truncate text-ink-soft">{seeding.text}</span>
        <span className="figures text-xs text-ink-faint">
          {seeding.step} of {seeding.steps}
        </span>
        <ProgressBar
          part={seeding.steps > 0 ? seeding.step / seeding.steps : 0}
          label="Demo data"
          className="w-full sm:w-40"
        />
      </div>
    </div>
  );
}

async function readSeeding(): Promise<Seeding | null> {
  const response = await fetch('/api/seed', { cache: 'no-store' });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const body: { seeding: Seeding | null } = await response.json();
  return body.seeding;
}
