import { getWallets } from '@mysten/wallet-standard';
import { connectChain } from '@/lib/chain';
import { DevelopmentWallet } from './wallet';

/** Offers the development wallet beside real ones; embedded network only. */
export function registerDevelopmentWallet(place: {
  readonly network: string;
  readonly rpcUrl: string;
  readonly walType: string;
}): { unregister: () => void } {
  const wallet = new DevelopmentWallet(connectChain(place), place);
  return { unregister: getWallets().register(wallet) };
}
