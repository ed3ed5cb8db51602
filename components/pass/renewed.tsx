'use client';

import { CircleCheck } from 'lucide-react';
import { extendedFacts } from '@/components/buy/extension-facts';
import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import { MomentInBothZones } from '@/components/time/moment';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Facts } from '@/components/ui/facts';
import type { RenewedPass } from '@/lib/client/use-renewal';

interface RenewedProps {
  renewed: RenewedPass;
  name: string;
  onClose: () => void;
}

/** The receipt of a renewal: the same pass, and its new end. */
export function Renewed({ renewed, name, onClose }: RenewedProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Renewed"
      description={name}
      footer={
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <p role="status" className="mb-2 flex items-center gap-2 text-sm font-medium">
        <CircleCheck className="size-4 shrink-0 text-good" aria-hidden />
        Paid. The pass is the same, only longer.
      </p>
      <Facts
        facts={[
          {
            label: 'New end',
            value: (
              <span data-new-end>
                <MomentInBothZones atMs={renewed.endsAtMs} />
              </span>
            ),
          },
          {
            label: 'The new period starts',
            value: <MomentInBothZones atMs={renewed.startsAtMs} />,
          },
          { label: 'Paid', value: <Wal amount={renewed.priceFrost} /> },
          ...extendedFacts(renewed.extended),
          { label: 'Pass', value: <IdText id={renewed.passId} label="pass id" digits={6} /> },
          {
            label: 'Transaction',
            value: <IdText id={renewed.digest} label="transaction digest" digits={6} />,
          },
        ]}
      />
    </Dialog>
  );
}
