'use client';

import {
  handOverCap,
  setOperator,
  setShares,
  type HandOverCapInput,
  type SetOperatorInput,
  type SetSharesInput,
} from '@/lib/chain';
import { useDeed } from './use-deed';

/** Pays the vault out under the old shares and sets new ones. */
export function useSetShares() {
  return useDeed<SetSharesInput>({
    purpose: ({ teamId, members }) =>
      `shares:${teamId}:${members.map(({ address, shareBps }) => `${address}=${shareBps}`).join()}`,
    transaction: ({ manifest }, input) => setShares(manifest, input),
  });
}

export function useSetOperator() {
  return useDeed<SetOperatorInput>({
    purpose: ({ teamId, operator, appointed }) => `operator:${teamId}:${operator}:${appointed}`,
    transaction: ({ manifest }, input) => setOperator(manifest, input),
  });
}

/** Gives the team's cap to a member; the connected person manages the team no longer. */
export function useHandOverCap() {
  return useDeed<HandOverCapInput>({
    purpose: ({ teamId, to }) => `hand-over:${teamId}:${to}`,
    transaction: ({ manifest }, input) => handOverCap(manifest, input),
  });
}
