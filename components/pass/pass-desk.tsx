'use client';

import { WalletGate } from '@/components/wallet/wallet-gate';
import { PassList } from './pass-list';

export function PassDesk({ expanded }: { expanded: string | null }) {
  return (
    <WalletGate why="Passes belong to an address; connect the one that bought them.">
      {() => <PassList expanded={expanded} />}
    </WalletGate>
  );
}
