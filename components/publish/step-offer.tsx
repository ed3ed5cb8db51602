'use client';

import { Wal } from '@/components/money/wal';
import { Day } from '@/components/time/moment';
import { describedBy, Field, Input, Select } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { useChainClock } from '@/lib/client/chain-clock';
import { checkStep, sharesOf, windowMsOf } from '@/lib/client/publish/check-draft';
import { NEW } from '@/lib/client/publish/draft';
import { useStorageSpan } from '@/lib/client/publish/use-storage-span';
import { isTidemarkError, parsePriceFrost, splitRevenue } from '@/lib/domain';
import type { StepProps } from './step-props';

const epochChoices = [2, 4, 13, 26, 53];

/** Window, price and how long the bytes are stored. */
export function StepOffer({ session, problems, fixed }: StepProps) {
  const { draft, change } = session;
  const { offer } = draft;
  const set = (part: Partial<typeof offer>) => change({ offer: { ...offer, ...part } });
  const storing = fixed && draft.progress.upload !== null;
  return (
    <div className="flex flex-col gap-5">
      <h2 className="text-lg font-semibold">The offer</h2>
      <label className="flex items-start gap-3 text-sm">
        <input
          type="checkbox"
          checked={offer.wanted}
          onChange={(event) => set({ wanted: event.target.checked })}
          className="mt-0.5 size-4 accent-tide"
        />
        <span>
          <span className="font-medium">Offer access for sale now</span>
          <span className="block text-ink-faint">Offers can be added and withdrawn later too.</span>
        </span>
      </label>
      {offer.wanted && (
        <>
          <div className="grid gap-5 sm:grid-cols-2">
            <Field
              id="window"
              label="Window in days"
              hint="Access lasts this long from payment."
              error={problems.window}
            >
              <Input
                id="window"
                value={offer.windowDays}
                maxLength={16}
                inputMode="decimal"
                className="figures"
                onChange={(event) => set({ windowDays: event.target.value })}
                {...describedBy('window', problems.window, true)}
              />
            </Field>
            <Field
              id="price"
              label="Price in WAL"
              hint="Exact, up to 9 decimals."
              error={problems.price}
            >
              <Input
                id="price"
                value={offer.priceWal}
                maxLength={64}
                inputMode="decimal"
                placeholder="12"
                className="figures"
                onChange={(event) => set({ priceWal: event.target.value })}
                {...describedBy('price', problems.price, true)}
              />
            </Field>
          </div>
          <Field id="covers" label="Covers">
            <Select
              id="covers"
              value={offer.andLater ? 'later' : 'only'}
              onChange={(event) => set({ andLater: event.target.value === 'later' })}
            >
              <option value="later">This iteration and every later one</option>
              <option value="only">This iteration only</option>
            </Select>
          </Field>
          <PerSale draft={draft} />
        </>
      )}
      <Field
        id="epochs"
        label="Store the bytes for"
        hint="Paid once, when the storage is registered. A sale is refused when storage would end before its window."
      >
        <Select
          id="epochs"
          value={draft.epochs}
          disabled={storing}
          onChange={(event) => change({ epochs: Number(event.target.value) })}
          {...describedBy('epochs', null, true)}
        >
          {epochChoices.map((epochs) => (
            <option key={epochs} value={epochs}>
              {epochs} Walrus epochs
            </option>
          ))}
        </Select>
      </Field>
      <StorageSpan draft={draft} />
    </div>
  );
}

type Draft = StepProps['session']['draft'];

/** What each member gets of one sale, for a new team. */
function PerSale({ draft }: { draft: Draft }) {
  const parts = splitOf(draft);
  if (parts === null) return null;
  return (
    <div className="rounded-md bg-sunken p-3 text-xs">
      <p className="mb-1.5 text-ink-faint">From each sale</p>
      <ul className="flex flex-col gap-1">
        {parts.map((part) => (
          <li key={part.address} className="flex items-baseline justify-between gap-3">
            <span className="truncate font-mono">{part.address}</span>
            <Wal amount={part.amount} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function StorageSpan({ draft }: { draft: Draft }) {
  const nowMs = useChainClock();
  const span = useStorageSpan(draft.epochs);
  if (nowMs === null || span === null) return null;
  const windowMs =
    draft.offer.wanted && checkStep(draft, 'offer').window === undefined
      ? Number(windowMsOf(draft))
      : 0;
  const short = nowMs + windowMs > span.storedUntilMs;
  return short ? (
    <Notice tone="warn" title="Nobody could buy this window">
      Storage would end on <Day atMs={span.storedUntilMs} /> (epoch {span.endEpoch}), before a
      window bought today. Store longer or sell a shorter window.
    </Notice>
  ) : (
    <p className="text-sm text-ink-soft">
      Stored until <Day atMs={span.storedUntilMs} className="font-medium text-ink" /> (epoch{' '}
      {span.endEpoch}). There is no grace period after it.
    </p>
  );
}

function splitOf(draft: Draft): { address: string; amount: bigint }[] | null {
  if (draft.teamChoice !== NEW) return null;
  try {
    const shares = sharesOf(draft);
    const { amounts } = splitRevenue(
      parsePriceFrost(draft.offer.priceWal),
      shares.map((share) => share.shareBps),
    );
    return shares.map(({ address }, index) => ({ address, amount: amounts[index] ?? 0n }));
  } catch (error) {
    // An unfinished price or share has no split yet; the fields say what is missing.
    if (isTidemarkError(error)) return null;
    throw error;
  }
}
