'use client';

import { useMutation } from '@tanstack/react-query';
import { useSignMessage } from './wallet/use-sign-message';
import { useSubmitter } from './wallet/use-submitter';

/** Tries to open a model without a pass; the refusal of the key servers is the good outcome. */
export function useLockTest(modelId: string) {
  const submitter = useSubmitter();
  const signPersonalMessage = useSignMessage();
  return useMutation({
    mutationFn: async () => {
      const { testLock } = await import('./verbs/test-lock');
      return testLock(submitter(), { modelId, signPersonalMessage });
    },
  });
}
