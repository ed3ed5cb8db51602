import type { ComponentProps } from 'react';
import { Shell, type ShellProps } from '@/components/shell/shell';
import { NetworkConfigProvider } from '@/lib/client/network-config';
import { LazyWalletMenu } from './lazy-wallet-menu';

type PublicConfig = ComponentProps<typeof NetworkConfigProvider>['config'];

/** The frame of desk pages: the same shell with a wallet. */
export function DeskFrame({
  config,
  status,
  children,
}: Omit<ShellProps, 'embedded' | 'walletMenu'> & { config: PublicConfig }) {
  return (
    <NetworkConfigProvider config={config}>
      <Shell status={status} embedded={config.embedded} walletMenu={<LazyWalletMenu />}>
        {children}
      </Shell>
    </NetworkConfigProvider>
  );
}
