'use client';

import { useState } from 'react';
import { verdictNumbers, verdicts, verdictWords } from '@/components/audit/verdict-words';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { describedBy, Field, Input, Select, Textarea } from '@/components/ui/field';
import {
  emptyOpinionForm,
  opinionProblems,
  opinionWordsOf,
  type OpinionForm,
  type OpinionProblems,
} from '@/lib/client/auditor/opinion-form';
import {
  signedOpinionId,
  useSignOpinion,
  useSupersedeOpinion,
} from '@/lib/client/auditor/use-opinions';
import { EvidenceField } from './evidence-field';

/** A first opinion under a grant, or one in place of an own earlier one. */
export type OpinionDeed =
  | { kind: 'sign'; grantId: string; modelId: string; iteration: number }
  | { kind: 'supersede'; opinionId: string; modelId: string; iteration: number };

interface OpinionDialogProps {
  deed: OpinionDeed;
  modelName: string;
  /** What the form starts with. */
  start?: OpinionForm;
  onClose: () => void;
  onSigned: (opinionId: string) => void;
}

export function OpinionDialog({ deed, modelName, start, onClose, onSigned }: OpinionDialogProps) {
  const [form, setForm] = useState<OpinionForm>(start ?? emptyOpinionForm);
  const [tried, setTried] = useState(false);
  const sign = useSignOpinion();
  const supersede = useSupersedeOpinion();
  const current = deed.kind === 'sign' ? sign : supersede;
  const problems = tried ? opinionProblems(form) : {};

  function submit() {
    setTried(true);
    const words = opinionWordsOf(form);
    if (words === null) return;
    const { modelId, iteration } = deed;
    const done = {
      onSuccess: (outcome: Parameters<typeof signedOpinionId>[0]) => {
        onSigned(signedOpinionId(outcome) ?? outcome.digest);
        onClose();
      },
    };
    if (deed.kind === 'sign') {
      sign.mutate({ ...words, grantId: deed.grantId, modelId, iteration }, done);
    } else supersede.mutate({ ...words, opinionId: deed.opinionId, modelId }, done);
  }

  return (
    <Dialog
      open
      staysOpen
      onOpenChange={(open) => !open && onClose()}
      title={`${deed.kind === 'sign' ? 'Opinion on' : 'New opinion on'} iteration ${deed.iteration}`}
      description={`${modelName}. Public and frozen once signed; you can supersede it later, and both stay readable.`}
      footer={
        <Button look="primary" busy={current.isPending} onClick={submit}>
          {deed.kind === 'sign' ? 'Sign the opinion' : 'Sign in its place'}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <WordFields
          form={form}
          problems={problems}
          onChange={(part) => setForm({ ...form, ...part })}
        />
        <EvidenceField
          hash={form.evidenceHash}
          error={problems.evidence}
          onChange={(evidenceHash) => setForm((before) => ({ ...before, evidenceHash }))}
        />
        {current.isError && <FailureNotice error={current.error} />}
      </div>
    </Dialog>
  );
}

interface WordFieldsProps {
  form: OpinionForm;
  problems: OpinionProblems;
  onChange: (part: Partial<OpinionForm>) => void;
}

function WordFields({ form, problems, onChange }: WordFieldsProps) {
  return (
    <>
      <Field
        id="opinion-verdict"
        label="Verdict"
        hint="On the claims of the listing and this iteration."
        error={problems.verdict ?? null}
      >
        <Select
          id="opinion-verdict"
          value={form.verdict ?? ''}
          onChange={(event) => onChange({ verdict: Number(event.target.value) })}
          {...describedBy('opinion-verdict', problems.verdict, true)}
        >
          <option value="" disabled>
            Choose
          </option>
          {verdicts.map((verdict) => (
            <option key={verdict} value={verdictNumbers[verdict]}>
              {verdictWords[verdict]}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        id="opinion-scope"
        label="What you looked at"
        hint="Data, method, limits: what the verdict covers."
        error={problems.scope ?? null}
      >
        <Input
          id="opinion-scope"
          value={form.scope}
          maxLength={256}
          onChange={(event) => onChange({ scope: event.target.value })}
          {...describedBy('opinion-scope', problems.scope, true)}
        />
      </Field>
      <Field id="opinion-statement" label="Statement" error={problems.statement ?? null}>
        <Textarea
          id="opinion-statement"
          value={form.statement}
          maxLength={2048}
          onChange={(event) => onChange({ statement: event.target.value })}
          {...describedBy('opinion-statement', problems.statement)}
        />
      </Field>
    </>
  );
}
