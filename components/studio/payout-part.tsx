'use client';

import { Split } from 'lucide-react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Button } from '@/components/ui/button';
import { nextPayout } from '@/lib/client/studio/next-payout';
import { useDistribute } from '@/lib/client/use-money';
import type { ChainTeam } from '@/lib/client/use-teams';
import { Part } from './part';
import { Waterfall } from './waterfall';

/** The next payout, line by line, before anything is signed. */
export function PayoutPart({ team }: { team: ChainTeam }) {
  const payOut = useDistribute(team.teamId);
  const payout = nextPayout(team);
  return (
    <Part
      title="Next payout"
      hint="Costs advanced are repaid first, the oldest first. The rest goes out by the shares, each rounded down; what rounding leaves stays. Anyone may call it."
      aside={
        <Button
          disabled={payout.paidFrost === 0n}
          busy={payOut.isPending}
          onClick={() => payOut.mutate(undefined)}
        >
          <Split aria-hidden /> Distribute
        </Button>
      }
    >
      {payOut.isError && <FailureNotice error={payOut.error} />}
      <Waterfall payout={payout} />
      {payout.paidFrost === 0n && (
        <p className="text-sm text-ink-soft">
          {team.heldFrost === 0n
            ? 'The vault is empty. Settle sales to fill it.'
            : 'The vault holds too little for anyone to get a unit; it stays for the next payout.'}
        </p>
      )}
    </Part>
  );
}
