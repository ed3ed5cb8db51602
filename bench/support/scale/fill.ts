import type { Client } from 'pg';
import { eventRows, eventSource } from './event-sql';
import { draw, hex, picked, zipf } from './sql-text';
import { dataClasses, formats, licences, tasks, vocabulary } from './words';

export interface Size {
  readonly models: number;
  readonly events: number;
}

const PER_TEAM = 10;
const PEOPLE_PER_TEAM = 4;
const DAY_MS = 86_400_000;
const HISTORY_MS = 700 * DAY_MS;
/** Roughly six events a model come from listings, iterations, offers and aliases. */
const EVENTS_PER_MODEL = 6.6;

/** Id of the market all generated rows belong to. */
export const MARKET = `0x${'1'.repeat(64)}`;

/**
 * Fills an empty migrated database with generated rows, set by set: secondary indexes are dropped
 * and built again, foreign keys are not checked. The same size gives the same rows, apart from the
 * time at which the history ends.
 */
export async function fill(client: Client, size: Size, say: (text: string) => void): Promise<void> {
  const indexes = await client.query<{ indexname: string; indexdef: string }>(
    `SELECT indexname, indexdef FROM pg_indexes
     WHERE schemaname = 'public' AND indexname NOT LIKE '%\\_pkey' AND tablename <> '_prisma_migrations'`,
  );
  for (const { indexname } of indexes.rows) await client.query(`DROP INDEX "${indexname}"`);
  await client.query('SET session_replication_role = replica');
  await client.query("SET maintenance_work_mem = '256MB'");
  await client.query("SET work_mem = '128MB'");
  for (const [name, sql] of statements(size)) {
    const startedAtMs = performance.now();
    await client.query(sql);
    say(`${name} ${seconds(startedAtMs)}`);
  }
  await client.query('SET session_replication_role = DEFAULT');
  await client.query('RESET work_mem');
  const startedAtMs = performance.now();
  for (const { indexdef } of indexes.rows) await client.query(indexdef);
  say(`indexes ${seconds(startedAtMs)}`);
  await client.query('DROP TABLE scale_word, scale_model, scale_pass, scale_event');
  await client.query('RESET maintenance_work_mem');
  await client.query('VACUUM ANALYZE');
}

function seconds(sinceMs: number): string {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
}

function statements({ models, events }: Size): (readonly [string, string])[] {
  const teams = Math.max(1, Math.round(models / PER_TEAM));
  const people = teams * PEOPLE_PER_TEAM;
  const rest = Math.max(0, events - models * EVENTS_PER_MODEL - teams);
  const passes = Math.round(rest * 0.4);
  const startMs = Date.now() - HISTORY_MS;
  return [
    ['words', wordTable()],
    ['plan', modelPlan(models, teams, people, startMs)],
    ['passes planned', passPlan(models, passes, people)],
    ['market', market(startMs)],
    ['teams', teamRows(teams, people, startMs)],
    ['members', memberRows(teams, people)],
    ['offers', OFFERS],
    ['models', modelRows()],
    ['iterations', ITERATIONS],
    ['aliases', ALIASES],
    ['passes', PASSES],
    ['sales', SALES],
    ['grants', GRANTS],
    ['opinions', OPINIONS],
    ['event order', eventSource(Math.max(0, rest - passes))],
    ['events', eventRows()],
    ['cursor', cursorRows()],
  ];
}

function wordTable(): string {
  const words = vocabulary().map((word, at) => `(${at + 1}, '${word}')`);
  return `CREATE UNLOGGED TABLE scale_word (place int PRIMARY KEY, word text NOT NULL);
    INSERT INTO scale_word VALUES ${words.join(', ')}; ANALYZE scale_word`;
}

