'use client';

import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field, Select } from '@/components/ui/field';
import { useChainClock } from '@/lib/client/chain-clock';
import {
  emptyGrantForm,
  grantFormProblems,
  grantTermsOf,
  type GrantForm,
} from '@/lib/client/studio/check-grant';
import { useGrantAudit } from '@/lib/client/use-audit-deeds';
import type { TeamModel } from '@/lib/client/use-teams';
import { CheckField, RangeFields, TextField } from './form-parts';

interface GrantDialogProps {
  teamCapId: string;
  /** Those with an iteration. */
  models: TeamModel[];
  onClose: () => void;
}

export function GrantDialog({ teamCapId, models, onClose }: GrantDialogProps) {
  const nowMs = useChainClock();
  const [modelId, setModelId] = useState(models[0]?.modelId ?? '');
  const [form, setForm] = useState<GrantForm>(emptyGrantForm);
  const [tried, setTried] = useState(false);
  const give = useGrantAudit();
  const model = models.find((candidate) => candidate.modelId === modelId);
  const found = nowMs === null ? {} : grantFormProblems(form, BigInt(nowMs));
  const problems: Readonly<Record<string, string>> = tried ? found : {};
  const change = (part: Partial<GrantForm>) => setForm({ ...form, ...part });

  function submit() {
    setTried(true);
    if (nowMs === null || Object.keys(found).length > 0) return;
    give.mutate({ teamCapId, modelId, ...grantTermsOf(form) }, { onSuccess: onClose });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="New audit grant"
      description="It cannot be passed on, and you can revoke it at any time."
      footer={
        <Button look="primary" busy={give.isPending} disabled={nowMs === null} onClick={submit}>
          Give the grant
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field id="grant-model" label="Model">
          <Select
            id="grant-model"
            value={modelId}
            onChange={(event) => {
              setModelId(event.target.value);
              change({ first: 1, last: null });
            }}
          >
            {models.map((candidate) => (
              <option key={candidate.modelId} value={candidate.modelId}>
                {candidate.name}
              </option>
            ))}
          </Select>
        </Field>
        <TextField
          id="grant-auditor"
          label="Address of the auditor"
          value={form.auditor}
          maxLength={80}
          placeholder="0x…"
          mono
          error={problems.auditor}
          onChange={(auditor) => change({ auditor })}
        />
        <Scope form={form} change={change} problem={problems.scope} />
        <RangeFields
          id="grant"
          iterationCount={model?.iterationCount ?? 0}
          first={form.first}
          last={form.last}
          error={problems.last}
          onChange={change}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            id="grant-start"
            label="Starts"
            type="datetime-local"
            hint="Your time; empty for at once."
            value={form.startsAt}
            maxLength={32}
            optional
            error={problems.start}
            onChange={(startsAt) => change({ startsAt })}
          />
          <TextField
            id="grant-window"
            label="Lasts, in days"
            value={form.windowDays}
            maxLength={16}
            numeric
            error={problems.window}
            onChange={(windowDays) => change({ windowDays })}
          />
        </div>
        {give.isError && <FailureNotice error={give.error} />}
      </div>
    </Dialog>
  );
}

function Scope(props: {
  form: GrantForm;
  change: (part: Partial<GrantForm>) => void;
  problem: string | undefined;
}) {
  const { form, change, problem } = props;
  return (
    <fieldset className="flex flex-col gap-2.5">
      <legend className="mb-2 text-sm font-medium">May open</legend>
      <CheckField
        label="Weights"
        hint="The model file; a copy that was fetched stays with the auditor."
        checked={form.weights}
        onChange={(weights) => change({ weights })}
      />
      <CheckField
        label="Notes"
        hint="Notes that are sealed until a date, or for auditors only."
        checked={form.notes}
        onChange={(notes) => change({ notes })}
      />
      {problem !== undefined && (
        <p role="alert" className="text-xs font-medium text-bad">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
