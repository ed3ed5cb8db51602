'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { OWN_READS } from './queries';
import { refundPass } from './verbs/refund-pass';
import { useSubmitter } from './wallet/use-submitter';
import type { SubmitPhase } from './wallet/submit-transaction';

export type { RefundedPass } from './verbs/refund-pass';

/** Takes the newest period of a pass back and says how far it is. */
export function useRefund() {
  const submitter = useSubmitter();
  const queryClient = useQueryClient();
  const [phase, setPhase] = useState<SubmitPhase | null>(null);
  const refund = useMutation({
    mutationFn: (period: { passId: string; saleId: string }) =>
      refundPass(submitter(), { ...period, onPhase: setPhase }),
    onMutate: () => setPhase('checking'),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [OWN_READS] }),
  });
  return { refund, phase };
}
