import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { database } from '../database';
import { ledgerRowSchema, toLedgerEvent } from './ledger-event';
import { isTeamHere } from './own-team';
import { ledgerKinds, type LedgerSums, type TeamLedger } from './types';

const MAX_EVENTS = 2_000;

/**
 * Every movement of a team's money, with the sums of what is too old to be listed; null when the
 * index knows no such team of this market.
 * @throws TidemarkError database_unreachable
 */
export async function readTeamLedger(teamId: string): Promise<TeamLedger | null> {
  if (!(await isTeamHere(teamId))) return null;
  const rows = await selectRows(
    database().pool,
    ledgerRowSchema,
    `SELECT e.ordinal, e.transaction_digest, e.event_index, e.kind, e.at_ms, e.model_id,
       e.iteration, e.amount, e.data, m.name AS model_name
     FROM event e LEFT JOIN model m ON m.id = e.model_id
     WHERE e.team_id = $1 AND e.kind = ANY($2) ORDER BY e.ordinal DESC LIMIT ${MAX_EVENTS}`,
    [teamId, ledgerKinds],
  );
  const events = rows.reverse().map(toLedgerEvent);
  const first = events[0];
  const isCut = first !== undefined && events.length === MAX_EVENTS;
  return { earlier: isCut ? await readSums(teamId, first.ordinal) : nothing, events };
}

const nothing: LedgerSums = {
  events: 0,
  paidFrost: '0',
  settledFrost: '0',
  feeFrost: '0',
  refundedFrost: '0',
  distributedFrost: '0',
  repaidFrost: '0',
  advancedFrost: '0',
};

const sumsSchema = z.object({
  events: z.number(),
  paid: z.string(),
  settled: z.string(),
  fee: z.string(),
  refunded: z.string(),
  distributed: z.string(),
  repaid: z.string(),
  advanced: z.string(),
});

/** Sums of everything before `ordinal`. */
async function readSums(teamId: string, ordinal: string): Promise<LedgerSums> {
  const sum = (kinds: string) => `coalesce(sum(amount) FILTER (WHERE kind IN (${kinds})), 0)`;
  const [row] = await selectRows(
    database().pool,
    sumsSchema,
    `SELECT count(*)::int AS events,
       ${sum(`'pass.bought', 'pass.renewed'`)} AS paid,
       ${sum(`'sale.settled'`)} AS settled,
       ${sum(`'sale.refunded'`)} AS refunded,
       ${sum(`'revenue.distributed'`)} AS distributed,
       ${sum(`'cost.advanced'`)} AS advanced,
       coalesce(sum((data->>'fee')::numeric) FILTER (WHERE kind = 'sale.settled'), 0) AS fee,
       coalesce(sum((SELECT sum(part::numeric) FROM jsonb_array_elements_text(data->'repaid') part))
         FILTER (WHERE kind = 'revenue.distributed'), 0) AS repaid
     FROM event WHERE team_id = $1 AND kind = ANY($2) AND ordinal < $3::bigint`,
    [teamId, ledgerKinds, ordinal],
  );
  if (row === undefined) return nothing;
  return {
    events: row.events,
    paidFrost: row.paid,
    settledFrost: row.settled,
    feeFrost: row.fee,
    refundedFrost: row.refunded,
    distributedFrost: row.distributed,
    repaidFrost: row.repaid,
    advancedFrost: row.advanced,
  };
}
