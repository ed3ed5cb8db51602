import type { ClientWithCoreApi } from '@mysten/sui/client';
import type { GrantTerms } from '@/lib/domain';
import { parseExactly } from '../bcs';
import { typeName, type Deployment } from '../deployment';
import { grantLayout } from '../object-layouts';
import { listOwned } from './list-owned';
import { readObject } from './read-object';

/** An auditor's right; whether it was revoked is with the model (`readGrantRevoked`). */
export interface AuditGrant extends GrantTerms {
  readonly grantId: string;
  readonly marketId: string;
  readonly auditor: string;
  readonly opens: bigint;
  /** The model's name when the grant was given. */
  readonly modelName: string;
}

/** @throws TidemarkError not_found, chain_unreachable, chain_data_malformed */
export async function readGrant(
  client: ClientWithCoreApi,
  deployment: Deployment,
  grantId: string,
): Promise<AuditGrant> {
  const type = typeName(deployment, 'audit::AuditGrant');
  return toGrant(await readObject(client, grantId, { type, layout: grantLayout }));
}

/** Every audit grant of an auditor, straight from the chain. */
export async function listGrants(
  client: ClientWithCoreApi,
  deployment: Deployment,
  auditor: string,
): Promise<AuditGrant[]> {
  const contents = await listOwned(client, auditor, typeName(deployment, 'audit::AuditGrant'));
  return contents.map((bytes) => toGrant(parseExactly(grantLayout, bytes)));
}

function toGrant(grant: ReturnType<typeof grantLayout.parse>): AuditGrant {
  return {
    grantId: grant.id,
    marketId: grant.market,
    modelId: grant.model,
    auditor: grant.auditor,
    scope: grant.scope,
    firstIteration: grant.first_iteration,
    lastIteration: grant.last_iteration,
    startsAtMs: grant.starts_at_ms,
    endsAtMs: grant.ends_at_ms,
    openedUntilMs: grant.opened_until_ms,
    openedIteration: grant.opened_iteration,
    opens: grant.opens,
    modelName: grant.model_name,
  };
}
