import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { database } from '../database';
import type { AliasMove, AliasView } from './types';

const MAX_MOVES = 200;

const moveSchema = z.object({
  at_ms: z.string().transform(Number),
  transaction_digest: z.string(),
  data: z.object({
    alias: z.string(),
    from_iteration: z.number(),
    to_iteration: z.number(),
    by: z.string(),
  }),
});

/** A model's aliases with the newest 200 moves: standing ones by name, then those taken away. */
export async function listAliases(modelId: string): Promise<AliasView[]> {
  const { prisma, pool } = database();
  const [aliases, moves] = await Promise.all([
    prisma.alias.findMany({ where: { modelId }, orderBy: { nameHex: 'asc' } }),
    selectRows(
      pool,
      moveSchema,
      `SELECT at_ms, transaction_digest, data FROM event
       WHERE model_id = $1 AND kind = 'alias.moved' ORDER BY ordinal DESC LIMIT ${MAX_MOVES}`,
      [modelId],
    ),
  ]);
  const views = aliases.map((alias) => ({
    name: alias.name,
    iteration: alias.iteration,
    movedAtMs: Number(alias.movedAtMs),
    history: moves.filter(({ data }) => data.alias === alias.name).map(toMove),
  }));
  return [
    ...views.filter(({ iteration }) => iteration !== null),
    ...views.filter(({ iteration }) => iteration === null),
  ];
}

function toMove({ at_ms, transaction_digest, data }: z.output<typeof moveSchema>): AliasMove {
  return {
    fromIteration: data.from_iteration === 0 ? null : data.from_iteration,
    toIteration: data.to_iteration === 0 ? null : data.to_iteration,
    by: data.by,
    atMs: at_ms,
    transactionDigest: transaction_digest,
  };
}
