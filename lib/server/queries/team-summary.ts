import type { Member, Team } from '@/lib/db/generated/client';
import type { TeamSummary } from './types';

/** A team's row with its members in their order. */
export function toTeamSummary(team: Team & { members: Member[] }): TeamSummary {
  return {
    teamId: team.id,
    marketId: team.marketId,
    name: team.name,
    members: team.members.map(({ address, shareBps }) => ({ address, shareBps })),
    operators: team.operators,
    creator: team.creator,
    manager: team.manager,
    createdAtMs: Number(team.createdAtMs),
  };
}
