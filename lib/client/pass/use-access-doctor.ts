'use client';

import { useMutation } from '@tanstack/react-query';
import type { AccessPass } from '@/lib/chain';
import { useNetwork } from '../network-context';
import { useWallet } from '../wallet/use-wallet';
import { accessLamps } from './access-lamps';

/** Examines one pass on request and never by itself: it asks servers outside. */
export function useAccessDoctor(pass: AccessPass, iteration: number) {
  const network = useNetwork();
  const { address } = useWallet();
  return useMutation({
    mutationFn: async () => {
      const { examineAccess } = await import('../verbs/examine-access');
      const { passId, modelId } = pass;
      const input = { address: address ?? '', passId, modelId, iteration };
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
      return accessLamps(await examineAccess(network, input), { locale: 'en-GB', timeZone });
    },
  });
}
