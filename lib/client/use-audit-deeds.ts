'use client';

import {
  discloseNote,
  grantAudit,
  revokeAudit,
  type DiscloseNoteInput,
  type GrantAuditInput,
  type RevokeAuditInput,
} from '@/lib/chain';
import { useDeed } from './use-deed';

export function useGrantAudit() {
  return useDeed<GrantAuditInput>({
    purpose: (grant) =>
      [
        'grant',
        grant.modelId,
        grant.auditor,
        grant.scope,
        grant.firstIteration,
        grant.lastIteration,
        grant.startsAtMs,
        grant.windowMs,
      ].join(':'),
    transaction: ({ manifest }, input) => grantAudit(manifest, input),
  });
}

export function useRevokeAudit() {
  return useDeed<RevokeAuditInput>({
    purpose: ({ grantId }) => `revoke:${grantId}`,
    transaction: ({ manifest }, input) => revokeAudit(manifest, input),
  });
}

/** Publishes the text of a sealed note whose date has come. */
export function useDiscloseNote() {
  return useDeed<DiscloseNoteInput>({
    purpose: ({ modelId, iteration }) => `disclose:${modelId}:${iteration}`,
    transaction: ({ manifest }, input) => discloseNote(manifest, input),
  });
}
