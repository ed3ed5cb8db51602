import type { ClientWithCoreApi } from '@mysten/sui/client';
import type { PassTerms } from '@/lib/domain';
import { parseExactly } from '../bcs';
import { typeName, type Deployment } from '../deployment';
import { passLayout } from '../object-layouts';
import { listOwned } from './list-owned';
import { readObject } from './read-object';

/** The offer a pass was bought or last renewed under, as it was then, and what became of it. */
export interface AccessPass extends PassTerms {
  readonly passId: string;
  readonly marketId: string;
  readonly teamId: string;
  /** The sale of the newest period; each sale names the one before. */
  readonly saleId: string;
  readonly offer: number;
  readonly priceFrost: bigint;
  readonly windowMs: bigint;
  /** Gateway calls a period; 0 is no limit. */
  readonly quota: bigint;
  readonly refundRule: number;
  readonly trial: boolean;
  /** The iteration opened last; 0 before the first opening. */
  readonly openedIteration: number;
  readonly opens: bigint;
  /** The model's name when the pass was bought. */
  readonly modelName: string;
}

/** @throws TidemarkError not_found, chain_unreachable, chain_data_malformed */
export async function readPass(
  client: ClientWithCoreApi,
  deployment: Deployment,
  passId: string,
): Promise<AccessPass> {
  const type = typeName(deployment, 'access::AccessPass');
  return toPass(await readObject(client, passId, { type, layout: passLayout }));
}

/** Every pass of an owner, straight from the chain. */
export async function listPasses(
  client: ClientWithCoreApi,
  deployment: Deployment,
  owner: string,
): Promise<AccessPass[]> {
  const contents = await listOwned(client, owner, typeName(deployment, 'access::AccessPass'));
  return contents.map((bytes) => toPass(parseExactly(passLayout, bytes)));
}

function toPass(pass: ReturnType<typeof passLayout.parse>): AccessPass {
  return {
    passId: pass.id,
    marketId: pass.market,
    modelId: pass.model,
    teamId: pass.team,
    saleId: pass.sale,
    offer: pass.offer,
    rights: pass.rights,
    priceFrost: pass.price,
    windowMs: pass.window_ms,
    firstIteration: pass.first_iteration,
    lastIteration: pass.last_iteration,
    quota: pass.quota,
    refundRule: pass.refund_rule,
    trial: pass.trial,
    startsAtMs: pass.starts_at_ms,
    endsAtMs: pass.ends_at_ms,
    openedUntilMs: pass.opened_until_ms,
    openedIteration: pass.opened_iteration,
    opens: pass.opens,
    modelName: pass.model_name,
  };
}