/** One narrow row a model with everything the other tables follow from. */
function modelPlan(models: number, teams: number, people: number, startMs: number): string {
  return `CREATE UNLOGGED TABLE scale_model AS
    SELECT n, ${hex('model', 'n')} AS id, team, ${hex('team', 'team')} AS team_id,
      ${hex('person', `1 + (team * 7) % ${people}`)} AS lister,
      (${startMs} + ${draw('n', 2)} * ${HISTORY_MS})::bigint AS listed_at_ms,
      CASE WHEN ${draw('n', 3)} < 0.03 THEN 0 ELSE ${zipf('n', 4, 8)} END AS iterations,
      ${zipf('n', 5, 4)} AS offers,
      ${draw('n', 6)} < 0.04 AS retired,
      ${picked(formats, 'n', 7)} AS format,
      (0.1 + 30 * power(${draw('n', 8)}, 3))::numeric(6, 2) AS daily_wal
    FROM (SELECT n, (1 + floor(${teams} * power(${draw('n', 1)}, 2)))::int AS team
          FROM generate_series(1, ${models}) AS n) AS numbered;
    CREATE UNIQUE INDEX ON scale_model (n); ANALYZE scale_model`;
}

/** Some models sell often, most hardly ever. */
function passPlan(models: number, passes: number, people: number): string {
  return `CREATE UNLOGGED TABLE scale_pass AS
    SELECT p.n, m.n AS model, m.id AS model_id, m.team_id, ${hex('pass', 'p.n')} AS id,
      ${hex('sale', 'p.n')} AS sale_id, p.person, ${hex('person', 'p.person')} AS holder,
      1 + p.n % m.offers AS offer, greatest(m.iterations, 1) AS iteration,
      (m.listed_at_ms + (${Date.now()} - m.listed_at_ms) * ${draw('p.n', 23)})::bigint AS at_ms
    FROM (SELECT n, 1 + (${zipf('n', 21, models)} * 7919::bigint) % ${models} AS model,
            ${zipf('n', 22, people)} AS person
          FROM generate_series(1, ${passes}) AS n) AS p
    JOIN scale_model m ON m.n = p.model;
    CREATE INDEX ON scale_pass (model); CREATE UNIQUE INDEX ON scale_pass (n); ANALYZE scale_pass`;
}

function market(startMs: number): string {
  return `INSERT INTO market (id, epoch_ms, anchor_epoch, anchor_ms, min_window_ms, max_window_ms, session_ms, max_members,
    storage_ceiling, fee_bps, fee_recipient, version) VALUES ('${MARKET}', ${14 * DAY_MS}, 1, ${startMs}, 3600000, ${365 * DAY_MS},
    3600000, 8, 100000, 100, ${hex('person', '1')}, 1)`;
}

function teamRows(teams: number, people: number, startMs: number): string {
  return `INSERT INTO team (id, market_id, name, creator, manager, created_at_ms, operators, collected, distributed,
    transaction_digest, search_text)
    SELECT ${hex('team', 'n')}, '${MARKET}', initcap(name), creator, creator,
      ${startMs} - 1000 * (${teams} - n), ARRAY[]::text[], 0, 0, ${digest("'t' || n")}, name
    FROM (SELECT n, a.word || ' ' || b.word || ' ' || (ARRAY['lab', 'research', 'group', 'ai'])[1 + n % 4]
            AS name
          FROM generate_series(1, ${teams}) AS n
          JOIN scale_word a ON a.place = 20 + ${zipf('n', 31, 3000)}
          JOIN scale_word b ON b.place = 1 + floor(${draw('n', 32)} * 3000)) AS named,
    LATERAL (SELECT ${hex('person', `1 + (n * 7) % ${people}`)} AS creator) AS created`;
}

function memberRows(teams: number, people: number): string {
  return `INSERT INTO member (team_id, position, address, share_bps)
    SELECT ${hex('team', 'n')}, k, ${hex('person', `1 + (n * 7 + k) % ${people}`)},
      CASE k WHEN 0 THEN 6000 ELSE 2000 END
    FROM generate_series(1, ${teams}) AS n, generate_series(0, 2) AS k`;
}

const OFFERS = `INSERT INTO offer (model_id, number, rights, window_ms, price, first_iteration, last_iteration, quota,
    refund_rule, trial, active, set_by, set_at_ms, withdrawn_at_ms, sold)
  SELECT m.id, k, CASE k WHEN 3 THEN 2 ELSE 1 END, days * ${DAY_MS}::bigint,
    CASE k WHEN 4 THEN 0 ELSE round(m.daily_wal * days * 0.9) * 1000000000 END, 1, 4294967295,
    CASE k WHEN 3 THEN 1000 ELSE 0 END, k % 2, k = 4, ${draw('m.n * 8 + k', 41)} > 0.1, m.lister,
    m.listed_at_ms + k, NULL, (SELECT count(*) FROM scale_pass p WHERE p.model = m.n AND p.offer = k)
  FROM scale_model m, generate_series(1, m.offers) AS k,
    LATERAL (SELECT (ARRAY[7, 30, 90, 1])[k] AS days) AS windows`;

