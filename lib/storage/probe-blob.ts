import { isBlobId, TidemarkError } from '../domain';
import { PROBE_TIMEOUT_MS } from './limits';
import type { WalrusNetwork } from './walrus-door';

/**
 * Asks the aggregator whether it has a blob, without its bytes; `silent` when it does not answer
 * within 4 s. @throws TidemarkError blob_id_malformed
 */
export async function probeBlob(
  { walrus }: Pick<WalrusNetwork, 'walrus'>,
  blobId: string,
): Promise<{ readonly status: number } | 'silent'> {
  if (!isBlobId(blobId)) throw new TidemarkError('blob_id_malformed', 'This is not a blob id.');
  try {
    const { status } = await fetch(`${walrus.aggregatorUrl}/v1/blobs/${blobId}`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    });
    return { status };
  } catch {
    return 'silent';
  }
}
