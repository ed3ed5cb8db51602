'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { memberProblems, memberShares } from '@/lib/client/publish/check-draft';
import { nextPayout } from '@/lib/client/studio/next-payout';
import { useSetShares } from '@/lib/client/use-team-deeds';
import type { ChainTeam } from '@/lib/client/use-teams';
import { formatPercentBps, MAX_TEAM_MEMBERS } from '@/lib/domain';
import { TextField } from './form-parts';
import { Waterfall } from './waterfall';

interface TypedMember {
  address: string;
  percent: string;
}

/** New members and shares; the vault is paid out by the old ones in the same transaction. */
export function SharesDialog({ team, onClose }: { team: ChainTeam; onClose: () => void }) {
  const [members, setMembers] = useState<TypedMember[]>(() =>
    team.members.map(({ address, shareBps }) => ({
      address,
      percent: formatPercentBps(shareBps),
    })),
  );
  const [tried, setTried] = useState(false);
  const set = useSetShares();
  const found = memberProblems(members);
  const problems = tried ? found : {};

  function submit() {
    setTried(true);
    if (Object.keys(found).length > 0) return;
    const { teamCapId, teamId } = team;
    set.mutate({ teamCapId, teamId, members: memberShares(members) }, { onSuccess: onClose });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Change members and shares"
      description={team.name}
      className="sm:w-[34rem]"
      footer={
        <Button look="primary" busy={set.isPending} onClick={submit}>
          Set the shares
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <PaysOutFirst team={team} />
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-2 text-sm font-medium">From then on</legend>
          {members.map((member, index) => (
            <MemberRow
              key={index}
              index={index}
              member={member}
              problems={problems}
              onChange={(next) =>
                setMembers(members.map((other, at) => (at === index ? next : other)))
              }
              onRemove={
                members.length > 1
                  ? () => setMembers(members.filter((_, at) => at !== index))
                  : undefined
              }
            />
          ))}
          <div>
            <Button
              size="sm"
              disabled={members.length >= MAX_TEAM_MEMBERS}
              onClick={() => setMembers([...members, { address: '', percent: '' }])}
            >
              <Plus aria-hidden /> Add a member
            </Button>
          </div>
          {problems.shares !== undefined && (
            <p role="alert" className="text-xs font-medium text-bad">
              {problems.shares}
            </p>
          )}
        </fieldset>
        {set.isError && <FailureNotice error={set.error} />}
      </div>
    </Dialog>
  );
}

function PaysOutFirst({ team }: { team: ChainTeam }) {
  const payout = nextPayout(team);
  if (payout.paidFrost === 0n) {
    return (
      <Notice title="Nothing is paid out by this">
        The vault holds nothing that could be paid. Money still in sales is split by the new shares
        once it is settled; settle first if it belongs to the old ones.
      </Notice>
    );
  }
  return (
    <>
      <Notice title="This pays the vault out first, by the shares of now">
        Money still in sales is split by the new shares once it is settled; settle first if it
        belongs to the old ones.
      </Notice>
      <Waterfall payout={payout} />
    </>
  );
}

function MemberRow(props: {
  index: number;
  member: TypedMember;
  problems: Readonly<Record<string, string>>;
  onChange: (member: TypedMember) => void;
  onRemove: (() => void) | undefined;
}) {
  const { index, member, problems, onChange, onRemove } = props;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2 sm:grid-cols-[minmax(0,1fr)_6rem_auto] sm:items-start">
      <TextField
        id={`shares-member-${index}`}
        label={`Address of member ${index + 1}`}
        value={member.address}
        maxLength={80}
        placeholder="0x…"
        mono
        error={problems[`member-${index}`]}
        className="col-span-2 sm:col-span-1"
        onChange={(address) => onChange({ ...member, address })}
      />
      <TextField
        id={`shares-share-${index}`}
        label="Share in %"
        value={member.percent}
        maxLength={16}
        numeric
        error={problems[`share-${index}`]}
        onChange={(percent) => onChange({ ...member, percent })}
      />
      <Button
        look="quiet"
        size="icon"
        aria-label={`Remove member ${index + 1}`}
        disabled={onRemove === undefined}
        onClick={onRemove}
        className="sm:mt-6.5"
      >
        <Trash2 aria-hidden />
      </Button>
    </div>
  );
}
