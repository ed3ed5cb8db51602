'use client';

import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Wal } from '@/components/money/wal';
import { Day } from '@/components/time/moment';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { epochsOf } from '@/lib/client/studio/extension-limits';
import {
  useEpochStart,
  useExtendStorage,
  useStorageExtension,
  useStorageLimits,
  type StorageExtension,
} from '@/lib/client/use-extend-storage';
import type { StudioIteration } from '@/lib/client/use-studio-model';
import { MAX_EPOCHS_AHEAD } from '@/lib/domain';
import { TextField } from './form-parts';

/** What the dialog says about the iteration; the chain is asked for the rest. */
type StoredIteration = Pick<StudioIteration, 'number' | 'endEpoch' | 'storedUntilMs'>;

interface ExtendDialogProps {
  modelId: string;
  modelName: string;
  iteration: StoredIteration;
  onClose: () => void;
}

/** How many epochs, until when, and exactly what it costs, before the wallet opens. */
export function ExtendDialog({ modelId, modelName, iteration, onClose }: ExtendDialogProps) {
  const limits = useStorageLimits(modelId, iteration.number);
  const [typed, setTyped] = useState('1');
  const extend = useExtendStorage();
  const most = limits.data?.most ?? null;
  const epochs = most === null ? null : epochsOf(typed, most);
  const priced = useStorageExtension(modelId, iteration.number, epochs);
  // What the numbers say is what is paid: never the plan of an earlier number.
  const plan = epochs === null || priced.isPlaceholderData ? null : (priced.data ?? null);
  const error = limits.error ?? priced.error;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Extend storage of iteration ${iteration.number}`}
      description={modelName}
      footer={
        <Button
          look="primary"
          disabled={plan === null}
          busy={extend.isPending}
          onClick={() => plan !== null && extend.mutate(plan, { onSuccess: onClose })}
        >
          Pay and extend
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {error !== null && (
          <FailureNotice
            error={error}
            onRetry={() => void (limits.isError ? limits.refetch() : priced.refetch())}
          />
        )}
        {limits.isPending && <Skeleton className="h-24 rounded-md" />}
        {most === 0 && (
          <Notice tone="warn" title="Nothing can be added now">
            Walrus stores at most {MAX_EPOCHS_AHEAD} epochs ahead, and it extends only what is still
            stored.
          </Notice>
        )}
        {most !== null && most > 0 && (
          <>
            <TextField
              id="extend-epochs"
              label="Epochs to add"
              hint={`1 to ${most}: Walrus stores at most ${MAX_EPOCHS_AHEAD} epochs ahead.`}
              value={typed}
              maxLength={3}
              numeric
              error={epochs === null ? `Enter a whole number from 1 to ${most}.` : undefined}
              onChange={setTyped}
            />
            <PlanFacts iteration={iteration} plan={plan} />
          </>
        )}
        {extend.isError && <FailureNotice error={extend.error} />}
      </div>
    </Dialog>
  );
}

function PlanFacts(props: { iteration: StoredIteration; plan: StorageExtension | null }) {
  const { iteration, plan } = props;
  const untilMs = useEpochStart(plan?.untilEpoch);
  return (
    <Facts
      facts={[
        {
          label: 'Stored now until',
          value: (
            <>
              <Day atMs={iteration.storedUntilMs} /> (epoch {iteration.endEpoch})
            </>
          ),
        },
        {
          label: 'Then until',
          value:
            plan === null ? (
              '–'
            ) : (
              <>
                {untilMs !== null && <Day atMs={untilMs} />} (epoch {plan.untilEpoch})
              </>
            ),
        },
        {
          label: 'Cost, paid to Walrus by you',
          value: plan === null ? '–' : <Wal amount={plan.costFrost} className="font-medium" />,
        },
      ]}
    />
  );
}
