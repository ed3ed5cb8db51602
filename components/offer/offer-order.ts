import type { OfferView } from '@/lib/server/queries/types';

type Ordered = Pick<OfferView, 'trial' | 'windowMs' | 'priceFrost'>;

/** Offers in the order in which pages list them: trials last, then the shorter, then the cheaper. */
export function byKindAndWindow(left: Ordered, right: Ordered): number {
  if (left.trial !== right.trial) return left.trial ? 1 : -1;
  if (left.windowMs !== right.windowMs) return left.windowMs - right.windowMs;
  const [leftFrost, rightFrost] = [BigInt(left.priceFrost), BigInt(right.priceFrost)];
  return leftFrost === rightFrost ? 0 : leftFrost < rightFrost ? -1 : 1;
}
