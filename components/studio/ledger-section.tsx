'use client';

import { FailureNotice } from '@/components/chain/failure-notice';
import type { ChainTeam, TeamIndex } from '@/lib/client/use-teams';
import { reconcile } from '@/lib/client/studio/reconcile';
import { useTeamLedger } from '@/lib/client/studio/use-team-figures';
import { EntriesPart } from './entries-part';
import { IndexWait, NothingYet } from './part';
import { ReconciliationPart } from './reconciliation-part';

/** Every movement of the team's coins, and that they add up to the figures of the card. */
export function LedgerSection({ team, index }: { team: ChainTeam; index: TeamIndex | null }) {
  const ledger = useTeamLedger(team.teamId);
  if (ledger.isError) {
    return <FailureNotice error={ledger.error} onRetry={() => void ledger.refetch()} />;
  }
  if (ledger.data === undefined) return <IndexWait failed={false} />;
  if (ledger.data === null) return <NothingYet>The index has not seen this team yet.</NothingYet>;
  const figures = reconcile(ledger.data, {
    collectedFrost: team.collectedFrost,
    unsettledFrost: index?.unsettledFrost ?? null,
    heldFrost: team.heldFrost,
    distributedFrost: team.distributedFrost,
    owedFrost: team.advances.reduce((sum, owed) => sum + owed.amountFrost, 0n),
  });
  return (
    <>
      <ReconciliationPart figures={figures} ledger={ledger.data} />
      <EntriesPart team={team} ledger={ledger.data} />
    </>
  );
}
