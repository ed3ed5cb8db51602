'use client';

import { useState } from 'react';
import { Moment } from '@/components/time/moment';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { endedHere, withUsable } from '@/lib/client/pass/ended-here';
import type { GroupedPass } from '@/lib/client/use-passes';

interface EndedNoticesProps {
  passes: readonly GroupedPass[];
  onRenew: (passId: string) => void;
}

/** Says in words that a window ended while the page was open: its card has moved meanwhile. */
export function EndedNotices({ passes, onRenew }: EndedNoticesProps) {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const known = withUsable(seen, passes);
  if (known !== seen) setSeen(known);
  return endedHere(known, passes).map(({ pass }) => (
    <Notice
      key={pass.passId}
      tone="warn"
      title={`Your window for ${pass.modelName} has just ended`}
      actions={
        <Button size="sm" onClick={() => onRenew(pass.passId)}>
          Renew
        </Button>
      }
    >
      It ended on <Moment atMs={Number(pass.endsAtMs)} />. The key servers release no key any more,
      and what was open on this page is closed; files you saved stay yours.
    </Notice>
  ));
}
