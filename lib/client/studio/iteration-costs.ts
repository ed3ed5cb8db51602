import { shareOf } from '@/lib/domain';
import type { IterationsIndex, TeamIteration } from './figures-schema';

export interface IterationCost {
  readonly iteration: TeamIteration;
  readonly repaidFrost: bigint;
  /** Advanced and not repaid yet. */
  readonly leftFrost: bigint;
  /** Sales at today's price that repay what is left; null: nothing covers it on sale. */
  readonly salesLeft: bigint | null;
}

/**
 * What each iteration cost and has back, in the order of publication. The contract owes people,
 * not iterations: what a person got back is counted to that person's oldest iterations first.
 */
export function iterationCosts({ iterations, repaid, feeBps }: IterationsIndex): IterationCost[] {
  const rest = new Map(repaid.map(({ address, amountFrost }) => [address, amountFrost]));
  return iterations.map((iteration) => {
    const { author, advancedFrost, priceFrost } = iteration;
    const available = rest.get(author) ?? 0n;
    const repaidFrost = available < advancedFrost ? available : advancedFrost;
    rest.set(author, available - repaidFrost);
    const leftFrost = advancedFrost - repaidFrost;
    return {
      iteration,
      repaidFrost,
      leftFrost,
      salesLeft: salesFor(leftFrost, priceFrost, feeBps),
    };
  });
}

/** Sales that bring a team `costFrost` after the fee, rounded up; null when none of them brings anything. */
export function salesFor(
  costFrost: bigint,
  priceFrost: bigint | null,
  feeBps: number,
): bigint | null {
  if (costFrost === 0n) return 0n;
  if (priceFrost === null) return null;
  const eachFrost = priceFrost - shareOf(priceFrost, feeBps);
  return eachFrost > 0n ? (costFrost + eachFrost - 1n) / eachFrost : null;
}
