'use client';

import type { ChainTeam } from '@/lib/client/use-teams';
import { AdvancesPart } from './advances-part';
import { HandOverPart } from './hand-over-part';
import { MembersPart } from './members-part';
import { OperatorsPart } from './operators-part';

/** Who shares, to whom the team owes something, who else may open its models, and who manages it. */
export function TeamSection({ team }: { team: ChainTeam }) {
  return (
    <>
      <MembersPart team={team} />
      <AdvancesPart team={team} />
      <OperatorsPart team={team} />
      <HandOverPart team={team} />
    </>
  );
}
