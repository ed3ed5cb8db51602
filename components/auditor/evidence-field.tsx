'use client';

import { useRef } from 'react';
import { FileUp } from 'lucide-react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Button } from '@/components/ui/button';
import { describedBy, Field, Input } from '@/components/ui/field';
import { useEvidenceHash } from '@/lib/client/auditor/use-opinions';

interface EvidenceFieldProps {
  hash: string;
  error: string | undefined;
  onChange: (hash: string) => void;
}

/** The hash that ties evidence to the opinion: pasted, or computed here from a file. */
export function EvidenceField({ hash, error, onChange }: EvidenceFieldProps) {
  const picker = useRef<HTMLInputElement>(null);
  const compute = useEvidenceHash();
  const name = compute.variables?.name;
  return (
    <div className="flex flex-col gap-2">
      <Field
        id="opinion-evidence"
        label="SHA-256 of the evidence"
        hint="Report, logs or results that you keep or publish elsewhere. Only the hash goes on chain."
        error={error ?? null}
      >
        <Input
          id="opinion-evidence"
          value={hash}
          maxLength={80}
          spellCheck={false}
          placeholder="64 hex digits"
          className="font-mono text-xs sm:text-xs"
          onChange={(event) => onChange(event.target.value)}
          {...describedBy('opinion-evidence', error, true)}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-2.5">
        <input
          ref={picker}
          type="file"
          aria-label="Evidence file"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) compute.mutate(file, { onSuccess: onChange });
            event.target.value = '';
          }}
        />
        <Button size="sm" busy={compute.isPending} onClick={() => picker.current?.click()}>
          <FileUp aria-hidden /> Compute from a file
        </Button>
        {name !== undefined && compute.data === hash && (
          <p role="status" className="min-w-0 truncate text-xs text-ink-soft">
            of {name}
          </p>
        )}
      </div>
      {compute.isError && <FailureNotice error={compute.error} />}
    </div>
  );
}
