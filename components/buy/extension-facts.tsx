'use client';

import { Wal } from '@/components/money/wal';
import { MomentInBothZones } from '@/components/time/moment';
import { Facts, type Fact } from '@/components/ui/facts';
import type { BoughtPass } from '@/lib/client/use-buy';
import { useEpochStart, type StorageExtension } from '@/lib/client/use-extend-storage';

interface ExtensionFactsProps {
  /** Of the bytes as they are stored now. */
  endEpoch: number | null;
  storedUntilMs: number | null;
  /** End of the window that is to be covered. */
  windowEndsAtMs: number;
  extension: StorageExtension;
  priceFrost: bigint;
}

/** Until when the bytes are stored, until when they would be, and what that adds to the price. */
export function ExtensionFacts(props: ExtensionFactsProps) {
  const { endEpoch, storedUntilMs, windowEndsAtMs, extension, priceFrost } = props;
  const untilMs = useEpochStart(extension.untilEpoch);
  return (
    <Facts
      facts={[
        {
          label: 'Stored now until',
          value: <EpochMoment atMs={storedUntilMs} epoch={endEpoch} />,
        },
        { label: 'The window would end', value: <MomentInBothZones atMs={windowEndsAtMs} /> },
        {
          label: 'Extended until',
          value: <EpochMoment atMs={untilMs} epoch={extension.untilEpoch} />,
        },
        { label: 'Price, to the team', value: <Wal amount={priceFrost} /> },
        { label: 'Storage, to Walrus', value: <Wal amount={extension.costFrost} /> },
        {
          label: 'Together',
          value: <Wal amount={priceFrost + extension.costFrost} className="font-medium" />,
        },
      ]}
    />
  );
}

function EpochMoment({ atMs, epoch }: { atMs: number | null; epoch: number | null }) {
  return (
    <>
      {atMs !== null && <MomentInBothZones atMs={atMs} />}
      {epoch !== null && <span className="block text-xs text-ink-faint">epoch {epoch}</span>}
    </>
  );
}

/** Lines of a receipt about the storage that was extended on the way. */
export function extendedFacts(extended: BoughtPass['extended']): Fact[] {
  if (extended === null) return [];
  const { untilEpoch, costFrost } = extended;
  return [
    { label: 'Stored until', value: <EpochStart epoch={untilEpoch} /> },
    ...(costFrost === null
      ? []
      : [{ label: 'Storage, to Walrus', value: <Wal amount={costFrost} /> }]),
  ];
}

function EpochStart({ epoch }: { epoch: number }) {
  return <EpochMoment atMs={useEpochStart(epoch)} epoch={epoch} />;
}
