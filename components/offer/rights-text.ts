import {
  allowsCalls,
  formatDuration,
  ITERATIONS_AND_LATER,
  releasesKeys,
  type IterationRange,
} from '@/lib/domain';
import type { OfferView, Right } from '@/lib/server/queries/types';

/** "Download and run" and the like. */
export function rightsText(rights: readonly Right[]): string {
  if (rights.includes('DOWNLOAD')) {
    return rights.includes('INVOKE') ? 'Download, run here, call' : 'Download and run here';
  }
  return 'Call through a gateway';
}

/** "Every iteration", "Iteration 2", "Iterations 2 to 5", "Iteration 2 and later". */
export function iterationsText(offer: Pick<OfferView, 'firstIteration' | 'lastIteration'>): string {
  const { firstIteration: first, lastIteration: last } = offer;
  if (last === null) return first <= 1 ? 'Every iteration' : `Iteration ${first} and later`;
  return first === last ? `Iteration ${first} only` : `Iterations ${first} to ${last}`;
}

/** "7 days". */
export function windowText(windowMs: number): string {
  return formatDuration(windowMs);
}

/** The rights of a pass or an offer on chain, in the same words. */
export function rightsTextOfBits(bits: number): string {
  const rights: Right[] = [];
  if (releasesKeys(bits)) rights.push('DOWNLOAD');
  if (allowsCalls(bits)) rights.push('INVOKE');
  return rightsText(rights);
}

/** The iterations of a pass or an offer on chain, in the same words. */
export function rangeText({ firstIteration, lastIteration }: IterationRange): string {
  const last = lastIteration === ITERATIONS_AND_LATER ? null : lastIteration;
  return iterationsText({ firstIteration, lastIteration: last });
}
