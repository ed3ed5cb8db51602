import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { database } from '../database';
import { isTeamHere } from './own-team';
import type { TeamRevenue } from './types';

/** Three years of days with a movement. */
const MAX_DAYS = 1_100;

const daySchema = z.object({
  day: z.number(),
  paid: z.string(),
  settled: z.string(),
  refunded: z.string(),
  fee: z.string(),
  distributed: z.string(),
});

/**
 * What moved on each UTC day of a team's history; null when the index knows no such team of this
 * market. @throws TidemarkError database_unreachable
 */
export async function readTeamRevenue(teamId: string): Promise<TeamRevenue | null> {
  if (!(await isTeamHere(teamId))) return null;
  const sum = (kinds: string) => `coalesce(sum(amount) FILTER (WHERE kind IN (${kinds})), 0)`;
  const rows = await selectRows(
    database().pool,
    daySchema,
    `SELECT (at_ms / 86400000)::int AS day,
       ${sum(`'pass.bought', 'pass.renewed'`)} AS paid,
       ${sum(`'sale.settled'`)} AS settled,
       ${sum(`'sale.refunded'`)} AS refunded,
       ${sum(`'revenue.distributed'`)} AS distributed,
       coalesce(sum((data->>'fee')::numeric) FILTER (WHERE kind = 'sale.settled'), 0) AS fee
     FROM event
     WHERE team_id = $1 AND kind IN
       ('pass.bought', 'pass.renewed', 'sale.settled', 'sale.refunded', 'revenue.distributed')
     GROUP BY 1 ORDER BY 1 DESC LIMIT ${MAX_DAYS}`,
    [teamId],
  );
  return {
    days: rows.reverse().map((row) => ({
      day: row.day,
      paidFrost: row.paid,
      settledFrost: row.settled,
      refundedFrost: row.refunded,
      feeFrost: row.fee,
      distributedFrost: row.distributed,
    })),
  };
}
