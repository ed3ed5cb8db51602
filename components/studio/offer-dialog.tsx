'use client';

import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field, Select } from '@/components/ui/field';
import {
  emptyOfferForm,
  offerFormProblems,
  offerTermsOf,
  type OfferForm,
} from '@/lib/client/studio/check-offer';
import { useSetOffer } from '@/lib/client/use-money';
import {
  allowsCalls,
  REFUND_NONE,
  REFUND_PRO_RATA,
  refundRuleText,
  RIGHT_DOWNLOAD,
  RIGHT_INVOKE,
} from '@/lib/domain';
import { CheckField, RangeFields, TextField } from './form-parts';
import type { ModelDialogProps } from './model-part-props';

/** A new offer; passes sold before keep the terms they were sold with. */
export function OfferDialog({ open, onOpenChange, teamCapId, model }: ModelDialogProps) {
  const [form, setForm] = useState<OfferForm>(emptyOfferForm);
  const [tried, setTried] = useState(false);
  const set = useSetOffer();
  const found = offerFormProblems(form);
  const problems = tried ? found : {};
  const change = (part: Partial<OfferForm>) => setForm({ ...form, ...part });

  function submit() {
    setTried(true);
    if (Object.keys(found).length > 0) return;
    set.mutate(
      { teamCapId, modelId: model.modelId, ...offerTermsOf(form) },
      { onSuccess: () => onOpenChange(false) },
    );
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New offer"
      description={model.name}
      footer={
        <Button look="primary" busy={set.isPending} onClick={submit}>
          Set the offer
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field id="offer-rights" label="Gives">
          <Select
            id="offer-rights"
            value={form.rights}
            onChange={(event) => change({ rights: Number(event.target.value) })}
          >
            <option value={RIGHT_DOWNLOAD}>Download: the key is released to the buyer</option>
            <option value={RIGHT_INVOKE}>Invoke: calls through a gateway of yours</option>
            <option value={RIGHT_DOWNLOAD | RIGHT_INVOKE}>Both</option>
          </Select>
        </Field>
        <div className="grid grid-cols-2 gap-4">
          <TextField
            id="offer-window"
            label="Window in days"
            value={form.windowDays}
            maxLength={16}
            numeric
            error={problems.window}
            onChange={(windowDays) => change({ windowDays })}
          />
          <TextField
            id="offer-price"
            label="Price in WAL"
            value={form.priceWal}
            maxLength={64}
            numeric
            error={problems.price}
            onChange={(priceWal) => change({ priceWal })}
          />
        </div>
        <RangeFields
          id="offer"
          iterationCount={model.iterationCount}
          first={form.first}
          last={form.last}
          error={problems.last}
          onChange={change}
        />
        {allowsCalls(form.rights) && (
          <TextField
            id="offer-quota"
            label="Calls in a window"
            hint="Empty for no limit. Your gateway records every call it served."
            value={form.quota}
            maxLength={16}
            numeric
            optional
            error={problems.quota}
            onChange={(quota) => change({ quota })}
          />
        )}
        <Terms form={form} change={change} />
        {set.isError && <FailureNotice error={set.error} />}
      </div>
    </Dialog>
  );
}

/** Trial and refund, with the sentence that the buyer will read. */
function Terms({ form, change }: { form: OfferForm; change: (part: Partial<OfferForm>) => void }) {
  const refunds = form.refunds && !form.trial;
  const words = refundRuleText({
    rights: form.rights,
    quota: form.quota.trim() === '' ? 0n : 1n,
    refundRule: refunds ? REFUND_PRO_RATA : REFUND_NONE,
    trial: form.trial,
  });
  return (
    <>
      <CheckField
        label="Trial"
        hint="Once per person and model; the price may be 0, and there is no refund."
        checked={form.trial}
        onChange={(trial) => change({ trial })}
      />
      <Field id="offer-refund" label="Refund" hint={`The buyer reads: “${words}”`}>
        <Select
          id="offer-refund"
          value={refunds ? 'pro-rata' : 'none'}
          disabled={form.trial}
          aria-describedby="offer-refund-hint"
          onChange={(event) => change({ refunds: event.target.value === 'pro-rata' })}
        >
          <option value="none">None: earned when it is paid</option>
          <option value="pro-rata">Pro rata: earned as it is used</option>
        </Select>
      </Field>
    </>
  );
}
