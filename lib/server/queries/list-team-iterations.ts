import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { database } from '../database';
import { readConfiguredMarket } from './configured-market';
import { endOfStorageMs, epochAnchorOf } from './epoch-anchor';
import { isTeamHere } from './own-team';
import type { TeamIterations } from './types';

const MAX_ITERATIONS = 1_000;
/** More people than ever advance costs for one team. */
const MAX_LENDERS = 500;

const ms = z.string().transform(Number);
const iterationSchema = z.object({
  model_id: z.string(),
  name: z.string(),
  retired_at_ms: ms.nullable(),
  number: z.number(),
  author: z.string(),
  published_at_ms: ms,
  plain_bytes: z.string(),
  cost_advanced: z.string(),
  end_epoch: ms,
  extensions: z.number(),
  epochs_added: z.number(),
  extended_by: z.array(z.string()),
  price: z.string().nullable(),
});

/**
 * All iterations of a team's models with costs, storage and today's price; null when the index
 * knows no such team of this market. @throws TidemarkError database_unreachable
 */
export async function listTeamIterations(teamId: string): Promise<TeamIterations | null> {
  if (!(await isTeamHere(teamId))) return null;
  const [rows, repaid, market] = await Promise.all([
    readIterations(teamId),
    readRepaid(teamId),
    readConfiguredMarket(),
  ]);
  const anchor = market === null ? undefined : epochAnchorOf(market);
  return {
    iterations: rows.slice(0, MAX_ITERATIONS).map((row) => ({
      modelId: row.model_id,
      modelName: row.name,
      modelRetiredAtMs: row.retired_at_ms,
      number: row.number,
      author: row.author,
      publishedAtMs: row.published_at_ms,
      plainBytes: row.plain_bytes,
      advancedFrost: row.cost_advanced,
      endEpoch: row.end_epoch,
      storedUntilMs: endOfStorageMs(anchor, row.end_epoch),
      extensions: row.extensions,
      epochsAdded: row.epochs_added,
      extendedBy: row.extended_by,
      priceFrost: row.price,
    })),
    cut: rows.length > MAX_ITERATIONS,
    repaid: repaid.map(({ address, amount }) => ({ address, amountFrost: amount })),
    feeBps: market?.feeBps ?? 0,
  };
}

function readIterations(teamId: string) {
  return selectRows(
    database().pool,
    iterationSchema,
    `SELECT i.model_id, m.name, m.retired_at_ms, i.number, i.author, i.published_at_ms,
       i.plain_bytes, i.cost_advanced, i.end_epoch, x.extensions, x.epochs_added, x.extended_by,
       CASE WHEN m.retired_at_ms IS NULL THEN (
         SELECT min(o.price) FROM offer o
         WHERE o.model_id = i.model_id AND o.active AND NOT o.trial
           AND i.number BETWEEN o.first_iteration AND o.last_iteration) END AS price
     FROM iteration i JOIN model m ON m.id = i.model_id
     LEFT JOIN LATERAL (
       SELECT count(*)::int AS extensions,
         coalesce(sum((e.data->>'to_epoch')::int - (e.data->>'from_epoch')::int), 0)::int
           AS epochs_added,
         coalesce(array_agg(DISTINCT e.data->>'by'), '{}') AS extended_by
       FROM event e WHERE e.model_id = i.model_id AND e.kind = 'storage.extended'
         AND e.iteration = i.number) x ON TRUE
     WHERE m.team_id = $1
     ORDER BY i.checkpoint, i.published_at_ms, i.model_id, i.number LIMIT ${MAX_ITERATIONS + 1}`,
    [teamId],
  );
}

function readRepaid(teamId: string) {
  return selectRows(
    database().pool,
    z.object({ address: z.string(), amount: z.string() }),
    `SELECT l.address, sum(r.amount::numeric) AS amount
     FROM event e,
       jsonb_array_elements_text(e.data->'lenders') WITH ORDINALITY AS l(address, at)
       JOIN jsonb_array_elements_text(e.data->'repaid') WITH ORDINALITY AS r(amount, at)
         ON r.at = l.at
     WHERE e.team_id = $1 AND e.kind = 'revenue.distributed'
     GROUP BY 1 ORDER BY 1 LIMIT ${MAX_LENDERS}`,
    [teamId],
  );
}
