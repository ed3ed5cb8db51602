import type { ClientWithCoreApi } from '@mysten/sui/client';
import { TidemarkError, type SaleTerms } from '@/lib/domain';
import { typeNameOfCoin, type Deployment } from '../deployment';
import { saleLayout } from '../object-layouts';
import { readObject } from './read-object';

/** One period of a pass: its money and its terms. */
export interface Sale extends SaleTerms {
  readonly saleId: string;
  readonly marketId: string;
  readonly passId: string;
  readonly modelId: string;
  readonly teamId: string;
  readonly buyer: string;
  readonly offer: number;
  /** Still in the sale. */
  readonly heldFrost: bigint;
  readonly feeRecipient: string;
  readonly openedUntilMs: bigint;
  /** The sale of the pass's period before this one. */
  readonly previousSaleId: string | null;
}

/** Periods of one pass that are followed back from the newest. */
export const MAX_SALES_OF_PASS = 64;

/** @throws TidemarkError not_found, chain_unreachable, chain_data_malformed */
export async function readSale(
  client: ClientWithCoreApi,
  deployment: Deployment,
  saleId: string,
): Promise<Sale> {
  const sale = await readObject(client, saleId, {
    type: typeNameOfCoin(deployment, 'sale::Sale'),
    layout: saleLayout,
  });
  return {
    saleId: sale.id,
    marketId: sale.market,
    passId: sale.pass,
    modelId: sale.model,
    teamId: sale.team,
    buyer: sale.buyer,
    offer: sale.offer,
    rights: sale.rights,
    refundRule: sale.refund_rule,
    quota: sale.quota,
    used: sale.used,
    startsAtMs: sale.starts_at_ms,
    endsAtMs: sale.ends_at_ms,
    paidFrost: sale.paid,
    heldFrost: sale.balance,
    settledFrost: sale.settled,
    feeBps: sale.fee_bps,
    feeRecipient: sale.fee_recipient,
    feePaidFrost: sale.fee_paid,
    refundedFrost: sale.refunded,
    closed: sale.closed,
    opens: sale.opens,
    openedUntilMs: sale.opened_until_ms,
    previousSaleId: sale.previous,
  };
}

/**
 * The sales of a pass, newest first; at most the newest 64.
 * @throws TidemarkError not_found, chain_unreachable, chain_data_malformed
 */
export async function readSalesOfPass(
  client: ClientWithCoreApi,
  deployment: Deployment,
  pass: { readonly passId: string; readonly saleId: string },
): Promise<Sale[]> {
  const sales: Sale[] = [];
  let saleId: string | null = pass.saleId;
  while (saleId !== null && sales.length < MAX_SALES_OF_PASS) {
    const sale: Sale = await readSale(client, deployment, saleId);
    if (sale.passId !== pass.passId) {
      throw new TidemarkError(
        'chain_data_malformed',
        'A sale of this pass names another pass; use another node or update Tidemark.',
        { details: { saleId } },
      );
    }
    sales.push(sale);
    saleId = sale.previousSaleId;
  }
  return sales;
}
