import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

export interface DisclosureProps {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
  /** Told when a person opens or closes it: for content that is read only on use. */
  onToggle?: (open: boolean) => void;
  className?: string;
}

/** A native details element: works without script. */
export function Disclosure({ summary, children, open, onToggle, className }: DisclosureProps) {
  return (
    <details
      open={open}
      onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}
      className={cn('group', className)}
    >
      <summary className="-mx-1.5 inline-flex items-center gap-1 rounded-sm px-1.5 py-1 text-sm font-medium text-ink-soft hover:text-ink">
        <ChevronRight
          className="size-3.5 text-ink-faint transition-transform [details[open]>summary>&]:rotate-90"
          aria-hidden
        />
        {summary}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}
