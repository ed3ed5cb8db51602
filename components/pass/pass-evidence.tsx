'use client';

import { FileCheck, FileDown } from 'lucide-react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { evidenceText } from '@/lib/client/pass/evidence';
import { saveTextFile } from '@/lib/client/pass/save-text-file';
import { useEvidence } from '@/lib/client/pass/use-evidence';
import { usePassModel, type AccessPass } from '@/lib/client/use-passes';
import { EvidencePanel } from './evidence-panel';

/** What a third person needs to check this pass without this page; gathered when asked. */
export function PassEvidence({ pass }: { pass: AccessPass }) {
  const { newest, model } = usePassModel(pass);
  const { data: evidence, mutate, isPending, isError, error } = useEvidence(pass, newest);
  function save() {
    if (evidence === undefined) return;
    const name = `tidemark-evidence-${pass.passId.slice(2, 10)}.json`;
    saveTextFile(name, evidenceText(evidence), 'application/json');
  }
  return (
    <section aria-label="Evidence" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button size="sm" busy={isPending} disabled={model.isPending} onClick={() => mutate()}>
          {!isPending && <FileCheck aria-hidden />}
          {evidence === undefined ? 'Gather evidence' : 'Gather again'}
        </Button>
        {evidence !== undefined && (
          <Button size="sm" onClick={save}>
            <FileDown aria-hidden /> JSON file
          </Button>
        )}
        <p className="min-w-0 flex-1 text-xs text-ink-faint">
          Ids and transactions of this pass, what this page checks, and commands to repeat it.
        </p>
      </div>
      {isError && <FailureNotice error={error} onRetry={() => mutate()} />}
      {isPending && (
        <div role="status" aria-label="Gathering the evidence">
          <Skeleton className="h-40 rounded-md" />
        </div>
      )}
      {!isPending && evidence !== undefined && <EvidencePanel evidence={evidence} />}
    </section>
  );
}
