'use client';

import { WalletGate } from '@/components/wallet/wallet-gate';
import { TeamList } from './team-list';

export function StudioDesk() {
  return (
    <WalletGate why="Teams belong to the address that manages them.">
      {() => <TeamList />}
    </WalletGate>
  );
}
