import type { ClientWithCoreApi } from '@mysten/sui/client';
import type { EpochAnchor } from '@/lib/domain';
import { typeNameOfCoin, type Deployment } from '../deployment';
import { marketLayout } from '../object-layouts';
import { readObject } from './read-object';

export interface Market extends EpochAnchor {
  readonly marketId: string;
  readonly version: bigint;
  readonly minWindowMs: bigint;
  readonly maxWindowMs: bigint;
  /** How long one opening lets key servers answer. */
  readonly sessionMs: bigint;
  readonly maxMembers: number;
  /** Most that storing one started MiB (encoded) for one epoch may be said to have cost. */
  readonly storageCeilingFrost: bigint;
  /** Of later sales. */
  readonly feeBps: number;
  readonly feeRecipient: string;
}

/** @throws TidemarkError not_found, chain_unreachable, chain_data_malformed */
export async function readMarket(
  client: ClientWithCoreApi,
  deployment: Deployment,
): Promise<Market> {
  const market = await readObject(client, deployment.objects.market, {
    type: typeNameOfCoin(deployment, 'market::Market'),
    layout: marketLayout,
  });
  return {
    marketId: market.id,
    version: market.version,
    epochMs: market.epoch_ms,
    anchorEpoch: market.anchor_epoch,
    anchorMs: market.anchor_ms,
    minWindowMs: market.min_window_ms,
    maxWindowMs: market.max_window_ms,
    sessionMs: market.session_ms,
    maxMembers: Number(market.max_members),
    storageCeilingFrost: market.storage_ceiling,
    feeBps: market.fee_bps,
    feeRecipient: market.fee_recipient,
  };
}
