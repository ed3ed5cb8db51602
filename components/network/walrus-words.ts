import { formatBytes } from '@/lib/domain';
import type { WalrusFacts } from '@/lib/server/queries/types';

const PER_MILLION = 1_000_000n;

/** The sold part of the capacity, 0 to 1, and the same in words. */
export function describeCapacity(
  facts: Pick<WalrusFacts, 'totalCapacityBytes' | 'usedCapacityBytes'>,
): { readonly part: number; readonly text: string } {
  const total = BigInt(facts.totalCapacityBytes);
  const used = BigInt(facts.usedCapacityBytes);
  if (total === 0n) return { part: 0, text: 'No capacity in this epoch' };
  const part = Number((used * PER_MILLION) / total) / Number(PER_MILLION);
  return { part, text: `${formatBytes(used)} of ${formatBytes(total)} sold, ${percent(part)}` };
}

/** How many shards may fail at once while everything can still be written and read. */
export function describeFaults({ shards }: Pick<WalrusFacts, 'shards'>): string {
  const faulty = Math.max(0, Math.floor((shards - 1) / 3));
  return `up to ${faulty} of ${shards} shards`;
}

function percent(part: number): string {
  if (part > 0 && part < 0.0001) return 'under 0.01 %';
  return `${(part * 100).toFixed(2).replace(/\.?0+$/, '')} %`;
}
