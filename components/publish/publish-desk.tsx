'use client';

import { WalletGate } from '@/components/wallet/wallet-gate';
import { PublishWizard } from './publish-wizard';

export function PublishDesk() {
  return (
    <WalletGate why="Your wallet signs for the team, pays for storage and owns the listing.">
      {() => <PublishWizard />}
    </WalletGate>
  );
}
