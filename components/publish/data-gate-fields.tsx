'use client';

import { describedBy, Field, Input, Select } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { isDataGated, type DataGate } from '@/lib/client/publish/data-gate';
import type { StepProps } from './step-props';

/** Asked of medical and personal data; the answers are public and frozen with the iteration. */
export function DataGateFields({ session, problems }: Pick<StepProps, 'session' | 'problems'>) {
  const { draft, change } = session;
  const { dataGate } = draft;
  const set = (part: Partial<DataGate>) => change({ dataGate: { ...dataGate, ...part } });
  return (
    <>
      {draft.details.task === 'dataset' && (
        <label className="flex items-start gap-3 text-sm">
          <input
            type="checkbox"
            checked={dataGate.aboutPeople}
            onChange={({ target }) => set({ aboutPeople: target.checked })}
            className="mt-0.5 size-4 accent-tide"
          />
          <span>
            <span className="font-medium">This data set is about people</span>
            <span className="block text-xs text-ink-faint">
              Rows, recordings or pictures that come from persons, also when names are removed.
            </span>
          </span>
        </label>
      )}
      {isDataGated(draft) && (
        <section
          aria-label="Data of people"
          className="flex flex-col gap-5 rounded-md border border-line bg-sunken p-4"
        >
          <Notice title="Encryption is enforced">
            Data of people is never published in the clear here: this file is encrypted in your
            browser before it is sent. Seal’s guide advises against personal health information all
            the same, and who fetched a key keeps what was decrypted.
          </Notice>
          <div className="grid gap-5 sm:grid-cols-2">
            <Field
              id="de-identified"
              label="Is the data de-identified?"
              error={problems['de-identified']}
            >
              <Select
                id="de-identified"
                value={dataGate.deidentified}
                onChange={({ target }) => set({ deidentified: answerOf(target.value) })}
                {...describedBy('de-identified', problems['de-identified'])}
              >
                <option value="" disabled>
                  Choose
                </option>
                <option value="yes">Yes</option>
                <option value="no">No</option>
              </Select>
            </Field>
            <Field
              id="legal-basis"
              label="Legal basis"
              hint="For example: consent of the participants; ethics approval 2026-114."
              error={problems['legal-basis']}
            >
              <Input
                id="legal-basis"
                value={dataGate.legalBasis}
                maxLength={120}
                onChange={({ target }) => set({ legalBasis: target.value })}
                {...describedBy('legal-basis', problems['legal-basis'], true)}
              />
            </Field>
          </div>
          <p className="text-xs text-ink-soft">
            Both answers join the public metrics of this iteration as your statement, marked as not
            checked.
          </p>
        </section>
      )}
    </>
  );
}

function answerOf(value: string): DataGate['deidentified'] {
  return value === 'yes' || value === 'no' ? value : '';
}
