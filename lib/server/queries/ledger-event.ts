import { z } from 'zod';
import { ledgerKinds, type LedgerEvent, type LedgerLine } from './types-ledger';

/** A row of `event` as the ledger reads it; `data` holds the event's fields as on chain. */
export const ledgerRowSchema = z.object({
  ordinal: z.string(),
  transaction_digest: z.string(),
  event_index: z.number(),
  kind: z.enum(ledgerKinds),
  at_ms: z.string().transform(Number),
  model_id: z.string().nullable(),
  model_name: z.string().nullable(),
  iteration: z.number().nullable(),
  amount: z.string(),
  data: z.object({
    sale: z.string().optional(),
    fee: z.string().optional(),
    buyer: z.string().optional(),
    holder: z.string().optional(),
    member: z.string().optional(),
    lenders: z.array(z.string()).default([]),
    repaid: z.array(z.string()).default([]),
    recipients: z.array(z.string()).default([]),
    amounts: z.array(z.string()).default([]),
  }),
});

export function toLedgerEvent(row: z.output<typeof ledgerRowSchema>): LedgerEvent {
  const { data } = row;
  return {
    ordinal: row.ordinal,
    kind: row.kind,
    atMs: row.at_ms,
    transactionDigest: row.transaction_digest,
    eventIndex: row.event_index,
    modelId: row.model_id,
    modelName: row.model_name,
    saleId: data.sale ?? null,
    iteration: row.iteration,
    person: data.buyer ?? data.holder ?? data.member ?? null,
    amountFrost: row.amount,
    feeFrost: data.fee ?? '0',
    lines: [
      ...lines('repayment', data.lenders, data.repaid),
      ...lines('share', data.recipients, data.amounts),
    ],
  };
}

function lines(
  role: LedgerLine['role'],
  addresses: readonly string[],
  amounts: readonly string[],
): LedgerLine[] {
  return addresses.map((address, at) => ({ role, address, amountFrost: amounts[at] ?? '0' }));
}
