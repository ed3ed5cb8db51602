import type { ChainTeam, TeamIndex } from '@/lib/client/use-teams';

/** What every section of a team's card gets. */
export interface SectionProps {
  team: ChainTeam;
  /** null until the index has answered. */
  index: TeamIndex | null;
  /** The index cannot be read now; the card says so above. */
  failed: boolean;
}
