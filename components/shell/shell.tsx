import Link from 'next/link';
import type { ReactNode } from 'react';
import { EmbeddedBanner } from '@/components/network/embedded-banner';
import { SeedingStrip } from '@/components/network/seeding-strip';
import type { NetworkStatus } from '@/lib/server/queries/types';
import { Footer } from './footer';
import { Logo } from './logo';
import { HeaderNavigation, TabBar } from './navigation';
import { ThemeSwitch } from './theme-switch';

export interface ShellProps {
  /** null when it cannot be read now. */
  status: NetworkStatus | null;
  embedded: boolean;
  /** Only desk pages have one. */
  walletMenu?: ReactNode;
  children: ReactNode;
}

/** Banner, header, page and footer; the same for both route groups. */
export function Shell({ status, embedded, walletMenu, children }: ShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#page"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-tide px-3 py-2 text-sm font-medium text-on-tide focus:translate-y-0"
      >
        Skip to the page
      </a>
      {embedded && <EmbeddedBanner />}
      <header className="sticky top-0 z-30 border-b border-line bg-canvas/90 backdrop-blur">
        <div className="mx-auto flex h-14 max-w-[76rem] items-center gap-6 px-4 sm:px-6">
          <Link
            href="/"
            className="flex items-center gap-2 rounded-md"
            aria-label="Tidemark, start"
          >
            <Logo />
            <span className="text-base font-semibold tracking-tight">Tidemark</span>
          </Link>
          <HeaderNavigation />
          <div className="ml-auto flex items-center gap-1.5">
            <ThemeSwitch />
            {walletMenu}
          </div>
        </div>
      </header>
      {status?.seeding && <SeedingStrip initial={status.seeding} />}
      {/* Takes the focus of the skip link and of dialogs whose opener is gone. */}
      <main
        id="page"
        tabIndex={-1}
        className="mx-auto w-full max-w-[76rem] flex-1 px-4 pb-16 outline-none sm:px-6"
      >
        {children}
      </main>
      <Footer status={status} />
      <TabBar />
    </div>
  );
}
