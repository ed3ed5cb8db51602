'use client';

import { RotateCcw, Stethoscope } from 'lucide-react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { useAccessDoctor } from '@/lib/client/pass/use-access-doctor';
import { usePassModel, type AccessPass } from '@/lib/client/use-passes';
import { AccessLampList } from './access-lamp-list';

const LAMPS = 6;

/** Six lamps on what an opening needs; runs when asked, signs nothing and pays nothing. */
export function AccessDoctor({ pass }: { pass: AccessPass }) {
  const { newest, model } = usePassModel(pass);
  const { data: lamps, mutate, isPending, isError, error } = useAccessDoctor(pass, newest);
  const hasRun = lamps !== undefined;
  return (
    <section aria-label="Access doctor" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          size="sm"
          busy={isPending}
          disabled={model.isPending}
          onClick={() => mutate()}
          className="shrink-0"
        >
          {!isPending && (hasRun ? <RotateCcw aria-hidden /> : <Stethoscope aria-hidden />)}
          {hasRun ? 'Check again' : 'Check now'}
        </Button>
        <p className="min-w-0 flex-1 text-xs text-ink-faint">
          Asks chain, key servers and storage. Signs nothing, pays nothing, fetches no key.
        </p>
      </div>
      {isError && <FailureNotice error={error} onRetry={() => mutate()} />}
      {isPending && <Waiting />}
      {!isPending && hasRun && <AccessLampList lamps={lamps} />}
    </section>
  );
}

function Waiting() {
  return (
    <div role="status" aria-label="Checking" className="flex flex-col gap-2">
      {Array.from({ length: LAMPS }, (_, at) => (
        <Skeleton key={at} className="h-10 rounded-md" />
      ))}
    </div>
  );
}
