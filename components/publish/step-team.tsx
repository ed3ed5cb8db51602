'use client';

import { Plus, Trash2 } from 'lucide-react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Button } from '@/components/ui/button';
import { describedBy, Field, Input, Select } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { useTeams, useTeamModels } from '@/lib/client/use-teams';
import { NEW } from '@/lib/client/publish/draft';
import { MAX_TEAM_MEMBERS } from '@/lib/domain';
import type { StepProps } from './step-props';

/** Who sells, and whether this is a new model or the next iteration of one. */
export function StepTeam({ session, problems, fixed }: StepProps) {
  const { draft, change } = session;
  const teams = useTeams();
  const known = teams.data ?? [];
  const chosen = known.find((team) => team.teamId === draft.teamChoice);
  return (
    <div className="flex flex-col gap-5">
      <h2 className="text-lg font-semibold">Who sells</h2>
      {fixed && (
        <Notice title="Team and model are fixed">
          Part of this publication is on chain already. Start over in the last step to change them.
        </Notice>
      )}
      {teams.isError && <FailureNotice error={teams.error} onRetry={() => void teams.refetch()} />}
      <Field id="team" label="Team" hint="Money of every sale is split among its members.">
        <Select
          id="team"
          value={chosen === undefined ? NEW : draft.teamChoice}
          disabled={fixed}
          onChange={(event) => change({ teamChoice: event.target.value, modelChoice: NEW })}
          {...describedBy('team', null, true)}
        >
          <option value={NEW}>A new team</option>
          {known.map((team) => (
            <option key={team.teamId} value={team.teamId}>
              {team.name}
            </option>
          ))}
        </Select>
      </Field>
      {chosen === undefined ? (
        <NewTeam session={session} problems={problems} fixed={fixed} />
      ) : (
        <ModelChoice session={session} teamId={chosen.teamId} fixed={fixed} />
      )}
    </div>
  );
}

function ModelChoice({
  session,
  teamId,
  fixed,
}: Pick<StepProps, 'session' | 'fixed'> & { teamId: string }) {
  const { draft, change } = session;
  const models = useTeamModels(teamId);
  return (
    <Field
      id="model"
      label="What to publish"
      hint="A next iteration names the one before it as its parent."
    >
      <Select
        id="model"
        value={draft.modelChoice}
        disabled={fixed}
        onChange={({ target }) => {
          const model = models.data?.find(({ modelId }) => modelId === target.value);
          // What the data is asked about goes by the listing that the iteration belongs to.
          const { task = '', dataClass = '' } = model ?? {};
          change({ modelChoice: target.value, details: { ...draft.details, task, dataClass } });
        }}
        {...describedBy('model', null, true)}
      >
        <option value={NEW}>A new model</option>
        {(models.data ?? []).map((model) => (
          <option key={model.modelId} value={model.modelId}>
            Iteration {model.iterationCount + 1} of {model.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function NewTeam({ session, problems, fixed }: Omit<StepProps, 'address'>) {
  const { draft, change } = session;
  const { team } = draft;
  const setMembers = (members: typeof team.members) => change({ team: { ...team, members } });
  const sum = team.members.reduce((total, member) => total + (Number(member.percent) || 0), 0);
  return (
    <>
      <Field id="team-name" label="Team name" error={problems['team-name']}>
        <Input
          id="team-name"
          value={team.name}
          maxLength={96}
          disabled={fixed}
          autoComplete="organization"
          onChange={(event) => change({ team: { ...team, name: event.target.value } })}
          {...describedBy('team-name', problems['team-name'])}
        />
      </Field>
      <fieldset disabled={fixed} className="flex flex-col gap-3">
        <legend className="mb-2 text-sm font-medium">Members and shares</legend>
        {team.members.map((member, index) => (
          <MemberRow
            key={index}
            index={index}
            member={member}
            problems={problems}
            onChange={(next) =>
              setMembers(team.members.map((other, at) => (at === index ? next : other)))
            }
            {...(team.members.length > 1
              ? { onRemove: () => setMembers(team.members.filter((_, at) => at !== index)) }
              : {})}
          />
        ))}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Button
            size="sm"
            disabled={fixed || team.members.length >= MAX_TEAM_MEMBERS}
            onClick={() => setMembers([...team.members, { address: '', percent: '' }])}
          >
            <Plus aria-hidden /> Add a member
          </Button>
          <p className="figures text-sm text-ink-soft">
            Together {Number(sum.toFixed(2))} % of 100 %
          </p>
        </div>
        {problems.shares !== undefined && (
          <p role="alert" className="text-xs font-medium text-bad">
            {problems.shares}
          </p>
        )}
      </fieldset>
    </>
  );
}

interface Member {
  address: string;
  percent: string;
}

function MemberRow(props: {
  index: number;
  member: Member;
  problems: StepProps['problems'];
  onChange: (member: Member) => void;
  onRemove?: () => void;
}) {
  const { index, member, problems, onChange, onRemove } = props;
  const address = `member-${index}`;
  const share = `share-${index}`;
  return (
    <div className="flex items-start gap-2">
      <Field
        id={address}
        label={<span className="sr-only">Address of member {index + 1}</span>}
        error={problems[address]}
        className="flex-1"
      >
        <Input
          id={address}
          value={member.address}
          maxLength={80}
          placeholder="0x…"
          spellCheck={false}
          className="font-mono text-xs sm:text-xs"
          onChange={(event) => onChange({ ...member, address: event.target.value })}
          {...describedBy(address, problems[address])}
        />
      </Field>
      <Field
        id={share}
        label={<span className="sr-only">Share of member {index + 1} in percent</span>}
        error={problems[share]}
        className="w-22"
      >
        <span className="relative">
          <Input
            id={share}
            value={member.percent}
            maxLength={16}
            inputMode="decimal"
            className="figures pr-7 text-right"
            onChange={(event) => onChange({ ...member, percent: event.target.value })}
            {...describedBy(share, problems[share])}
          />
          <span
            aria-hidden
            className="absolute top-1/2 right-2.5 -translate-y-1/2 text-sm text-ink-faint"
          >
            %
          </span>
        </span>
      </Field>
      <Button
        look="quiet"
        size="icon"
        aria-label={`Remove member ${index + 1}`}
        disabled={onRemove === undefined}
        onClick={onRemove}
        className="mt-2"
      >
        <Trash2 aria-hidden />
      </Button>
    </div>
  );
}
