import { Wal } from '@/components/money/wal';
import type { OfferView } from '@/lib/server/queries/types';

interface OfferPriceProps {
  offer: Pick<OfferView, 'priceFrost'>;
  className?: string;
}

/** The exact price; only a trial can be free. */
export function OfferPrice({ offer, className }: OfferPriceProps) {
  if (BigInt(offer.priceFrost) === 0n) return <span className={className}>Free</span>;
  return <Wal amount={offer.priceFrost} {...(className === undefined ? {} : { className })} />;
}
