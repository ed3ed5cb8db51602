'use client';

import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { IdText } from '@/components/chain/id-text';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { MAX_OPERATORS, operatorProblem } from '@/lib/client/studio/check-operator';
import { useSetOperator } from '@/lib/client/use-team-deeds';
import type { ChainTeam } from '@/lib/client/use-teams';
import { shortId } from '@/lib/domain';
import { TextField } from './form-parts';
import { NothingYet, Part } from './part';

/** Addresses that serve the team's models; each of them can open every one of them. */
export function OperatorsPart({ team }: { team: ChainTeam }) {
  const id = useId();
  const [address, setAddress] = useState('');
  const [tried, setTried] = useState(false);
  const set = useSetOperator();
  const { teamCapId, teamId, operators } = team;
  const problem = operatorProblem(address, operators);
  const dismissing = set.isPending && !set.variables.appointed ? set.variables.operator : null;

  function appoint() {
    setTried(true);
    if (problem !== null) return;
    const operator = address.trim().toLowerCase();
    set.mutate(
      { teamCapId, teamId, operator, appointed: true },
      {
        onSuccess: () => {
          setAddress('');
          setTried(false);
        },
      },
    );
  }

  return (
    <Part
      title="Operators"
      hint={`Gateways that serve calls for buyers with the right to invoke; at most ${MAX_OPERATORS}.`}
    >
      <Notice tone="warn" title="An operator can open every model of this team">
        Whoever holds the key of that address can obtain the weights, also those published later.
        Removing it stops new keys; it does not take back what was fetched.
      </Notice>
      {operators.length === 0 ? (
        <NothingYet>No operator is appointed; only members can open the models.</NothingYet>
      ) : (
        <ul
          aria-label="Operators"
          className="divide-y divide-line rounded-md border border-line text-sm"
        >
          {operators.map((operator) => (
            <li key={operator} className="flex items-center justify-between gap-4 px-3.5 py-2">
              <IdText id={operator} label="operator address" digits={6} />
              <Button
                look="quiet"
                size="icon"
                className="size-7"
                aria-label={`Remove operator ${shortId(operator)}`}
                busy={dismissing === operator}
                onClick={() => set.mutate({ teamCapId, teamId, operator, appointed: false })}
              >
                {dismissing !== operator && <X aria-hidden />}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
        <TextField
          id={`${id}-operator`}
          label="Address of a new operator"
          value={address}
          maxLength={80}
          placeholder="0x…"
          mono
          error={tried ? (problem ?? undefined) : undefined}
          onChange={setAddress}
        />
        <Button
          className="sm:mt-6.5"
          busy={set.isPending && set.variables.appointed}
          onClick={appoint}
        >
          Appoint
        </Button>
      </div>
      {set.isError && <FailureNotice error={set.error} />}
    </Part>
  );
}
