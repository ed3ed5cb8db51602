import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { database } from '../database';
import { configuredMarketId } from './configured-market';
import type { Suggestion } from './types';
import { prefixQuery, splitWords } from './words';

const MIN_LENGTH = 2;
const MAX_LENGTH = 60;
/** Models looked at for names, tasks and tags. */
const MAX_CANDIDATES = 120;
const MAX_PER_KIND = 4;
const MAX_SUGGESTIONS = 8;
/** Below this a spelling is another word. */
const MIN_LIKENESS = 0.4;

const rowSchema = z.object({
  kind: z.enum(['model', 'team', 'task', 'tag']),
  text: z.string(),
  id: z.string().nullable(),
});

// `word_similarity` is 1 where the typed text is in the other as it stands, so prefixes come first
// and spellings that are alike after them. Candidates come from the two indexes on `model`.
const SELECT = `
  WITH near AS MATERIALIZED (
    (SELECT id, name, task, tags, team_id FROM model
      WHERE search @@ to_tsquery('simple', $1) AND market_id = $3 AND retired_at_ms IS NULL
        AND iteration_count > 0 LIMIT ${MAX_CANDIDATES})
    UNION
    (SELECT id, name, task, tags, team_id FROM model
      WHERE $2::text <% search_text AND market_id = $3 AND retired_at_ms IS NULL
        AND iteration_count > 0 LIMIT ${MAX_CANDIDATES})),
  found AS (
    SELECT 'model' AS kind, name AS text, id FROM near
    UNION SELECT 'task', task, NULL FROM near
    UNION SELECT 'tag', tag, NULL FROM near, unnest(near.tags) AS tag
    UNION SELECT 'team', team.name, team.id FROM near JOIN team ON team.id = near.team_id),
  ranked AS (
    SELECT kind, text, id, word_similarity($2, lower(text)) AS likeness,
      row_number() OVER (PARTITION BY kind
        ORDER BY word_similarity($2, lower(text)) DESC, length(text), text, id) AS place
    FROM found WHERE text <> '')
  SELECT kind, text, id FROM ranked
  WHERE likeness >= ${MIN_LIKENESS} AND place <= ${MAX_PER_KIND}
  ORDER BY likeness DESC, place, kind, text, id LIMIT ${MAX_SUGGESTIONS}`;

/**
 * Names, tasks, tags and teams of this market that a person may mean by `typed`, best first, at
 * most 8; typing errors are forgiven. Nothing below two letters.
 * @throws TidemarkError database_unreachable
 */
export async function suggestWords(typed: string): Promise<Suggestion[]> {
  const words = splitWords(typed.slice(0, MAX_LENGTH));
  const text = words.join(' ');
  if (text.length < MIN_LENGTH) return [];
  const values = [prefixQuery(words), text, await configuredMarketId()];
  return selectRows(database().pool, rowSchema, SELECT, values);
}
