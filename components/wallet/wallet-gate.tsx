'use client';

import { Wallet } from 'lucide-react';
import Link from 'next/link';
import { useState, type ReactNode } from 'react';
import { Button, buttonStyle } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useWallet } from '@/lib/client/wallet/use-wallet';
import { ConnectDialog } from './connect-dialog';
import { WalletSkeleton } from './wallet-skeleton';

export interface WalletGateProps {
  /** What needs the wallet: "Your passes are read from the chain for your address." */
  why: string;
  children: (address: string) => ReactNode;
}

/** Shows its children to a connected person, and everybody else how to connect or go on without. */
export function WalletGate({ why, children }: WalletGateProps) {
  const { state, address } = useWallet();
  const [connecting, setConnecting] = useState(false);
  if (state === 'unknown') return <WalletSkeleton />;
  if (address !== null) return children(address);
  return (
    <>
      <EmptyState
        Icon={Wallet}
        title="Connect a wallet to go on"
        actions={
          <>
            <Button look="primary" onClick={() => setConnecting(true)}>
              Connect wallet
            </Button>
            <Link href="/" className={buttonStyle({ look: 'quiet' })}>
              Open without wallet
            </Link>
          </>
        }
      >
        {why}
      </EmptyState>
      <ConnectDialog open={connecting} onOpenChange={setConnecting} />
    </>
  );
}
