import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { database } from '../database';
import { toSaleView } from './sale-views';
import type { SaleView } from './types';

const MAX_SALES = 100;

/**
 * A team's sales that still hold money, at most 100: those earned in full by `nowMs` first, then
 * the others, each oldest first.
 */
export async function listOpenSales(teamId: string, nowMs: bigint): Promise<SaleView[]> {
  const { prisma, pool } = database();
  const ids = await selectRows(
    pool,
    z.object({ id: z.string() }),
    // Without a refund rule, after a refund or the end, and once a key is out, nothing can be had
    // back any more.
    `SELECT id FROM sale WHERE team_id = $1 AND held > 0
     ORDER BY refund_rule = 0 OR refunded_at_ms IS NOT NULL OR ends_at_ms <= $2::bigint
       OR (rights & 1 = 1 AND opens > 0) DESC, ordinal
     LIMIT ${MAX_SALES}`,
    [teamId, `${nowMs}`],
  );
  const sales = await prisma.sale.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    include: { model: { select: { name: true } } },
  });
  const byId = new Map(sales.map((sale) => [sale.id, sale] as const));
  return ids.flatMap(({ id }) => {
    const sale = byId.get(id);
    return sale === undefined ? [] : [toSaleView(sale, sale.model.name)];
  });
}
