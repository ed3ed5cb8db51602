'use client';

import { WalletGate } from '@/components/wallet/wallet-gate';
import type { ModelDetail, OfferView } from '@/lib/server/queries/types';
import { Checkout } from './checkout';

export function CheckoutDesk({ model, offer }: { model: ModelDetail; offer: OfferView }) {
  return (
    <WalletGate why="A wallet pays the price and holds the pass. Nothing is signed by connecting.">
      {(address) => <Checkout key={offer.number} model={model} offer={offer} address={address} />}
    </WalletGate>
  );
}
