import type { ClientWithCoreApi } from '@mysten/sui/client';
import { typeName, type Deployment } from '../deployment';
import { opinionLayout } from '../object-layouts';
import { readObject } from './read-object';

/** What an auditor signed; frozen. */
export interface Opinion {
  readonly opinionId: string;
  readonly marketId: string;
  readonly modelId: string;
  readonly iteration: number;
  readonly auditor: string;
  /** 1 supports, 2 supports with reservations, 3 does not support. */
  readonly verdict: number;
  readonly scope: string;
  readonly statement: string;
  readonly evidenceHash: Uint8Array;
  readonly contentRoot: Uint8Array;
  /** The auditor's earlier opinion that this one replaces. */
  readonly supersedesId: string | null;
  readonly signedAtMs: bigint;
}

/** @throws TidemarkError not_found, chain_unreachable, chain_data_malformed */
export async function readOpinion(
  client: ClientWithCoreApi,
  deployment: Deployment,
  opinionId: string,
): Promise<Opinion> {
  const opinion = await readObject(client, opinionId, {
    type: typeName(deployment, 'opinion::Opinion'),
    layout: opinionLayout,
  });
  return {
    opinionId: opinion.id,
    marketId: opinion.market,
    modelId: opinion.model,
    iteration: opinion.iteration,
    auditor: opinion.auditor,
    verdict: opinion.verdict,
    scope: opinion.scope,
    statement: opinion.statement,
    evidenceHash: opinion.evidence_hash,
    contentRoot: opinion.content_root,
    supersedesId: opinion.supersedes,
    signedAtMs: opinion.signed_at_ms,
  };
}
