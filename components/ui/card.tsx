import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return (
    <div
      className={cn('rounded-lg border border-line bg-surface shadow-card', className)}
      {...rest}
    />
  );
}

export interface SectionProps extends Omit<ComponentProps<'section'>, 'title'> {
  title: ReactNode;
  /** Shown at the right of the title. */
  aside?: ReactNode;
  hint?: ReactNode;
}

/** A titled card. */
export function Section({ title, aside, hint, className, children, ...rest }: SectionProps) {
  return (
    <section
      className={cn('rounded-lg border border-line bg-surface shadow-card', className)}
      {...rest}
    >
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3 sm:px-5">
        <div className="min-w-0">
          <h2 className="text-base font-semibold">{title}</h2>
          {hint !== undefined && <p className="text-sm text-ink-soft">{hint}</p>}
        </div>
        {aside}
      </header>
      <div className="px-4 py-4 sm:px-5">{children}</div>
    </section>
  );
}
