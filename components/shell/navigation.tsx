'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { joinClasses } from '@/components/ui/join-classes';
import { isCurrent, navigationLinks } from './links';

/** Links in the header of wide screens. */
export function HeaderNavigation() {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="hidden items-center gap-0.5 md:flex">
      {navigationLinks.map(({ href, label, desk }, index) => (
        <span key={href} className="flex items-center">
          {index > 0 && desk && !navigationLinks[index - 1]?.desk && (
            <span aria-hidden className="mx-1.5 h-4 w-px lg:mx-2 bg-line-strong" />
          )}
          <Link
            href={href}
            prefetch={desk ? false : null}
            aria-current={isCurrent(href, pathname) ? 'page' : undefined}
            className="rounded-md px-2 py-1.5 lg:px-2.5 text-sm font-medium text-ink-soft transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-tide-soft aria-[current]:text-tide-strong"
          >
            {label}
          </Link>
        </span>
      ))}
    </nav>
  );
}

/** The same links at the bottom of narrow screens, in reach of a thumb. */
export function TabBar() {
  const pathname = usePathname();
  return (
    <nav
      aria-label="Main, bottom"
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-6 border-t border-line bg-surface/95 pb-[env(safe-area-inset-bottom)] backdrop-blur md:hidden"
    >
      {navigationLinks.map(({ href, label, Icon, desk }) => {
        const current = isCurrent(href, pathname);
        return (
          <Link
            key={href}
            href={href}
            prefetch={desk ? false : null}
            aria-current={current ? 'page' : undefined}
            className={joinClasses(
              'flex h-14 flex-col items-center justify-center gap-1 text-[0.6875rem] font-medium',
              current ? 'text-tide-strong' : 'text-ink-faint',
            )}
          >
            <Icon className="size-5" strokeWidth={current ? 2.2 : 1.8} aria-hidden />
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
