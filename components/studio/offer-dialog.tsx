'use client';

import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { describedBy, Field, Input, Select } from '@/components/ui/field';
import { offerProblems } from '@/lib/client/publish/check-draft';
import { useSetOffer } from '@/lib/client/use-money';
import type { TeamModel } from '@/lib/client/use-teams';
import { parsePriceFrost, RIGHT_DOWNLOAD } from '@/lib/domain';

const DAY_MS = 86_400_000;

interface OfferDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  teamCapId: string;
  model: TeamModel;
}

/** A new offer; passes sold before keep the terms they were sold with. */
export function OfferDialog({ open, onOpenChange, teamCapId, model }: OfferDialogProps) {
  const [windowDays, setWindowDays] = useState('7');
  const [priceWal, setPriceWal] = useState('');
  const [first, setFirst] = useState('1');
  const [tried, setTried] = useState(false);
  const set = useSetOffer();
  const found = offerProblems({ windowDays, priceWal });
  const problems = tried ? found : {};

  function submit() {
    setTried(true);
    if (Object.keys(found).length > 0) return;
    set.mutate(
      {
        teamCapId,
        modelId: model.modelId,
        rights: RIGHT_DOWNLOAD,
        windowMs: BigInt(Math.round(Number(windowDays) * DAY_MS)),
        priceFrost: parsePriceFrost(priceWal),
        firstIteration: Number(first),
        lastIteration: null,
      },
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
        <div className="grid grid-cols-2 gap-4">
          <Field id="offer-window" label="Window in days" error={problems.window}>
            <Input
              id="offer-window"
              value={windowDays}
              maxLength={16}
              inputMode="decimal"
              onChange={(event) => setWindowDays(event.target.value)}
              {...describedBy('offer-window', problems.window)}
            />
          </Field>
          <Field id="offer-price" label="Price in WAL" error={problems.price}>
            <Input
              id="offer-price"
              value={priceWal}
              maxLength={64}
              inputMode="decimal"
              onChange={(event) => setPriceWal(event.target.value)}
              {...describedBy('offer-price', problems.price)}
            />
          </Field>
        </div>
        <Field id="offer-first" label="Covers">
          <Select id="offer-first" value={first} onChange={(event) => setFirst(event.target.value)}>
            {Array.from({ length: model.iterationCount }, (_, at) => (
              <option key={at} value={at + 1}>
                Iteration {at + 1} and every later one
              </option>
            ))}
          </Select>
        </Field>
        {set.isError && <FailureNotice error={set.error} />}
      </div>
    </Dialog>
  );
}
