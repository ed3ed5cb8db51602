'use client';

import { FailureNotice } from '@/components/chain/failure-notice';
import { IdText } from '@/components/chain/id-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useHandOverCap } from '@/lib/client/use-team-deeds';
import type { ChainTeam } from '@/lib/client/use-teams';
import { Consequences } from './consequences';

interface HandOverDialogProps {
  team: ChainTeam;
  /** The member who is to manage it. */
  to: string;
  onClose: () => void;
}

/** Only the new manager could give the team back, so it is said first what goes and what stays. */
export function HandOverDialog({ team, to, onClose }: HandOverDialogProps) {
  const handOver = useHandOverCap();
  const { teamCapId, teamId, name } = team;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      staysOpen
      title="Hand over this team?"
      description={name}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            look="danger"
            busy={handOver.isPending}
            onClick={() => handOver.mutate({ teamCapId, teamId, to }, { onSuccess: onClose })}
          >
            Hand over the team
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 text-sm">
        <p>
          New manager: <IdText id={to} label="address of the new manager" digits={6} />
        </p>
        <Consequences
          title="Goes to the new manager, and you cannot undo it"
          lines={[
            'The team’s cap: publishing, listings, aliases, offers and retirement.',
            'Members and shares, yours included, and operators.',
            'Audit grants: giving and revoking them.',
            'Handing the team on; only the new manager could give it back to you.',
          ]}
        />
        <Consequences
          title="Stays as it is"
          lines={[
            'Your share and your access as a member, until the shares are changed.',
            'Costs you advanced: you are repaid in your place.',
            'Passes, sales, refunds and the whole history.',
          ]}
        />
        {handOver.isError && <FailureNotice error={handOver.error} />}
      </div>
    </Dialog>
  );
}
