'use client';

import { useDAppKit } from '@mysten/dapp-kit-react';
import { chainError } from '@/lib/chain';
import { TidemarkError } from '@/lib/domain';

/** Asks the wallet for a signature over a message. @throws TidemarkError wallet_rejected */
export function useSignMessage(): (message: Uint8Array) => Promise<string> {
  const kit = useDAppKit();
  return async (message) => {
    try {
      const { signature } = await kit.signPersonalMessage({ message });
      return signature;
    } catch (caught) {
      const cause = chainError(caught);
      throw new TidemarkError(
        'wallet_rejected',
        'You cancelled the signature; the model stays closed and nothing was paid.',
        { cause },
      );
    }
  };
}
