'use client';

import { useState } from 'react';
import { IdText } from '@/components/chain/id-text';
import { Button } from '@/components/ui/button';
import type { ChainTeam } from '@/lib/client/use-teams';
import { formatPercentBps } from '@/lib/domain';
import { Part } from './part';
import { SharesDialog } from './shares-dialog';

export function MembersPart({ team }: { team: ChainTeam }) {
  const [editing, setEditing] = useState(false);
  return (
    <Part
      title="Members and shares"
      hint="Members can open the team’s models. What is in the vault is always split by the shares of its time."
      aside={
        <Button size="sm" onClick={() => setEditing(true)}>
          Change shares
        </Button>
      }
    >
      <ul
        aria-label="Members and shares"
        className="divide-y divide-line rounded-md border border-line text-sm"
      >
        {team.members.map((member) => (
          <li
            key={member.address}
            className="flex flex-wrap items-center justify-between gap-x-4 px-3.5 py-2"
          >
            <IdText id={member.address} label="member address" digits={6} />
            <span className="figures font-medium">{formatPercentBps(member.shareBps)} %</span>
          </li>
        ))}
      </ul>
      {editing && <SharesDialog team={team} onClose={() => setEditing(false)} />}
    </Part>
  );
}
