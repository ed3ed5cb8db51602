'use client';

import { useNetworkConfig } from '@/lib/client/network-config';
import { ApprovalDialog } from './approval-dialog';
import { WalletMenu } from './wallet-menu';

/** The wallet menu; on the embedded network also what its development wallet asks. */
export function DeskWallet() {
  const { embedded } = useNetworkConfig();
  return (
    <>
      <WalletMenu />
      {embedded && <ApprovalDialog />}
    </>
  );
}
