import type { ReactNode } from 'react';
import { cn } from './cn';

export interface Fact {
  label: string;
  value: ReactNode;
}

/** Label and value pairs; values wrap and never push the page wide. */
export function Facts({ facts, className }: { facts: Fact[]; className?: string }) {
  return (
    <dl className={cn('divide-y divide-line text-sm', className)}>
      {facts.map((fact) => (
        <div key={fact.label} className="flex flex-wrap justify-between gap-x-6 gap-y-0.5 py-2">
          <dt className="shrink-0 text-ink-faint">{fact.label}</dt>
          <dd className="figures min-w-0 text-right break-words">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
