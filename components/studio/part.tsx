import type { ReactNode } from 'react';
import { Skeleton } from '@/components/ui/skeleton';

export interface PartProps {
  title: string;
  hint?: ReactNode;
  /** Buttons at the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A titled part of a section of the studio. */
export function Part({ title, hint, aside, children }: PartProps) {
  return (
    // A group and no landmark: whoever manages two teams has each part twice.
    <div role="group" aria-label={title} className="flex min-w-0 flex-col gap-3">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="max-w-2xl min-w-0">
          <h3 className="text-sm font-semibold">{title}</h3>
          {hint !== undefined && <p className="text-xs text-ink-soft">{hint}</p>}
        </div>
        {aside}
      </header>
      {children}
    </div>
  );
}

/** Says that there is nothing yet, and how something comes to be here. */
export function NothingYet({ children }: { children: ReactNode }) {
  return (
    <p className="rounded-md border border-dashed border-line-strong px-3.5 py-3 text-sm text-ink-soft">
      {children}
    </p>
  );
}

/** Stands for what the index has not answered yet; nothing where the card says that it cannot. */
export function IndexWait({ failed }: { failed: boolean }) {
  if (failed) return null;
  return (
    <div role="status" aria-label="Reading the index">
      <Skeleton className="h-28 rounded-md" />
    </div>
  );
}
