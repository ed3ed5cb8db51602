import type { ClientWithCoreApi } from '@mysten/sui/client';
import { typeNameOfCoin, type Deployment } from '../deployment';
import { saleLayout } from '../object-layouts';
import { readObject } from './read-object';

export interface Sale {
  readonly saleId: string;
  readonly passId: string;
  readonly modelId: string;
  readonly teamId: string;
  readonly buyer: string;
  readonly paidFrost: bigint;
  /** Not settled yet. */
  readonly heldFrost: bigint;
  readonly opens: bigint;
  readonly endsAtMs: bigint;
}

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
    passId: sale.pass,
    modelId: sale.model,
    teamId: sale.team,
    buyer: sale.buyer,
    paidFrost: sale.paid,
    heldFrost: sale.balance,
    opens: sale.opens,
    endsAtMs: sale.ends_at_ms,
  };
}
