import type { Chain } from '../chain';

/** Place of a transaction among those of its checkpoint, from 0; undefined when not there. */
export function indexInCheckpoint(
  chain: Chain,
  checkpoint: bigint,
  digest: string,
): bigint | undefined {
  const index = chain.ledger.checkpoint(checkpoint)?.transactions.indexOf(digest) ?? -1;
  return index < 0 ? undefined : BigInt(index);
}
