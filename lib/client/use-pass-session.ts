'use client';

import type { AccessPass } from '@/lib/chain';
import { useOpenSession } from './use-open-session';

export {
  saveOpenedFile,
  type OpenedIteration,
  type SessionPhase,
  type SessionProgress,
} from './use-open-session';

/** Opens, runs and downloads the model of one pass; the key never leaves this page. */
export function usePassSession(pass: AccessPass) {
  return useOpenSession(async (own, iteration, tools) => {
    const { openPass } = await import('./verbs/open-pass');
    return openPass(own, { ...tools, passId: pass.passId, iteration });
  });
}
