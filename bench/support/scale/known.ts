import type { Pool } from 'pg';

/** Different values a class of request is tried with. */
export const EXAMPLES = 8;

/** Ids, people and places in the filled tables. */
export type Known = Awaited<ReturnType<typeof readKnown>>;

export async function readKnown(pool: Pool) {
  const models = await pool.query<Record<'id' | 'team_id' | 'name' | 'ordinal', string>>(
    `SELECT id, team_id, name, ordinal FROM model WHERE iteration_count > 0 AND retired_at_ms IS NULL
     ORDER BY md5(id) LIMIT ${EXAMPLES}`,
  );
  const places = await pool.query<Record<'newest' | 'sold' | 'price' | 'ordinal', string>>(
    `SELECT changed_at_ms AS newest, passes_sold AS sold, coalesce(min_price::text, '') AS price, ordinal
     FROM model ORDER BY md5(id || 'place') LIMIT ${EXAMPLES}`,
  );
  const persons = await pool.query<{ holder: string }>(
    `SELECT holder FROM (SELECT holder, count(*) AS passes FROM pass GROUP BY 1
       ORDER BY 2 DESC, 1 LIMIT 2000) AS busy
     ORDER BY md5(holder) LIMIT ${EXAMPLES - 1}`,
  );
  const busiest = await pool.query<{ holder: string }>(
    'SELECT holder FROM pass GROUP BY 1 ORDER BY count(*) DESC LIMIT 1',
  );
  const last = await pool.query<{ ordinal: number }>(
    'SELECT max(ordinal)::int AS ordinal FROM event',
  );
  return {
    models: models.rows,
    places: places.rows,
    persons: [...busiest.rows, ...persons.rows].map(({ holder }) => holder),
    events: last.rows[0]?.ordinal ?? 0,
  };
}
