'use client';

import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/field';
import { usePassSession } from '@/lib/client/use-pass-session';
import {
  coveredIterations,
  isUsable,
  usePassModel,
  type AccessPass,
  type PassGroup,
} from '@/lib/client/use-passes';
import { RIGHT_DOWNLOAD } from '@/lib/domain';
import { OpenSteps } from './open-steps';
import { OpenedModel } from './opened-model';

/** Open, run, download; for a pass that is over, ask the key servers all the same. */
export function PassSession({ pass, group }: { pass: AccessPass; group: PassGroup }) {
  const { model } = usePassModel(pass);
  const covered = coveredIterations(pass, model.data?.iterationCount ?? 0);
  const [chosen, setChosen] = useState<number | null>(null);
  const iteration = chosen ?? covered[0];
  const session = usePassSession(pass);
  const { open, progress } = session;
  const usable = isUsable(group);
  if ((pass.rights & RIGHT_DOWNLOAD) === 0) {
    return (
      <p className="border-t border-line px-4 py-3 text-sm text-ink-soft sm:px-5">
        This pass lets a gateway of the team run the model for you; it releases no key to the page.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-4 border-t border-line px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-center gap-2.5">
        {covered.length > 1 && (
          <Select
            aria-label="Iteration"
            value={iteration}
            onChange={(event) => setChosen(Number(event.target.value))}
            disabled={open.isPending}
            className="w-auto"
          >
            {covered.map((number) => (
              <option key={number} value={number}>
                Iteration {number}
              </option>
            ))}
          </Select>
        )}
        <Button
          look={open.data === undefined && usable ? 'primary' : 'plain'}
          busy={open.isPending}
          disabled={iteration === undefined}
          onClick={() => iteration !== undefined && open.mutate(iteration)}
        >
          <KeyRound aria-hidden />
          {usable ? `Open iteration ${iteration ?? ''}` : 'Ask the key servers'}
        </Button>
        {usable && open.data === undefined && !open.isPending && (
          <p className="min-w-0 text-xs text-ink-faint">
            Leaves a trace on chain, then the key servers release the key to this page.
          </p>
        )}
      </div>
      {(open.isPending || open.isError) && <OpenSteps progress={progress} failed={open.isError} />}
      {open.isError && <FailureNotice error={open.error} />}
      {open.data !== undefined && <OpenedModel session={session} opened={open.data} />}
    </div>
  );
}
