import Link from 'next/link';
import { IdText } from '@/components/chain/id-text';
import { IndexLamp } from '@/components/network/index-lamp';
import type { NetworkStatus } from '@/lib/server/queries/types';

export function Footer({ status }: { status: NetworkStatus | null }) {
  return (
    <footer className="border-t border-line pb-20 md:pb-0">
      <div className="mx-auto flex max-w-[76rem] flex-wrap items-center gap-x-6 gap-y-2 px-4 py-5 text-xs text-ink-faint sm:px-6">
        <IndexLamp status={status} />
        {status !== null && (
          <>
            <span className="inline-flex items-center gap-1.5">
              Contract <IdText id={status.packageId} label="contract package id" />
            </span>
            <span className="inline-flex items-center gap-1.5">
              Market <IdText id={status.marketId} label="market object id" />
            </span>
          </>
        )}
        <Link href="/network" className="rounded-sm font-medium text-ink-soft hover:text-ink">
          Network status
        </Link>
        <span className="md:ml-auto">Prices and metrics of demo models are synthetic.</span>
      </div>
    </footer>
  );
}
