'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { describedBy, Field, Select } from '@/components/ui/field';
import type { ChainTeam } from '@/lib/client/use-teams';
import { useWallet } from '@/lib/client/wallet/use-wallet';
import { formatPercentBps, shortId } from '@/lib/domain';
import { HandOverDialog } from './hand-over-dialog';
import { NothingYet, Part } from './part';

/** The team's cap lies with one address; it can be given to another member. */
export function HandOverPart({ team }: { team: ChainTeam }) {
  const id = useId();
  const { address } = useWallet();
  const [chosen, setChosen] = useState('');
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const others = team.members.filter((member) => member.address !== address);
  // The shares may change while the part is open.
  const to = others.some((member) => member.address === chosen) ? chosen : '';
  const error = tried && to === '' ? 'Choose the member who is to manage the team.' : undefined;

  function ask() {
    setTried(true);
    setAsking(to !== '');
  }

  return (
    <Part
      title="Management"
      hint="You hold this team’s cap: only you publish and set offers, shares and operators for it. Who publishes may be repaid what storage cost."
    >
      {others.length === 0 ? (
        <NothingYet>
          The team can be handed over to another member; there is none. Add one by changing the
          shares.
        </NothingYet>
      ) : (
        <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
          <Field id={`${id}-manager`} label="New manager" error={error ?? null}>
            <Select
              id={`${id}-manager`}
              value={to}
              onChange={({ target }) => setChosen(target.value)}
              {...describedBy(`${id}-manager`, error)}
            >
              <option value="">Choose a member</option>
              {others.map((member) => (
                <option key={member.address} value={member.address}>
                  {shortId(member.address, 6)} · {formatPercentBps(member.shareBps)} %
                </option>
              ))}
            </Select>
          </Field>
          <Button className="sm:mt-6.5" onClick={ask}>
            Hand over
          </Button>
        </div>
      )}
      {asking && <HandOverDialog team={team} to={to} onClose={() => setAsking(false)} />}
    </Part>
  );
}
