import type { Sale } from '@/lib/db/generated/client';
import { toMsOrNull } from './chain-words';
import { toTerms } from './offer-views';
import type { SaleView } from './types';

export function toSaleView(row: Sale, modelName: string): SaleView {
  return {
    ...toTerms(row, row.paid.toFixed(0)),
    saleId: row.id,
    passId: row.passId,
    previousSaleId: row.previousId,
    modelId: row.modelId,
    modelName,
    teamId: row.teamId,
    buyer: row.buyer,
    offer: row.offer,
    startsAtMs: Number(row.startsAtMs),
    endsAtMs: Number(row.endsAtMs),
    feeBps: row.feeBps,
    settledFrost: row.settled.toFixed(0),
    feeFrost: row.fee.toFixed(0),
    refundedFrost: row.refunded.toFixed(0),
    heldFrost: row.held.toFixed(0),
    refundedAtMs: toMsOrNull(row.refundedAtMs),
    opens: Number(row.opens),
    openedUntilMs: Number(row.openedUntilMs),
    usedCalls: Number(row.used),
    soldAtMs: Number(row.soldAtMs),
    transactionDigest: row.transactionDigest,
  };
}
