import type { ReactNode } from 'react';
import { cn } from './cn';

export interface PageTitleProps {
  title: string;
  children?: ReactNode;
  aside?: ReactNode;
  className?: string;
}

/** The head of a page over a tide staff. */
export function PageTitle({ title, children, aside, className }: PageTitleProps) {
  return (
    <header className={cn('pt-8 sm:pt-11', className)}>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 max-w-2xl">
          <h1 className="text-2xl font-semibold sm:text-3xl">{title}</h1>
          {children !== undefined && <div className="mt-2 text-base text-ink-soft">{children}</div>}
        </div>
        {aside}
      </div>
      <div aria-hidden className="staff mt-6 h-2.5" />
    </header>
  );
}
