'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Transaction } from '@mysten/sui/transactions';
import { OWN_READS } from './queries';
import { submitTransaction, type Submitter } from './wallet/submit-transaction';
import { useSubmitter } from './wallet/use-submitter';

export interface Deed<Input> {
  /** Names the deed for look-before-repeat: two inputs that differ are two purposes. */
  readonly purpose: (input: Input) => string;
  readonly transaction: (own: Submitter, input: Input) => Transaction | Promise<Transaction>;
  /** WAL it spends. */
  readonly payFrost?: (input: Input) => bigint;
}

/** What a deed may change on chain: reads of her own objects, and of models and iterations. */
const CHANGED = [OWN_READS, 'model', 'iteration'] as const;

/** One transaction of the connected person; what it may have changed is read again after it. */
export function useDeed<Input>(deed: Deed<Input>) {
  const submitter = useSubmitter();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => {
      const own = submitter();
      return submitTransaction(own, {
        purpose: deed.purpose(input),
        transaction: () => deed.transaction(own, input),
        ...(deed.payFrost === undefined ? {} : { payFrost: deed.payFrost(input) }),
      });
    },
    onSettled: () =>
      Promise.all(CHANGED.map((key) => queryClient.invalidateQueries({ queryKey: [key] }))),
  });
}
