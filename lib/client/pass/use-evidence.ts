'use client';

import { useMutation } from '@tanstack/react-query';
import type { AccessPass } from '@/lib/chain';
import { useNetwork } from '../network-context';
import { useWallet } from '../wallet/use-wallet';

/** Gathers the evidence of one pass on request: it downloads and encodes a manifest. */
export function useEvidence(pass: AccessPass, iteration: number) {
  const network = useNetwork();
  const { address } = useWallet();
  return useMutation({
    mutationFn: async () => {
      const { readEvidence } = await import('../verbs/read-evidence');
      const { passId, modelId } = pass;
      return readEvidence(network, { address: address ?? '', passId, modelId, iteration });
    },
  });
}