/** Names of two or three words, summaries of about twenty, three tags, all with a long tail. */
function modelRows(): string {
  const size = vocabulary().length;
  const place = 'm.n * 32 + k';
  return `INSERT INTO model (id, market_id, team_id, name, summary, task, tags, licence, data_class, lister,
    listed_at_ms, changed_at_ms, retired_at_ms, transaction_digest, iteration_count, offer_count,
    latest_format, passes_sold, renewals, opens, calls, paid, settled, fees, refunded, grants_given,
    min_price, ordinal, search_text, search)
    SELECT m.id, '${MARKET}', m.team_id, initcap(words[1] || ' ' || words[2]) || ' ' || (1 + m.n % 9),
      array_to_string(words[3:22], ' ') || '.', task, words[23:25], ${picked(licences, 'm.n', 52)},
      ${picked(dataClasses, 'm.n', 53)}, m.lister, m.listed_at_ms,
      m.listed_at_ms + ((${Date.now()} - m.listed_at_ms) * ${draw('m.n', 54)})::bigint,
      CASE WHEN m.retired THEN m.listed_at_ms + 1000 END, ${digest("'m' || m.n")}, m.iterations, m.offers,
      CASE WHEN m.iterations = 0 THEN '' ELSE m.format END, sold, 0, sold * 2, 0, sold * 1000000000::numeric,
      0, 0, 0, 0,
      CASE WHEN NOT m.retired THEN
        (SELECT min(price) FROM offer o WHERE o.model_id = m.id AND o.active AND NOT o.trial) END,
      m.n, searched,
      setweight(to_tsvector('simple', words[1] || ' ' || words[2]), 'A') ||
        setweight(to_tsvector('simple', searched), 'B') ||
        setweight(to_tsvector('english', array_to_string(words[3:22], ' ')), 'C')
    FROM scale_model m
    JOIN (SELECT m.n, array_agg(w.word ORDER BY k) AS words
          FROM scale_model m CROSS JOIN generate_series(1, 25) AS k
          JOIN scale_word w ON w.place = CASE WHEN k = 2 THEN 1 + floor(${draw(place, 51)} * ${size})
            WHEN k > 22 THEN ${zipf(place, 51, 300)} ELSE ${zipf(place, 51, size)} END
          GROUP BY m.n) AS texts ON texts.n = m.n
    JOIN team t ON t.id = m.team_id,
    LATERAL (SELECT ${picked(tasks, 'm.n', 55)} AS task) AS tasked,
    LATERAL (SELECT lower(concat_ws(' ', words[1], words[2], 1 + m.n % 9, words[23], words[24],
      words[25], task, t.name)) AS searched) AS texts2,
    LATERAL (SELECT count(*)::int AS sold FROM scale_pass p WHERE p.model = m.n) AS counted`;
}

const ITERATIONS = `INSERT INTO iteration (model_id, number, parents, manifest_blob_id, blob_ids, blob_objects, end_epoch,
    first_end_epoch, content_root, plain_bytes, cipher_bytes, sealed_key, format, metrics, note_kind,
    note_text, note_opens_at_ms, note_commitment, note_sealed, note_disclosed_at_ms, note_disclosed_by,
    author, cost_advanced, published_at_ms, transaction_digest, checkpoint)
  SELECT m.id, k, CASE k WHEN 1 THEN ARRAY[]::int[] ELSE ARRAY[k - 1] END, ('9' || m.n || '00' || k),
    ARRAY[left(md5('blob' || m.n || k) || md5(m.n::text), 43)], ARRAY[${hex('blob', 'm.n * 16 + k')}],
    60, 54, decode(md5('root' || m.n || k) || md5(k::text), 'hex'),
    (1000000 * power(1000, ${draw('m.n', 61)}))::bigint, (1000100 * power(1000, ${draw('m.n', 61)}))::bigint,
    decode(repeat(md5('key' || m.n), 16), 'hex'), m.format,
    '{"accuracy":0.' || (700 + (m.n + k * 13) % 300) || ',"loss":0.' || (100 + m.n % 97) || '}',
    1, 'Trained on newer data.', 0, '', '', NULL, NULL, m.lister, 0,
    m.listed_at_ms + 60000 * k, ${digest("'i' || m.n || '.' || k")}, m.n
  FROM scale_model m, generate_series(1, m.iterations) AS k`;

