'use client';

import { WalletGate } from '@/components/wallet/wallet-gate';
import { GrantList } from './grant-list';
import { OwnOpinions } from './own-opinions';

export function AuditorDesk() {
  return (
    <WalletGate why="Audit grants belong to an address; connect the one that a team gave yours to.">
      {() => (
        <div className="flex flex-col gap-9">
          <GrantList />
          <OwnOpinions />
        </div>
      )}
    </WalletGate>
  );
}
