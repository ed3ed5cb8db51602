import type { ReactNode } from 'react';
import { readShellData } from '@/app/shell-data';
import { Notice } from '@/components/ui/notice';
import { Shell } from '@/components/shell/shell';
import { DeskFrame } from '@/components/wallet/desk-frame';

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { status, config } = await readShellData();
  if (config === null) {
    return (
      <Shell status={status} embedded={status?.embedded ?? false}>
        <Notice tone="bad" title="The network does not answer" className="mt-10">
          Its manifest cannot be read, so nothing can be bought, opened or published now. What you
          own stays on chain. Start the network or check the configuration, then reload.
        </Notice>
      </Shell>
    );
  }
  return (
    <DeskFrame config={config} status={status}>
      {children}
    </DeskFrame>
  );
}
