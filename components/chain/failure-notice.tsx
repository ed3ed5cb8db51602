'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { describeFailure } from '@/lib/client/failure';

export interface FailureNoticeProps {
  error: unknown;
  onRetry?: () => void;
  title?: string;
}

/** One sentence for the person; a refusal in the wallet is a fact and not a fault. */
export function FailureNotice({ error, onRetry, title }: FailureNoticeProps) {
  const failure = describeFailure(error);
  return (
    <Notice
      tone={failure.cancelled ? 'info' : failure.retryable ? 'warn' : 'bad'}
      title={title ?? failure.sentence}
      actions={
        onRetry !== undefined && (
          <Button size="sm" onClick={onRetry}>
            Try again
          </Button>
        )
      }
    >
      {title === undefined ? undefined : failure.sentence}
    </Notice>
  );
}
