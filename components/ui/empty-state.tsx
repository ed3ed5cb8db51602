import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { joinClasses } from './join-classes';

export interface EmptyStateProps {
  Icon: LucideIcon;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
  /** Set where this is all there is on the page. */
  isPage?: boolean;
}

/** Says why there is nothing and offers a way on. */
export function EmptyState({ Icon, title, children, actions, className, isPage }: EmptyStateProps) {
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <div
      className={joinClasses(
        'flex flex-col items-center rounded-lg border border-dashed border-line-strong px-6 py-14 text-center',
        className,
      )}
    >
      <span className="mb-4 grid size-11 place-items-center rounded-full bg-tide-soft text-tide">
        <Icon className="size-5" aria-hidden />
      </span>
      <Heading className="text-lg font-semibold">{title}</Heading>
      {children !== undefined && (
        <div className="mt-1 max-w-md text-sm text-ink-soft">{children}</div>
      )}
      {actions !== undefined && (
        <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div>
      )}
    </div>
  );
}
