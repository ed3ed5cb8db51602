'use client';

import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { describedBy, Field, Textarea } from '@/components/ui/field';
import { listingProblems, splitTags } from '@/lib/client/publish/check-draft';
import { useEditListing } from '@/lib/client/use-model-deeds';
import { TextField } from './form-parts';
import type { ModelDialogProps } from './model-part-props';

/** The listing's texts; passes keep the name they were sold under. */
export function ListingDialog({ open, onOpenChange, teamCapId, model }: ModelDialogProps) {
  const [texts, setTexts] = useState({
    name: model.name,
    summary: model.summary,
    task: model.task,
    tags: model.tags.join(', '),
    licence: model.licence,
    dataClass: model.dataClass,
  });
  const [tried, setTried] = useState(false);
  const edit = useEditListing();
  const found = listingProblems(texts);
  const problems = tried ? found : {};
  const change = (part: Partial<typeof texts>) => setTexts({ ...texts, ...part });

  function submit() {
    setTried(true);
    if (Object.keys(found).length > 0) return;
    edit.mutate(
      {
        teamCapId,
        modelId: model.modelId,
        name: texts.name.trim(),
        summary: texts.summary.trim(),
        task: texts.task.trim(),
        tags: splitTags(texts.tags),
        licence: texts.licence.trim(),
        dataClass: texts.dataClass.trim(),
      },
      { onSuccess: () => onOpenChange(false) },
    );
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Edit listing"
      description="Passes keep the name they were sold under; every edit is in the audit trail."
      footer={
        <Button look="primary" busy={edit.isPending} onClick={submit}>
          Save the listing
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField
          id="listing-name"
          label="Name"
          value={texts.name}
          maxLength={96}
          error={problems.name}
          onChange={(name) => change({ name })}
        />
        <Field id="listing-summary" label="Summary" error={problems.summary ?? null}>
          <Textarea
            id="listing-summary"
            value={texts.summary}
            maxLength={2048}
            onChange={(event) => change({ summary: event.target.value })}
            {...describedBy('listing-summary', problems.summary)}
          />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            id="listing-task"
            label="Task"
            value={texts.task}
            maxLength={64}
            error={problems.task}
            onChange={(task) => change({ task })}
          />
          <TextField
            id="listing-data-class"
            label="Data class"
            value={texts.dataClass}
            maxLength={64}
            error={problems['data-class']}
            onChange={(dataClass) => change({ dataClass })}
          />
          <TextField
            id="listing-licence"
            label="Licence"
            value={texts.licence}
            maxLength={64}
            error={problems.licence}
            onChange={(licence) => change({ licence })}
          />
          <TextField
            id="listing-tags"
            label="Tags"
            hint="Separated by commas, at most 8."
            value={texts.tags}
            maxLength={800}
            optional
            error={problems.tags}
            onChange={(tags) => change({ tags })}
          />
        </div>
        {edit.isError && <FailureNotice error={edit.error} />}
      </div>
    </Dialog>
  );
}