const ALIASES = `INSERT INTO alias (model_id, name_hex, name, iteration, moved_at_ms)
  SELECT id, encode('stable', 'hex'), 'stable', iterations, listed_at_ms + 90000
  FROM scale_model WHERE iterations > 1`;

const PASSES = `INSERT INTO pass (id, sale_id, model_id, team_id, holder, trial, rights, first_iteration, last_iteration,
    starts_at_ms, ends_at_ms, opened_until_ms, opened_iteration, opens, transaction_digest, ordinal)
  SELECT id, sale_id, model_id, team_id, holder, false, 1, 1, 4294967295, at_ms,
    at_ms + ${30 * DAY_MS}, 0, 0, 0, ${digest("'p' || n")}, n FROM scale_pass`;

const SALES = `INSERT INTO sale (id, pass_id, previous_id, model_id, team_id, buyer, offer, trial, rights, refund_rule, quota,
    window_ms, first_iteration, last_iteration, starts_at_ms, ends_at_ms, paid, settled, fee_bps, fee,
    refunded, held, refunded_at_ms, opens, opened_until_ms, used, sold_at_ms, transaction_digest, ordinal)
  SELECT sale_id, id, NULL, model_id, team_id, holder, offer, false, 1, 0, 0, ${30 * DAY_MS}, 1, 4294967295,
    at_ms, at_ms + ${30 * DAY_MS}, 1000000000, 0, 100, 0, 0, 1000000000, NULL, 0, 0, 0, at_ms,
    ${digest("'p' || n")}, n FROM scale_pass`;

const GRANTS = `INSERT INTO audit_grant (id, model_id, team_id, auditor, scope, first_iteration, last_iteration, starts_at_ms,
    ends_at_ms, granted_by, granted_at_ms, revoked_at_ms, opened_until_ms, opened_iteration, opens,
    transaction_digest, ordinal)
  SELECT ${hex('grant', 'n')}, id, team_id, ${hex('auditor', 'n % 40')}, 3, 1, 4294967295, listed_at_ms,
    listed_at_ms + ${365 * DAY_MS}, lister, listed_at_ms, NULL, 0, 0, 0, ${digest("'g' || n")}, n
  FROM scale_model WHERE n % 10 = 0 AND iterations > 0`;

const OPINIONS = `INSERT INTO opinion (id, model_id, iteration, auditor, verdict, scope, statement, evidence_hash, content_root,
    supersedes_id, superseded_by_id, signed_at_ms, transaction_digest, ordinal)
  SELECT ${hex('opinion', 'n')}, id, 1, ${hex('auditor', 'n % 40')}, 1 + n % 3, 'Metrics and data sheet.',
    'The figures were reproduced on the stated data.', decode(md5(n::text), 'hex'),
    decode(md5('root' || n || 1) || md5('1'), 'hex'), NULL, NULL, listed_at_ms + 120000,
    ${digest("'o' || n")}, n
  FROM scale_model WHERE n % 20 = 0 AND iterations > 0`;

function cursorRows(): string {
  return `INSERT INTO index_cursor (id, network, chain_id, package_id, cursor, ordinal, checkpoint, transaction_index,
    event_index) SELECT 1, 'bench', 'bench', '${MARKET}', NULL, max(ordinal), max(checkpoint), 0, 0
      FROM event;
    INSERT INTO index_heartbeat (id, state, reason, at_ms, complete_at_ms, tip_checkpoint, indexed_checkpoint,
    chain_at_ms) VALUES (1, 'live', NULL, ${Date.now()}, ${Date.now()}, 1, 1, ${Date.now()})`;
}

function digest(seed: string): string {
  return `left(translate(md5(${seed}) || md5('d' || ${seed}), '0', 'z'), 44)`;
}
