'use client';

import { useDAppKit } from '@mysten/dapp-kit-react';
import { TidemarkError } from '@/lib/domain';
import { fundWhenEmpty } from '../development-wallet/fund';
import { useNetwork } from '../network-context';
import type { Submitter } from './submit-transaction';
import { useWallet } from './use-wallet';

/** Makes the Submitter of the connected address. @throws TidemarkError wallet_missing when none */
export function useSubmitter(): () => Submitter {
  const kit = useDAppKit();
  const { client, manifest, embedded } = useNetwork();
  const { address } = useWallet();
  return () => {
    if (address === null) {
      throw new TidemarkError('wallet_missing', 'Connect a wallet first.');
    }
    return {
      client,
      manifest,
      address,
      signTransaction: kit.signTransaction,
      // A click right after connecting must not outrun the faucet of the embedded network.
      ready: async () => {
        if (embedded) await fundWhenEmpty(client, manifest, address);
      },
    };
  };
}
