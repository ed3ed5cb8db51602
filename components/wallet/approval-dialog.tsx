'use client';

import { useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import {
  answerApproval,
  currentApproval,
  subscribeToApprovals,
} from '@/lib/client/development-wallet/approvals';
import { shortId } from '@/lib/domain';

/** The development wallet asking; closing the dialog is a refusal, a click beside it is nothing. */
export function ApprovalDialog() {
  const question = useSyncExternalStore(subscribeToApprovals, currentApproval, () => null);
  if (question === null) return null;
  const answer = (approved: boolean) => answerApproval(question.id, approved);
  return (
    <Dialog
      key={question.id}
      open
      staysOpen
      onOpenChange={(open) => !open && answer(false)}
      title={question.kind === 'transaction' ? 'Approve transaction' : 'Sign message'}
      description={
        <>
          Development wallet · {question.person}{' '}
          <span className="font-mono text-xs">{shortId(question.address)}</span>
        </>
      }
      footer={
        <>
          <Button onClick={() => answer(false)}>Reject</Button>
          <Button look="primary" onClick={() => answer(true)} autoFocus>
            {question.kind === 'transaction' ? 'Approve' : 'Sign'}
          </Button>
        </>
      }
    >
      <dl className="divide-y divide-line rounded-md border border-line bg-sunken text-sm">
        {question.lines.map((line) => (
          <div key={line.label} className="flex flex-col gap-0.5 px-3 py-2">
            <dt className="text-xs text-ink-faint">{line.label}</dt>
            <dd className="figures font-mono text-xs break-words whitespace-pre-wrap">
              {line.value}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
