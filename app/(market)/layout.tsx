import type { ReactNode } from 'react';
import { readShellData } from '@/app/shell-data';
import { Shell } from '@/components/shell/shell';

export default async function MarketLayout({ children }: { children: ReactNode }) {
  const { status, config } = await readShellData();
  return (
    <Shell status={status} embedded={config?.embedded ?? status?.embedded ?? false}>
      {children}
    </Shell>
  );
}
