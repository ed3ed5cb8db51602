'use client';

import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import type { ChainTeam } from '@/lib/client/use-teams';
import { NothingYet, Part } from './part';

/** What the team still owes people who paid for storage, in the order it is repaid. */
export function AdvancesPart({ team }: { team: ChainTeam }) {
  const owedFrost = team.advances.reduce((sum, owed) => sum + owed.amountFrost, 0n);
  return (
    <Part
      title="Costs advanced"
      hint="What publishing an iteration cost its author. The next payouts repay it before anything is shared, the oldest first."
    >
      {team.advances.length === 0 ? (
        <NothingYet>The team owes nobody anything.</NothingYet>
      ) : (
        <ol
          aria-label="Costs advanced, oldest first"
          className="divide-y divide-line rounded-md border border-line text-sm"
        >
          {team.advances.map((owed) => (
            <li
              key={owed.member}
              className="flex flex-wrap items-center justify-between gap-x-4 px-3.5 py-2"
            >
              <IdText id={owed.member} label="address of who advanced costs" digits={6} />
              <Wal amount={owed.amountFrost} />
            </li>
          ))}
          <li className="flex flex-wrap items-center justify-between gap-x-4 bg-sunken px-3.5 py-2 font-medium">
            <span>Still owed</span>
            <Wal amount={owedFrost} />
          </li>
        </ol>
      )}
    </Part>
  );
}
