'use client';

import { FileCheck2, UploadCloud } from 'lucide-react';
import { useState, type DragEvent } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { cn } from '@/components/ui/cn';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { readChosenFile } from '@/lib/client/publish/read-file';
import { formatBytes } from '@/lib/domain';
import type { StepProps } from './step-props';

const summaryLabels: Record<string, string> = {
  inputs: 'Inputs',
  outputs: 'Outputs',
  parameters: 'Parameters',
  opset: 'Operator set',
  producer: 'Made with',
};

/** What the file says about itself, as far as people ask for it. */
function summaryFacts(summary: Readonly<Record<string, string>>) {
  return Object.entries(summaryLabels).flatMap(([name, label]) => {
    const value = summary[name];
    if (value === undefined || value === '') return [];
    return [{ label, value: <span className="font-mono text-xs">{value}</span> }];
  });
}

function trialText(trialMs: number | null): string {
  return trialMs === null
    ? 'not on the usual input sizes; buyers can download it'
    : `yes, on an example in ${trialMs} ms`;
}

/** Choose or drop a file; it is looked at here, nothing is sent. */
export function StepFile({ session, problems, fixed }: StepProps) {
  const { draft, file, chooseFile } = session;
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const begun = draft.progress.upload !== null;

  async function take(chosen: File | undefined) {
    if (chosen === undefined) return;
    setBusy(true);
    setError(null);
    try {
      await chooseFile(chosen, await readChosenFile(chosen));
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  }

  const facts = draft.file;
  return (
    <div className="flex flex-col gap-5">
      <div>
        <h2 className="text-lg font-semibold">The file</h2>
        <p className="mt-1 text-sm text-ink-soft">
          ONNX files up to 64 MiB also run in the buyer’s browser; any other file can be sold for
          download.
        </p>
      </div>
      {begun && file === null && (
        <Notice tone="warn" title="Choose the same file again">
          The upload has begun. Only the very same bytes can go on.
        </Notice>
      )}
      <label
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          'flex cursor-pointer flex-col items-center rounded-lg border border-dashed px-6 py-10 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-tide',
          over ? 'border-tide bg-tide-soft' : 'border-line-strong bg-sunken hover:border-ink-faint',
        )}
      >
        <UploadCloud className="mb-3 size-7 text-tide" aria-hidden />
        <span className="text-sm font-medium">
          {busy ? 'Looking at the file and trying it' : 'Choose a file or drop it here'}
        </span>
        <span className="mt-0.5 text-xs text-ink-faint">
          It is encrypted in this browser before it leaves it.
        </span>
        <input
          type="file"
          aria-label="Model file"
          className="sr-only"
          disabled={busy || (fixed && begun && file !== null)}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            // The same name may be chosen again, for example after the file was corrected.
            event.target.value = '';
          }}
        />
      </label>
      {error !== null && <FailureNotice error={error} />}
      {error === null && problems.file !== undefined && (
        <p role="alert" className="text-xs font-medium text-bad">
          {problems.file}
        </p>
      )}
      {facts !== null && (
        <div className="rounded-md border border-line bg-surface p-4">
          {error !== null && (
            <p className="mb-2 text-xs text-ink-soft">This one, chosen before, stays chosen:</p>
          )}
          <p className="flex items-center gap-2 text-sm font-medium">
            <FileCheck2 className="size-4 shrink-0 text-good" aria-hidden />
            <span className="min-w-0 break-all">{facts.name}</span>
          </p>
          <Facts
            className="mt-1"
            facts={[
              { label: 'Size', value: formatBytes(facts.sizeBytes) },
              { label: 'Format', value: facts.format },
              ...(facts.format === 'onnx'
                ? [{ label: 'Runs here', value: trialText(facts.trialMs) }]
                : []),
              ...summaryFacts(facts.summary),
            ]}
          />
        </div>
      )}
    </div>
  );
}
