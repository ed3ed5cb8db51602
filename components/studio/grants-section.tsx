'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { IdText } from '@/components/chain/id-text';
import { iterationsText } from '@/components/offer/rights-text';
import { Day } from '@/components/time/moment';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useChainClock } from '@/lib/client/chain-clock';
import { grantState, type GrantState } from '@/lib/client/auditor/grant-state';
import { useRevokeAudit } from '@/lib/client/use-audit-deeds';
import type { TeamGrant } from '@/lib/client/use-teams';
import { shortId } from '@/lib/domain';
import { DataTable, type Column } from './data-table';
import { GrantDialog } from './grant-dialog';
import { NotesPart } from './notes-part';
import { IndexWait, NothingYet, Part } from './part';
import type { SectionProps } from './section-props';

const states: Record<GrantState, { tone: BadgeProps['tone']; text: string }> = {
  upcoming: { tone: 'tide', text: 'Not started' },
  active: { tone: 'good', text: 'Active' },
  ended: { tone: 'plain', text: 'Ended' },
  revoked: { tone: 'bad', text: 'Revoked' },
};

/** Who may look into which model until when, and what is still sealed about it. */
export function GrantsSection({ team, index, failed }: SectionProps) {
  const [giving, setGiving] = useState(false);
  if (index === null) return <IndexWait failed={failed} />;
  const published = index.models.filter((model) => model.iterationCount > 0);
  return (
    <>
      <Part
        title="Audit grants"
        hint="An auditor opens weights or notes for a while without paying; every opening is on chain. The end of a grant ends new keys, not what was fetched."
        aside={
          <Button size="sm" disabled={published.length === 0} onClick={() => setGiving(true)}>
            <Plus aria-hidden /> Audit grant
          </Button>
        }
      >
        {index.grants.length === 0 ? (
          <NothingYet>
            {published.length === 0
              ? 'Publish an iteration first; then an auditor can look into it.'
              : 'No auditor was given a grant yet.'}
          </NothingYet>
        ) : (
          <GrantTable teamCapId={team.teamCapId} grants={index.grants} />
        )}
        {giving && (
          <GrantDialog
            teamCapId={team.teamCapId}
            models={published}
            onClose={() => setGiving(false)}
          />
        )}
      </Part>
      {published.length > 0 && <NotesPart models={published} />}
    </>
  );
}

function GrantTable({ teamCapId, grants }: { teamCapId: string; grants: TeamGrant[] }) {
  const nowMs = useChainClock();
  const revoke = useRevokeAudit();
  const revoking = revoke.isPending ? revoke.variables.grantId : null;
  const stateOf = (grant: TeamGrant) => (nowMs === null ? null : stateAt(grant, nowMs));
  const columns: Column<TeamGrant>[] = [
    {
      head: 'State',
      cell: (grant) => {
        const state = stateOf(grant);
        if (state === null) return null;
        return <Badge tone={states[state].tone}>{states[state].text}</Badge>;
      },
    },
    ...grantColumns,
    {
      head: 'Revoke',
      action: true,
      cell: (grant) => {
        const state = stateOf(grant);
        if (state !== 'active' && state !== 'upcoming') return null;
        return (
          <Button
            size="sm"
            look="danger"
            aria-label={`Revoke the grant of ${shortId(grant.auditor)} on ${grant.modelName}`}
            busy={revoking === grant.grantId}
            onClick={() =>
              revoke.mutate({ teamCapId, modelId: grant.modelId, grantId: grant.grantId })
            }
          >
            Revoke
          </Button>
        );
      },
    },
  ];
  return (
    <>
      <DataTable
        label="Audit grants, newest first"
        columns={columns}
        rows={grants}
        rowKey={(grant) => grant.grantId}
      />
      {revoke.isError && <FailureNotice error={revoke.error} />}
    </>
  );
}

const grantColumns: Column<TeamGrant>[] = [
  {
    head: 'Auditor',
    cell: (grant) => <IdText id={grant.auditor} label="auditor address" digits={4} />,
  },
  {
    head: 'Model',
    cell: (grant) => (
      <>
        {grant.modelName}
        <span className="block text-xs text-ink-faint">
          {scopeWords(grant)} · {iterationsText(grant)}
        </span>
      </>
    ),
  },
  {
    head: 'Window',
    cell: (grant) => (
      <span className="figures">
        <Day atMs={grant.startsAtMs} /> to <Day atMs={grant.endsAtMs} />
        {grant.revokedAtMs !== null && (
          <span className="block text-xs text-ink-faint">
            revoked <Day atMs={grant.revokedAtMs} />
          </span>
        )}
      </span>
    ),
  },
  { head: 'Opens', figures: true, cell: (grant) => grant.opens },
];

function stateAt(grant: TeamGrant, nowMs: number): GrantState {
  const window = { startsAtMs: BigInt(grant.startsAtMs), endsAtMs: BigInt(grant.endsAtMs) };
  return grantState({ ...window, revoked: grant.revokedAtMs !== null }, nowMs);
}

function scopeWords({ scope }: TeamGrant): string {
  if (!scope.includes('NOTES')) return 'Weights';
  return scope.includes('WEIGHTS') ? 'Weights and notes' : 'Notes';
}
