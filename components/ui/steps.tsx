import { Check, LoaderCircle, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { ProgressBar } from './progress-bar';

export type StepState = 'waiting' | 'active' | 'done' | 'failed';

export interface StepItem {
  id: string;
  title: string;
  state: StepState;
  /** Right of the title: a time, a size. */
  note?: ReactNode;
  detail?: ReactNode;
  /** 0 to 1 while active, when known. */
  part?: number;
}

const words: Record<StepState, string> = {
  waiting: 'waiting',
  active: 'in progress',
  done: 'done',
  failed: 'failed',
};

/** A list of steps with the state of each, top to bottom. */
export function Steps({ label, steps }: { label: string; steps: StepItem[] }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {steps.map((step, index) => (
        <li key={step.id} data-state={step.state} className="flex gap-3">
          <div className="flex flex-col items-center">
            <StepMark state={step.state} number={index + 1} />
            {index < steps.length - 1 && (
              <span
                className={cn(
                  'my-1 w-px flex-1',
                  step.state === 'done' ? 'bg-tide' : 'bg-line-strong',
                )}
              />
            )}
          </div>
          <div className="min-w-0 flex-1 pb-4">
            <p className="flex min-h-6 flex-wrap items-center justify-between gap-x-3 text-sm">
              <span className={cn('font-medium', step.state === 'waiting' && 'text-ink-faint')}>
                {step.title}
                <span className="sr-only">, {words[step.state]}</span>
              </span>
              {step.note !== undefined && (
                <span className="figures text-xs text-ink-faint">{step.note}</span>
              )}
            </p>
            {step.detail !== undefined && (
              <div className="text-sm text-ink-soft">{step.detail}</div>
            )}
            {step.state === 'active' && step.part !== undefined && (
              <ProgressBar part={step.part} label={step.title} className="mt-2" />
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function StepMark({ state, number }: { state: StepState; number: number }) {
  const base = 'grid size-6 shrink-0 place-items-center rounded-full text-xs font-semibold figures';
  if (state === 'done') {
    return (
      <span className={cn(base, 'bg-tide text-on-tide')}>
        <Check className="size-3.5" aria-hidden />
      </span>
    );
  }
  if (state === 'failed') {
    return (
      <span className={cn(base, 'bg-bad-soft text-bad')}>
        <X className="size-3.5" aria-hidden />
      </span>
    );
  }
  if (state === 'active') {
    return (
      <span className={cn(base, 'bg-tide-soft text-tide')}>
        <LoaderCircle className="size-3.5 animate-spin" aria-hidden />
      </span>
    );
  }
  return <span className={cn(base, 'border border-line-strong text-ink-faint')}>{number}</span>;
}
