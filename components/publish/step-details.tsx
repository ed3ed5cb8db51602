'use client';

import { describedBy, Field, Input, Select, Textarea } from '@/components/ui/field';
import { NEW, type PublishDraft } from '@/lib/client/publish/draft';
import { DataGateFields } from './data-gate-fields';
import { NoteFields } from './note-fields';
import type { StepProps } from './step-props';

const tasks = ['time-series', 'audio', 'text', 'vision', 'tabular', 'dataset', 'other'];
const dataClasses = ['synthetic', 'public', 'licensed', 'personal, de-identified', 'medical'];

type DetailName = keyof PublishDraft['details'];

/** What people read before they buy, and what this iteration claims. */
export function StepDetails({ session, problems, fixed }: StepProps) {
  const { draft, change } = session;
  const { details } = draft;
  const set = (name: DetailName, value: string) =>
    change({ details: { ...details, [name]: value } });
  const next = draft.modelChoice !== NEW;
  const listed = fixed && draft.progress.modelId !== null;
  return (
    <div className="flex flex-col gap-5">
      <h2 className="text-lg font-semibold">{next ? 'This iteration' : 'What it is'}</h2>
      {!next && (
        <fieldset disabled={listed} className="flex flex-col gap-5">
          <Field id="name" label="Name" error={problems.name}>
            <Input
              id="name"
              value={details.name}
              maxLength={96}
              onChange={(event) => set('name', event.target.value)}
              {...describedBy('name', problems.name)}
            />
          </Field>
          <Field
            id="summary"
            label="Summary"
            hint="What goes in, what comes out, what it is not good for."
            error={problems.summary}
          >
            <Textarea
              id="summary"
              value={details.summary}
              maxLength={2048}
              onChange={(event) => set('summary', event.target.value)}
              {...describedBy('summary', problems.summary, true)}
            />
          </Field>
          <div className="grid gap-5 sm:grid-cols-2">
            <Choice
              id="task"
              label="Task"
              values={tasks}
              value={details.task}
              error={problems.task}
              onChange={(value) => set('task', value)}
            />
            <Choice
              id="data-class"
              label="Data class"
              values={dataClasses}
              value={details.dataClass}
              error={problems['data-class']}
              onChange={(value) => set('dataClass', value)}
            />
            <Field id="licence" label="Licence" error={problems.licence}>
              <Input
                id="licence"
                value={details.licence}
                placeholder="Apache-2.0"
                maxLength={64}
                onChange={(event) => set('licence', event.target.value)}
                {...describedBy('licence', problems.licence)}
              />
            </Field>
            <Field
              id="tags"
              label="Tags"
              hint="Separated by commas, at most 8."
              error={problems.tags}
              optional
            >
              <Input
                id="tags"
                value={details.tags}
                maxLength={800}
                onChange={(event) => set('tags', event.target.value)}
                {...describedBy('tags', problems.tags, true)}
              />
            </Field>
          </div>
        </fieldset>
      )}
      <DataGateFields session={session} problems={problems} />
      <Field
        id="metrics"
        label="Metrics"
        hint="One per line, “name: value”. Public and frozen with the iteration."
        error={problems.metrics}
        optional
      >
        <Textarea
          id="metrics"
          value={details.metrics}
          maxLength={4096}
          placeholder={'accuracy: 0.913\ntest set: held-out, synthetic'}
          className="font-mono text-xs sm:text-xs"
          onChange={(event) => set('metrics', event.target.value)}
          {...describedBy('metrics', problems.metrics, true)}
        />
      </Field>
      <NoteFields session={session} problems={problems} />
    </div>
  );
}

function Choice(props: {
  id: string;
  label: string;
  values: string[];
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const { id, label, values, value, error, onChange } = props;
  return (
    <Field id={id} label={label} error={error ?? null}>
      <Select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...describedBy(id, error)}
      >
        <option value="" disabled>
          Choose
        </option>
        {values.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </Select>
    </Field>
  );
}
