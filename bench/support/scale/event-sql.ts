import { draw, hex } from './sql-text';

/** Part of the events left over for openings; the rest are settlements. */
const OPENED_PART = 0.8;

/** One narrow row an event, numbered in the order of time. */
export function eventSource(afterSale: number): string {
  const opened = Math.round(afterSale * OPENED_PART);
  const later = (kind: string, count: number, salt: number) =>
    `SELECT '${kind}', p.model, p.n, p.iteration,
       p.at_ms + (${Date.now()} - p.at_ms) * ${draw('s.n', salt)}
     FROM (SELECT n, 1 + floor(${draw('n', salt + 1)} * (SELECT count(*) FROM scale_pass))::int AS pass
           FROM generate_series(1, ${count}) AS n) AS s JOIN scale_pass p ON p.n = s.pass`;
  return `CREATE UNLOGGED TABLE scale_event AS
    SELECT row_number() OVER (ORDER BY at_ms, kind, model, number) AS ordinal, kind, model, pass, number,
      at_ms::bigint AS at_ms
    FROM (
      SELECT 'model.listed' AS kind, n AS model, NULL::int AS pass, NULL::int AS number,
        listed_at_ms AS at_ms FROM scale_model
      UNION ALL SELECT 'iteration.published', n, NULL, k, listed_at_ms + 60000 * k
        FROM scale_model, generate_series(1, iterations) AS k
      UNION ALL SELECT 'offer.set', n, NULL, k, listed_at_ms + k
        FROM scale_model, generate_series(1, offers) AS k
      UNION ALL SELECT 'alias.moved', n, NULL, iterations, listed_at_ms + 90000
        FROM scale_model WHERE iterations > 1
      UNION ALL SELECT 'model.retired', n, NULL, NULL, listed_at_ms + 1000
        FROM scale_model WHERE retired
      UNION ALL SELECT 'audit.granted', n, NULL, NULL, listed_at_ms
        FROM scale_model WHERE n % 10 = 0 AND iterations > 0
      UNION ALL SELECT 'opinion.signed', n, NULL, 1, listed_at_ms + 120000
        FROM scale_model WHERE n % 20 = 0 AND iterations > 0
      UNION ALL SELECT 'pass.bought', model, n, iteration, at_ms FROM scale_pass
      UNION ALL ${later('pass.opened', opened, 71)}
      UNION ALL ${later('sale.settled', afterSale - opened, 73)}
    ) AS happened;
    ANALYZE scale_event`;
}

/** The rows of the event table: ids, references and data as the indexer writes them. */
export function eventRows(): string {
  const data = `jsonb_strip_nulls(jsonb_build_object('model', m.id, 'team', m.team_id, 'pass', p.id,
      'holder', p.holder, 'sale', p.sale_id, 'at_ms', e.at_ms::text, 'alias',
      CASE e.kind WHEN 'alias.moved' THEN 'stable' END,
      'from_iteration', CASE e.kind WHEN 'alias.moved' THEN 0 END,
      'to_iteration', CASE e.kind WHEN 'alias.moved' THEN e.number END,
      'by', CASE e.kind WHEN 'alias.moved' THEN m.lister END,
      'offer', CASE e.kind WHEN 'offer.set' THEN e.number WHEN 'pass.bought' THEN p.offer END,
      'price', CASE e.kind WHEN 'pass.bought' THEN '1000000000' END))`;
  return `INSERT INTO event (ordinal, transaction_digest, event_index, checkpoint, transaction_index, kind, sender,
      at_ms, model_id, team_id, pass_id, iteration, amount, refs, data, contents)
    SELECT e.ordinal, digest, 0, e.ordinal, 0, e.kind, actor, e.at_ms, m.id, m.team_id, p.id,
      CASE WHEN e.kind IN ('iteration.published', 'pass.opened', 'opinion.signed') THEN e.number END,
      CASE WHEN e.kind IN ('pass.bought', 'sale.settled') THEN 1000000000 END,
      array_remove(ARRAY[digest, actor, m.id, m.team_id, p.id, p.sale_id], NULL), ${data},
      decode(repeat(md5(e.ordinal::text), 10), 'hex')
    FROM scale_event e JOIN scale_model m ON m.n = e.model LEFT JOIN scale_pass p ON p.n = e.pass,
    LATERAL (SELECT left(translate(md5(e.ordinal::text) || md5('d' || e.ordinal), '0', 'z'), 44) AS digest,
      CASE WHEN e.kind = 'opinion.signed' THEN ${hex('auditor', 'm.n % 40')}
        ELSE coalesce(p.holder, m.lister) END AS actor) AS named
    ORDER BY e.ordinal`;
}
