'use client';

import { FailureNotice } from '@/components/chain/failure-notice';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useRetireModel } from '@/lib/client/use-model-deeds';
import { Consequences } from './consequences';
import type { ModelDialogProps } from './model-part-props';

/** Retirement cannot be undone, so it is said first what ends and what stays. */
export function RetireDialog({ open, onOpenChange, teamCapId, model }: ModelDialogProps) {
  const retire = useRetireModel();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      staysOpen
      title="Retire this model?"
      description={model.name}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Keep it</Button>
          <Button
            look="danger"
            busy={retire.isPending}
            onClick={() =>
              retire.mutate(
                { teamCapId, modelId: model.modelId },
                { onSuccess: () => onOpenChange(false) },
              )
            }
          >
            Retire for good
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 text-sm">
        <Consequences
          title="Ends now, and cannot be undone"
          lines={[
            'New iterations, new offers and every sale, renewals and trials included.',
            'Edits of the listing and of its aliases.',
            'Its place in the catalogue.',
          ]}
        />
        <Consequences
          title="Stays as it is"
          lines={[
            'Passes already sold, until their windows end, with their refunds.',
            'The money in sales and in the vault: settle and distribute go on.',
            'The bytes, until their storage ends; anyone can extend it.',
            'Audit grants, opinions, and the whole history.',
          ]}
        />
        {retire.isError && <FailureNotice error={retire.error} />}
      </div>
    </Dialog>
  );
}
